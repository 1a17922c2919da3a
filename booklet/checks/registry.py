"""Every rule, in the order of the manual. A rule is registered by its line here.

A rule is a module named like the rule, with ``RULE``, ``SEVERITY`` and a generator ``check(library)`` of faults. Where
it stands, ``FINAL`` is its severity with ``--final``: what a draft may leave to a person is a warning, and an error in
what is handed out. ``LANGUAGES`` are those that a rule speaks for, where it needs words of them.
``WAIVABLE = False`` says that no waiver of booklet.yaml may set its findings aside; no rule with a ``FINAL`` may be
waived either, for a waiver would stand in the place of the person whom the finding waits for.
"""

from __future__ import annotations

from types import ModuleType

from booklet.checks import (
    abbreviation_not_spelled_out,
    advice_without_why,
    alt_says_nothing,
    approval_date,
    approval_unknown_section,
    approval_void,
    bad_clinic_value,
    bad_contact_value,
    bad_link,
    block_markup,
    broken_figure,
    call_incomplete,
    call_without_page,
    capitals_text,
    citation_without_reference,
    clinic_contrast,
    clinic_logo,
    clinic_warning_colour,
    clinic_words,
    contact_expired,
    contact_unchecked,
    contact_words,
    diary_example,
    duplicate_block_id,
    duplicate_part_id,
    empty_edition,
    falc_logo,
    fictitious_number,
    figure_without_caption,
    frequency_order,
    future_date,
    hard_number,
    honcode_logo,
    html_tag,
    italic_text,
    list_too_long,
    long_without_heading,
    main_message_too_long,
    missing_figure,
    missing_language,
    missing_last_review,
    missing_owner,
    mixed_denominators,
    no_action,
    no_guideline,
    no_shared_decision,
    no_support,
    no_tool,
    no_uncertainty,
    no_untreated_option,
    no_visual_cue,
    not_approved,
    oversized_figure,
    panel_plan,
    paragraph_too_long,
    passive_voice,
    percent_alone,
    readability_regression,
    reader_not_addressed,
    reference_list,
    reference_never_cited,
    reserved_id,
    review_dates,
    review_overdue,
    section_listed_twice,
    sentence_too_long,
    short_incomplete,
    single_treatment,
    steps_count,
    stray_mark,
    table_shape,
    table_too_wide,
    term_defined_twice,
    term_without_gloss,
    to_fill_in,
    to_validate,
    translation_bumped,
    translation_missing,
    translation_shape,
    translation_stale,
    translation_unrecorded,
    treatment_without_benefit,
    treatment_without_effect,
    treatment_without_risk,
    typed_review_state,
    unknown_choice,
    unknown_contact,
    unknown_pictogram,
    unknown_section,
    unknown_term,
    unlisted_section,
    unsafe_figure_path,
    unsourced_call,
    unsupported_advice,
    unused_contact,
    unused_term,
    withdrawn,
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
    short_incomplete,
    panel_plan,
    unknown_choice,
    call_incomplete,
    call_without_page,
    unsourced_call,
    unsupported_advice,
    unknown_contact,
    unused_contact,
    bad_contact_value,
    contact_words,
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
    to_fill_in,
    to_validate,
    review_dates,
    review_overdue,
    future_date,
    withdrawn,
    not_approved,
    approval_void,
    approval_unknown_section,
    approval_date,
    typed_review_state,
    translation_stale,
    translation_missing,
    translation_bumped,
    translation_unrecorded,
    main_message_too_long,
    missing_owner,
    missing_last_review,
    contact_expired,
    no_guideline,
    no_support,
    list_too_long,
    steps_count,
    long_without_heading,
    no_visual_cue,
    table_too_wide,
    figure_without_caption,
    alt_says_nothing,
    term_without_gloss,
    abbreviation_not_spelled_out,
    passive_voice,
    reader_not_addressed,
    no_action,
    advice_without_why,
    no_tool,
    no_uncertainty,
    hard_number,
    percent_alone,
    mixed_denominators,
    treatment_without_effect,
    treatment_without_benefit,
    treatment_without_risk,
    no_untreated_option,
    single_treatment,
    no_shared_decision,
    italic_text,
    html_tag,
    stray_mark,
    block_markup,
    capitals_text,
    honcode_logo,
    falc_logo,
)
"""Every rule, in the order of the manual."""


def severity(rule: ModuleType, *, final: bool = False) -> Severity:
    """How grave a rule's findings are, in a draft or in what is handed out."""
    level: Severity = getattr(rule, "FINAL", rule.SEVERITY) if final else rule.SEVERITY
    return level


def languages(rule: ModuleType) -> frozenset[str]:
    """The languages that a rule speaks for; none where it speaks for all."""
    return frozenset(getattr(rule, "LANGUAGES", ()))


def silent(lang: str) -> list[str]:
    """The rules that cannot read a language, for want of its words: what they look for, nobody looked for."""
    spoken = lang.partition("-")[0]
    return [rule.RULE for rule in RULES if languages(rule) and spoken not in languages(rule)]


def waivable(rule: ModuleType) -> bool:
    """Whether booklet.yaml may waive a rule's findings."""
    return bool(getattr(rule, "WAIVABLE", not hasattr(rule, "FINAL")))


FOR_A_PERSON = frozenset(
    rule.RULE for rule in RULES if severity(rule) == "warning" and severity(rule, final=True) == "error"
) - {review_overdue.RULE, future_date.RULE, approval_void.RULE, withdrawn.RULE}
"""Rules of which a draft is full: only a person can settle what they find. A date that has passed is told each time."""
