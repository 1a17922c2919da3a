"""A run of steps that is too long.

What is done one thing after the other is told in 2 to 7 steps. The bound is the threshold ``steps``, 7, by language;
the models allow no fewer than two and no more than seven.

Source: PEMAT 22 (explicit steps); CDC CCI 8.

    kind: steps      # with six items, and thresholds: {fr: {steps: 5}}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Steps
from booklet.checks.fault import Fault
from booklet.checks.reading import thresholds
from booklet.checks.walk import sections
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "steps-count"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in sections(booklet):
            most = thresholds(booklet, lang).steps
            for index, block in enumerate(filed.value.blocks):
                if isinstance(block, Steps) and len(block.items) > most:
                    place = filed.source.at(("blocks", index, "items", most))
                    yield Fault(place, f"{len(block.items)} steps, more than {most}", "join two, or make two runs")
