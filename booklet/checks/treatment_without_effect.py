"""A treatment of which nothing says how it works.

A reader chooses among treatments by knowing what each does. Where no source says it, the page sends to the doctor, and
a waiver says why it is left out.

Source: DISCERN 9.

    {kind: treatment-card, name: Crème, benefits: …, risks: …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import TreatmentCard
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "treatment-without-effect"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, card in blocks(library, TreatmentCard):
        if not card.how_it_works:
            message = f"nothing is said of how it works of {quoted(card.name)}"
            yield Fault(filed.source.at((*loc, "name")), message, "write how_it_works: with its source")
