"""Which booklets print what all of them share: by the ids of contacts and references that stand in their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from booklet.content.marks import citations
from booklet.revision.states import BOOKLET, SECTION, State
from booklet.revision.values import leaves

Names = Mapping[tuple[str, str], set[str]]
"""Booklet and language -> every id that its files may name."""


def names(*states: State) -> Names:
    """The ids of all booklets and languages that have sections, in any of the states."""
    found: dict[tuple[str, str], set[str]] = {}
    for state in states:
        for path in state.content():
            if match := SECTION.fullmatch(path):
                own = found.setdefault((match[1], match[2]), set())
                own.update(_named(state, path))
    for state in states:
        for path in state.content():
            if match := BOOKLET.fullmatch(path):
                ids = set(_named(state, path))
                for (booklet, _), own in found.items():
                    if booklet == match[1]:
                        own |= ids
    return found


def printing(every: Names, name: str) -> frozenset[tuple[str, str]]:
    """The booklets and languages that name a contact or a reference."""
    return frozenset(pair for pair, ids in every.items() if name in ids)


def _named(state: State, path: str) -> Iterator[str]:
    """Whatever may be an id in a file: each value as a whole, and what its texts cite."""
    data = state.parsed(path).data
    if data is None:  # it cannot be read: any word of it may be one
        yield from re.findall(r"[\w-]+", state.files[path].decode("utf-8", "replace"))
        return
    for _, words in leaves(data):
        yield words
        yield from (cited for cited, _ in citations(words))
