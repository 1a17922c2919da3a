"""Where sections stand in booklet.yaml, and which of them moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from booklet.revision.changes import Edit, Run
from booklet.revision.pairing import Value, moved
from booklet.revision.values import edits

LISTED = ("parts",)
"""What is said of a section that booklet.yaml lists in one state alone: in which part, after which other."""


@dataclass(frozen=True)
class Entry:
    """A section in a part of the booklet."""

    section: str
    part: str
    after: str
    """The section before it; empty where it is the first of all."""
    settings: Value
    """What else is said of it there."""


def entries(meta: Value) -> list[Entry]:
    """The sections of booklet.yaml in the order of reading; none where it has another shape."""
    found: list[Entry] = []
    parts = meta.get("parts") if isinstance(meta, dict) else None
    for part in parts if isinstance(parts, list) else []:
        sections = part.get("sections") if isinstance(part, dict) else None
        for entry in sections if isinstance(sections, list) else []:
            data = entry if isinstance(entry, dict) else {"id": entry}
            name, before = str(data.get("id", "")), found[-1].section if found else ""
            settings = {key: value for key, value in data.items() if key != "id"}
            found.append(Entry(name, str(part.get("id", "")), before, settings))
    return found


def section_moves(
    old: list[Entry], new: list[Entry], names: Mapping[str, str]
) -> dict[str, tuple[str, tuple[Edit, ...]]]:
    """For each section that moved, or of which something else is said: where it stood, and what is said.

    ``names`` are new section ids with the old ones. A section that is listed in one state alone, though its file is in
    both, is printed in that one alone: it is told where both states list any.
    """
    places = {entry.section: place for place, entry in enumerate(old)}
    matched = {
        place: places[names[entry.section]]
        for place, entry in enumerate(new)
        if names.get(entry.section) in places
    }  # fmt: skip
    # Of two neighbours that changed places, one name decides which moved, whichever way round they are compared.
    weights = {place: (1 << 40) - sum(entry.section.encode()) for place, entry in enumerate(new)}
    left = moved(matched, weights)
    found = {}
    for place, before in matched.items():
        now, then = new[place], old[before]
        settings = tuple(edits(then.settings, now.settings))
        where = ""
        if place in left or now.part != then.part:
            where = _where(then)
        if where or settings:
            found[now.section] = (where, settings)
    known = {entry.section for entry in new}
    for name, was in names.items() if old and new else ():
        if name not in known and was in places:
            found[name] = ("", (Edit("removed", LISTED, (Run("delete", _where(old[places[was]])),)),))
        elif name in known and was not in places:
            there = next(entry for entry in new if entry.section == name)
            found[name] = ("", (Edit("added", LISTED, (Run("insert", _where(there)),)),))
    return found


def _where(entry: Entry) -> str:
    return f"{entry.part}, after {entry.after}" if entry.after else f"{entry.part}, first"
