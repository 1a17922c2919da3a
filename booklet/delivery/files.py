"""Writes files whole or not at all: each beside its place first, then all moved there at once."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType


class Staged:
    """Files waiting beside their places. Leaving the block without ``commit`` removes them; nothing else is touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: dict[Path, Path] = {}
        self._poured: dict[Path, bytes] = {}
        """What goes into a device or a pipe, such as /dev/null: these are written into, not replaced."""
        self._made: list[Path] = []

    def __enter__(self) -> Staged:
        return self

    def add(self, path: str, content: bytes) -> None:
        """Stages ``content`` for ``path``, relative to the folder. OSError where it cannot be written."""
        target = self.folder / path
        if target.exists() and not target.is_file() and not target.is_dir():
            self._poured[target] = content
            return
        self._make(target.parent)
        temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
        self._waiting[target] = temporary
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:  # a full disk names no file
            raise OSError(error.errno, error.strerror, str(target)) from error

    def read(self, path: str) -> bytes:
        """The content that a path will have: what waits for it, else what stands there."""
        target = self.folder / path
        poured = self._poured.get(target)
        return self._waiting.get(target, target).read_bytes() if poured is None else poured

    def commit(self) -> None:
        """Moves every file to its place, in the order that they were added."""
        for target, temporary in list(self._waiting.items()):
            try:
                temporary.replace(target)
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(target)) from error
            del self._waiting[target]
        for target, content in self._poured.items():
            target.write_bytes(content)
        self._made.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for temporary in self._waiting.values():
            temporary.unlink(missing_ok=True)
        for folder in reversed(self._made):
            try:
                folder.rmdir()
            except OSError:
                break

    def _make(self, folder: Path) -> None:
        """Makes a folder and those above it, and remembers which were not there."""
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            self._made.append(one)
