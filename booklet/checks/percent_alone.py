"""A percentage that is not said in people as well.

Many do not know what a per cent is. Say each in people, in the same text: '30 sur 100', '30 in 100'. Signs count, and
words: '30 pour cent', 'trente pour cent'; '100 %' is all, and let stand. Contacts and clinics are looked at too. No
words are known of languages but French and English: there the rule keeps silent.

Source: NHS-4 ('1 in 2' rather than 50 %); CDC CCI 15-17; standards, section 16 (percent without 'x sur 100').

    text: 30 % des personnes ont mal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import all_read, blanked
from booklet.checks.wording import SPOKEN, Wording, wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "percent-alone"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


ALL = re.compile(r"100\s*[%％]")


def check(library: Library) -> Iterator[Fault]:
    for lang, text in all_read(library):
        if table := wording(lang):
            for match in _alone(blanked(text.value), table):
                message = f"{quoted(' '.join(match.group().split()))} is said without people"
                yield Fault(text.at(match.start()), message, f"write it in people as well: {table.hundred}")


def _alone(value: str, table: Wording) -> list[re.Match[str]]:
    """The percentages of a text that are left over when each number of people has explained the nearest one."""
    alone = [match for match in table.percent.finditer(value) if not ALL.match(match.group())]
    people = list(table.out_of.finditer(value))
    near = sorted(
        (abs(one.start() - other.start()), rank, number)
        for rank, one in enumerate(alone) for number, other in enumerate(people)
    )  # fmt: skip
    explained: dict[int, int] = {}
    for _, rank, number in near:
        if rank not in explained and number not in explained.values():
            explained[rank] = number
    return [one for rank, one in enumerate(alone) if rank not in explained]
