"""Two parts of a booklet with one id.

A part's id names its pages and is what the contents page links to.

Source: this project.

    parts: [{id: soins, …}, {id: soins, …}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "duplicate-part-id"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        first: dict[str, Location] = {}
        for number, part in enumerate(booklet.meta.value.parts):
            place = booklet.meta.source.at(("parts", number, "id"))
            before = first.setdefault(part.id, place)
            if before != place:
                yield Fault(place, f"the part id {quoted(part.id)} is already used on line {before.line}", "rename one")
