"""A section listed twice in the order of a booklet.

It would be printed twice, with the same anchors, so that links and page numbers lead to one of the two only.

Source: this project.

    sections: [{id: soins}, {id: soins}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "section-listed-twice"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        first: dict[str, Location] = {}
        for number, part in enumerate(booklet.meta.value.parts):
            for index, entry in enumerate(part.sections):
                place = booklet.meta.source.at(("parts", number, "sections", index, "id"))
                before = first.setdefault(entry.id, place)
                if before != place:
                    message = f"the section {quoted(entry.id)} is already listed on line {before.line}"
                    yield Fault(place, message, "remove one of the two")
