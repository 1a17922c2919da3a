"""Stage 2: Library -> findings. One rule a file; the file's docstring is the rule's page in the manual.

A rule is a module named like the rule, with ``RULE``, ``SEVERITY`` and a generator ``check(library)`` of faults. It is
registered by its line in ``RULES``. A warning does not fail a build.
"""

from __future__ import annotations

from booklet.checks import (
    bad_clinic_value,
    bad_contact_value,
    bad_link,
    broken_figure,
    call_incomplete,
    citation_without_reference,
    clinic_contrast,
    clinic_logo,
    clinic_warning_colour,
    clinic_words,
    contact_unchecked,
    diary_example,
    duplicate_block_id,
    duplicate_part_id,
    empty_edition,
    fictitious_number,
    frequency_order,
    missing_figure,
    missing_language,
    oversized_figure,
    panel_plan,
    paragraph_too_long,
    reference_list,
    reference_never_cited,
    reserved_id,
    review_dates,
    review_overdue,
    section_listed_twice,
    sentence_too_long,
    table_shape,
    term_defined_twice,
    to_validate,
    unknown_choice,
    unknown_contact,
    unknown_pictogram,
    unknown_section,
    unknown_term,
    unlisted_section,
    unsafe_figure_path,
    unused_contact,
    unused_term,
    withdrawn,
)
from booklet.diagnostics import Diagnostic, ordered
from booklet.model import Library

RULES = (
    citation_without_reference,
    reference_never_cited,
    reference_list,
    bad_link,
    unknown_term,
    unused_term,
    term_defined_twice,
    unknown_section,
    unlisted_section,
    section_listed_twice,
    duplicate_block_id,
    duplicate_part_id,
    reserved_id,
    empty_edition,
    panel_plan,
    unknown_choice,
    call_incomplete,
    unknown_contact,
    unused_contact,
    bad_contact_value,
    contact_unchecked,
    bad_clinic_value,
    fictitious_number,
    clinic_words,
    clinic_logo,
    clinic_contrast,
    clinic_warning_colour,
    missing_figure,
    unsafe_figure_path,
    broken_figure,
    oversized_figure,
    unknown_pictogram,
    missing_language,
    table_shape,
    frequency_order,
    diary_example,
    sentence_too_long,
    paragraph_too_long,
    to_validate,
    review_dates,
    review_overdue,
    withdrawn,
)
"""Every rule, in the order of the manual."""

FOR_A_PERSON = frozenset({to_validate.RULE, contact_unchecked.RULE})
"""Rules of which a draft is full: only a clinician, or somebody who rings a number, can settle what they find."""


def check(library: Library) -> list[Diagnostic]:
    """Every fault that the rules find in what was read, sorted by place."""
    return ordered(
        Diagnostic(fault.location, rule.RULE, fault.message, fault.hint, rule.SEVERITY)
        for rule in RULES
        for fault in rule.check(library)
    )
