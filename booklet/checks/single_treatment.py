"""A part on treatments that knows only one.

Where there is a choice, the reader learns that there is. A booklet with a part for treatment describes two
possibilities or more; to wait is one.

Source: DISCERN 14 (more than one possible treatment).

    a part with purpose: treat and one treatment card
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import TreatmentCard
from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts
from booklet.checks.walk import unread
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "single-treatment"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            read = [filed for own, filed in of_parts(booklet, "treat") if own == lang]
            cards = [block for one in read for block in one.value.blocks if isinstance(block, TreatmentCard)]
            if len(cards) == 1 and not unread(library, booklet.folder / lang):
                message = f"{lang}/ describes one treatment, {quoted(cards[0].name)}"
                hint = "add a card for another one, or for waiting"
                number = next(rank for rank, part in enumerate(booklet.meta.value.parts) if part.purpose == "treat")
                yield Fault(booklet.meta.source.at(("parts", number, "purpose")), message, hint)
