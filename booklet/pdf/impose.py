"""Imposition: finished pages onto the sheets that are folded into a booklet.

Saddle stitch: all sheets nest in one another, fold once, two pages a side. The sheets come out front, back, front,
back, for printing on both sides with the short edge as the turning edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pikepdf

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet: the pages (from 1) on its left and right half; None is an empty half."""

    left: int | None
    right: int | None
    depth: int
    """How many sheets lie around this one: 0 for the outermost."""


def signature(pages: int) -> int:
    """The number of pages of the folded stack: the next multiple of four."""
    return -(-pages // 4) * 4


def saddle_stitch(pages: int) -> list[Side]:
    """Which pages stand where, sheet by sheet from the outermost, front then back.

    The last page is the back cover and stays last: where the number of pages is no multiple of four, the empty
    halves come before it.
    """
    if pages < 1:
        raise ValueError("a booklet has at least one page")
    total = signature(pages)
    order: list[int | None] = [*range(1, pages), *[None] * (total - pages), pages]
    sides: list[Side] = []
    for sheet in range(total // 4):
        first, last = 2 * sheet, total - 1 - 2 * sheet
        sides.append(Side(order[last], order[first], sheet))
        sides.append(Side(order[first + 1], order[last - 1], sheet))
    return sides


def impose(
    source: pikepdf.Pdf, sheet: tuple[float, float], *, creep: float = 0.0, ticks: float = 6.0, turned: bool = False
) -> pikepdf.Pdf:
    """A new PDF of imposed sheets.

    ``sheet`` is width and height in mm; each half holds one page, set against the fold in the middle and centred in
    height. ``creep`` is the thickness of the paper in mm: each page of an inner sheet moves that much towards the
    fold for every sheet around it, so that outer margins stay equal after trimming. ``ticks`` is the distance of the
    fold ticks from the sheet's edge in mm, inside what an office printer can print. ``turned`` sets the backs upside
    down, for a printer that turns sheets over their long edge only. Tags are lost: sheets are paper.
    """
    target = pikepdf.new()
    width, height = (side * MM for side in sheet)
    forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
    boxes = [[float(number) for number in page.trimbox] for page in source.pages]
    for index, side in enumerate(saddle_stitch(len(source.pages))):
        content = [f"-1 0 0 -1 {width:.3f} {height:.3f} cm"] if turned and index % 2 else []
        named = pikepdf.Dictionary()
        for name, number, right in (("/L", side.left, False), ("/R", side.right, True)):
            if number is None:
                continue
            left_edge, bottom, right_edge, top = boxes[number - 1]
            shift = side.depth * creep * MM * (-1 if right else 1)
            x = width / 2 - left_edge + shift if right else width / 2 - right_edge + shift
            y = (height - (top - bottom)) / 2 - bottom
            named[name] = forms[number - 1]
            content.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm {name} Do Q")
        content.extend(_ticks(width, height, ticks * MM))
        target.add_blank_page(page_size=(Decimal(f"{width:.3f}"), Decimal(f"{height:.3f}")))
        page = target.pages[-1]
        page.obj.Resources = pikepdf.Dictionary(XObject=named)
        page.obj.Contents = target.make_stream("\n".join(content).encode("ascii"))
    return target


def _ticks(width: float, height: float, inset: float) -> Iterator[str]:
    """Two short grey strokes on the fold, where the stapler and the bone go."""
    for start, end in ((inset, inset + 3 * MM), (height - inset - 3 * MM, height - inset)):
        yield f"q 0.4 G 0.5 w {width / 2:.3f} {start:.3f} m {width / 2:.3f} {end:.3f} l S Q"
