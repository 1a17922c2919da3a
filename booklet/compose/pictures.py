"""Drawings on the page: figures as files, pictograms and signs as data addresses in the colours of their place.

A pictogram's file uses two colours, petrol for the ground and white for the glyph; each use replaces them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from booklet.model import BookletFiles, Library

GROUND, GLYPH = "#0A4150", "#FFFFFF"

COLOURWAYS: dict[str, tuple[str, str]] = {
    "petrol": ("#0A4150", "#FFFFFF"),
    "terra": ("#842C0F", "#FFFFFF"),
    "peach": ("#F4C8AE", "#842C0F"),
    "tint": ("#D8E9ED", "#0A4150"),
    "white": ("#FFFFFF", "#842C0F"),
    "bare-petrol": ("none", "#0A4150"),
    "bare-white": ("none", "#FFFFFF"),
    "bare-terra": ("none", "#842C0F"),
}
"""Ground and glyph of each use. ``bare`` draws the glyph alone."""


class Pictures:
    """Finds drawings for one booklet, and remembers which files the page will ask for."""

    def __init__(self, library: Library, booklet: BookletFiles) -> None:
        self._library = library
        self._booklet = booklet
        self.files: set[Path] = set()

    def figure(self, name: str) -> str:
        """Address of a drawing of the booklet."""
        path = self._library.figure(self._booklet, name).resolve()
        self.files.add(path)
        return path.as_uri()

    def pictogram(self, name: str, colours: str = "petrol") -> str:
        """Data address of a shared pictogram in a colourway."""
        return _recoloured(self._library.pictogram(name), colours)

    def guide(self, name: str) -> str:
        """Data address of a drawing that the program has for its page on printing."""
        return data_address(self._library.guide(name).read_text(encoding="utf-8").strip())

    def sign(self, name: str, colours: str = "petrol") -> str:
        """Data address of a sign: levels, yes and no, arrow, phone."""
        return _recoloured(self._library.sign(name), colours)


@lru_cache(maxsize=512)
def _recoloured(path: Path, colours: str) -> str:
    ground, glyph = COLOURWAYS[colours]
    svg = path.read_text(encoding="utf-8")
    svg = re.sub(r"<title>.*?</title>", "", svg).strip()
    swapped = svg.replace(GROUND, "\0").replace(GLYPH, glyph).replace("\0", ground)
    return data_address(swapped)


def data_address(svg: str) -> str:
    """An SVG as a data address that may stand in an attribute or in CSS between double quotes."""
    return "data:image/svg+xml," + quote(svg, safe=" '=/:;,()-.")
