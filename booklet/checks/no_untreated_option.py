"""Treatments without a word on what happens if none is used.

Waiting is a choice too, with its own hopes and risks. Where a booklet has treatment cards, one of them, or a sentence
of their part, is about having no treatment. No words are known of languages but French and English: there the rule
keeps silent.

Source: DISCERN 12 (what happens if no treatment is used).

    two cards, and neither has form: sans traitement
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import TreatmentCard
from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts, section_read
from booklet.checks.walk import unread
from booklet.checks.wording import SPOKEN, wording
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-untreated-option"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            table, filed = wording(lang), booklet.sections.get(lang, {})
            cards = [one for one in filed.values() for block in one.value.blocks if isinstance(block, TreatmentCard)]
            if not table or not cards or unread(library, booklet.folder / lang):
                continue
            treat = [one for own, one in of_parts(booklet, "treat") if own == lang]
            if not any(table.untreated.search(text.value) for one in [*cards, *treat] for text in section_read(one)):
                message = f"nothing in {lang}/ says what happens without a treatment"
                hint = "add a treatment card for waiting, with form: sans traitement or without treatment"
                yield Fault(booklet.meta.source.at(("parts",)), message, hint)
