"""A booklet that says nothing of what is not known.

Who is told only what is sure, is misled. A booklet with a part to understand or to treat says what experts do not
know: in the ``unknown`` field of a treatment card, or in a sentence such as 'on ne sait pas'. No words are known of
languages but French and English: there the rule keeps silent.

Source: CDC CCI 11 (what experts know and do not know); DISCERN 8.

    benefits: Il fait partir les dépôts.      # and no unknown anywhere
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

RULE = "no-uncertainty"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN

SAID = {"fr": "On ne sait pas pourquoi.", "en": "It is not known why."}
"""A sentence that is found, by language."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            table = wording(lang)
            read = [filed for own, filed in of_parts(booklet, "understand", "treat") if own == lang]
            if not table or not read or unread(library, booklet.folder / lang):
                continue
            cards = any(
                isinstance(block, TreatmentCard) and block.unknown for one in read for block in one.value.blocks
            )
            if cards or any(table.uncertain.search(text.value) for one in read for text in section_read(one)):
                continue
            message = f"nothing in {lang}/ says what is not known"
            hint = f"say it in a sentence, such as '{SAID[lang[:2]]}', or under 'unknown' of a treatment card"
            yield Fault(booklet.meta.source.at(("parts",)), message, hint)
