"""The tags of WeasyPrint's PDF as a tree of plain values, to be changed freely and written back.

``load`` reads them, with what ``origins`` has noted; ``write`` puts a new tree in their place, and every piece of
marked content that is in no tag becomes an artifact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from booklet.pdf.origins import LAYOUT_HYPHEN, ORIGIN, SAID, WORDS

MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
LAST_GLYPH = re.compile(rb"<([0-9A-Fa-f]{4})>([^<\]]*\]\s*TJ)(?!.*TJ)", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: a page, from 0, and a number on it."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A link as the page has it."""

    page: int
    held: Object


@dataclass(eq=False)
class Node:
    """A tag. ``origin`` names what it was made of: pieces of one element on several pages have the same."""

    role: str
    page: int
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    origin: str = ""
    id: str = ""
    lang: str = ""
    hidden: bool = False
    label: str = ""
    tag: str = ""
    expansion: str = ""
    words: dict[Mark, str] = field(default_factory=dict)
    """What its marked content says, and that of texts in it which are no elements."""
    alt: str = ""
    actual: str = ""
    box: tuple[float, ...] = ()
    """Left, top, right, bottom in CSS pixels from the page's top left."""
    spans: dict[str, int] = field(default_factory=dict)
    """``RowSpan`` and ``ColSpan`` of a cell."""
    scope: str = ""
    numbered: bool = False

    @property
    def element(self) -> str:
        """The HTML element's name, with the name of its part where it is one: ``li::before``."""
        return self.origin.partition(" ")[2]

    def inner(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def below(self) -> Iterator[Node]:
        """Itself and every tag under it, parents first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.inner())


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


def owners(pdf: Pdf) -> dict[int, Array]:
    """For each page, by its ``StructParents``: which element owns each piece of its marked content."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return {int(key): value for key, value in pairs if isinstance(value, Array)}


def load(pdf: Pdf) -> Node:
    """The tree's one root, a ``Document``."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _node(kids(pdf.Root.StructTreeRoot)[0], pages, 0)


def _node(element: Object, pages: dict[tuple[int, int], int], page: int) -> Node:
    held = dict(element.items())  # asking the file for each key takes ten times as long
    page = pages[held["/Pg"].objgen] if "/Pg" in held else page
    said = {name: str(held.get(f"/{key}", "")) for name, key in SAID.items()}
    node = Node(
        str(held["/S"])[1:], page, [], str(held.get(f"/{ORIGIN}", "")),
        said["id"], said["lang"], said["aria-hidden"] == "true", said["aria-label"], said["data-tag"],
        alt=str(held.get("/Alt", "")),
    )  # fmt: skip
    if node.element == "abbr":
        node.expansion = said["title"]
    if f"/{WORDS}" in held:
        listed = list(held[f"/{WORDS}"])
        node.words = {Mark(page, int(at)): str(text) for at, text in zip(listed[::2], listed[1::2], strict=True)}
    if "/A" in held:
        attributes = held["/A"]
        node.box = tuple(float(number) for number in attributes.get(Name.BBox, ()))
        node.spans = {key: int(attributes[f"/{key}"]) for key in ("RowSpan", "ColSpan") if f"/{key}" in attributes}
    for kid in kids(element):
        if isinstance(kid, int):
            node.kids.append(Mark(page, kid))
        elif is_element(kid):
            node.kids.append(_node(kid, pages, page))
        else:
            node.kids.append(Annotation(page, kid.Obj))
    return node


def write(pdf: Pdf, document: Node) -> dict[str, Object]:
    """Puts the tree in place of the file's own; gives its elements that have the id of an HTML element, by that."""
    tree = pdf.Root.StructTreeRoot
    owned: list[dict[int, Object]] = [{} for _ in pdf.pages]
    linked: list[Object] = []
    notes: list[tuple[str, Object]] = []
    places: dict[str, Object] = {}

    def element(node: Node, parent: Object) -> Object:
        made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        made.Pg = pdf.pages[node.page].obj
        for key, text in (("Alt", node.alt), ("ActualText", node.actual), ("Lang", node.lang), ("E", node.expansion)):
            if text:
                made[f"/{key}"] = String(text)
        if attributes := _attributes(node):
            made.A = attributes[0] if len(attributes) == 1 else Array(attributes)
        if node.role == "Note":
            notes.append((f"note-{len(notes) + 1:04}", made))
            made.ID = String(notes[-1][0])
        if node.id:
            places.setdefault(node.id, made)
        held: list[object] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                held.append(element(kid, made))
            elif isinstance(kid, Mark):
                owned[kid.page][kid.number] = made
                page = pdf.pages[kid.page].obj
                elsewhere = Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
                held.append(kid.number if kid.page == node.page else elsewhere)
            else:
                kid.held.StructParent = len(pdf.pages) + len(linked)
                linked.append(made)
                held.append(Dictionary(Type=Name.OBJR, Obj=kid.held, Pg=pdf.pages[kid.page].obj))
        made.K = Array(held)
        return made

    tree.K = Array([element(document, tree)])
    if notes:
        tree.IDTree = Dictionary(Names=Array([part for name, made in notes for part in (String(name), made)]))
    numbers: list[object] = []
    soft = {mark for node in document.below() for mark, text in node.words.items() if text.endswith(LAYOUT_HYPHEN)}
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        mine = owned[index]
        numbers += [index, pdf.make_indirect(Array([mine.get(at) for at in range(max(mine, default=-1) + 1)]))]
        _content(page, set(mine), {mark.number for mark in soft if mark.page == index})
    for index, made in enumerate(linked, len(pdf.pages)):
        numbers += [index, made]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pdf.pages) + len(linked)
    _hyphens(pdf)
    return places


