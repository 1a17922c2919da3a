"""A figure file larger than a page can use.

A drawing has at most 512 KB, a picture at most 8 MB and 6,000 pixels a side. Above that a build is slow and the
PDF too heavy to send, and nothing more is seen on an A4 page.

Source: this project.

    figures/photo.jpg of 9000 by 6000 pixels
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks import drawings
from booklet.checks.fault import Fault
from booklet.content.text import relative
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "oversized-figure"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for path in drawings.files(library):
        reason = drawings.too_large(path)
        if reason:
            hint = "simplify the drawing" if path.suffix.lower() == ".svg" else "export it smaller"
            yield Fault(Location(relative(library.root, path)), f"the figure has {reason}", hint)
