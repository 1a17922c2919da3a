"""Every rule, in the order of the manual. A rule is registered by its line here.

A rule is a module named like the rule, with ``RULE``, ``SEVERITY`` and a generator ``check(library)`` of faults. Where
it stands, ``FINAL`` is its severity with ``--final``: what a draft may leave to a person is a warning, and an error in
what is handed out. ``WAIVABLE = False`` says that no waiver of booklet.yaml may set its findings aside.
"""

from __future__ import annotations

from types import ModuleType

from booklet.checks import (
    approval_date,
    approval_unknown_section,
    approval_void,
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
    not_approved,
    oversized_figure,
    panel_plan,
    paragraph_too_long,
    readability_regression,
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
    translation_bumped,
    translation_missing,
    translation_shape,
    translation_stale,
    translation_unrecorded,
    typed_review_state,
    unknown_choice,
    unknown_contact,
    unknown_pictogram,
    unknown_section,
    unknown_term,
    unlisted_section,
    unsafe_figure_path,
    unused_contact,
    unused_term,
)
from booklet.diagnostics import Severity

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
    translation_shape,
    table_shape,
    frequency_order,
    diary_example,
    sentence_too_long,
    paragraph_too_long,
    readability_regression,
    to_validate,
    review_dates,
    review_overdue,
    not_approved,
    approval_void,
    approval_unknown_section,
    approval_date,
    typed_review_state,
    translation_stale,
    translation_missing,
    translation_bumped,
    translation_unrecorded,
)
"""Every rule, in the order of the manual."""


def severity(rule: ModuleType, *, final: bool = False) -> Severity:
    """How grave a rule's findings are, in a draft or in what is handed out."""
    level: Severity = getattr(rule, "FINAL", rule.SEVERITY) if final else rule.SEVERITY
    return level


def waivable(rule: ModuleType) -> bool:
    """Whether booklet.yaml may waive a rule's findings."""
    return bool(getattr(rule, "WAIVABLE", True))


FOR_A_PERSON = frozenset(
    rule.RULE for rule in RULES if severity(rule) == "warning" and severity(rule, final=True) == "error"
) - {review_overdue.RULE, approval_void.RULE}
"""Rules of which a draft is full: only a person can settle what they find. A date that has passed is told each time."""
