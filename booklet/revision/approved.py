"""The state of the content that was last approved, put together section by section from git history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from booklet.content import load
from booklet.model import BookletFiles, Library
from booklet.records import Approval
from booklet.revision.approvals import printed, records
from booklet.revision.history import NoHistory
from booklet.revision.meaning import BOOKLET, digest, names
from booklet.revision.past import past
from booklet.revision.states import State, Unknown

LOOKED_AT = 200
"""Commits that are searched for an approved text."""


@dataclass(frozen=True)
class _Wanted:
    """The newest approval of a section."""

    booklet: str
    lang: str
    approval: Approval

    @property
    def section(self) -> str:
        return self.approval.section

    @property
    def path(self) -> str:
        own = f"sections/booklets/{self.booklet}"
        return f"{own}/booklet.yaml" if self.section == BOOKLET else f"{own}/{self.lang}/{self.section}.yaml"

    def __str__(self) -> str:
        return f"{self.section} in {self.lang}, approved on {self.approval.on}"


def approved_state(root: Path, new: State, booklet: str = "", lang: str = "") -> State:
    """The files of ``new`` with each approved section as it was approved. Unknown where nothing is approved.

    A section that was never approved, or whose approved text no commit holds, stays as it is in ``new`` and is named
    in a note: no change of it can be told.
    """
    library, _ = load(root)
    wanted = [
        one for name, files in library.booklets.items() if booklet in ("", name)
        for one in _newest(files) if lang in ("", one.lang)
    ]  # fmt: skip
    if not wanted:
        raise Unknown("nothing is approved yet, so there is no approved state", "booklet approve records approvals")
    waiting = [one for one in wanted if not _means(library, one)]
    files, missing = dict(new.files), list(waiting)
    if waiting:
        found = _found(root, waiting)
        missing = [one for one in waiting if one not in found]
        for taken in found.values():
            files |= taken
    notes = [f"the text of {one} is in none of the last {LOOKED_AT} commits: not compared" for one in missing]
    notes += _never(library, wanted, booklet, lang)
    return State("the approved state", files, new.faults, tuple(notes))


def _newest(files: BookletFiles) -> Iterator[_Wanted]:
    """The newest approval of each section, in whatever role."""
    newest: dict[tuple[str, str], Approval] = {}
    for one, _ in records(files):
        key = (one.lang, one.section)
        if key not in newest or newest[key].on <= one.on:
            newest[key] = one
    yield from (_Wanted(files.id, one.lang, one) for one in newest.values())


def _means(library: Library, one: _Wanted) -> bool:
    """Whether a section means in this state what was approved."""
    files = library.booklets.get(one.booklet)
    if files is None or one.section not in names(files, one.lang):
        return False
    return digest(library, files, one.lang, one.section) == one.approval.hash


def _found(root: Path, wanted: list[_Wanted]) -> dict[_Wanted, dict[str, bytes]]:
    """The files of each section in the latest commit in which it means what was approved."""
    history = past(root)
    found: dict[_Wanted, dict[str, bytes]] = {}
    try:
        for commit in history.commits(["sections"], LOOKED_AT):
            waiting = [one for one in wanted if one not in found]
            if not waiting:
                break
            with history.folder(commit, ["sections"]) as folder:
                library, _ = load(folder)
                files = history.files(commit, ["sections"])
                found |= {one: _own(one, files) for one in waiting if _means(library, one)}
    except NoHistory as error:
        raise Unknown(f"the history cannot be read: {error}") from None
    return found


def _own(one: _Wanted, files: dict[str, bytes]) -> dict[str, bytes]:
    """The file of a section with the drawings and the contacts that it names."""
    text = files[one.path]
    words = set(text.decode("utf-8", "replace").replace(",", " ").replace("[", " ").replace("]", " ").split())
    shown = {
        path: content
        for path, content in files.items()
        if (path.startswith(f"sections/booklets/{one.booklet}/figures/") and path.rpartition("/")[2] in words)
        or (path.startswith("sections/contacts/") and path.rpartition("/")[2].removesuffix(".yaml") in words)
    }
    return {**shown, one.path: text}


def _never(library: Library, wanted: list[_Wanted], booklet: str, lang: str) -> Iterator[str]:
    """A note for each booklet and language with the sections that nobody has approved."""
    known = {(one.booklet, one.lang, one.section) for one in wanted}
    for name, files in library.booklets.items():
        for spoken in files.languages():
            if booklet not in ("", name) or lang not in ("", spoken) or spoken not in files.sections:
                continue
            left = [one for one in printed(files, spoken) if (name, spoken, one) not in known]
            if left:
                yield f"never approved, so no change of it is told: {name} in {spoken}: {', '.join(left)}"
