"""The content as it stood in a git revision, as a ``State``. Reads objects alone; ``history`` says how git is run."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path

from booklet.diagnostics import Diagnostic, Location
from booklet.revision.history import Commit, History, NoHistory
from booklet.revision.states import MAX_FILES, State, Unknown, is_wanted, limit, too_large

LONGEST = 200
"""Letters of the name of a revision."""


class Past(History):
    """The states that the repository of a project remembers."""

    def state(self, revision: str) -> State:
        """The content of a revision. Unknown where there is none, with the nearest names."""
        commit = self.found(revision)
        if commit is None:
            raise Unknown(f"git knows no revision {revision[:LONGEST]!r} here", self._hint(revision))
        return self.at(commit, f"{revision} ({commit.short}, {commit.day})")

    def found(self, revision: str) -> Commit | None:
        """The commit that a name as typed stands for; None where git knows none."""
        odd = any(ord(letter) < 33 or ord(letter) == 127 for letter in revision)
        if not revision or revision.startswith("-") or odd or len(revision) > LONGEST:
            return None
        try:
            return self.commit(revision)
        except NoHistory:
            return None

    def at(self, commit: Commit, name: str) -> State:
        """The content of a commit; of one that has none, a note says so, and which is the first to have some."""
        blobs, faults = self._listed(commit)
        notes: tuple[str, ...] = ()
        if not blobs and not faults:
            first = self._first()
            notes = (f"there is no folder 'sections' in {name}{f'; the first with one is {first}' if first else ''}",)
        self._take(blob for blob in blobs.values() if blob not in self._files)
        files = {path: self._files[blob] for path, blob in blobs.items() if blob in self._files}
        faults += [
            Diagnostic(Location(path), "unreadable-file", "the repository does not hold the file")
            for path in blobs if path not in files
        ]  # fmt: skip
        return State(name, files, tuple(faults), notes)

    def _listed(self, commit: Commit) -> tuple[dict[str, str], list[Diagnostic]]:
        """Path -> object of every regular file that is wanted; a finding for each of the others."""
        found: dict[str, str] = {}
        faults: list[Diagnostic] = []
        for entry in self._git("ls-tree", "-r", "-z", "-l", commit.id, "--", "sections").split(b"\0"):
            head, _, name = entry.partition(b"\t")
            path = os.fsdecode(name)
            if not name or (path != "sections" and not is_wanted(path)):
                continue
            mode, kind, blob, size = head.decode().split()
            if kind != "blob" or not mode.startswith("100"):
                what = "another repository" if kind == "commit" else "a symbolic link"
                faults.append(Diagnostic(Location(path), "not-a-file", f"this is {what} there, so it is not read"))
            elif int(size) > limit(path):
                faults.append(too_large(path, int(size)))
            elif len(found) >= MAX_FILES:
                raise Unknown(f"the revision has more than {MAX_FILES:,} files of content")
            elif path != "sections":
                found[path] = blob
        return found, faults

    def _first(self) -> str:
        """The first commit with content, as a person names it; empty where there is none."""
        ids = self._git("rev-list", "--topo-order", self.head.id, "--", "sections").decode().split()
        first = self.found(ids[-1]) if ids else None
        return f"{first.short}, of {first.day}" if first else ""

    def _hint(self, revision: str) -> str:
        if ".." in revision:
            old, _, new = revision.replace("...", "..").partition("..")
            return f"write the two apart: booklet diff {old or 'HEAD'} {new or 'HEAD'}"
        if re.fullmatch(r"(?:HEAD|@)[~^][0-9~^]*", revision):
            count = self._git("rev-list", "--count", "--first-parent", self.head.id).decode().strip()
            if self.shallow:
                return f"this clone holds the last {count} of the history; git fetch --unshallow brings the rest"
            return f"the history has {count} commits in a row: HEAD~{int(count) - 1} is the first"
        names = self._git("for-each-ref", "--format=%(refname:short)", "--count=2000").decode("utf-8", "replace")
        close = get_close_matches(revision, ["HEAD", *names.split()], n=3, cutoff=0.5)
        folder = "".join(one for one in revision.strip("./") if one.isprintable())[:LONGEST]
        known = f"did you mean {' or '.join(close)}?" if close else "name a branch, a tag or a commit."
        return f"{known} A folder is named by its path, such as ./{folder or 'folder'}"


def past(root: Path) -> Past:
    """What git remembers of a project. Unknown where it remembers nothing."""
    try:
        return Past(root)
    except NoHistory as error:
        raise Unknown(f"there is no history to look into: {error}", "name a folder to compare with") from None
