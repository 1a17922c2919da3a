"""Turns a file with mended tags into one of PDF 2.0, as PDF/UA-2 and PDF/A-4f ask for it: same pages, same tree.

What changes: tags say that they are those of PDF 2.0, where it has them; a list with labels says of which kind they
are; what leads to a place in the file leads to the tag there as well, not to a spot on a page alone; the information
dictionary goes, since PDF 2.0 has XMP for that.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from booklet.pdf.tags import elements, is_element, kids

VERSION = "2.0"

NAMESPACE = "http://iso.org/pdf2/ssn"
"""The standard structure namespace of PDF 2.0: ISO 32000-2, 14.8.6."""

FORMER = {Name.Art, Name.BlockQuote, Name.Code, Name.Quote, Name.Reference, Name.TOC, Name.TOCI}
"""Tags that only PDF 1.7 has; PDF/UA-2 takes them too. One that names no namespace belongs there."""

HEADINGS = {Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6}


def to_ua2(pdf: Pdf, places: Mapping[str, Object]) -> None:
    """Changes ``pdf`` in place. ``places`` are structure elements by the names of the destinations that lead there."""
    root = pdf.Root.StructTreeRoot
    namespace = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(NAMESPACE)))
    root.Namespaces = Array([namespace])
    targets = _Targets(pdf, places)
    for element in elements(root):
        role = element.S
        if role == Name.Note:
            element.S = Name.FENote
            _attribute(element, Dictionary(O=Name.FENote, NoteType=Name("/None")))
        elif role == Name.L:
            _kind_of_labels(element)
        elif role == Name.Reference and (targeted := targets.of_links(element)):
            element.Ref = Array(targeted)
        if role not in FORMER:
            element.NS = namespace
    _links(pdf, targets)
    _outline(pdf, targets)
    if Name.Info in pdf.trailer:
        del pdf.trailer.Info


class _Targets:
    """Which tag stands where something leads to."""

    def __init__(self, pdf: Pdf, places: Mapping[str, Object]) -> None:
        names = pdf.Root.get(Name.Names, Dictionary()).get(Name.Dests, Dictionary()).get(Name.Names, Array())
        listed = list(names)
        self.spots = {str(name): spot for name, spot in zip(listed[::2], listed[1::2], strict=True)}
        self.places = places
        self.first: dict[tuple[int, int], Object] = {}
        self.headings: dict[tuple[int, int], deque[Object]] = defaultdict(deque)
        """By page, those that no entry of the outline has led to yet."""
        for element in elements(pdf.Root.StructTreeRoot):
            role = element.S
            if Name.Pg in element and role != Name.Document:
                self.first.setdefault(element.Pg.objgen, element)
                if role in HEADINGS:
                    self.headings[element.Pg.objgen].append(element)
        self.document = kids(pdf.Root.StructTreeRoot)[0]

    def on(self, page: Object) -> Object:
        """The tag that a page begins with."""
        return self.first.get(page.objgen, self.document)

    def named(self, name: str) -> Object:
        return self.places.get(name) or self.on(self.spots[name][0])

    def of_links(self, element: Object) -> list[Object]:
        """What the links in a tag lead to within the file."""
        found = []
        for inner in (element, *elements(element)):
            for kid in kids(inner):
                if isinstance(kid, Dictionary) and not is_element(kid) and Name.Obj in kid:
                    name = str(kid.Obj.get(Name.Dest, ""))
                    found += [self.named(name)] if name in self.spots else []
        return found


def _attribute(element: Object, attributes: Dictionary) -> None:
    held = element.get(Name.A)
    others = [] if held is None else list(held) if isinstance(held, Array) else [held]
    element.A = Array([*others, attributes]) if others else attributes


def _kind_of_labels(element: Object) -> None:
    """Numbered lists say so already; any other label is a word that the item describes: ISO 32000-2, table 382."""
    labels = [kid for item in kids(element) for kid in kids(item) if is_element(kid) and Name.Lbl == kid.S]
    if labels and Name.A not in element:
        _attribute(element, Dictionary(O=Name.List, ListNumbering=Name.Description))


def _action(name: Object, spot: Object, target: Object) -> Dictionary:
    """Leads to a tag; a viewer that knows no such thing takes ``D``, a page and a spot on it."""
    return Dictionary(S=Name.GoTo, D=name, SD=Array([target, *list(spot)[1:]]))


def _links(pdf: Pdf, targets: _Targets) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, []):
            name = annotation.get(Name.Dest)
            if name is not None and str(name) in targets.spots:
                annotation.A = _action(name, targets.spots[str(name)], targets.named(str(name)))
                del annotation.Dest


def _outline(pdf: Pdf, targets: _Targets) -> None:
    """Entries stand in the order of the headings: each leads to the next one on its page."""
    for entry in _entries(pdf):
        spot = entry.get(Name.Dest)
        if isinstance(spot, Array):
            waiting = targets.headings[spot[0].objgen]
            target = waiting.popleft() if waiting else targets.on(spot[0])
            entry.A = _action(spot, spot, target)
            del entry.Dest


def _entries(pdf: Pdf) -> Iterator[Object]:
    """All entries of the outline, from the first page to the last."""
    waiting = [pdf.Root.Outlines.First] if Name.Outlines in pdf.Root and Name.First in pdf.Root.Outlines else []
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += [entry[key] for key in (Name.Next, Name.First) if key in entry]
