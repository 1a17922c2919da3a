"""The shipped fonts, cut down to the letters of one page, as WOFF2 in a data address."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from pathlib import Path


@lru_cache(maxsize=64)
def web_font(path: Path, letters: frozenset[str]) -> str:
    """The CSS source of a font's file with these letters. Same letters, same bytes."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options(layout_features=["kern", "mark", "liga", "locl", "lnum", "ccmp"], notdef_outline=True)
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return f'url("data:font/woff2;base64,{b64encode(out.getvalue()).decode("ascii")}") format("woff2")'
