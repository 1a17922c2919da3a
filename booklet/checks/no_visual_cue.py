"""A section on what to do in which nothing stands out.

Boxes, pictures, ticks and numbered steps lead the eye to what matters. Each section of a part with ``purpose: act`` or
``warn`` has one: a callout, warning levels, a call table, do and don't, steps, tips, key points, a checklist, a quote.

Source: PEMAT 12 (visual cues).

    blocks: [{kind: paragraph, text: …}, {kind: list, items: […]}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Callout, CallTable, Checklist, DoDont, KeyPoints, Quote, Steps, Tips, WarningLevels
from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-visual-cue"
SEVERITY: Severity = "warning"


CUES = (Callout, CallTable, Checklist, DoDont, KeyPoints, Quote, Steps, Tips, WarningLevels)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, filed in of_parts(booklet, "act", "warn"):
            if not any(isinstance(block, CUES) for block in filed.value.blocks):
                hint = "put what matters most into a callout, tips, steps or do-dont"
                yield Fault(filed.source.at(("title",)), "nothing stands out in this section", hint)
