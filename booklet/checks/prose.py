"""Sentences and words of running text, for the rules of plain language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.content.marks import unmarked

END = re.compile(r"[.!?…]+(?:\s?»|[”\"')*_\]])*(?:\s*\[@[^\]]*\])*\s+")
OPENING = re.compile(r"(?:[«“\"'(\[*_]\s?)*")
SHORT = "M|MM|Mme|Mlle|Dr|Pr|St|Ste|p|ex|env|cf|fig|art|vol|n|Mr|Mrs|Ms|vs|e\\.g|i\\.e"
ABBREVIATION = re.compile(rf"(?:^|[\s('’])(?:{SHORT})\.\s*$")
LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
WORD = re.compile(r"\S+@\S+|https?://\S+|\d+(?:[\s.,]\d+)*|\w+(?:[-'’.]\w+)*")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset: from a capital, a digit or a term to a full stop before the next one."""
    start = 0
    for match in END.finditer(text):
        after = OPENING.match(text, match.end())
        following = text[after.end() if after else match.end() :][:1]
        if not (following.isupper() or following.isdigit() or following == "{"):
            continue
        if ABBREVIATION.search(text[start : match.end()]):
            continue
        yield start, text[start : match.end()].rstrip()
        start = match.end()
    if start < len(text):
        yield start, text[start:]


def words(text: str) -> int:
    """How many words a reader sees: an elided word counts with the next, and so do the groups of a number."""
    return len(WORD.findall(LINK_TARGET.sub("", unmarked(text))))
