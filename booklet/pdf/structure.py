"""Mends the tags of WeasyPrint's PDF, so that PDF/UA-1 holds and a screen reader meets what a reader sees.

What belongs together becomes one: an element that runs over several lines or pages has one tag. What is only furniture
becomes an artifact: headers, footers, the head of a table again, what CSS puts before an element, what the page says is
not read aloud. Then each kind of tag gets the shape and the words that the standard and a listener ask for.
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, String

from booklet.pdf import tags
from booklet.pdf.origins import LAYOUT_HYPHEN
from booklet.pdf.tags import Annotation, Mark, Node

PER_PIXEL = 0.75
"""Points in a CSS pixel."""

HEADING = re.compile(r"H[1-6]")

INLINE, GROUPS = ("Span", "NonStruct"), ("Document", "Div", "Sect", "Art", "Part")

KEPT_EMPTY = ("TH", "TD", "Figure")
"""Tags that mean something without holding anything: an empty cell is still a cell."""

REPEATED = ("THead", "TFoot")
"""What is painted again on each page that a table runs over."""

LONGEST = 100
"""Characters of a link's target that are said with it."""


def mend(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Changes the tags of ``pdf`` in place; gives the tags that places of the document have, by name."""
    document = tags.load(pdf)
    _furniture(document)
    _unite(document)
    for node in list(document.below()):
        _role(node)
    _splice(document)
    _labels(document)
    _figures(document)
    for node in list(document.below()):
        if node.role == "L":
            _list(node)
    for node in list(document.below()):
        if node.role == "LI":
            _item(node)
    for node in document.below():
        if node.role == "L":
            _numbered(node)
    for node in list(document.below()):
        if node.role == "TOC":
            _contents(node)
    for node in list(document.below()):
        if node.role in (*GROUPS, "L"):
            node.kids = [kid for kid in node.kids if not isinstance(kid, Mark) or node.words.get(kid, "").strip()]
        if node.role in GROUPS:
            _paragraphs(node)
    _prune(document)
    _headings(document)
    for node in document.below():
        if node.role == "TR":
            _header_cells(node)
    _link_words(document)
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    for node in document.below():
        if node.role == "Figure" and node.box:
            left, top, right, bottom = (length * PER_PIXEL for length in node.box)
            node.box = (left, heights[node.page] - bottom, right, heights[node.page] - top)
    return tags.write(pdf, document)


def _furniture(node: Node) -> None:
    """Takes out what is not read aloud. CSS puts only marks before an element; what it puts after one is text."""
    silent = [kid for kid in node.inner() if kid.hidden or kid.element.endswith("::before")]
    node.kids = [kid for kid in node.kids if kid not in silent]
    for kid in node.inner():
        _furniture(kid)


def _unite(node: Node) -> None:
    """Makes one tag of all the pieces of an element: those of its lines, its pages, and the boxes within its box."""
    united: list[Node | Mark | Annotation] = []
    waiting = node.kids[::-1]
    while waiting:
        kid = waiting.pop()
        if not isinstance(kid, Node) or not kid.origin:
            united.append(kid)
        elif (kid.origin, kid.role) == (node.origin, node.role):
            node.words |= kid.words
            waiting += reversed(kid.kids)
        elif (before := _earlier(united, kid)) is None:
            united.append(kid)
        elif kid.role not in REPEATED:
            before.kids += kid.kids
            before.words |= kid.words
    node.kids = united
    for kid in node.inner():
        _unite(kid)


def _earlier(found: list[Node | Mark | Annotation], piece: Node) -> Node | None:
    """The tag that ``piece`` goes on with: the last one, or one that began on an earlier page."""
    for kid in reversed(found):
        if isinstance(kid, Node) and (kid.origin, kid.role) == (piece.origin, piece.role):
            return kid if kid is found[-1] or kid.page < piece.page else None
    return None


def _role(node: Node) -> None:
    """The tag that the page asks for, and a group in place of what WeasyPrint has no name for."""
    if node.tag and ":" not in node.element:
        node.role = node.tag
    elif node.role == "NonStruct" and node.element == "figure":
        node.role = "Sect"  # a picture with its caption: ISO/TS 32005 looks through a Div, and finds no end of it
    elif node.role == "NonStruct" and node.element in ("header", "footer", "nav", "aside"):
        node.role = "Div"
    if node.role == "NonStruct" and (node.label or node.expansion):
        node.role = "Span"


def _labels(document: Node) -> None:
    """What is said in place of a text; ``…`` stands for the text itself."""
    for node in document.below():
        if node.label and node.role != "Link":
            node.actual = node.label.replace("…", _words(node))


def _figures(document: Node) -> None:
    """A picture is one thing with the words that stand on it: they end its description, where it does not say them."""
    for node in document.below():
        pictures = [inner for inner in node.below() if inner.role == "Figure" and inner is not node]
        if node.role != "Figure" or not pictures:
            continue
        node.alt, node.box, node.page = pictures[0].alt, pictures[0].box, pictures[0].page
        others = [kid for kid in node.kids if kid is not pictures[0]]
        labels = [_words(kid) for kid in others if isinstance(kid, Node)]
        if more := ", ".join(label for label in labels if label and label.casefold() not in node.alt.casefold()):
            node.alt = f"{node.alt} {more}."
        node.kids = [*pictures[0].kids, *others]


def _splice(node: Node) -> None:
    """Puts the content of a tag that says nothing in its place."""
    spliced: list[Node | Mark | Annotation] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            _splice(kid)
        if isinstance(kid, Node) and kid.role in INLINE and not (kid.lang or kid.label or kid.expansion or kid.id):
            node.words |= kid.words
            spliced += kid.kids
        else:
            spliced.append(kid)
    node.kids = spliced


def _list(node: Node) -> None:
    """A list holds items only. A group in it is one item: its first part the label, the others the body."""
    for kid in node.inner():
        if kid.role in ("LI", "L", "Caption"):
            continue
        parts: list[Node | Mark | Annotation] = []
        for inner in kid.kids:
            parts += inner.kids if isinstance(inner, Node) and inner.role == "LI" else [inner]
        if len(parts) > 1 and all(isinstance(part, Node) and part.role == "LBody" for part in parts):
            first = parts[0]
            assert isinstance(first, Node)
            first.role = "Lbl"
        kid.role, kid.kids = "LI", parts


def _item(node: Node) -> None:
    """An item holds labels and one body only: whatever else it holds goes into the body."""
    bodies = [kid for kid in node.inner() if kid.role == "LBody"]
    labels = [kid for kid in node.inner() if kid.role == "Lbl"]
    if len(bodies) == 1 and len(node.kids) == 1:
        # A label that stands inside the body, as the number of a step, is the item's.
        labels = [kid for kid in bodies[0].inner() if kid.role == "Lbl"]
        bodies[0].kids = [kid for kid in bodies[0].kids if kid not in labels]
        node.kids = [*labels, *bodies]
    elif len(bodies) + len(labels) != len(node.kids) or (len(bodies) > 1 and not labels):
        body = Node("LBody", node.page, [kid for kid in node.kids if kid not in labels])
        for kid in bodies:
            kid.role = "Div"
        node.kids = [*labels, body]


def _numbered(node: Node) -> None:
    """A list whose labels count its items says that they do."""
    labels = [_words(label).rstrip(".†") for item in node.inner() for label in item.inner() if label.role == "Lbl"]
    node.numbered = bool(labels) and labels == [str(place) for place in range(1, len(node.kids) + 1)]


def _contents(node: Node) -> None:
    """A list of contents: an item refers to what it leads to."""
    for item in node.inner():
        if item.role == "LI":
            item.role = "TOCI"
            held = [inner for kid in item.inner() for inner in kid.kids]
            item.kids = [Node("Reference", item.page, [kid]) if _is(kid, "Link") else kid for kid in held]


def _prune(node: Node) -> None:
    """Takes out tags that hold nothing."""
    for kid in node.inner():
        _prune(kid)
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.role in KEPT_EMPTY]


def _headings(document: Node) -> None:
    """Headings go down one level at a time: a level is how many headings an element stands under, itself included."""
    above: list[int] = []
    for node in document.below():
        if HEADING.fullmatch(node.role):
            level = int(node.role[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            node.role = f"H{len(above)}"


def _paragraphs(group: Node) -> None:
    """A group holds blocks: a text that stands in it as it is becomes one."""
    held: list[Node | Mark | Annotation] = []
    text: Node | None = None
    for kid in group.kids:
        if isinstance(kid, Node) and kid.role not in (*INLINE, "Link", "Reference"):
            text = None
            held.append(kid)
        else:
            if text is None:
                text = Node("P", kid.page, words=group.words)
                held.append(text)
            text.kids.append(kid)
    group.kids = held


def _header_cells(row: Node) -> None:
    """A header cell in a row of header cells heads its column, another one its row."""
    cells = row.inner()
    for cell in cells:
        if cell.role == "TH":
            cell.scope = "Column" if all(kid.role == "TH" for kid in cells) else "Row"


def _link_words(document: Node) -> None:
    """A link is announced by its label or its own words; one that is a number only, with what it leads to as well."""
    places = {node.id: node for node in document.below() if node.id}
    for link in document.below():
        annotations = [kid.held for kid in link.kids if isinstance(kid, Annotation)]
        if link.role != "Link" or not annotations:
            continue
        said = _words(link)
        whole = said.replace(" ", "")
        action = annotations[0].get("/A", Dictionary())
        if whole != said and whole in str(action.get("/URI", "")):
            said = link.actual = whole  # an address that runs over two lines
        said = link.label or said
        target = places.get(str(annotations[0].get("/Dest", "")))
        if target and not re.search(r"[^\W\d_]", said):
            said = ", ".join(part for part in (said, _shortened(_words(target, links=False))) if part)
        for annotation in annotations:
            annotation.Contents = String(said or str(annotation.get("/Contents", "")))


def _words(node: Node, links: bool = True) -> str:
    """What a tag says, on one line, with or without the links in it."""
    said: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Node) and (links or kid.role not in ("Link", "Lbl")):
            said.append(kid.actual or kid.alt or _words(kid, links))
        elif isinstance(kid, Mark):
            said.append(node.words.get(kid, ""))
    text = " ".join(" ".join(said).split())
    return text.replace(f"{LAYOUT_HYPHEN} ", "")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0]}…"


def _is(kid: Node | Mark | Annotation, role: str) -> bool:
    return isinstance(kid, Node) and kid.role == role
