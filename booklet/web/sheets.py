"""Style sheets that import one another -> one, with the fonts in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([\w-]+)\))?;')
FONT = re.compile(r'url\("([^"]+\.ttf)"\)')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundled(path: Path, font: Callable[[Path], str]) -> str:
    """The text of a style sheet and of all that it imports. ``font`` makes the CSS source of a font's file."""
    css = COMMENT.sub("", path.read_text(encoding="utf-8"))

    def imported(match: re.Match[str]) -> str:
        inner = bundled(path.parent / match[1], font)
        return f"@layer {match[2]} {{\n{inner}}}\n" if match[2] else inner

    css = FONT.sub(lambda match: font(path.parent / match[1]), IMPORT.sub(imported, css))
    # Nothing in a sheet may end the element that it stands in.
    return re.sub(r"\n\s*\n+", "\n", css.strip()).replace("</", "<\\/") + "\n"
