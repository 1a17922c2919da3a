"""A treatment without its risks.

Benefits without risks are advertising. Where no source says them, the page sends to the doctor, and a waiver says why
they are left out.

Source: DISCERN 11; HAS-C3; CDC CCI 19.

    {kind: treatment-card, name: Crème, how_it_works: …, benefits: …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import TreatmentCard
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "treatment-without-risk"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, card in blocks(library, TreatmentCard):
        if not card.risks:
            message = f"nothing is said of the risks of {quoted(card.name)}"
            yield Fault(filed.source.at((*loc, "name")), message, "write risks: with its source")
