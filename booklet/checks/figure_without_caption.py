"""A figure without a caption.

Words under a picture say what to see in it, and hold it and the text together. What is read aloud in its place,
``alt``, is not seen. A figure of a set of steps has the words beside it, and needs none.

Source: PEMAT 17; CDC CCI 4; standards, section 16 (caption).

    {kind: figure, figure: peau.svg, alt: La peau en coupe.}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Figure
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "figure-without-caption"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, figure in blocks(library, Figure):
        if not figure.caption:
            hint = "write caption: with a few words that say what to see"
            yield Fault(filed.source.at((*loc, "figure")), "this figure has no caption", hint)
