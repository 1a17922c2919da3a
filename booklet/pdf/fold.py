"""Letter fold: six panels onto the two sides of one sheet, the tags kept, so that the file reads like the content.

Panels come in the order of reading: the cover, the panel that is folded in, the three inside, the back.

::

    outside   folded in (2) | back (6) | cover (1)
    inside    3             | 4        | 5

The fifth is printed behind the second, so both are narrower by the fold allowance, and the sheet folds flat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from booklet.pdf.impose import MM
from booklet.pdf.tags import elements, is_element, kids, owners

OUTSIDE, INSIDE = (2, 6, 1), (3, 4, 5)
"""Numbers of the panels, from 1 in the order of reading, as they stand on each side of the sheet from left to right."""

NARROW = (2, 5)
"""Panels that are folded in, or printed behind the one that is."""

TICK = 3 * MM
INSET = 6 * MM
"""Length of a fold tick and its distance from the edge in pt: inside what an office printer can print."""


def widths(sheet: float, allowance: float) -> list[float]:
    """Width of each of the six panels in mm, in the order of reading, for a sheet of width ``sheet`` in mm."""
    wide = (sheet + allowance) / 3
    return [wide - allowance if number in NARROW else wide for number in range(1, 7)]


@dataclass(frozen=True)
class _Place:
    """Where a panel went: which side of the sheet, how far from its left edge in pt, and its first marked content."""

    side: Object
    x: float
    first: int


def on_sheet(pdf: pikepdf.Pdf, sheet: tuple[float, float]) -> None:
    """Puts six pages of one document onto two, in place. ``sheet`` is width and height in mm.

    Contents, tags, links and destinations move along. ValueError where there are not six pages.
    """
    panels = [page.obj for page in pdf.pages]
    if len(panels) != 6:
        raise ValueError(f"a letter fold has six panels, not {len(panels)}")
    owned: dict[int, list[Object | None]] = {key: list(value) for key, value in owners(pdf).items()}
    places: dict[tuple[int, int], _Place] = {}
    sides = [
        _side(pdf, sheet, index, {number: panels[number - 1] for number in numbers}, owned, places)
        for index, numbers in enumerate((OUTSIDE, INSIDE))
    ]
    _tags(pdf, owned, places, sides)
    _destinations(pdf, places)
    for side in sides:
        pdf.pages.append(pikepdf.Page(side))
    del pdf.pages[: len(panels)]


def _side(
    pdf: pikepdf.Pdf, sheet: tuple[float, float], index: int, panels: dict[int, Object],
    owned: dict[int, list[Object | None]], places: dict[tuple[int, int], _Place],
) -> Object:  # fmt: skip
    """One side of the sheet, its panels by number, from left to right.

    They are painted in the order of reading, for readers that go by it. WeasyPrint gives all pages the same resources,
    so nothing in them has to be renamed.
    """
    width, height = (round(length * MM, 4) for length in sheet)
    side = pdf.make_indirect(Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, width, height]), Resources=next(iter(panels.values())).Resources,
        Tabs=Name.S, StructParents=index,
    ))  # fmt: skip
    parts: list[bytes] = []
    marked: list[Object | None] = []
    annotations: list[Object] = []
    across = {number: float(panel.MediaBox[2]) for number, panel in panels.items()}
    lefts = dict(zip(panels, accumulate(across.values(), initial=0.0), strict=False))
    for number, panel in sorted(panels.items()):
        x = lefts[number]
        places[panel.objgen] = _Place(side, x, len(marked))
        content = _renumbered(panel.Contents.read_bytes(), len(marked))
        parts.append(f"q 1 0 0 1 {x:.4f} 0 cm 0 0 {across[number]:.4f} {height} re W n\n".encode() + content + b"\nQ")
        marked += owned[int(panel.StructParents)]
        for annotation in panel.get(Name.Annots, []):
            left, bottom, right, top = (float(number) for number in annotation.Rect)
            annotation.Rect = Array([round(left + x, 3), bottom, round(right + x, 3), top])
            annotations.append(annotation)
        if x > 0:
            parts.append(_ticks(x, height))
    side.Contents = pdf.make_stream(b"\n".join(parts))
    if annotations:
        side.Annots = Array(annotations)
    owned[-1 - index] = marked
    return side


def _ticks(x: float, height: float) -> bytes:
    """Two short strokes on a fold: what they are for is seen, and no reading order holds them."""
    strokes = [f"{x:.3f} {start:.3f} m {x:.3f} {start + TICK:.3f} l S" for start in (INSET, height - INSET - TICK)]
    return f"/Artifact BMC q 0.4 G 0.5 w {' '.join(strokes)} Q EMC".encode()


def _renumbered(content: bytes, first: int) -> bytes:
    return re.sub(rb"/MCID (\d+)", lambda match: b"/MCID %d" % (int(match[1]) + first), content)


def _tags(
    pdf: pikepdf.Pdf, owned: dict[int, list[Object | None]], places: dict[tuple[int, int], _Place], sides: list[Object]
) -> None:
    """The tree of tags stays as it is; what it points at has moved."""
    root = pdf.Root.StructTreeRoot
    for element in elements(root):
        place = places.get(element.Pg.objgen) if Name.Pg in element else None
        if place is None:
            continue
        moved = []
        for kid in kids(element):
            if isinstance(kid, int):
                kid = kid + place.first
            elif isinstance(kid, Dictionary) and Name.Pg in kid and not is_element(kid):
                moved_to = places[kid.Pg.objgen]
                kid.Pg = moved_to.side
                if Name.MCID in kid:
                    kid.MCID = int(kid.MCID) + moved_to.first
            moved.append(kid)
        element.K = Array(moved)
        element.Pg = place.side
        attributes = element.get(Name.A)
        if isinstance(attributes, Dictionary) and Name.BBox in attributes:
            box = [float(number) for number in attributes.BBox]
            attributes.BBox = Array([round(box[0] + place.x, 2), box[1], round(box[2] + place.x, 2), box[3]])
    numbers: list[object] = []
    for index in range(len(sides)):
        numbers += [index, Array(owned[-1 - index])]
    table = list(root.ParentTree.Nums)
    for key, value in zip(table[::2], table[1::2], strict=True):
        if int(key) >= 6:  # those of links; the panels' own are the first six
            numbers += [int(key), value]
    root.ParentTree.Nums = Array(numbers)


def _destinations(pdf: pikepdf.Pdf, places: dict[tuple[int, int], _Place]) -> None:
    """Named places and the outline's entries follow their panel."""
    named = pdf.Root.get(Name.Names, Dictionary()).get(Name.Dests, Dictionary()).get(Name.Names, Array())
    targets: list[Object] = [value for value in named if isinstance(value, Array)]
    waiting = [pdf.Root.Outlines] if Name.Outlines in pdf.Root else []
    while waiting:
        entry = waiting.pop()
        if isinstance(entry.get(Name.Dest), Array):
            targets.append(entry.Dest)
        waiting += [entry[key] for key in (Name.First, Name.Next) if key in entry]
    for target in targets:
        place = places.get(target[0].objgen)
        if place:
            target[0] = place.side
            if len(target) > 2:
                target[2] = round(float(target[2]) + place.x, 3)
