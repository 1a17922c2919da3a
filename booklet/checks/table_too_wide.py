"""A table with more columns than can be read.

A table of few columns is read at once; its cells have room on a small page. The bound is the threshold
``columns_per_table``, 4, by language. A diary to fill in is a table too. Of tables, the models allow four columns at
the most.

Source: PEMAT 19 (simple tables; the figure is this project's).

    columns: [{title: Date}, {title: Où}, {title: Douleur}, {title: Signe}, {title: Appel}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Diary, Table
from booklet.checks.fault import Fault
from booklet.checks.reading import thresholds
from booklet.checks.walk import sections
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "table-too-wide"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in sections(booklet):
            most = thresholds(booklet, lang).columns_per_table
            for index, block in enumerate(filed.value.blocks):
                if isinstance(block, Table):
                    key, count = "header", len(block.header)
                elif isinstance(block, Diary):
                    key, count = "columns", len(block.columns)
                else:
                    continue
                if count > most:
                    place = filed.source.at(("blocks", index, key))
                    yield Fault(place, f"the table has {count} columns, more than {most}", "make two tables of it")