def _attributes(node: Node) -> list[Dictionary]:
    found = []
    if node.box:
        found.append(Dictionary(O=Name.Layout, BBox=Array([round(number, 2) for number in node.box])))
    table: dict[str, object] = {f"/{key}": number for key, number in node.spans.items()}
    if node.scope:
        table["/Scope"] = Name(f"/{node.scope}")
    if table:
        found.append(Dictionary({"/O": Name.Table, **table}))
    if node.numbered:
        found.append(Dictionary(O=Name.List, ListNumbering=Name.Decimal))
    return found


def _content(page: pikepdf.Page, tagged: set[int], soft: set[int]) -> None:
    """Turns marked content that is in no tag into artifacts, and says which hyphens are no letters of the text."""
    content = page.obj.Contents.read_bytes()
    pieces, at = [], 0
    for match in MARKED.finditer(content):
        number = int(match[1])
        pieces.append(content[at : match.start()])
        at = match.end()
        pieces.append(match[0] if number in tagged else b"/Artifact BMC")
        if number in soft and number in tagged:
            end = content.index(b"EMC", at)
            pieces.append(LAST_GLYPH.sub(_soft, content[at:end]))
            at = end
    page.obj.Contents.write(b"".join([*pieces, content[at:]]))


def _hyphens(pdf: Pdf) -> None:
    """A font has one glyph for the hyphen that is typed and the one of layout; what it says is the typed one."""
    fonts = [font for page in pdf.pages for font in page.resources.get(Name.Font, {}).values()]
    for font in {font.objgen: font for font in fonts}.values():
        if isinstance(table := font.get(Name.ToUnicode), pikepdf.Stream):
            table.write(re.sub(rb"(?i)(<[0-9a-f]+>\s*)<2010>", rb"\1<002d>", table.read_bytes()))


def _soft(match: re.Match[bytes]) -> bytes:
    """The last hyphen of a line, said to be a soft one: ISO 32000-1, 14.8.2.2.3."""
    return b"] TJ /Span <</ActualText <FEFF00AD>>> BDC [<" + match[1] + b">" + match[2] + b" EMC"
