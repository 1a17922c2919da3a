"""Who approved what, whether it still holds, and the state of a booklet that follows from it.

An approval holds as long as its section means what it meant: ``meaning.digest``. Where one person approved a section
several times in one role, or several people did, the newest record counts; the others are kept as history. A booklet
is approved in a language where every section that is printed, and ``booklet`` itself, has an approval that holds in
every role that booklet.yaml asks for, and in the role ``language`` too where the language is a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from booklet.diagnostics import Location
from booklet.model import BookletFiles, Library
from booklet.records import Approval, Role
from booklet.revision.history import NoHistory, earlier
from booklet.revision.meaning import BOOKLET, digest, names
from booklet.revision.today import today

LOOKED_AT = 100
"""Commits that are read to find since when an approval no longer holds."""

OLDER = 10
"""Those of them that may be older than the first approval that is looked for."""


@dataclass(frozen=True)
class Record:
    """An approval with its place in approvals.yaml."""

    value: Approval
    location: Location
    holds: bool


@dataclass(frozen=True)
class Standing:
    """How far a booklet is approved in one role and language."""

    role: Role
    held: tuple[Record, ...]
    """The newest approval of each section that holds."""
    void: tuple[Record, ...]
    """The newest approval of each section that has changed since."""
    missing: tuple[str, ...]
    """Sections that nobody has approved in this role."""

    @property
    def whole(self) -> bool:
        return not self.void and not self.missing

    @property
    def on(self) -> date | None:
        """The day of the last approval among those that hold."""
        return max((record.value.on for record in self.held), default=None)

    @property
    def people(self) -> dict[str, date]:
        """Those whose approvals hold, each with the day of the last one."""
        days: dict[str, date] = {}
        for record in self.held:
            days[record.value.by] = max(record.value.on, days.get(record.value.by, record.value.on))
        return days


@dataclass(frozen=True)
class State:
    """What a booklet may say of itself in one language, from approvals.yaml alone."""

    standings: tuple[Standing, ...]
    """One for each role that is needed."""
    due: date
    """The day of the next review."""

    @property
    def approved(self) -> bool:
        """Whether everything is approved in every role, as it stands."""
        return all(standing.whole for standing in self.standings)

    @property
    def expired(self) -> bool:
        """Whether the next review is past."""
        return self.due < today()

    @property
    def name(self) -> Literal["draft", "approved", "expired"]:
        return "draft" if not self.approved else "expired" if self.expired else "approved"

    @property
    def begun(self) -> bool:
        """Whether anybody has approved anything in a role that is needed, be it no longer as it stands."""
        return any(standing.held or standing.void for standing in self.standings)

    def whole(self, role: Role) -> bool:
        """Whether everything is approved in one role."""
        return any(standing.role == role and standing.whole for standing in self.standings)


def needed(files: BookletFiles, lang: str) -> list[Role]:
    """The roles in which a booklet must be approved in one language."""
    meta = files.meta.value
    translated: list[Role] = ["language"] if lang != meta.source_language else []
    return list(dict.fromkeys([*meta.approvals_needed, *translated]))


def printed(files: BookletFiles, lang: str) -> list[str]:
    """What must be approved in one language: ``booklet`` and every section that a part lists."""
    order = set(files.meta.value.order)
    return [name for name in names(files, lang) if name == BOOKLET or name in order]


def records(files: BookletFiles) -> Iterator[tuple[Approval, Location]]:
    """Every approval of a booklet with its place, as they stand in the file."""
    if files.approvals:
        for index, one in enumerate(files.approvals.value):
            yield one, files.approvals.source.at((index,))


def counting(files: BookletFiles, lang: str) -> dict[tuple[Role, str], tuple[Approval, Location]]:
    """The approvals of one language that count: by role and section the newest; of one day, the last in the file."""
    newest: dict[tuple[Role, str], tuple[Approval, Location]] = {}
    for one, place in records(files):
        key = (one.role, one.section)
        if one.lang == lang and (key not in newest or newest[key][0].on <= one.on):
            newest[key] = one, place
    return newest


def state(library: Library, files: BookletFiles, lang: str) -> State:
    """The state of a booklet in one of its languages."""
    newest = counting(files, lang)
    sections = printed(files, lang)
    now = {name: digest(library, files, lang, name) for name in sections if any(name == key[1] for key in newest)}
    standings = []
    for role in needed(files, lang):
        found = [
            Record(*newest[role, name], holds=newest[role, name][0].hash == now[name])
            for name in sections if (role, name) in newest
        ]  # fmt: skip
        standings.append(
            Standing(
                role,
                tuple(one for one in found if one.holds),
                tuple(one for one in found if not one.holds),
                tuple(name for name in sections if (role, name) not in newest),
            )
        )
    return State(tuple(standings), files.meta.value.dates.next_review)


def states(library: Library) -> Iterator[tuple[BookletFiles, str, State]]:
    """Each booklet in each language that it has sections in, with its state."""
    for files in library.booklets.values():
        for lang in files.languages():
            if lang in files.sections:
                yield files, lang, state(library, files, lang)


def since(library: Library, files: BookletFiles, lang: str, void: Sequence[Record]) -> dict[Record, str]:
    """For each approval that no longer holds, since when: words that go on a sentence, empty where git cannot tell.

    Goes back until each section means again what was approved; the commit after that one changed it.
    """
    told = dict.fromkeys(void, "")
    first, older = min((record.value.on.isoformat() for record in void), default=""), 0
    waiting, later = list(void), "; the change is not committed yet"
    try:
        for commit, past in earlier(library.root, files.id, LOOKED_AT) if void else ():
            there = past.booklets.get(files.id)
            known = names(there, lang) if there else []
            for record in list(waiting):
                one = record.value
                if there and one.section in known and digest(past, there, lang, one.section) == one.hash:
                    told[record] = later
                    waiting.remove(record)
            # What was approved was committed by then, or soon after; branches may put some older commits between.
            older += commit.day < first
            if not waiting or older > OLDER:
                break
            later = f"; it no longer holds since {commit.day} (commit {commit.short})"
    except NoHistory:
        return told
    return told | dict.fromkeys(waiting, "; the history does not hold what was approved")
