"""Sentences and words of running text, for the rules of plain language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.content.marks import unmarked
from booklet.content.measures import NUMBERED as AFTER
from booklet.content.measures import TITLES

END = re.compile(r"[.!?…]+(?:\]\([^)\s]*\)|\s?[»›]|[”’\"')*_\]])*(?:\s*\[@[^\]]*\])*\s+")
OPENING = re.compile(r"(?:[«‹“‘\"'(\[*_•→–—-]\s?)*")
SHORT = "|".join((*(title.removesuffix(".") for title in TITLES), "ex|env|cf|Cf|av|bd|resp|vs|approx"))
SHORT += r"|c\.-à-d|e\.g|i\.e"
"""Abbreviations that more of the sentence follows, whatever it begins with."""

NUMBERED = "|".join((*AFTER, "janv|févr|avr|juil|sept|oct|nov|déc|jan|feb|mar|apr|aug|dec"))
"""Abbreviations that a number follows; so do ``No.`` and ``Sec.``, but not the word and the unit of time."""

ABBREVIATION = re.compile(rf"(?:^|[\s('’])(?:{SHORT}|p)\.(?:\s+[A-Z]\.)?\s*$")
BEFORE_NUMBER = re.compile(rf"(?:^|[\s('’])(?:(?i:{NUMBERED})|Nos?|Sec)\.\s*$")
ALONE = re.compile(r"(?:[\s(«“*_]*(?:[^\W\d_]|\d{1,2})|(?:.*[\s(])?[^\W\d_]\.-[^\W\d_])\.\s*$", re.DOTALL)
"""One letter or number that would be a sentence by itself, an initial or the number of a step; or ``J.-C.``."""

LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
WORD = re.compile(
    r"\S+@\S+|https?://\S+|\d+(?:[\s.,]\d+)*(?:[^\W\d_]\w*(?:[-'’]\w+)*)?|\w+(?:[-'’.\u00ad\u2010\u2011]\w+)*"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset: from a capital, a digit or a term to a full stop before the next one."""
    start = 0
    for match in END.finditer(text):
        after = OPENING.match(text, match.end())
        following = text[after.end() if after else match.end() :][:1]
        if not (following.isupper() or following.isdigit() or following == "{"):
            continue
        said = text[start : match.end()]
        if ABBREVIATION.search(said) or ALONE.match(said) or (following.isdigit() and BEFORE_NUMBER.search(said)):
            continue
        yield start, text[start : match.end()].rstrip()
        start = match.end()
    if start < len(text):
        yield start, text[start:]


def words(text: str) -> int:
    """How many words a reader sees: an elided word counts with the next, and so do the groups of a number."""
    return len(WORD.findall(LINK_TARGET.sub("", unmarked(text))))
