"""What changed between two states of the content: plain data, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from booklet.diagnostics import Diagnostic, Location

Loc = tuple[str | int, ...]

Kind = Literal["equal", "delete", "insert"]
What = Literal["added", "removed", "moved", "edited", "moved and edited"]
Subject = Literal["booklet", "section", "block", "figure", "contact", "reference", "clinic", "strings"]

SUBJECTS: tuple[Subject, ...] = (
    "booklet", "section", "block", "figure", "contact", "reference", "clinic", "strings",
)  # fmt: skip
"""In the order that they are counted."""

BY_LANGUAGE = frozenset({"booklet", "contact", "clinic"})
"""Subjects whose words stand under their language."""

LANG = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
SHORT_KEYS = frozenset({"id", "qr"})
"""Keys of theirs that look like a language, and are none."""


@dataclass(frozen=True)
class Run:
    """Words one after the other that are in both texts, in the old one alone or in the new one alone."""

    kind: Kind
    text: str


def old_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.kind != "insert")


def new_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.kind != "delete")


@dataclass(frozen=True)
class Edit:
    """One value that differs. ``runs`` tell how; of an item that only moved in its list, they are all equal."""

    what: What
    loc: Loc
    """Path of keys and indexes within what changed: in the new state, or in the old one where it was removed."""
    runs: tuple[Run, ...]
    line: int = 0
    """In the file that ``loc`` counts in, from 1; 0 where it is not known."""

    @property
    def key(self) -> str:
        """The name of the value: the last key that is a word."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "")

    @property
    def lang(self) -> str:
        """Of words that stand under their language, such as ``title: {fr: …}``, the language; else empty."""
        last = self.loc[-1] if self.loc else ""
        return last if isinstance(last, str) and LANG.fullmatch(last) and last not in SHORT_KEYS else ""


@dataclass(frozen=True)
class Place:
    """Where something stands in one state."""

    where: Location
    section: str = ""
    index: int = 0
    """Of a block, from 0."""
    title: str = ""
    """Of the section, as typed; its id where it has none."""


@dataclass(frozen=True)
class Change:
    """One thing that was added, removed, moved or edited."""

    subject: Subject
    what: What
    name: str
    """Id of a section, contact, clinic or reference; a block's id, or its number from 1; a drawing's file name."""
    booklet: str = ""
    lang: str = ""
    kind: str = ""
    """Of a block."""
    new: Place | None = None
    old: Place | None = None
    edits: tuple[Edit, ...] = ()
    used: tuple[Place, ...] = ()
    """Of a drawing: the blocks that show it."""
    printed: frozenset[tuple[str, str]] | None = None
    """Of a contact or a reference: the booklets and languages that list it, in either state. None: it may be any."""
    stood: tuple[str, int] | None = None
    """Of a block that was removed: the new section, and the index of the block that it stood after; -1 at the top."""

    @property
    def place(self) -> Place:
        """In the new state, or where it stood."""
        place = self.new or self.old
        assert place
        return place

    def spoken(self, lang: str) -> tuple[Edit, ...]:
        """The edits that concern one language."""
        if self.subject not in BY_LANGUAGE:
            return self.edits
        return tuple(edit for edit in self.edits if edit.lang in ("", lang))

    @property
    def moved(self) -> bool:
        return self.what.startswith("moved")


@dataclass(frozen=True)
class Side:
    """One of the two states, as a person names it."""

    name: str
    """``HEAD~3 (1a2b3c4, 2026-11-24)`` or a folder; empty for the files as they stand."""
    revisions: dict[str, str] = field(default_factory=dict)
    """Booklet -> the revision number in its booklet.yaml."""

    def __str__(self) -> str:
        return self.name or "the files as they stand"


@dataclass(frozen=True)
class Comparison:
    """Everything that differs. ``unread`` is what could not be compared: path -> why, once a file and state."""

    old: Side
    new: Side
    changes: tuple[Change, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    """What else a reader must know of the two states."""

    def of(self, booklet: str, lang: str) -> Iterator[Change]:
        """The changes that a booklet in one language can show: its own, and those of what booklets share.

        Words of another language are left out of them.
        """
        for change in self.changes:
            shown = change.printed is None or (booklet, lang) in change.printed
            if shown and change.booklet in ("", booklet) and change.lang in ("", lang):
                edits = change.spoken(lang)
                if edits or not change.edits:
                    yield replace(change, edits=edits)

    def counts(self) -> dict[Subject, dict[What, int]]:
        """How many of each, without zeros."""
        found: dict[Subject, dict[What, int]] = {}
        for subject in SUBJECTS:
            for change in self.changes:
                if change.subject == subject:
                    row = found.setdefault(subject, {})
                    row[change.what] = row.get(change.what, 0) + 1
        return found
