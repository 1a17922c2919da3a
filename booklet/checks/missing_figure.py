"""A figure whose file is not there.

Looked for in the booklet's ``figures/``, then in sections/figures/, in the exact letters: a disk that takes
``Main.svg`` for ``main.svg`` is not the one that the booklet is printed from.

Source: this project.

    figure: peau.svg      # and neither folder has it
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.unsafe_figure_path import unsafe
from booklet.checks.walk import figures
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "missing-figure"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    shared = {path.name for path in (library.root / "sections" / "figures").glob("*") if path.is_file()}
    for booklet in library.booklets.values():
        known = shared | {path.name for path in (booklet.folder / "figures").glob("*") if path.is_file()}
        for name, place in figures(booklet):
            if name not in known and not unsafe(library, booklet, name):
                hint = nearest(name, sorted(known)) or f"add it to sections/booklets/{booklet.id}/figures/"
                yield Fault(place, f"there is no figure {quoted(name)}", hint)
