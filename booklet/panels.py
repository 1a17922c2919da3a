"""What a one-sheet edition prints, panel by panel: chosen in booklet.yaml, never written a second time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from booklet.blocks import NUMBER, Flag, Id, Strict
from booklet.clinic import Words

Purpose = Literal["cover", "remember", "daily-living", "prevention", "call", "emergency", "contacts"]
"""What a panel is for. A cover, what to remember, the emergency numbers and the contacts draw on booklet.yaml by
themselves."""

_PIECE = r"(?:head|[1-9]|doubt|saying|lines|waiting)"
LevelPart = Annotated[str, Field(pattern=rf"^(?:terms|(?:now|today|before|next-visit)(?:\.{_PIECE})?)$")]
"""A level of a block of warning levels, or a piece of one, as ``booklet.levels`` names them: ``now``, ``today.2``."""


class Choice(Strict):
    """One block of the booklet, or all of a section."""

    section: Id
    block: Id | None = None
    short: Flag = False
    """Whether the block's short text is printed in its place."""
    heading: Flag = False
    """Whether the section's title stands above it."""
    only: list[LevelPart] = []
    """Of warning levels, the parts that this panel prints. All panels together print every part, in order."""


class Panel(Strict):
    """One panel of a folded sheet, or one side of a sheet."""

    purpose: Purpose
    starts: Literal["page", "flow"] = "page"
    """Whether it has a panel, or a side of the sheet, of its own, or follows the one before it."""
    title: Words | None = None
    """Stands at the head of the panel; a cover has the booklet's own."""
    pictogram: Id | None = None
    blocks: list[Choice] = []
    contacts: Annotated[list[Id], Field(max_length=7)] | None = None
    """Named in one line each at its end. A panel of contacts names those of the back cover where nothing is said."""


Panels = Annotated[list[Panel], Field(min_length=1, max_length=10)]


class EditionContent(Strict):
    """What one edition takes of the booklet. Nothing said means everything."""

    without: list[Id] = []
    """Sections that the edition leaves out."""
    panels: Panels | None = None
    """What an edition of one sheet prints, in the order of reading."""
    fold_allowance: Annotated[float, Field(ge=0, le=10), NUMBER] = 3
    """Millimetres that the panel which is folded in is narrower than the others."""
