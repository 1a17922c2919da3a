"""What stage 3 hands to stage 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from booklet.diagnostics import Location


@dataclass(frozen=True)
class Composed:
    """One document as HTML, with all that is needed to lay it out and to say where a fault comes from."""

    html: str
    base_url: str
    places: Mapping[str, Location]
    """HTML element id -> place in the content."""
    files: frozenset[Path]
    """The only files that the page may read: drawings, styles, fonts. Absolute."""
    lang: str
