"""A treatment without what may be hoped for.

Benefits and risks stand side by side, so that the choice is fair. Where no source says it, the page sends to the
doctor, and a waiver says why it is left out.

Source: DISCERN 10; HAS-C3; CDC CCI 19.

    {kind: treatment-card, name: Crème, how_it_works: …, risks: …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import TreatmentCard
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "treatment-without-benefit"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, card in blocks(library, TreatmentCard):
        if not card.benefits:
            message = f"nothing is said of the benefit of {quoted(card.name)}"
            yield Fault(filed.source.at((*loc, "name")), message, "write benefits: with its source")
