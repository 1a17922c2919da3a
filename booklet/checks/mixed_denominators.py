"""Frequencies out of different numbers of people.

'2 sur 10' and '3 sur 17' cannot be compared without a calculation. One booklet counts out of one number; the usual one
is right, and each other is a finding. Numbers in words are counted too: 'une personne sur dix'. No words are known of
languages but French and English: there the rule keeps silent.

Source: CDC CCI 15-17 (the same denominator throughout); PEMAT 7; standards, section 3.

    text: 2 personnes sur 10 ont mal, 3 sur 17 guérissent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, read_texts
from booklet.checks.wording import IN_WORDS, SPOKEN, wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "mixed-denominators"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            table = wording(lang)
            found = [
                (text, match)
                for own, text in read_texts(booklet) if own == lang and table
                for match in table.out_of.finditer(blanked(text.value)) if not _rank(text.value[: match.start()])
            ]  # fmt: skip
            counts = Counter(_number(match) for _, match in found)
            if not counts:
                continue
            usual = max(counts, key=lambda number: (counts[number], -number))
            for text, match in found:
                if _number(match) != usual:
                    message = (
                        f"{quoted(' '.join(match.group().split()))} counts out of another number than the rest, {usual}"
                    )
                    yield Fault(text.at(match.start()), message, f"say it out of {usual}, where the source allows it")


def _number(match: re.Match[str]) -> int:
    said = match.group(1) or match.group(2)
    digits = "".join(character for character in said if character.isdecimal())
    return int(digits) if digits else IN_WORDS[said.lower()]


def _rank(before: str) -> bool:
    """Whether what follows is the place of something and no frequency: 'page 3 sur 12', 'step 2 of 5'."""
    return bool(re.search(r"\b(?:page|étape|step|feuille|sheet)\s+$", before, re.IGNORECASE))
