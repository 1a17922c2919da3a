"""Reads colours from laid-out boxes: what is drawn, and what is behind it. sRGB, as ``#0A4150``.

Behind a box is the background of the nearest box around it, else the fill that the page's own drawing has there, else
the page's background, else white paper. Photographs and drawings are not looked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from booklet.palette import WHITE

PER_MM = 96 / 25.4
"""CSS pixels in a millimetre."""

DECORATION = "__decoration"
"""The custom property ``--decoration``, as WeasyPrint names it: the colours of lines that say nothing."""

SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True)
class Fill:
    """A rectangle of a page's drawing in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str


@dataclass(frozen=True)
class Ground:
    """What is behind a box: one colour, or the page's with what is drawn on it."""

    colour: str = WHITE
    fills: tuple[Fill, ...] = ()

    def at(self, x: float, y: float) -> str:
        """The colour at a place of the page."""
        over = (fill for fill in reversed(self.fills) if fill.left <= x <= fill.right and fill.top <= y <= fill.bottom)
        return next((fill.colour for fill in over), self.colour)


PAPER = Ground()


def of_page(page: Any) -> Ground:
    """The ground of a whole page."""
    colour = blended(_computed(page.style, "background_color"), WHITE) or WHITE
    return Ground(colour, tuple(fill for drawing in _drawings(page.style) for fill in _fills(drawing)))


def of_box(box: Any, ground: Ground) -> Ground:
    """The ground for what stands in a box that stands on ``ground``."""
    own = _computed(box.style, "background_color")
    if own is None or own.alpha == 0:
        return ground
    return Ground(blended(own, ground.at(*middle(box))))


def text_colour(box: Any, behind: str) -> str:
    return blended(box.style["color"], behind)


def lines(box: Any, behind: str) -> Iterator[str]:
    """The colours of a box's borders, without those that only decorate, and those that go on with its own fill."""
    own = blended(_computed(box.style, "background_color"), behind)
    for side in SIDES:
        if box.style[f"border_{side}_style"] in ("none", "hidden") or not box.style[f"border_{side}_width"]:
            continue
        colour = blended(_computed(box.style, f"border_{side}_color"), behind)
        if colour and colour != own and colour not in _decoration(box.style):
            yield colour


def blended(colour: Any, behind: str) -> str:
    """A computed colour of WeasyPrint over another one; empty where it is transparent."""
    if colour is None or colour.alpha == 0:
        return ""
    under = [int(behind[at : at + 2], 16) for at in (1, 3, 5)]
    front = [255 * part for part in colour.to("srgb").coordinates]
    mixed = [over * colour.alpha + below * (1 - colour.alpha) for over, below in zip(front, under, strict=True)]
    return "#" + "".join(f"{round(min(255.0, max(0.0, part))):02X}" for part in mixed)


def middle(box: Any) -> tuple[float, float]:
    return box.position_x + box.margin_width() / 2, box.position_y + box.margin_height() / 2


def _computed(style: Any, key: str) -> Any:
    """A computed colour, ``currentcolor`` resolved."""
    return style["color"] if style[key] == "currentcolor" else style[key]


def _decoration(style: Any) -> set[str]:
    return {word.upper() for token in style[DECORATION] or () for word in re.findall(r"#\w{6}", token.serialize())}


def _drawings(style: Any) -> Iterator[str]:
    for kind, address in (image for image in style["background_image"] if image):
        if kind == "url" and address.startswith("data:image/svg"):
            yield unquote(address.partition(",")[2])


def _fills(drawing: str) -> Iterator[Fill]:
    """The rectangles of a page's drawing, whose measures are mm from the page's corner: see compose/furniture."""
    for tag in re.findall(r"<rect [^>]*>", drawing):
        at = {key: float(value) * PER_MM for key, value in re.findall(r'(x|y|width|height)="([\d.]+)"', tag)}
        fill = re.search(r'fill="(#\w{6})"', tag)
        if fill and {"width", "height"} <= set(at):
            left, top = at.get("x", 0.0), at.get("y", 0.0)
            yield Fill(left, top, left + at["width"], top + at["height"], fill[1].upper())
