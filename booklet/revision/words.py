"""Two texts -> the words that are in both, deleted and inserted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from booklet.revision.changes import Kind, Run

TOKEN = re.compile(r"https?://[^\s<>«»]+|\d+(?:[.,:]\d+)*|\[@[^\]\n]*\]|\{[^{}\n]*\}|\s+|\w+['’]?|.", re.DOTALL)
"""A citation, a glossary term, spaces, a word with its apostrophe, or any other sign."""

MAX_TOKENS = 4000
"""Of longer texts, only what they share at their beginning and end is looked for."""

FLIPPED: dict[Kind, Kind] = {"equal": "equal", "delete": "insert", "insert": "delete"}


def plain(text: str) -> str:
    """A text with single spaces: how its lines are broken in a file means nothing."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The text in pieces; together they are the text."""
    return tuple(TOKEN.findall(text))


def runs(old: str, new: str) -> tuple[Run, ...]:
    """How ``old`` became ``new``. ``runs(new, old)`` are the same with deleted and inserted exchanged."""
    if new < old:  # difflib is not symmetric; asked in one order only, the answer is
        return tuple(_tidy(Run(FLIPPED[run.kind], run.text) for run in runs(new, old)))
    return token_runs(tokens(old), tokens(new))


def token_runs(one: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """The same for texts that are in pieces already."""
    found: list[Run] = []
    for same, a1, a2, b1, b2 in spans(one, other):
        if same:
            found.append(Run("equal", "".join(one[a1:a2])))
        else:
            found += [Run("delete", "".join(one[a1:a2])), Run("insert", "".join(other[b1:b2]))]
    return tuple(_tidy(found))


def spans(one: Sequence[str], other: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of both in order: whether they are equal, then their limits in ``one`` and in ``other``.

    A space or a single sign between two differences joins them: nobody reads a sentence in crumbs.
    """
    if len(one) + len(other) > MAX_TOKENS:
        found = _ends(one, other)
    else:
        codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        found = [(tag == "equal", a1, a2, b1, b2) for tag, a1, a2, b1, b2 in codes]
    joined: list[tuple[bool, int, int, int, int]] = []
    for index, (same, a1, a2, b1, b2) in enumerate(found):
        inner = 0 < index < len(found) - 1
        if same and inner and not any(part[0].isalnum() or part[0] in "[{" for part in one[a1:a2]):
            same = False
        if joined and not same and not joined[-1][0]:
            _, a1, _, b1, _ = joined.pop()
        joined.append((same, a1, a2, b1, b2))
    return joined


def _ends(one: Sequence[str], other: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """The spans where only the beginning and the end are compared."""
    shorter = min(len(one), len(other))
    head = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    tail = next((n for n in range(shorter - head) if one[-1 - n] != other[-1 - n]), shorter - head)
    a, b = len(one) - tail, len(other) - tail
    found = [(True, 0, head, 0, head), (False, head, a, head, b), (True, a, len(one), b, len(other))]
    return [span for span in found if span[1] < span[2] or span[3] < span[4]]


def _tidy(found: Iterable[Run]) -> list[Run]:
    """Runs without empty ones; of a replacement, what was deleted comes first."""
    tidy: list[Run] = []
    for run in found:
        if not run.text:
            continue
        if run.kind == "delete" and tidy and tidy[-1].kind == "insert":
            tidy.insert(len(tidy) - 1, run)
        else:
            tidy.append(run)
    return tidy


@lru_cache(maxsize=8192)
def counted(text: str) -> Counter[str]:
    """The words of a text, in any order, with how often each stands in it."""
    return Counter(part.casefold() for part in tokens(text) if part[0].isalnum() or part[0] in "[{")


def alike(one: str, other: str) -> float:
    """From 0, no word in common, to 1, the same words."""
    a, b = counted(one), counted(other)
    if not a and not b:
        return 1.0 if one == other else 0.0
    return 2 * (a & b).total() / (a.total() + b.total())
