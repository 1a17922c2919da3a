"""Adds lines to a content file that is there. Comments and layout stay; what could not be added safely is not."""

from __future__ import annotations

import re

from booklet.content import nodes

_ITEM = re.compile(r"\s*-\s+")


def with_section(text: str, section: str, part: int) -> str | None:
    """booklet.yaml with a section at the end of a part; None where its place cannot be told for certain."""
    before = nodes.parse(text, "booklet.yaml")
    listed = _sections(before.data, part)
    if before.diagnostics or not listed:
        return None
    places = before.source.places
    line, column, start, _ = places["parts", part, "sections", len(listed) - 1]
    lead = text.splitlines()[line - 1][: column - 1]
    if not _ITEM.fullmatch(lead):  # written in brackets, on one line
        return None
    end = _end(text, start, column - 1)
    gap = "" if text[:end].endswith("\n") else "\n"
    after = f"{text[:end]}{gap}{lead}id: {section}\n{text[end:]}"
    parsed = nodes.parse(after, "booklet.yaml")
    return after if not parsed.diagnostics and parsed.data == _added(before.data, section, part) else None


def with_entry(text: str, entry: str) -> str | None:
    """A file of entries, one a key, with ``entry`` at its end; None where that would not be the same file and more."""
    before, own = nodes.parse(text, "references.yaml"), nodes.parse(entry, "references.yaml")
    after = text.rstrip("\n") + "\n" + entry
    parsed = nodes.parse(after, "references.yaml")
    wanted = {**(before.data or {}), **own.data} if isinstance(before.data or {}, dict) else None
    return after if not before.diagnostics and not parsed.diagnostics and parsed.data == wanted else None


def _sections(data: nodes.Value, part: int) -> list[nodes.Value]:
    try:
        listed = data["parts"][part]["sections"]
    except (KeyError, IndexError, TypeError):
        return []
    return listed if isinstance(listed, list) else []


def _end(text: str, start: int, indent: int) -> int:
    """Where the list item that holds ``start`` ends: before the first line that is not indented as far as its keys."""
    position = text.find("\n", start) + 1 or len(text)
    while position < len(text):
        line = text[position : text.find("\n", position) + 1 or len(text)]
        if not line.strip() or len(line) - len(line.lstrip(" ")) < indent:
            break
        position += len(line)
    return position


def _added(data: nodes.Value, section: str, part: int) -> nodes.Value:
    """The same values with one section more."""
    parts = [dict(one) for one in data["parts"]]
    parts[part] = {**parts[part], "sections": [*parts[part]["sections"], {"id": section}]}
    return {**data, "parts": parts}
