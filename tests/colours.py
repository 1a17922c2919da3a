"""Reads the colours of laid-out pages: each text, mark and line with what is behind it, as names of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from booklet.palette import TINTS, WHITE
from booklet.pdf.engine import weasyprint

MM = 96 / 25.4
"""CSS pixels of a millimetre."""

Used = tuple[str, str, str]
"""What is drawn (text, mark or line), the token of its colour, the token of the colour behind it."""


def named(colour: str, tokens: dict[str, str]) -> str:
    """The token of a colour; the colour itself where it is none."""
    if colour in TINTS:
        return "tint"
    return next((name for name, value in tokens.items() if value == colour), colour)


def hexadecimal(colour: Any) -> str:
    """A computed colour of WeasyPrint as ``#0A4150``; empty where it is transparent."""
    if colour is None or colour.alpha == 0:
        return ""
    return "#" + "".join(f"{round(255 * part):02X}" for part in colour.to("srgb").coordinates)


def _colour(style: Any, key: str) -> Any:
    """A computed colour, ``currentcolor`` resolved."""
    return style["color"] if style[key] == "currentcolor" else style[key]


def drawings(box: Any) -> list[str]:
    """The drawings in the background of a box."""
    images = [image for kind, image in (each for each in box.style["background_image"] if each) if kind == "url"]
    return [unquote(image.partition(",")[2]) for image in images if image.startswith("data:image/svg")]


def used(pages: list[Any], tokens: dict[str, str]) -> set[Used]:
    """Every colour that is drawn on the pages, with the colour behind it."""
    found: set[Used] = set()
    for page in pages:
        grounds = [_rect(each) for drawing in drawings(page) for each in re.findall(r"<rect [^>]*>", drawing)]
        paper = hexadecimal(_colour(page.style, "background_color")) or WHITE
        found |= {(kind, named(front, tokens), named(behind, tokens))
                  for kind, front, behind in _drawn(page, paper, grounds)}  # fmt: skip
    return found


def _rect(tag: str) -> tuple[float, float, float, float, str]:
    """Left, top, right and bottom of a rectangle in mm, and its colour."""
    at = {key: float(value) for key, value in re.findall(r'(x|y|width|height)="([\d.]+)"', tag)}
    left, top = at.get("x", 0), at.get("y", 0)
    fill = re.search(r'fill="(#\w+)"', tag)
    assert fill
    return left, top, left + at["width"], top + at["height"], fill[1]


def _drawn(box: Any, behind: str, grounds: list[tuple[float, float, float, float, str]]) -> Iterator[Used]:
    """Kind, colour and colour behind, for a box and all inside it."""
    boxes = weasyprint().formatting_structure.boxes
    box = getattr(box, "_box", box)
    own = "" if isinstance(box, boxes.PageBox) else hexadecimal(_colour(box.style, "background_color"))
    for side in ("top", "right", "bottom", "left"):
        if box.style[f"border_{side}_style"] not in ("none", "hidden") and box.style[f"border_{side}_width"]:
            line = hexadecimal(_colour(box.style, f"border_{side}_color"))
            if line and line != own:
                yield "line", line, _behind(box, behind, grounds)
    for drawing in drawings(box):
        yield from _furniture(drawing)
    if isinstance(box, boxes.TextBox) and box.text.strip():
        yield "text", hexadecimal(_colour(box.style, "color")), _behind(box, behind, grounds)
    children = getattr(box, "children", [])
    if own and not children and not isinstance(box, boxes.ReplacedBox):
        yield "mark", own, _behind(box, behind, grounds)
    for child in children:
        yield from _drawn(child, own or behind, [] if own else grounds)


def _behind(box: Any, behind: str, grounds: list[tuple[float, float, float, float, str]]) -> str:
    """What is behind the middle of a box: a rectangle of the page's drawing, where there is one."""
    x = (box.position_x + box.margin_width() / 2) / MM
    y = (box.position_y + box.margin_height() / 2) / MM
    return next((fill for left, top, right, bottom, fill in reversed(grounds)
                 if left <= x <= right and top <= y <= bottom), behind)  # fmt: skip


def _furniture(drawing: str) -> Iterator[Used]:
    """Numerals of the thumb rail on their tabs, and the tabs on white paper."""
    for tab, numeral in re.findall(r'<path d="[^"]*" fill="(#\w+)"/><text [^>]*fill="(#\w+)"', drawing):
        yield "text", numeral.upper(), tab.upper()
