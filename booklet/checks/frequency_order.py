"""A frequency whose low end is above its high end.

``low`` and ``high`` are the ends of a range of people out of ten, drawn as full and pale figures.

Source: PEMAT 6; this project.

    {label: Douleur, low: 4, high: 3, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Frequency
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "frequency-order"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, frequency in blocks(library, Frequency):
        for number, row in enumerate(frequency.rows):
            if row.low > row.high:
                place = filed.source.at((*loc, "rows", number, "low"))
                yield Fault(place, f"low is {row.low}, above high, {row.high}", "exchange the two")
