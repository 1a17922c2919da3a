"""Judges the contrast of every text and mark on laid-out pages, in colour and as a copier makes it.

A text needs 7:1 against what is behind it, whatever its size. A mark needs 3:1: a border, a box to tick, a line to
write on, a bullet. Lines in the colours that ``--decoration`` names are exempt: they part what is apart anyway, and
say nothing. In ``styles/tokens.css`` these are ``--petrol-3`` and ``--terra-2``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location
from booklet.palette import MARK, TEXT, contrast, grey
from booklet.pdf.boxes import PageView
from booklet.pdf.render import whole

HINT = "choose a darker colour in front or a lighter one behind, of those in styles/tokens.css"


def low_contrast(views: list[PageView], composed: Composed) -> list[Diagnostic]:
    """A finding for each pair of colours that is too close, at each place and page once."""
    found: dict[tuple[int, Location, str, str], Diagnostic] = {}
    for view in views:
        for what, colour, behind, least, place in _drawn(view):
            where = place or whole(composed)
            if short := _short(colour, behind, least):
                message = (
                    f"page {view.number}: {what} {colour} on {behind} has a contrast of {short}; {least:g} is needed"
                )
                found.setdefault((view.number, where, colour, behind), Diagnostic(where, "low-contrast", message, HINT))
    return list(found.values())


def _drawn(view: PageView) -> Iterator[tuple[str, str, str, float, Location | None]]:
    for text in view.texts:
        words = text.words if len(text.words) <= 40 else text.words[:39] + "…"
        yield f"the text '{words}' in", text.colour, text.behind, TEXT, text.place
    for mark in view.marks:
        yield "a mark in", mark.colour, mark.behind, MARK, mark.place


@cache
def _short(colour: str, behind: str, least: float) -> str:
    """The contrast where it is less than ``least``, and where it is so; empty where it is enough."""
    if (ratio := contrast(colour, behind)) < least:
        return f"{ratio:.1f}"
    if (ratio := contrast(grey(colour), grey(behind))) < least:
        return f"{ratio:.1f} in grey"
    return ""
