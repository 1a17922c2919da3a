"""The content as it stood before, from git: commits that touched it, and their files.

Only plumbing commands are used, which run no hook, no filter, no pager and no program that a repository's settings
name; nothing is fetched, nothing is written into the repository. ``NoHistory`` says in words why there is none: git is
not installed, the folder is in no repository, the repository is broken.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from booklet.content import load
from booklet.model import Library

SECONDS = 60
"""How long git may take for one answer."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is taken out of a commit; no content is as large."""

SAFE = ("--no-pager", "--literal-pathspecs", "-c", "protocol.allow=never", "-c", "log.showSignature=false")


class NoHistory(Exception):
    """There is no history to look into; the text says why, in words for an editor."""


@dataclass(frozen=True)
class Commit:
    id: str
    day: str
    """As 2026-11-24, of the committer."""

    @property
    def short(self) -> str:
        return self.id[:8]


class History:
    """The commits of the repository that a project is in. Paths are relative to the project's folder."""

    def __init__(self, root: Path) -> None:
        """NoHistory where there is no commit to look at."""
        self.root = root
        self._files: dict[str, bytes] = {}
        try:
            self.head = self.commit("HEAD")
        except NoHistory as error:
            if "ambiguous argument" in str(error) or "Needed a single revision" in str(error):
                raise NoHistory("nothing is committed yet") from None
            raise
        self.shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def commit(self, name: str) -> Commit:
        """The commit that a name as typed leads to: an id, a branch, a tag. NoHistory where there is none."""
        found = self._git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()
        day = self._git("rev-list", "--max-count=1", "--format=%cs", found).decode().split("\n")[1]
        return Commit(found, day)

    def commits(self, paths: Sequence[str], limit: int) -> list[Commit]:
        """The last commits that changed something in ``paths``, the newest first."""
        text = self._git(
            "rev-list", f"--max-count={limit}", "--topo-order", "--format=%H %cs", self.head.id, "--", *paths
        ).decode()
        return [Commit(*line.split(" ")) for line in text.splitlines() if not line.startswith("commit ")]

    @contextmanager
    def folder(self, commit: Commit, paths: Sequence[str]) -> Iterator[Path]:
        """A folder with the files of ``paths`` as they stood in a commit; gone afterwards. Links are left out."""
        with TemporaryDirectory(prefix="booklet-") as name:
            for path, content in self.files(commit, paths).items():
                target = Path(name) / path
                with suppress(OSError):  # a name that this disk cannot have
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
            yield Path(name).resolve()

    def files(self, commit: Commit, paths: Sequence[str]) -> dict[str, bytes]:
        """The regular files below ``paths`` as they stood in a commit, by path."""
        listed: dict[str, str] = {}
        for entry in self._git("ls-tree", "-r", "-z", "-l", commit.id, "--", *paths).split(b"\0"):
            if not entry:
                continue
            about, _, raw = entry.partition(b"\t")
            mode, _, blob, size = about.decode().split()
            path = os.fsdecode(raw)
            if mode.startswith("100") and int(size) <= LARGEST and _plain(path):
                listed[path] = blob
        self._take(blob for blob in listed.values() if blob not in self._files)
        return {path: self._files[blob] for path, blob in listed.items() if blob in self._files}

    def _take(self, blobs: Iterator[str]) -> None:
        """Reads files by their ids, each once."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return
        answer = self._git("cat-file", "--batch", given="\n".join(wanted).encode() + b"\n")
        place = 0
        while place < len(answer):
            end = answer.index(b"\n", place)
            about = answer[place:end].decode().split()
            place = end + 1
            if len(about) == 3:  # else the file is missing, as in a partial clone
                size = int(about[2])
                self._files[about[0]] = answer[place : place + size]
                place += size + 1

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git answers. NoHistory, with git's own words, where it refuses."""
        # What a hook of git sets for itself would lead to another folder.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        environment |= {
            "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C",
        }  # fmt: skip
        try:
            done = subprocess.run(
                ["git", *SAFE, *arguments],
                cwd=self.root, env=environment, input=given, capture_output=True, timeout=SECONDS, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise NoHistory("git is not installed") from None
        except subprocess.TimeoutExpired:
            raise NoHistory(f"git gave no answer within {SECONDS} seconds") from None
        except OSError as error:
            raise NoHistory(f"git cannot be run: {error.strerror}") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            if said and "not a git repository" in said[0]:
                raise NoHistory("the project is in no git repository")
            raise NoHistory(f"git: {said[0].removeprefix('fatal: ')}" if said else "git refuses, without a word")
        return done.stdout


def earlier(root: Path, booklet: str, limit: int) -> Iterator[tuple[Commit, Library]]:
    """The content as it stood in the last commits that changed what a booklet is made of, the newest first.

    Faults of that time are passed over: what could not be read then is not there. NoHistory where there is none.
    """
    history = History(root)
    shared = ("contacts", "references.yaml", "figures", "strings")
    paths = [f"sections/booklets/{booklet}", *(f"sections/{name}" for name in shared)]
    for commit in history.commits(paths, limit):
        with history.folder(commit, paths) as folder:
            yield commit, load(folder)[0]


def _plain(path: str) -> bool:
    """Whether a path of a commit stays inside the folder that it is written to, whatever the commit says."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and "\0" not in path
