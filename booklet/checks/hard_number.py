"""A decimal or a fraction.

Whole numbers are understood; '2,5 fois' and 'trois quarts' must be worked out. Decimals are let stand where a unit of
money, of a dose or of a test follows. No words are known of languages but French and English: there the rule keeps
silent.

Source: NHS-4 (numerals, no decimals); PEMAT 6-7; CDC CCI 15-17; standards, section 2.

    text: Les deux tiers des personnes ont mal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, read_texts
from booklet.checks.wording import wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "hard-number"
SEVERITY: Severity = "warning"


DECIMAL = re.compile(r"(?<![\w.,/])\d+[.,]\d+(?![\w,/]|\.\d)")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, text in read_texts(booklet):
            table = wording(lang)
            if table is None:
                continue
            value = blanked(text.value)
            found = [match for match in DECIMAL.finditer(value) if not table.measure.match(value, match.end())]
            found += list(table.fraction.finditer(value))
            for match in sorted(found, key=lambda match: match.start()):
                hint = "write whole numbers, such as 3 people out of 10, as the source counted them"
                yield Fault(text.at(match.start()), f"{quoted(match.group())} has to be worked out", hint)
