"""Fills everything that a composed page names into the page itself."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from booklet.calllines import lost
from booklet.compose.composed import Composed
from booklet.compose.pictures import data_address
from booklet.pdf.finished import Finished
from booklet.web.fonts import web_font
from booklet.web.paragraphs import paragraphs
from booklet.web.sheets import bundled

SHEET = re.compile(r'<link rel="stylesheet" href="(file:[^"]+)">')

DRAWING = re.compile(r'(?<=<img src=")file:[^"]+|(?<=url\(&quot;)file:[^"&]+')
"""Addresses of drawings in attributes. Neither can stand in a text: there ``<`` and ``&`` are written as entities."""

TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}

KEYBOARD = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2018, 0x2019, 0x201C, 0x201D, 0x20AC)))
"""What a reader may type into a form, beside the letters of the page."""


def one_page(composed: Composed) -> Finished:
    """The page as a file of one page. OSError where something that it names cannot be read."""
    letters = KEYBOARD | frozenset(unescape(composed.html))

    def sheet(match: re.Match[str]) -> str:
        css = bundled(_path(match[1], composed), lambda font: web_font(font, letters))
        return f"<style>\n{css}</style>"

    html = SHEET.sub(sheet, composed.html)
    html = DRAWING.sub(lambda match: drawing(_path(match[0], composed)), html)
    return Finished(html.encode(), 1, lost(composed.due, paragraphs(composed.html)))


def _path(address: str, composed: Composed) -> Path:
    """The file behind an address, which must be one of those that the page may read."""
    path = Path(unquote(urlsplit(unescape(address)).path))
    if path not in composed.files:
        raise FileNotFoundError(2, "the page names a file that is not its own", str(path))
    return path


def drawing(path: Path) -> str:
    """A picture's file as a data address."""
    if path.suffix.lower() == ".svg":
        return data_address(path.read_text(encoding="utf-8").strip())
    return f"data:{TYPES[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode('ascii')}"
