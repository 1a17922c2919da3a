"""Reads WeasyPrint's laid-out pages: texts, marks, pictures and where they stand, each with its place in the content.

Measures are CSS pixels from the page's top left corner (96 to an inch).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from booklet.diagnostics import Location
from booklet.palette import WHITE
from booklet.pdf import grounds
from booklet.pdf.engine import weasyprint
from booklet.pdf.grounds import PAPER, Ground

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    def outside(self, other: Rect) -> float:
        """How far this reaches beyond ``other``, at most; 0 where it is within."""
        over = (
            other.left - self.left, other.top - self.top, self.right - other.right, self.bottom - other.bottom
        )  # fmt: skip
        return max(0.0, *over)


@dataclass(frozen=True)
class Text:
    """A run of text of one style on one line. ``ink`` is about what the letters cover."""

    words: str
    ink: Rect
    size: float
    line: Rect
    """The room of the block that holds the line, half of its padding included; above and below it is open."""
    walls: tuple[Rect, ...]
    """Boxes of a fixed height around it, and boxes that cut what leaves them."""
    block: int
    """Texts of one block have the same number."""
    place: Location | None
    in_flow: bool = True
    in_margin: bool = False
    """In a header or footer of the page."""
    colour: str = ""
    behind: str = WHITE
    """Colours of the letters and of what is behind them, as ``#0A4150``."""
    running: bool = False
    """Whether it is body text: a paragraph, or an item of a plain list. Numbers of citations in it are not."""
    looks: frozenset[str] = frozenset()
    """What clear print advises against, of ``italic``, ``underlined`` and ``justified``."""
    within: tuple[Rect, ...] = ()
    """The positioned boxes that it stands in: out of the flow, they may come to lie on what is in it."""


@dataclass(frozen=True)
class Mark:
    """A border, or a box that is nothing but a colour: a bullet, a box to tick, a line to write on."""

    colour: str
    behind: str
    place: Location | None


@dataclass(frozen=True)
class Picture:
    """A photograph as printed, with the pixels that it has for an inch of paper."""

    address: str
    per_inch: float
    place: Location | None


@dataclass(frozen=True)
class Drawing:
    """A picture of the text, photograph or drawing, and how wide it is printed."""

    width: float
    place: Location | None


@dataclass(frozen=True)
class Sign:
    """A pictogram or a sign, drawn once behind a box, with a place of its own beside the text."""

    area: Rect
    place: Location | None


@dataclass
class Piece:
    """What a page holds of one section."""

    id: str
    title: str
    running: str
    """What the head of a page says on which it goes on."""
    place: Location | None
    head: float | None = None
    """Where its own head begins; nothing on a page on which it goes on."""


@dataclass
class PageView:
    number: int
    name: str
    """The page's name in CSS; empty for a page without."""
    sheet: Rect
    content: Rect
    """The page area: the page without its margins."""
    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    sections: list[Piece] = field(default_factory=list)
    foot: float = 0.0
    """Where the content in the flow ends."""
    end: float = 0.0
    """Where its last box ends, padding and border included."""
    opens_with: str = ""
    """The heading, ``h1`` to ``h6``, that its first words in the flow stand in; empty where they stand in none."""
    level_begins: bool = False
    """Whether a level of the call begins here."""
    last_in_heading: str = ""
    """Words of the heading that is the last content in the flow; empty where something else is."""
    last_place: Location | None = None


@dataclass(frozen=True)
class _Inside:
    """What a box inherits from those around it."""

    place: Location | None = None
    heading: str = ""
    in_flow: bool = True
    in_margin: bool = False
    line: Rect | None = None
    walls: tuple[Rect, ...] = ()
    block: int = 0
    ground: Ground = PAPER
    element: Any = None
    running: bool = False
    plain_list: bool = False
    figure: bool = False
    within: tuple[Rect, ...] = ()


def read(pages: list[Any], places: Mapping[str, Location]) -> list[PageView]:
    """A view of each page box. ``places`` are the content's places by HTML id."""
    return [_Reader(number, page, places).view for number, page in enumerate(pages, 1)]


