"""A page on when to call that says of nothing what it rests on.

Whoever reads it may act on it within the minute. Each sign has a source, in its line (``[@source]``, of which nothing
is printed there) or named for the whole section; where there is none, a clinician must confirm it, and
``basis: to-validate`` says so, of the line or of the block. A section with something left to fill in is not held to it
yet.

Source: DISCERN 4 (sources); HAS-R6; this project.

    - text: "**Fièvre** avec des frissons."      # no source, no sources: at the head of the file, and no basis:
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import BlockBase, CallCase, CallTable, Sign, WarningLevels
from booklet.checks import to_fill_in
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks, models
from booklet.content.marks import CITATION
from booklet.diagnostics import Severity
from booklet.model import Filed, Library, Loc, Section

RULE = "unsourced-call"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    unfilled = {fault.location.path for fault in to_fill_in.check(library)}
    kinds: tuple[type[BlockBase], ...] = (WarningLevels, CallTable)
    for kind in kinds:
        for filed, loc, block in blocks(library, kind):
            if not (filed.value.sources or block.sources or block.basis or filed.source.path in unfilled):
                yield from _lines(filed, loc, block)


def _lines(filed: Filed[Section], loc: Loc, block: BlockBase) -> Iterator[Fault]:
    for inner, line in models(block, loc):
        if isinstance(line, Sign | CallCase) and not (line.basis or CITATION.search(line.text)):
            hint = "name its source, as [@source], or mark the line basis: to-validate"
            yield Fault(filed.source.at(inner), "nothing says what this sign rests on", hint)
