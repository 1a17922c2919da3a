"""A decimal or a fraction.

Whole numbers are understood; '2,5 fois' and 'trois quarts' must be worked out. Decimals are let stand where a unit of
money, of a dose or of a test follows, and so are a time, a date, a blood pressure and '24/24'. Contacts and clinics are
looked at too. No words are known of languages but French and English: there the rule keeps silent.

Source: NHS-4 (numerals, no decimals); PEMAT 6-7; CDC CCI 15-17; standards, section 2.

    text: Les deux tiers des personnes ont mal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import all_read, blanked
from booklet.checks.wording import SPOKEN, wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "hard-number"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


DECIMAL = re.compile(r"(?<![\w.,/€$£])\d+[.,]\d+(?![\w/]|[.,]\d)")
THOUSANDS = re.compile(r"\d{1,3},\d{3}")
"""English: a comma before three digits."""


def check(library: Library) -> Iterator[Fault]:
    for lang, text in all_read(library):
        table = wording(lang)
        if table is None:
            continue
        value = blanked(text.value)
        found = [*DECIMAL.finditer(value), *table.fraction.finditer(value)]
        for match in sorted(found, key=lambda match: match.start()):
            if not table.measure.match(value, match.end()) and not _whole(match.group(), lang):
                hint = "write whole numbers, such as 3 people out of 10, as the source counted them"
                yield Fault(text.at(match.start()), f"{quoted(match.group())} has to be worked out", hint)


def _whole(number: str, lang: str) -> bool:
    """Whether what looks like a decimal or a fraction is none: thousands, or 24/24, 130/80, 12/05."""
    if THOUSANDS.fullmatch(number) and lang.startswith("en"):
        return True
    above, slash, below = number.replace(" ", "").partition("/")
    return bool(slash) and int(above) >= int(below)
