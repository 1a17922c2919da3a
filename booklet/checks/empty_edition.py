"""An edition that leaves every section out.

``without`` takes sections out of one edition; at least one stays.

Source: this project.

    editions: {leaflet: {without: [soins, contacts]}}      # and the booklet has no other section
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.nodes import KEY
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "empty-edition"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        meta, source = booklet.meta.value, booklet.meta.source
        for edition, content in meta.editions.items():
            if set(meta.order) <= set(content.without):
                place = source.at(("editions", KEY, edition))
                yield Fault(place, f"the edition {quoted(edition)} leaves every section out", "keep at least one")
