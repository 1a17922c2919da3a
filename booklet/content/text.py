"""Bytes of a content file -> text, with a finding for each place that cannot be text an editor meant.

A file is read only if it is a regular file inside the project, no larger than ``MAX_BYTES`` and UTF-8. Line ends
are made ``\\n``, a byte order mark is dropped; lines and columns count characters from 1.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from booklet.diagnostics import Diagnostic, Location

MAX_BYTES = 1024 * 1024
"""Largest content file, in bytes."""

MAX_PLACES = 20
"""Findings of one kind for one file; the last one says how many more there are."""

UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow in a file, line ends that no editor counts as one, and marks that turn text round unseen."""

IN_PLACE = "put the file itself in its place"
UNREADABLE = "look at its permissions, or at what the link leads to"

INDENTING_TAB = re.compile(r"^ *\t", re.MULTILINE)


def read(root: Path, path: Path) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``path``, or None where it cannot be parsed at all; and what is wrong with it. Never raises."""
    where = Location(relative(root, path))
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            message = "this symbolic link leads out of the project, so it is not read"
            return None, [Diagnostic(where, "outside-project", message, IN_PLACE)]
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [Diagnostic(where, "not-a-file", "this is not a regular file, so it is not read", IN_PLACE)]
        if status.st_size > MAX_BYTES:
            message = f"the file has {status.st_size:,} bytes, more than {MAX_BYTES:,}, so it is not read"
            return None, [Diagnostic(where, "file-too-large", message, "share it out among several files")]
        raw = real.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links, before Python 3.13
        reason = getattr(error, "strerror", None) or "the symbolic link goes round in a loop"
        return None, [Diagnostic(where, "unreadable-file", f"the file cannot be read: {reason}", UNREADABLE)]
    return decode(raw, where.path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Text of ``raw`` with its findings; ``path`` is for their locations only."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8").replace("\r\n", "\n")
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        place = location(path, before, len(before))
        return None, [Diagnostic(place, "bad-encoding", message, "save the file as UTF-8")]
    text = text.replace("\r\n", "\n")
    controls = list(_each(path, text, UNPRINTABLE, "control-character", "remove it, or type a space or a new line"))
    tabs = list(_each(path, text, re.compile("\t+"), "tab", "type spaces: two for each step of indentation"))
    broken = controls or INDENTING_TAB.search(text)
    return (None if broken else text), controls + tabs


def _each(path: str, text: str, pattern: re.Pattern[str], rule: str, hint: str) -> Iterator[Diagnostic]:
    """A finding for each match, up to ``MAX_PLACES``."""
    matches = list(pattern.finditer(text))
    for number, match in enumerate(matches[:MAX_PLACES], start=1):
        name = "a tab" if rule == "tab" else f"the character U+{ord(match.group()):04X} is not allowed"
        message = f"{name} in a content file" if rule == "tab" else name
        if number == MAX_PLACES < len(matches):
            message += f" (and {len(matches) - number} more after it)"
        yield Diagnostic(location(path, text, match.start()), rule, message, hint)


def location(path: str, text: str, offset: int) -> Location:
    """The place of a character of ``text``."""
    before = text[:offset]
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def relative(root: Path, path: Path) -> str:
    """``path`` as findings show it: relative to the project, forward slashes, safe to print on one line."""
    try:
        name = path.relative_to(root).as_posix()
    except ValueError:
        name = path.name
    name = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