class _Reader:
    def __init__(self, number: int, page: Any, places: Mapping[str, Location]) -> None:
        self.boxes = weasyprint().formatting_structure.boxes
        self.places = places
        content = _content(page)
        self.view = PageView(
            number,
            page.page_type.name or "",
            Rect(0, 0, page.margin_width(), page.margin_height()),
            content,
            foot=content.top,
            end=content.top,
        )
        ground = grounds.of_page(page)
        for child in page.children:
            margin = isinstance(child, self.boxes.MarginBox)
            if not margin:
                self.view.end = self.last(child)
            self.box(child, _Inside(in_flow=not margin, in_margin=margin, ground=ground))

    def last(self, root: Any) -> float:
        """Where the last child of the body ends; the body itself reaches to the foot of a page that another follows."""
        body = next((box for box in root.children if box.element_tag == "body"), root)
        ends = [box.position_y + box.margin_height() for box in body.children if hasattr(box, "margin_height")]
        return float(max(ends, default=body.position_y))

    def box(self, box: Any, inside: _Inside) -> None:
        box = getattr(box, "_box", box)  # what is positioned stands behind a placeholder
        outside, inside = inside.ground, self.inherit(box, inside)
        if isinstance(box, self.boxes.TextBox):
            self.text(box, inside)
            return
        self.mark(box, outside, inside)
        self.sign(box, inside)
        children = box.children if hasattr(box, "children") else []
        if isinstance(box, self.boxes.ReplacedBox):
            self.picture(box, inside)
        if inside.in_flow and not children and not isinstance(box, self.boxes.InlineBox) and _height(box) > 1:
            self.reach(box.position_y + box.margin_height() - box.margin_bottom, inside, "")
        for child in children:
            self.box(child, inside)

    def inherit(self, box: Any, inside: _Inside) -> _Inside:
        """What the children of ``box`` inherit."""
        change: dict[str, Any] = {}
        if box.element is not None:
            if (name := box.element.get("id")) in self.places:
                change["place"] = self.places[name]
            if box.element_tag == "figure":
                change["figure"] = True
            if box.element_tag in HEADINGS:
                change["heading"] = str(box.element_tag)
            if box.element is not inside.element:  # an element's inner boxes have it too
                self.section(box, change.get("place", inside.place))
                change["element"] = box.element
                change["running"], change["plain_list"] = _running(box.element, inside)
        if box.style["position"] in ("absolute", "fixed") and not isinstance(box, self.boxes.LineBox):
            change["in_flow"], inside = False, replace(inside, walls=())
            change["within"] = (*inside.within, _padding(box))
        if isinstance(box, self.boxes.BlockContainerBox):
            change["line"] = _halfway(_content(box), _padding(box))
            change["block"] = id(box)
        walls = inside.walls
        if isinstance(box, self.boxes.BlockLevelBox) and not isinstance(box, self.boxes.MarginBox):
            if box.style["overflow"] != "visible":
                walls += (_padding(box),)
            elif box.style["height"] != "auto" and box.height > 1 and not isinstance(box, _tables(self.boxes)):
                around = _padding(box)
                walls += (Rect(float("-inf"), around.top, float("inf"), around.bottom),)
        if not isinstance(box, self.boxes.LineBox | self.boxes.TextBox):
            change["ground"] = grounds.of_box(box, inside.ground)
        return replace(inside, walls=walls, **change)

    def text(self, box: Any, inside: _Inside) -> None:
        words = box.text.strip()
        if not words or box.style["visibility"] != "visible":
            return
        size = box.style["font_size"]
        baseline = box.position_y + box.baseline
        ink = Rect(box.position_x, baseline - 0.7 * size, box.position_x + box.width, baseline + 0.2 * size)
        line = inside.line or ink
        behind = inside.ground.at(*grounds.middle(box))
        if inside.in_flow and not any(text.in_flow and not text.in_margin for text in self.view.texts):
            self.view.opens_with = inside.heading
        self.view.texts.append(Text(
            words, ink, size, line, inside.walls, inside.block, inside.place, inside.in_flow, inside.in_margin,
            grounds.text_colour(box, behind) or behind, behind, inside.running, _looks(box.style), inside.within,
        ))  # fmt: skip
        if inside.in_flow:
            self.reach(ink.bottom, inside, words)

    def section(self, box: Any, place: Location | None) -> None:
        """Notes that a section, or its head, stands here."""
        names = (box.element.get("class") or "").split()
        if "section" in names:
            title = next(
                (one for one in box.element.iter() if "section-title" in (one.get("class") or "").split()), None
            )
            if title is not None:
                words = " ".join("".join(title.itertext()).split())
                running = " ".join((title.get("data-running") or words).split())
                self.view.sections.append(Piece(box.element.get("id") or "", words, running, place))
        elif "section-head" in names and self.view.sections:
            self.view.sections[-1].head = box.position_y
        elif "level-head" in names:
            self.view.level_begins = True

    def mark(self, box: Any, ground: Ground, inside: _Inside) -> None:
        """Notes the borders of a box, and its fill where it holds nothing."""
        if isinstance(box, self.boxes.LineBox):
            return
        behind = ground.at(*grounds.middle(box))
        found = set(grounds.lines(box, behind))
        if inside.ground is not ground and not found and not getattr(box, "children", ()):
            found |= {inside.ground.colour} - {behind}
        self.view.marks += [Mark(colour, behind, inside.place) for colour in sorted(found)]

    def sign(self, box: Any, inside: _Inside) -> None:
        background = getattr(box, "background", None)
        for layer in background.layers if background and not isinstance(box, self.boxes.LineBox) else ():
            if type(layer.image).__name__ != "SVGImage" or layer.repeat != ("no-repeat", "no-repeat"):
                continue
            left, top = (base + offset for base, offset in zip(layer.positioning_area[:2], layer.position, strict=True))
            area = Rect(left, top, left + layer.size[0], top + layer.size[1])
            if layer.size[0] > self.view.sheet.right / 2:  # the ground of a page, drawn for text to stand on
                continue
            self.view.signs.append(Sign(area, inside.place))

    def picture(self, box: Any, inside: _Inside) -> None:
        if inside.figure:
            self.view.drawings.append(Drawing(box.width, inside.place))
        image = box.replacement
        if type(image).__name__ != "RasterImage" or not box.width or not box.height:
            return
        per_inch = 96 * min(image.width / box.width, image.height / box.height)
        self.view.pictures.append(Picture(box.element.get("src") or "", per_inch, inside.place))

    def reach(self, bottom: float, inside: _Inside, words: str) -> None:
        """Notes that content in the flow ends at ``bottom``."""
        self.view.foot = max(self.view.foot, bottom)
        self.view.last_in_heading = words if inside.heading else ""
        self.view.last_place = inside.place


