"""A diary whose example does not fit its columns.

The example has one cell a column. Where a column has options, the cell names the ones shown ticked, separated by
commas, in the same words.

Source: this project.

    columns: [{title: Date}, {title: Douleur, options: [oui, non]}]
    example: [3 mai, peut-être]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Diary
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Filed, Library, Loc, Section

RULE = "diary-example"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, diary in blocks(library, Diary):
        if diary.example:
            yield from _example(filed, diary, (*loc, "example"))


def _example(filed: Filed[Section], diary: Diary, loc: Loc) -> Iterator[Fault]:
    if len(diary.example) != len(diary.columns):
        message = f"the example has {len(diary.example)} cells, the diary {len(diary.columns)} columns"
        yield Fault(filed.source.at(loc), message, "one cell a column")
        return
    for number, (cell, column) in enumerate(zip(diary.example, diary.columns, strict=True)):
        options = [str(option) for option in column.options]
        for ticked in (part.strip() for part in cell.split(",")) if options else ():
            if ticked not in options:
                hint = nearest(ticked, options) or f"the options are {', '.join(options)}"
                yield Fault(filed.source.at((*loc, number)), f"the column has no option {quoted(ticked)}", hint)
