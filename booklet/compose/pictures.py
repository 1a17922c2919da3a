"""Drawings on the page: figures as files, pictograms and signs as data addresses in the colours of their place.

A pictogram's file uses two colours, petrol for the ground and white for the glyph; each use replaces them by the
colours of two tokens, which may be a clinic's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from booklet.model import BookletFiles, Library
from booklet.palette import PETROL, TOKENS, WHITE

GROUND, GLYPH = PETROL, WHITE

COLOURWAYS: dict[str, tuple[str, str]] = {
    "petrol": ("petrol", "white"),
    "terra": ("terra", "white"),
    "peach": ("terra-2", "terra"),
    "tint": ("petrol-1", "petrol"),
    "white": ("white", "terra"),
    "bare-petrol": ("", "petrol"),
    "bare-white": ("", "white"),
    "bare-terra": ("", "terra"),
}
"""Tokens of the ground and the glyph of each use. ``bare`` draws the glyph alone."""


class Pictures:
    """Finds drawings for one booklet, and remembers which files the page will ask for."""

    def __init__(self, library: Library, booklet: BookletFiles, tokens: Mapping[str, str] = TOKENS) -> None:
        """``tokens`` are the colours of the clinic, or the booklet's own."""
        self._library = library
        self._booklet = booklet
        self._tokens = tokens
        self.files: set[Path] = set()

    def figure(self, name: str) -> str:
        """Address of a drawing of the booklet."""
        path = self._library.figure(self._booklet, name).resolve()
        self.files.add(path)
        return path.as_uri()

    def logo(self, name: str) -> Path:
        """The file of a clinic's logo."""
        path = self._library.logo(name).resolve()
        self.files.add(path)
        return path

    def pictogram(self, name: str, colours: str = "petrol") -> str:
        """Data address of a shared pictogram in a colourway."""
        return self._recoloured(self._library.pictogram(name), colours)

    def guide(self, name: str) -> str:
        """Data address of a drawing that the program has for its page on printing."""
        return data_address(self._library.guide(name).read_text(encoding="utf-8").strip())

    def sign(self, name: str, colours: str = "petrol") -> str:
        """Data address of a sign: levels, yes and no, arrow, phone."""
        return self._recoloured(self._library.sign(name), colours)

    def _recoloured(self, path: Path, colours: str) -> str:
        ground, glyph = (self._tokens[token] if token else "none" for token in COLOURWAYS[colours])
        return _recoloured(path, ground, glyph)


@lru_cache(maxsize=512)
def _recoloured(path: Path, ground: str, glyph: str) -> str:
    svg = path.read_text(encoding="utf-8")
    svg = re.sub(r"<title>.*?</title>", "", svg).strip()
    swapped = svg.replace(GROUND, "\0").replace(GLYPH, glyph).replace("\0", ground)
    return data_address(swapped)


def data_address(svg: str) -> str:
    """An SVG as a data address that may stand in an attribute or in CSS between double quotes."""
    return "data:image/svg+xml," + quote(svg, safe=" '=/:;,()-.")