def texts(views: list[PageView]) -> Iterator[tuple[PageView, Text]]:
    for view in views:
        for text in view.texts:
            yield view, text


def paragraphs(views: list[PageView]) -> list[str]:
    """The texts of the pages, each with all of its lines; one that goes on over the page too."""
    found: list[str] = []
    for view in views:
        page: dict[int, str] = {}
        for text in view.texts:
            if not text.in_margin:
                page[text.block] = page.get(text.block, "") + text.words
        parts = [*page.values()]
        found += [found[-1] + parts[0], *parts] if found and parts else parts
    return found


def _running(element: Any, inside: _Inside) -> tuple[bool, bool]:
    """Whether the text of an element is body text, and whether the element is a plain list."""
    tag, names = element.tag, (element.get("class") or "").split()
    if tag in ("ul", "ol"):
        return False, not names
    if tag in ("p", "dd", "li"):
        return ("paragraph" in names or not names) and (tag != "li" or inside.plain_list), False
    return inside.running and not names, inside.plain_list and tag == "li"


def _looks(style: Any) -> frozenset[str]:
    lines = style["text_decoration_line"]
    return frozenset(
        name
        for name, seen in (
            ("italic", style["font_style"] != "normal"),
            ("underlined", lines != "none" and "underline" in lines),
            ("justified", "justify" in (style["text_align_all"], style["text_align_last"])),
        )
        if seen
    )


def _height(box: Any) -> float:
    return box.height if isinstance(getattr(box, "height", None), int | float) else 0.0


def _content(box: Any) -> Rect:
    left, top = box.content_box_x(), box.content_box_y()
    return Rect(left, top, left + box.width, top + box.height)


def _padding(box: Any) -> Rect:
    left, top = box.padding_box_x(), box.padding_box_y()
    return Rect(left, top, left + box.padding_width(), top + box.padding_height())


def _halfway(one: Rect, other: Rect) -> Rect:
    return Rect(
        (one.left + other.left) / 2, (one.top + other.top) / 2,
        (one.right + other.right) / 2, (one.bottom + other.bottom) / 2,
    )  # fmt: skip


def _tables(boxes: Any) -> tuple[type, ...]:
    """Boxes whose height in CSS is a minimum."""
    return (boxes.TableBox, boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox)


def drawn(page: Any) -> list[str]:
    """What stands on a page box, in order: words, and addresses of drawings. Its margins are left out.

    Two pages with the same list print the same, but for the number of the page.
    """
    found: list[str] = []
    boxes = weasyprint().formatting_structure.boxes

    def walk(box: Any) -> None:
        box = getattr(box, "_box", box)  # what is positioned stands behind a placeholder
        if isinstance(box, boxes.MarginBox):
            return
        if isinstance(box, boxes.TextBox):
            found.extend(box.text.split())
            return
        element = box.element
        if element is not None and isinstance(box, boxes.ReplacedBox):
            found.append(element.get("src") or "")
        elif element is not None and not isinstance(box, boxes.LineBox):
            found.extend(re.findall(r'url\("?([^")]+)', element.get("style") or ""))
        for child in getattr(box, "children", ()):
            walk(child)

    for child in page.children:
        walk(child)
    return found
