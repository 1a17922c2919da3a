"""A state of the content: the files of a folder or of a git revision, as bytes, and as plain values where asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from booklet.content import nodes, text
from booklet.content.nodes import Parsed
from booklet.diagnostics import Diagnostic, Location

MAX_DRAWING = 20 * 1024 * 1024
"""Largest drawing that is compared, in bytes."""
MAX_FILES = 20_000

TEXTS, DRAWINGS = (".yaml", ".yml"), (".svg", ".png", ".jpg", ".jpeg", ".webp")

BOOKLET = re.compile(r"sections/booklets/([^/]+)/booklet\.yaml")
SECTION = re.compile(r"sections/booklets/([^/]+)/([a-z]{2}(?:-[A-Z]{2})?)/([^/]+)\.yaml")
SHARED = re.compile(r"sections/(contacts|clinics|strings)/([^/]+)\.yaml")
REFERENCES = "sections/references.yaml"
CONTENT = re.compile("|".join(one.pattern for one in (BOOKLET, SECTION, SHARED)) + "|" + re.escape(REFERENCES))
"""The files that hold content; others beside them, such as approvals, are not what a patient reads."""


class Unknown(Exception):
    """There is no such state; the text says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class State:
    """``files`` are paths from the project's folder, with forward slashes. ``faults`` are files that were not read."""

    name: str
    files: Mapping[str, bytes]
    faults: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    _parsed: dict[str, Parsed] = field(default_factory=dict, compare=False)

    def content(self) -> list[str]:
        """The paths of the content files, sorted."""
        return sorted(path for path in self.files if CONTENT.fullmatch(path))

    def drawings(self) -> list[str]:
        return sorted(path for path in self.files if PurePosixPath(path).suffix.lower() in DRAWINGS)

    def parsed(self, path: str) -> Parsed:
        """A content file as plain values; its ``data`` is None where there is none, or it cannot be read."""
        if path not in self._parsed:
            words, found = text.decode(self.files.get(path, b""), path)
            self._parsed[path] = nodes.parse(words or "", path)
            self._parsed[path].diagnostics[:0] = found
        return self._parsed[path]

    def unread(self, path: str) -> Diagnostic | None:
        """Why a file of this state cannot be compared; None where it can, or is not there."""
        fault = next((one for one in self.faults if one.location.path == path), None)
        if fault or path not in self.files:
            return fault
        found = self.parsed(path)
        if found.data is not None:
            return None
        empty = Diagnostic(Location(path), "empty-file", "the file is empty")
        return found.diagnostics[0] if found.diagnostics else empty

    @cached_property
    def booklets(self) -> list[str]:
        return sorted(match[1] for path in self.files if (match := BOOKLET.fullmatch(path)))

    @property
    def langs(self) -> set[str]:
        """The languages in which there are sections."""
        return {match[2] for path in self.files if (match := SECTION.fullmatch(path))}

    def languages(self, booklet: str) -> set[str]:
        """The languages in which a booklet has sections."""
        return {match[2] for path in self.files if (match := SECTION.fullmatch(path)) and match[1] == booklet}

    def source_language(self, booklet: str) -> str:
        """The language that a booklet is written in; empty where its booklet.yaml does not say."""
        meta = self.parsed(f"sections/booklets/{booklet}/booklet.yaml").data
        language = meta.get("source_language") if isinstance(meta, dict) else None
        return language if isinstance(language, str) else ""

    def language(self) -> str:
        """The language of the first booklet that says it; empty without one."""
        return next(filter(None, (self.source_language(name) for name in self.booklets)), "")

    def write(self, folder: Path) -> None:
        """Writes the files below ``folder``, which must be empty."""
        for name, content in self.files.items():
            path = folder.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def is_wanted(path: str) -> bool:
    """Whether a path below the project's folder is content or a drawing, and leads nowhere else."""
    parts = path.split("/")
    plain = all(part not in ("", ".", "..") and not part.startswith(".") and "\\" not in part for part in parts)
    return plain and path.isprintable() and parts[0] == "sections" and path.lower().endswith(TEXTS + DRAWINGS)


def limit(path: str) -> int:
    """The most bytes that a file may have."""
    return text.MAX_BYTES if path.lower().endswith(TEXTS) else MAX_DRAWING


def too_large(path: str, size: int) -> Diagnostic:
    message = f"the file has {size:,} bytes, more than {limit(path):,}, so it is not read"
    return Diagnostic(Location(path), "file-too-large", message)


def of_folder(folder: Path, name: str) -> State:
    """The state of a project's folder; ``name`` is how it was asked for. Unknown where it holds no ``sections``."""
    root = folder.resolve()
    top = root / "sections"
    if top.is_symlink() or not top.is_dir():
        raise Unknown(f"there is no folder 'sections' in {name or folder}", "name the folder that holds 'sections'")
    files: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for path in _walk(top):
        shown = path.relative_to(root).as_posix()
        if not is_wanted(shown):
            continue
        if len(files) >= MAX_FILES:
            raise Unknown(f"{name} has more than {MAX_FILES:,} files", "is this the project's folder?")
        content = _read(root, path, shown)
        if isinstance(content, Diagnostic):
            faults.append(content)
        else:
            files[shown] = content
    return State(name, files, tuple(faults))


def _walk(top: Path) -> Iterator[Path]:
    """The files below a folder, sorted; hidden ones and links to folders are left alone."""
    for here, folders, names in os.walk(top, followlinks=False):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (Path(here, one) for one in sorted(names) if not one.startswith("."))


def _read(root: Path, path: Path, shown: str) -> bytes | Diagnostic:
    """The bytes of a regular file within the project, or why it is not read."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root):
            message = "this symbolic link leads out of the project, so it is not read"
            return Diagnostic(Location(shown), "outside-project", message)
        if not real.is_file():
            return Diagnostic(Location(shown), "not-a-file", "this is not a regular file, so it is not read")
        if (size := real.stat().st_size) > limit(shown):
            return too_large(shown, size)
        return real.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "the symbolic link goes round in a loop"
        return Diagnostic(Location(shown), "unreadable-file", f"the file cannot be read: {reason}")
