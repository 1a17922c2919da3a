"""A page on when to call that says of nothing what it rests on.

Whoever reads it may act on it within the minute. Its signs come from sources, named for the whole section or in a
sentence of it; where there is none, a clinician must confirm them, and ``basis: to-validate`` says so on the page.
A section with something left to fill in is not held to it yet.

Source: DISCERN 4 (sources); HAS-R6; this project.

    - kind: warning-levels      # no sources: at the head of the file, and no basis:
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import WarningLevels
from booklet.checks import to_fill_in
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks, section_texts
from booklet.content.marks import CITATION
from booklet.diagnostics import Severity
from booklet.model import Library, founded

RULE = "unsourced-call"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    unfilled = {fault.location.path for fault in to_fill_in.check(library)}
    for filed, loc, block in blocks(library, WarningLevels):
        cited = any(founded(filed.value)) or any(CITATION.search(text.value) for text in section_texts(filed))
        if not (cited or block.basis or filed.source.path in unfilled):
            message = "nothing says what these signs rest on"
            hint = "name sources: at the head of the file, or mark the block basis: to-validate"
            yield Fault(filed.source.at(loc), message, hint)
