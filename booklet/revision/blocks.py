"""The blocks of sections in two states: which became which, wherever they went."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

from booklet.model import Source
from booklet.revision.changes import Change, Edit, Place, What
from booklet.revision.pairing import ALIKE, MAX_COMPARED, Value, all_text, fingerprint, moved, weight
from booklet.revision.values import added, edits, removed
from booklet.revision.words import alike

KIN = 0.3
"""Words that two blocks of one kind must share to be one block, edited, where both stand alone between others."""


@dataclass(frozen=True)
class SectionFile:
    """A section as plain values."""

    name: str
    data: dict[str, Value]
    source: Source

    def place(self) -> Place:
        return Place(self.source.at(), self.name, title=titled(self.data, self.name))

    def block(self, index: int) -> Place:
        return Place(self.source.at(("blocks", index)), self.name, index, titled(self.data, self.name))


@dataclass(frozen=True)
class _Block:
    section: str
    index: int
    value: Value

    @property
    def id(self) -> str:
        return str(self.value.get("id", "")) if isinstance(self.value, dict) else ""

    @property
    def kind(self) -> str:
        return str(self.value.get("kind", "")) if isinstance(self.value, dict) else ""


Key = Callable[[_Block], Hashable]


@dataclass(frozen=True)
class Told:
    """The changes of blocks by the new section under which they are told."""

    by_section: Mapping[str, list[Change]]

    def of(self, side: str, section: str) -> list[Change]:
        return self.by_section.get(section, []) if side == "new" else []

    def moved(self, side: str, section: str) -> set[int]:
        """Indexes of the blocks of a section that are told as moved, into it or out of it."""
        every = [change for told in self.by_section.values() for change in told if change.moved]
        places = [change.old if side == "old" else change.new for change in every]
        return {place.index for place in places if place and place.section == section}


def listed(data: Value) -> list[Value]:
    """The blocks of a section; none where it has another shape."""
    blocks = data.get("blocks") if isinstance(data, dict) else None
    return blocks if isinstance(blocks, list) else []


def titled(data: Value, name: str) -> str:
    title = data.get("title") if isinstance(data, dict) else None
    return title if isinstance(title, str) and title else name


def compare(olds: Mapping[str, SectionFile], news: Mapping[str, SectionFile], names: Mapping[str, str]) -> Told:
    """What became of every block. ``names`` are new section ids with the old ones.

    A section that is in one state alone is told as a whole: of its blocks, only those that moved are told here.
    """
    before, after = (
        [_Block(name, index, value) for name, file in files.items() for index, value in enumerate(listed(file.data))]
        for files in (olds, news)
    )
    became = {section: name for name, section in names.items()}
    matched = _matched(before, after, names)
    left = _left(before, after, matched, names)
    told: dict[str, list[tuple[float, Change]]] = {}
    stands = {(before[o].section, before[o].index): after[n] for n, o in matched.items()}
    for n, block in enumerate(after):
        old = before[matched[n]] if n in matched else None
        if old is None and block.section not in names:
            continue
        change = _change(old, block, olds, news, moved=n in left)
        if change:
            told.setdefault(block.section, []).append((block.index, change))
    taken = set(matched.values())
    for o, block in enumerate(before):
        if o in taken or block.section not in became:
            continue
        section = became[block.section]
        after_ = _after(block, stands, section)
        gone = replace(_gone(block, olds), stood=(section, after_))
        told.setdefault(section, []).append((after_ + 0.5, gone))
    ordered = {name: [change for _, change in sorted(found, key=lambda one: one[0])] for name, found in told.items()}
    return Told(ordered)


def _after(block: _Block, stands: Mapping[tuple[str, int], _Block], section: str) -> int:
    """The new index of the block that a block which is gone stood after; -1 where it stood at the top."""
    for index in range(block.index - 1, -1, -1):
        now = stands.get((block.section, index))
        if now and now.section == section:
            return now.index
    return -1


def _change(
    old: _Block | None, new: _Block, olds: Mapping[str, SectionFile], news: Mapping[str, SectionFile], *, moved: bool
) -> Change | None:
    """What became of a block that is there now; None where it is as it was."""
    file = news[new.section]
    place = file.block(new.index)
    name = new.id or str(new.index + 1)
    if old is None:
        found = _lined(added(new.value, ()), file.source, file.source, new.index, new.index)
        return Change("block", "added", name, kind=new.kind, new=place, edits=found)
    was = olds[old.section]
    found = _lined(edits(old.value, new.value), was.source, file.source, old.index, new.index)
    if not found and not moved:
        return None
    what: What = "edited" if not moved else "moved and edited" if found else "moved"
    return Change("block", what, name, kind=new.kind, new=place, old=was.block(old.index), edits=found)


def _gone(block: _Block, olds: Mapping[str, SectionFile]) -> Change:
    file = olds[block.section]
    found = _lined(removed(block.value, ()), file.source, file.source, block.index, block.index)
    return Change(
        "block", "removed", block.id or str(block.index + 1), kind=block.kind, old=file.block(block.index), edits=found
    )


def _lined(found: Iterator[Edit], old: Source, new: Source, o: int, n: int) -> tuple[Edit, ...]:
    def line(edit: Edit) -> int:
        source, index = (old, o) if edit.what == "removed" else (new, n)
        return source.at(("blocks", index, *edit.loc)).line

    return tuple(replace(edit, line=line(edit)) for edit in found)


def _matched(before: list[_Block], after: list[_Block], names: Mapping[str, str]) -> dict[int, int]:
    """Index of a new block -> index of the old one that it was."""
    found: dict[int, int] = {}
    free = set(range(len(before)))

    def pair(old_key: Key, new_key: Key) -> None:
        """Pairs blocks with equal keys, the first with the first; a key of None fits nothing."""
        waiting: dict[Hashable, list[int]] = {}
        for o in sorted(free, reverse=True):
            waiting.setdefault(old_key(before[o]), []).append(o)
        for n, block in enumerate(after):
            key = new_key(block)
            if n not in found and key is not None and waiting.get(key):
                found[n] = waiting[key].pop()
                free.remove(found[n])

    pair(
        lambda one: (one.section, one.id) if one.id else None,
        lambda one: (names.get(one.section), one.id) if one.id else None,
    )
    pair(
        lambda one: (one.section, fingerprint(one.value)),
        lambda one: (names.get(one.section), fingerprint(one.value)),
    )
    pair(lambda one: fingerprint(one.value), lambda one: fingerprint(one.value))
    pair(lambda one: one.id or None, lambda one: one.id or None)
    _match_alike(before, after, names, found, free)
    return found


def _match_alike(
    before: list[_Block], after: list[_Block], names: Mapping[str, str], found: dict[int, int], free: set[int]
) -> None:
    """Pairs blocks of one kind that share many of their words: those of the same section first."""
    left = [n for n in range(len(after)) if n not in found]
    if len(left) * len(free) > MAX_COMPARED:
        return
    candidates: list[tuple[bool, float, int, int, int, int, int]] = []
    for n in left:
        for o in sorted(free):
            old, new = before[o], after[n]
            if old.kind != new.kind:
                continue
            here = names.get(new.section) == old.section
            score = alike(all_text(old.value), all_text(new.value))
            if score >= (KIN if here else ALIKE):
                candidates.append((not here, -score, abs(old.index - new.index), min(o, n), max(o, n), o, n))
    for *_, o, n in sorted(candidates):
        if o in free and n not in found:
            free.remove(o)
            found[n] = o


def _left(before: list[_Block], after: list[_Block], matched: Mapping[int, int], names: Mapping[str, str]) -> set[int]:
    """The new blocks that are not where they were: in another section, or out of their order."""
    elsewhere = {n for n, o in matched.items() if names.get(after[n].section) != before[o].section}
    found = set(elsewhere)
    for section in {after[n].section for n in matched}:
        here = {n: o for n, o in matched.items() if after[n].section == section and n not in elsewhere}
        found |= moved(here, {n: weight(before[o].value, after[n].value) for n, o in here.items()})
    return found
