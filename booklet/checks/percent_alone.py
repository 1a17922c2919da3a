"""A percentage that is not said in people as well.

Many do not know what a per cent is. Say it in people, in the same text: '30 sur 100', '30 in 100'. No words are known
of languages but French and English: there the rule keeps silent.

Source: NHS-4 ('1 in 2' rather than 50 %); CDC CCI 15-17; standards, section 16 (percent without 'x sur 100').

    text: 30 % des personnes ont mal.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, read_texts
from booklet.checks.wording import wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "percent-alone"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, text in read_texts(booklet):
            table = wording(lang)
            if table is None or table.out_of.search(text.value):
                continue
            if match := table.percent.search(blanked(text.value)):
                message = f"{quoted(match.group())} is said without people"
                yield Fault(text.at(match.start()), message, f"write it in people as well: {table.hundred}")
