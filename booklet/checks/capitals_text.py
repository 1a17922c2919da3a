"""Words in capitals.

Capitals have no shapes to be known by, and are read letter by letter; bold marks what matters. Two words in capitals
one after the other are a block, and so is one of eight letters or more. Abbreviations are not.

Source: UKAAF MS03 and G003 (no blocks of capitals).

    text: NE PERCEZ PAS un dépôt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import all_read, blanked
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "capitals-text"
SEVERITY: Severity = "warning"


LETTER = "[A-ZÀ-ÖØ-ÞŒŸ]"
BLOCK = re.compile(
    rf"(?<!\w){LETTER}{{2,}}(?:['’\s-]+{LETTER}+)*['’\s-]+{LETTER}{{2,}}(?!\w)|(?<![\w@/.-]){LETTER}{{8,}}(?![\w@])"
)
"""Two words of two letters or more, and shorter ones between them."""


def check(library: Library) -> Iterator[Fault]:
    for _, text in all_read(library):
        for match in BLOCK.finditer(blanked(text.value)):
            hint = "write small letters; **bold** marks what matters"
            yield Fault(text.at(match.start()), f"{quoted(match.group(), 30)} is in capitals", hint)


def in_capitals(value: str, span: tuple[int, int]) -> bool:
    """Whether these characters are in a block of capitals."""
    return any(match.start() <= span[0] and span[1] <= match.end() for match in BLOCK.finditer(value))
