"""Reads whether a tagged PDF is painted in the order in which it is read. Shares nothing with booklet/.

The order of reading is that of the tag tree, as a screen reader of tags walks it. The order of painting is that of the
operators, into forms too: what a reader goes by that knows no tags, such as Chrome's, or text that is copied out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Piece = tuple[str, int]
"""What holds a piece of marked content, the page or a form on it, and its number in there."""

NO_FORM = "page"


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Where the two orders part, page by page, in words: one line a place."""
    read = read_order(pdf)
    found = []
    for number in range(1, len(pdf.pages) + 1):
        painted = [piece for piece in painted_order(pdf.pages[number - 1]) if piece in read.get(number, ())]
        places = {piece: at for at, piece in enumerate(read.get(number, ()))}
        if len(painted) != len(places):
            found.append(f"page {number}: {len(places)} pieces are read, {len(painted)} of them painted")
        found += [
            f"page {number}: piece {one[1]} is painted before {other[1]}, and read after it"
            for one, other in pairwise(painted)
            if places[one] > places[other]
        ]
    return found


def painted_order(page: pikepdf.Page) -> list[Piece]:
    """Pieces of marked content that have a number, in the order of the operators."""
    return list(_painted(page, page.obj.get(Name.Resources, Dictionary()), NO_FORM))


def _painted(stream: Any, resources: Any, holder: str) -> Iterator[Piece]:
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "BDC":
            held = operands[1]
            held = resources.Properties[held] if isinstance(held, Name) else held
            if Name.MCID in held:
                yield holder, int(held.MCID)
        elif operator == "Do":
            form = resources.XObject[operands[0]]
            if form.get(Name.Subtype) == Name.Form:
                own = str(form.objgen) if Name.StructParents in form else holder
                yield from _painted(form, form.get(Name.Resources, resources), own)


def read_order(pdf: pikepdf.Pdf) -> dict[int, list[Piece]]:
    """By page, from 1: pieces of marked content in the order of the tags."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: dict[int, list[Piece]] = {}

    def walk(held: Any, page: int) -> None:
        if isinstance(held, Array):
            for kid in held:
                walk(kid, page)
        elif isinstance(held, Dictionary):
            page = pages[held.Pg.objgen] if Name.Pg in held else page
            if held.get(Name.Type) == Name.MCR:
                holder = str(held.Stm.objgen) if Name.Stm in held else NO_FORM
                found.setdefault(page, []).append((holder, int(held.MCID)))
            elif held.get(Name.Type) != Name.OBJR and Name.K in held:
                walk(held.K, page)
        elif held is not None:
            found.setdefault(page, []).append((NO_FORM, int(held)))

    walk(pdf.Root.StructTreeRoot.get(Name.K), 0)
    return found
