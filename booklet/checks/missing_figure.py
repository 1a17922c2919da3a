"""A figure whose file is not there.

Looked for in the booklet's ``figures/``, then in sections/figures/, in the exact letters: a disk that takes
``Main.svg`` for ``main.svg`` is not the one that the booklet is printed from.

Source: this project.

    figure: peau.svg      # and neither folder has it
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from booklet.checks.drawings import unreadable
from booklet.checks.fault import Fault
from booklet.checks.unsafe_figure_path import unsafe
from booklet.checks.walk import figures
from booklet.content.names import listed
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "missing-figure"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    closed = {path for path, _ in unreadable(library)}
    common = library.root / "sections" / "figures"
    for booklet in library.booklets.values():
        own = booklet.folder / "figures"
        if closed & {common, own}:  # that is told, and what may be in it is not missing
            continue
        known = {path.name for folder in (common, own) for path in listed(folder) if os.path.isfile(path)}
        for name, place in figures(booklet):
            if name not in known and not unsafe(library, booklet, name):
                hint = nearest(name, sorted(known)) or f"add it to sections/booklets/{booklet.id}/figures/"
                yield Fault(place, f"there is no figure {quoted(name)}", hint)
