"""A figure that is not a plain file name.

``figure`` names a file in the booklet's ``figures/`` or among the shared ones: letters without accents, digits,
``.``, ``-`` and ``_``, ending in .svg, .png, .jpg or .jpeg. No folder, no ``..``, no address, no backslash; and the
file is no symbolic link that leads out of the project. So a content file can make nobody read or fetch anything.

Source: this project.

    figure: ../../secret.svg
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import figures
from booklet.content.names import FILE_LETTERS, as_file
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Library

RULE = "unsafe-figure-path"
SEVERITY: Severity = "error"
WAIVABLE = False

PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,90}\.(?:svg|png|jpe?g)")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for name, place in figures(booklet):
            reason = unsafe(library, booklet, name)
            if reason:
                hint = "put the file into the booklet's figures/ and write its name alone, such as main.svg"
                if "/" not in name and "\\" not in name and (offered := as_file(name)) != name and offered:
                    hint = f"name the file {offered}, here and on the disk: {FILE_LETTERS}"
                yield Fault(place, f"{quoted(name)} {reason}", hint)


def unsafe(library: Library, booklet: BookletFiles, name: str) -> str:
    """Why a name must not be opened; empty where it may be."""
    if not PLAIN.fullmatch(name):
        return "is not the plain name of an .svg, .png or .jpg file"
    try:
        inside = library.figure(booklet, name).resolve().is_relative_to(library.root)
    except (OSError, RuntimeError):  # a closed folder, a loop of symbolic links
        return "cannot be reached"
    return "" if inside else "is a symbolic link that leads out of the project"
