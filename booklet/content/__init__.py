"""Stage 1: sections/ -> Library. Reads YAML with positions, validates it, and never stops at the first fault.

``text`` makes text of bytes, ``nodes`` values and places of text, ``schema`` models of values, ``library`` walks the
folders; ``marks`` knows the three marks of running text, ``places`` the place of a character inside a value, ``words``
how findings quote content; ``jsonschema`` describes the files for an editor's completion. Each is imported when it is
first used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.diagnostics import Diagnostic
    from booklet.model import Library

__all__ = ["load"]


def load(root: Path) -> tuple[Library, list[Diagnostic]]:
    """Everything under ``root/sections`` that is valid, and what is wrong with the rest. Never raises for content."""
    from booklet.content.library import load as load_library

    return load_library(root)
