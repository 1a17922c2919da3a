"""A pictogram that has no file.

``pictogram`` names a file of sections/figures/pictograms/, or of the program's own, without its ending. The set is
shared, so that one picture means one thing everywhere.

Source: this project.

    pictogram: solei      # and there is only soleil.svg
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from booklet import shipped
from booklet.checks.drawings import unreadable
from booklet.checks.fault import Fault
from booklet.checks.walk import models, sections
from booklet.content.names import listed
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Source

RULE = "unknown-pictogram"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    folders = [library.root / "sections" / "figures", shipped.figures()]
    shown = [path for folder in folders for path in listed(folder / "pictograms")]
    known = sorted({path.stem for path in shown if path.suffix == ".svg"})
    if {path for path, _ in unreadable(library)} & {folders[0], folders[0] / "pictograms"}:
        return  # that is told, and what may be in it is not unknown
    for booklet in library.booklets.values():
        files: list[tuple[BaseModel, Source]] = [(booklet.meta.value, booklet.meta.source)]
        files += [(filed.value, filed.source) for _, filed in sections(booklet)]
        for value, source in files:
            for loc, model in models(value):
                name = getattr(model, "pictogram", None)
                if name is not None and name not in known:
                    hint = nearest(name, known) or "add it to sections/figures/pictograms/"
                    yield Fault(source.at((*loc, "pictogram")), f"there is no pictogram {quoted(name)}", hint)
