"""Mends the tags of WeasyPrint's PDF, so that PDF/UA-1 holds and a screen reader meets what a reader sees.

Headers and footers become artifacts; list items get the one shape that the standard knows; the parts of a definition
list become label and body; headings skip no level; header cells say what they head; the box of a figure is given in the
page's own measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

PER_PIXEL = 0.75
"""Points in a CSS pixel."""

LEVELS = [Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6]

MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


def mend(pdf: pikepdf.Pdf) -> None:
    """Changes the tags of ``pdf`` in place."""
    root = pdf.Root.StructTreeRoot
    found = list(elements(root))
    _artifacts(pdf, {element.objgen for element in found})
    for element in found:
        kind = element.get(Name.S)
        if kind == Name.L:
            _list(pdf, element)
        elif kind == Name.TH:
            _header_cell(element)
        elif kind == Name.Figure:
            _figure(element)
    for element in elements(root):
        if element.get(Name.S) == Name.LI:
            _item(pdf, element)
    _headings(element for element in found if element.get(Name.S) in LEVELS)


def kids(element: Object) -> list[Object]:
    """The children of a structure element: elements, references and numbers of marked content."""
    held = element.get(Name.K)
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.S in kid


def elements(root: Object) -> Iterator[Object]:
    """Every structure element below ``root``, parents first."""
    waiting = [kid for kid in kids(root) if is_element(kid)]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(kids(element)) if is_element(kid))


def owners(pdf: pikepdf.Pdf) -> dict[int, Array]:
    """For each page, by its ``StructParents``: which element owns each piece of its marked content."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return {int(key): value for key, value in pairs if isinstance(value, Array)}


def _artifacts(pdf: pikepdf.Pdf, known: set[tuple[int, int]]) -> None:
    """Turns marked content that belongs to no element of the tree into artifacts."""
    by_page = owners(pdf)
    for page in pdf.pages:
        owned = by_page[int(page.obj.StructParents)]
        orphans = {index for index, owner in enumerate(owned) if owner is None or owner.objgen not in known}
        if not orphans:
            continue
        for index in orphans:
            owned[index] = None
        content = page.obj.Contents
        content.write(_as_artifacts(content.read_bytes(), orphans))


def _as_artifacts(content: bytes, orphans: set[int]) -> bytes:
    def mark(match: re.Match[bytes]) -> bytes:
        return b"/Artifact BMC" if int(match[1]) in orphans else match[0]

    return MARKED.sub(mark, content)


def _list(pdf: pikepdf.Pdf, element: Object) -> None:
    """A list holds items only. A group in it is one item: its first part the label, the others the body."""
    items = []
    for kid in kids(element):
        if not is_element(kid) or kid.S in (Name.LI, Name.L, Name.Caption):
            items.append(kid)
            continue
        parts = [part for inner in kids(kid) for part in (kids(inner) if _is(inner, Name.LI) else [inner])]
        if len(parts) > 1 and all(_is(part, Name.LBody) for part in parts):
            parts[0].S = Name.Lbl
        kid.S = Name.LI
        _adopt(kid, parts)
        items.append(kid)
    _adopt(element, items)


def _item(pdf: pikepdf.Pdf, element: Object) -> None:
    """An item holds a label and a body only: whatever else it holds goes into one body."""
    held = kids(element)
    if all(_is(kid, Name.Lbl) or _is(kid, Name.LBody) for kid in held):
        return
    labels = [kid for kid in held if _is(kid, Name.Lbl)]
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=element, K=Array()))
    if Name.Pg in element:
        body.Pg = element.Pg
    _adopt(body, [kid for kid in held if not _is(kid, Name.Lbl)])
    _adopt(element, [*labels, body])


def _headings(found: Iterable[Object]) -> None:
    """Headings go down one level at a time: a level is how many headings an element stands under, itself included."""
    above: list[int] = []
    for element in found:
        level = int(str(element.S)[2:])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        element.S = LEVELS[len(above) - 1]


def _header_cell(element: Object) -> None:
    """A header cell in a row of header cells heads its column, another one its row."""
    in_row = [kid for kid in kids(element.P) if is_element(kid)]
    scope = Name.Column if all(kid.S == Name.TH for kid in in_row) else Name.Row
    attributes = element.get(Name.A)
    if isinstance(attributes, Dictionary) and Name.Scope not in attributes:
        attributes.Scope = scope


def _figure(element: Object) -> None:
    """WeasyPrint gives the box in CSS pixels from the top; a PDF has points from the foot."""
    attributes = element.get(Name.A)
    if isinstance(attributes, Dictionary) and Name.BBox in attributes and Name.Pg in element:
        left, top, right, bottom = (float(number) * PER_PIXEL for number in attributes.BBox)
        height = float(element.Pg.MediaBox[3])
        attributes.BBox = Array([round(number, 2) for number in (left, height - bottom, right, height - top)])


def _adopt(parent: Object, children: list[Object]) -> None:
    parent.K = Array(children)
    for child in children:
        if is_element(child):
            child.P = parent


def _is(kid: object, kind: Name) -> bool:
    return isinstance(kid, Dictionary) and kid.get(Name.S) == kind
