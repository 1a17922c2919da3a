"""The kinds of block of the pages on when to call: levels with groups of signs, and a table by medicine."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from booklet.base import BlockBase, Flag, Id, Inline, Items, Strict

Level = Literal["now", "today", "before", "next-visit"]
"""How soon to call: a danger to life, the same day, before something planned, or it can wait for the next visit."""

CallLevel = Literal["now", "today", "next-visit"]


class Sign(Strict):
    """One sign to call for: a line of its own on the page."""

    text: Inline
    """The word to look for in bold: ``**Fièvre** avec de grands frissons.``"""
    note: Inline | None = None
    """A line under it, smaller: how to look for the sign."""
    pictogram: Id | None = None
    basis: Literal["to-validate"] | None = None


class SignGroup(Strict):
    """Signs of one kind under a word that can be found."""

    title: Inline | None = None
    pictogram: Id | None = None
    signs: Annotated[list[Sign], Field(min_length=1, max_length=10)]


class Advice(Strict):
    """What to do, or to say, under a title of its own."""

    title: Inline
    items: Items


class WarningLevel(Strict):
    level: Level
    title: Inline
    note: Inline | None = None
    """Whom to call."""
    numbers: Annotated[list[str], Field(max_length=3)] = []
    """Numbers printed huge beside the title; each is dialled as it stands."""
    team_line: Flag = False
    """A line on which a clinic's number is stamped or written by hand."""
    strip: Inline | None = None
    """What to do where nobody answers: a strip across the page, under the title."""
    groups: Annotated[list[SignGroup], Field(min_length=1, max_length=6)]
    doubt: Inline | None = None
    """What to do in doubt, set large under the signs."""
    saying: Advice | None = None
    """What to say on the phone. It gives way where a sheet has no room."""
    lines: Annotated[list[Inline], Field(max_length=6)] = []
    """What each number is for."""
    waiting: Advice | None = None
    """What to do while waiting for advice."""


class WarningLevels(BlockBase):
    """When to call, the most urgent first."""

    kind: Literal["warning-levels"]
    levels: Annotated[list[WarningLevel], Field(min_length=1, max_length=4)]
    terms_title: Inline | None = None
    """What stands over the words explained, where they are many."""
    terms: Annotated[list[Inline], Field(max_length=24)] = []
    """Words of the page explained at its foot, for who opens only this page. They are looked up, not read through."""


class CallCase(Strict):
    """What happens to somebody who takes a medicine, and how soon to call."""

    text: Inline
    level: CallLevel
    basis: Literal["to-validate"] | None = None


class CallWord(Strict):
    """What the last column says of a level."""

    level: CallLevel
    text: Inline


class CallRow(Strict):
    who: Inline
    """Whom the row is for: the name of a medicine."""
    cases: Annotated[list[CallCase], Field(min_length=1, max_length=6)]


class CallTable(BlockBase):
    """When to call, for those who take a medicine: who, what happens, whom to call."""

    kind: Literal["call-table"]
    header: Annotated[list[Inline], Field(min_length=3, max_length=3)]
    calls: Annotated[list[CallWord], Field(min_length=1, max_length=3)]
    """What the last column says of each level that the rows have."""
    rows: Annotated[list[CallRow], Field(min_length=1, max_length=14)]
