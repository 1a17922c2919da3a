"""What stage 3 hands to stage 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from booklet.calllines import Due
from booklet.diagnostics import Location
from booklet.settings import DEFAULT, Thresholds


@dataclass(frozen=True)
class Fitting:
    """What is laid out as one page of a one-sheet edition, to be fitted there. Sizes in mm."""

    title: str
    """How a finding names it."""
    width: float
    height: float


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
    units: Mapping[str, Fitting] = field(default_factory=dict)
    """Of a one-sheet edition: CSS page name -> what is fitted there."""
    sources: tuple[str, ...] = ()
    """The content files that it was made of: paths relative to the project, sorted."""
    limits: Thresholds = DEFAULT
    """What the laid-out pages are held to."""
    most_pages: int = 0
    """Pages that it may have, where more cannot be printed; 0 where any number can."""
    spread: Literal["", "facing", "centre"] = ""
    """Where the two pages on when to call belong: facing each other, or in the middle of a stapled booklet too."""
    call: str = ""
    """HTML id of the section that they are, where ``spread`` says something."""
    reserve: int = 0
    """Pages that the box of a clinic may take: as many are pages to write on where there is no clinic."""
    due: tuple[Due, ...] = ()
    """The lines on when to call that it must print."""
