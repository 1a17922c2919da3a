"""Adds records to content files: one writer at a time, whole or not at all, line ends and byte order mark kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from booklet.content import text
from booklet.delivery.files import Staged
from booklet.revision.writing import Unwritable

BOM = b"\xef\xbb\xbf"

Change = Callable[[str], str]
"""Makes the new text of a file from the present one; an empty text stands for no file."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Within it, no other run of the program that asks for the same folder is; it waits until the other has ended."""
    try:
        import fcntl
    except ImportError:  # not on Windows: there nobody is kept waiting
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def rewrite(root: Path, files: Mapping[Path, Change]) -> None:
    """Writes all of the files or none. Unwritable, with its name, for a file that cannot be; OSError of the disk."""
    with Staged(root) as staged:
        for path, change in files.items():
            name = text.relative(root, path)
            try:
                new, raw = _changed(root, path, change)
            except Unwritable as error:
                raise Unwritable(f"{name}: {error}") from None
            if new != raw:
                staged.add(str(path.resolve().relative_to(root.resolve())), new)
        staged.commit()


def _changed(root: Path, path: Path, change: Change) -> tuple[bytes, bytes]:
    """The new bytes of a file, and those that it has now."""
    if not path.exists() and not path.is_symlink():
        return change("").encode(), b""
    present, found = text.read(root, path)
    if present is None:
        raise Unwritable(found[0].message)
    raw = path.read_bytes()
    new = change(present).encode()
    if b"\r\n" in raw:
        new = new.replace(b"\n", b"\r\n")
    return (BOM + new if raw.startswith(BOM) else new), raw
