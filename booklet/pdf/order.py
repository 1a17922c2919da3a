"""Whether a page is painted in the order in which it is read.

Readers that know no tags go by the order of painting, Chrome's own viewer among them, and so does text that is copied
out. CSS paints late whatever is positioned, and every picture, and early whatever floats: CSS 2.1, appendix E.
"""

from __future__ import annotations

from itertools import pairwise

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location
from booklet.pdf.origins import Piece
from booklet.pdf.render import whole

LONGEST = 40
"""Characters of a text that are quoted."""

HINT = (
    "in the style sheet, take position, float, overflow, opacity or transform from it, or position what follows it too"
)


def out_of_order(pages: list[list[Piece]], composed: Composed) -> list[Diagnostic]:
    """What is painted after a piece that is read after it: one finding for each place on a page.

    ``pages`` holds the pieces of each page in the order of reading; their numbers are given in the order of painting.
    """
    found: dict[tuple[int, Location], Diagnostic] = {}
    for number, pieces in enumerate(pages, 1):
        for late, after in pairwise(pieces):
            if late.number > after.number:
                named = [composed.places[name] for name in late.inside if name in composed.places]
                place = named[-1] if named else whole(composed)
                what = repr(late.words[:LONGEST]) if late.words else "a picture"
                message = f"page {number}: {what} is painted after what is read after it"
                found.setdefault((number, place), Diagnostic(place, "painting-order", message, HINT, "warning"))
    return list(found.values())
