"""A table row with more or fewer cells than the header.

A cell without a header cannot be read aloud, and a missing one moves the rest under the wrong header.

Source: PEMAT 19; WCAG 2.2, 1.3.1.

    header: [Jour, Geste]
    rows: [[lundi]]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Table
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "table-shape"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, table in blocks(library, Table):
        for number, row in enumerate(table.rows):
            if len(row) != len(table.header):
                place = filed.source.at((*loc, "rows", number))
                yield Fault(place, f"the row has {len(row)} cells, the header {len(table.header)}", "one cell a column")
