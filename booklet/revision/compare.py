"""Two states of the content -> everything that changed, each thing once, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from booklet.diagnostics import Diagnostic, Location
from booklet.model import Source
from booklet.revision import blocks
from booklet.revision.changes import Change, Comparison, Edit, Loc, Place, Side, Subject, What
from booklet.revision.listed import Names, names, printing
from booklet.revision.order import entries, section_moves
from booklet.revision.pairing import Value, all_text
from booklet.revision.states import BOOKLET, REFERENCES, SECTION, SHARED, State
from booklet.revision.values import added, edits, removed, same
from booklet.revision.words import alike

RENAMED = 0.6
"""Words that two files must share to be one section under a new name."""

SUBJECTS: dict[str, Subject] = {"contacts": "contact", "clinics": "clinic", "strings": "strings"}


def compare(old: State, new: State, booklet: str = "", lang: str = "") -> Comparison:
    """What changed from ``old`` to ``new``; of one booklet and one language alone where they are named.

    Contacts, references, clinics, words of the program and drawings belong to every booklet.
    """
    files = sorted({*old.content(), *new.content(), *(one.location.path for one in (*old.faults, *new.faults))})
    files = [path for path in files if _asked(path, booklet, lang) and old.files.get(path) != new.files.get(path)]
    unread = [_said(state, fault) for state in (old, new) for path in files if (fault := state.unread(path))]
    both = _Both(old, new, lang, {path for path in files if old.unread(path) or new.unread(path)})
    changes = [
        *(change for name in sorted({*old.booklets, *new.booklets}) if booklet in ("", name)
          for change in both.booklet(name)),
        *both.shared(),
        *both.references(),
    ]  # fmt: skip
    changes += both.drawings(booklet)
    notes = tuple(dict.fromkeys((*old.notes, *new.notes)))
    return Comparison(_side(old), _side(new), tuple(changes), tuple(unread), notes)


def _asked(path: str, booklet: str, lang: str) -> bool:
    """Whether a file is of the booklet and language that were asked for, or of all."""
    if match := SECTION.fullmatch(path):
        return booklet in ("", match[1]) and lang in ("", match[2])
    match = BOOKLET.fullmatch(path)
    return not match or booklet in ("", match[1])


def _said(state: State, fault: Diagnostic) -> Diagnostic:
    """A file that cannot be read, with the state in which it cannot."""
    return replace(
        fault, message=f"in {state.name or 'the files as they stand'}: {fault.message}", hint="", severity="warning"
    )


def _side(state: State) -> Side:
    found = {}
    for name in state.booklets:
        data = state.parsed(f"sections/booklets/{name}/booklet.yaml").data
        if isinstance(data, dict) and isinstance(data.get("revision"), str):
            found[name] = data["revision"]
    return Side(state.name, found)


@dataclass(frozen=True)
class _Both:
    old: State
    new: State
    lang: str
    skipped: set[str] = field(default_factory=set)
    """Files that cannot be read in one of the states: nothing is said of what they hold."""

    @cached_property
    def names(self) -> Names:
        return names(self.old, self.new)

    def changed(self, path: str) -> bool:
        return path not in self.skipped and self.old.files.get(path) != self.new.files.get(path)

    def one(self, subject: Subject, path: str, name: str, old: Value, new: Value, **more: Any) -> Iterator[Change]:
        """The change of one thing that stands at ``more['loc']`` of its file in both states, if there is one."""
        loc: Loc = more.pop("loc", ())
        sources = (self.old.parsed(path).source, self.new.parsed(path).source)
        title = str(more.pop("title", "") or name)
        places = [Place(source.at(loc), title=title) for source in sources]
        if old is None:
            yield Change(subject, "added", name, new=places[1], edits=lined(added(new, ()), *sources, loc), **more)
        elif new is None:
            yield Change(subject, "removed", name, old=places[0], edits=lined(removed(old, ()), *sources, loc), **more)
        elif found := lined(edits(old, new), *sources, loc):
            change = Change(subject, "edited", name, new=places[1], old=places[0], edits=found, **more)
            if spoken := change.spoken(self.lang) if self.lang else found:
                yield replace(change, edits=spoken)

    def booklet(self, name: str) -> Iterator[Change]:
        """booklet.yaml, then its sections, language by language."""
        path = f"sections/booklets/{name}/booklet.yaml"
        old, new = self.old.parsed(path).data, self.new.parsed(path).data
        if self.changed(path):
            there = [_without_sections(data) if path in state.files else None
                     for state, data in ((self.old, old), (self.new, new))]  # fmt: skip
            yield from self.one("booklet", path, name, there[0], there[1], booklet=name)
        langs = {
            match[2]
            for state in (self.old, self.new) for file in state.files
            if (match := SECTION.fullmatch(file)) and match[1] == name and self.lang in ("", match[2])
        }  # fmt: skip
        for lang in sorted(langs):
            yield from self.sections(name, lang, path)

    def sections(self, booklet: str, lang: str, meta: str) -> Iterator[Change]:
        """The sections of a booklet in one language, in the order of the new booklet.yaml."""
        olds, news = (self.contents(state, booklet, lang) for state in (self.old, self.new))
        names = _same_sections(olds, news)
        before, after = entries(self.old.parsed(meta).data), entries(self.new.parsed(meta).data)
        moves = section_moves(before, after, names) if meta not in self.skipped else {}
        told = blocks.compare(olds, news, names)
        rank = {one.section: place for place, one in enumerate(after)}
        gone = {one.section: place + 0.5 for place, one in enumerate(before)}
        order = [
            *((rank.get(name, len(rank)), "new", name) for name in news),
            *((gone.get(name, len(gone)), "old", name) for name in olds if name not in names.values()),
        ]
        for _, side, name in sorted(order):
            files = (olds if side == "old" else news)[name]
            if side == "old":
                change = self.whole(booklet, lang, name, files.data, None, files, told)
                yield from change
            else:
                yield from self.section(booklet, lang, name, olds.get(names.get(name, "")), files, moves, told)
            for block in told.of(side, name):
                yield replace(block, booklet=booklet, lang=lang)

    def section(
        self, booklet: str, lang: str, name: str, old: blocks.SectionFile | None, new: blocks.SectionFile,
        moves: Mapping[str, tuple[str, tuple[Edit, ...]]], told: blocks.Told,
    ) -> Iterator[Change]:  # fmt: skip
        """What changed in a section beside its blocks: its title, sources, name, and where it stands."""
        if old is None:
            yield from self.whole(booklet, lang, name, None, new.data, new, told)
            return
        moved, settings = moves.get(name, ("", ()))
        own = lined(edits(_without_blocks(old.data), _without_blocks(new.data)), old.source, new.source, ())
        found = (*own, *settings)
        renamed = old.name != name
        if not (found or moved or renamed):
            return
        what: What = "edited" if not (moved or renamed) else "moved and edited" if found else "moved"
        places = (new.place(), replace(old.place(), title=moved or old.place().title))
        yield Change("section", what, name, booklet, lang, new=places[0], old=places[1], edits=found)

    def whole(
        self, booklet: str, lang: str, name: str, old: Value, new: Value, file: blocks.SectionFile, told: blocks.Told
    ) -> Iterator[Change]:
        """A section that is in one state alone, with all its words but for the blocks that moved."""
        side = "old" if new is None else "new"
        loose = told.moved(side, name)
        make = removed if new is None else added
        found = [*make(_without_blocks(file.data), ())]
        for index, block in enumerate(blocks.listed(file.data)):
            found += [] if index in loose else make(block, ("blocks", index))
        place = file.place()
        yield Change(
            "section", "removed" if new is None else "added", name, booklet, lang,
            new=None if new is None else place, old=place if new is None else None,
            edits=lined(iter(found), file.source, file.source, ()),
        )  # fmt: skip

    def contents(self, state: State, booklet: str, lang: str) -> dict[str, blocks.SectionFile]:
        """The sections of one state that can be read in both."""
        found = {}
        for path in state.content():
            match = SECTION.fullmatch(path)
            if not match or match[1] != booklet or match[2] != lang or path in self.skipped:
                continue
            parsed = state.parsed(path)
            data = parsed.data if isinstance(parsed.data, dict) else {"": parsed.data}
            found[match[3]] = blocks.SectionFile(match[3], data, parsed.source)
        return found

    def shared(self) -> Iterator[Change]:
        """Contacts, clinics and words of the program, one file each."""
        for path in sorted({*self.old.content(), *self.new.content()}):
            match = SHARED.fullmatch(path)
            if not match or not self.changed(path) or (match[1] == "strings" and self.lang not in ("", match[2])):
                continue
            old, new = (state.parsed(path).data if path in state.files else None for state in (self.old, self.new))
            printed = None
            if match[1] == "contacts":
                printed = printing(self.names, match[2])
            elif match[1] == "strings":
                printed = frozenset(pair for pair in self.names if pair[1] == match[2])
            yield from self.one(SUBJECTS[match[1]], path, match[2], old, new, printed=printed)

    def references(self) -> Iterator[Change]:
        """Each reference that differs."""
        if not self.changed(REFERENCES):
            return
        sides = [self.old.parsed(REFERENCES).data, self.new.parsed(REFERENCES).data]
        old, new = (side if isinstance(side, dict) else {} for side in sides)
        for name in [*new, *(name for name in old if name not in new)]:
            if not same(old.get(name), new.get(name)):
                printed = printing(self.names, name)
                yield from self.one(
                    "reference", REFERENCES, name, old.get(name), new.get(name), loc=(name,), printed=printed
                )

    def drawings(self, booklet: str) -> Iterator[Change]:
        """Drawings whose bytes differ, that are new or gone; one that only has another name has moved."""
        olds, news = (
            {path: state.files[path] for path in state.drawings() if _of(path, booklet)}
            for state in (self.old, self.new)
        )
        added_ = {path for path in news if path not in olds}
        gone = {path for path in olds if path not in news}
        for path in sorted(olds.keys() | news.keys()):
            name = PurePosixPath(path).name
            owner = PurePosixPath(path).parts[2] if path.startswith("sections/booklets/") else ""
            used = tuple(self.users(name, owner))
            before, after = Place(Location(path)), Place(Location(path))
            if path in olds and path in news:
                if olds[path] != news[path]:
                    yield Change("figure", "edited", name, owner, new=after, old=before, used=used)
            elif path in added_:
                twin = next((other for other in sorted(gone) if olds[other] == news[path]), None)
                if twin:
                    gone.remove(twin)
                    yield Change("figure", "moved", name, owner, new=after, old=Place(Location(twin)), used=used)
                else:
                    yield Change("figure", "added", name, owner, new=after, used=used)
        for path in sorted(gone):
            owner = PurePosixPath(path).parts[2] if path.startswith("sections/booklets/") else ""
            yield Change("figure", "removed", PurePosixPath(path).name, owner, old=Place(Location(path)))

    def users(self, name: str, booklet: str) -> Iterator[Place]:
        """The blocks of the new state that show a drawing."""
        for path in self.new.content():
            match = SECTION.fullmatch(path)
            if not match or booklet not in ("", match[1]) or name.encode() not in self.new.files[path]:
                continue
            parsed = self.new.parsed(path)
            for index, block in enumerate(blocks.listed(parsed.data)):
                if name in all_text(block).split():
                    title = blocks.titled(parsed.data, match[3])
                    yield Place(parsed.source.at(("blocks", index)), match[3], index, title)


def lined(found: Iterator[Edit], old: Source, new: Source, loc: Loc) -> tuple[Edit, ...]:
    """The edits with their lines: in the old file where something was removed, else in the new."""
    return tuple(
        replace(edit, line=(old if edit.what == "removed" else new).at((*loc, *edit.loc)).line) for edit in found
    )


def _of(path: str, booklet: str) -> bool:
    return not booklet or not path.startswith("sections/booklets/") or path.startswith(f"sections/booklets/{booklet}/")


def _without_blocks(data: Value) -> Value:
    """A section without its blocks, where they are a list as they should be, and without its record of translation."""
    return {
        key: value
        for key, value in data.items()
        if key != "translation" and (key != "blocks" or not isinstance(value, list))
    }


def _without_sections(data: Value) -> Value:
    """booklet.yaml without the lists of sections, whose order is compared by itself."""
    if not isinstance(data, dict) or not isinstance(data.get("parts"), list):
        return data
    parts = [
        {key: value for key, value in part.items() if key != "sections"} if isinstance(part, dict) else part
        for part in data["parts"]
    ]
    return {**data, "parts": parts}


def _same_sections(olds: Mapping[str, blocks.SectionFile], news: Mapping[str, blocks.SectionFile]) -> dict[str, str]:
    """New section id -> old one: the same name, or else most of the same words."""
    found = {name: name for name in news if name in olds}
    candidates = sorted(
        (-score, name, other)
        for name in news if name not in found
        for other in olds if other not in news
        if (score := alike(all_text(olds[other].data), all_text(news[name].data))) >= RENAMED
    )  # fmt: skip
    for _, name, other in candidates:
        if name not in found and other not in found.values():
            found[name] = other
    return found
