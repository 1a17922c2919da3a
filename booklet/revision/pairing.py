"""Two lists -> which item of one became which of the other. Exchanging the lists exchanges the answer, nothing else."""

from __future__ import annotations

import json
import zlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from booklet.revision.words import alike, plain

Value = Any
"""What a content file holds: text, a truth value, nothing, or a list or mapping of these."""

ALIKE = 0.5
"""Items that share so much of their words are one item, edited."""

MAX_BACK = 1000
"""Items that are looked back over for one order."""

MAX_COMPARED = 100_000
"""Pairs of items that are compared word by word; in longer lists only equal and named items are paired."""

NAMES = ("id", "term", "when", "title", "name")
"""Keys by which an item of a list is known, the surest first."""


@dataclass(frozen=True)
class Pair:
    """An item in both lists, or in one alone: its indexes. ``moved`` where others kept their order and it did not."""

    old: int | None
    new: int | None
    moved: bool = False


def canonical(value: Value) -> Value:
    """The value with its texts in single spaces."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    return [canonical(item) for item in value] if isinstance(value, list) else value


def fingerprint(value: Value) -> str:
    """A text that equal values share, whatever the order of their keys and the breaks of their lines."""
    return json.dumps(canonical(value), ensure_ascii=False, sort_keys=True)


def all_text(value: Value) -> str:
    """Every text within a value, one after the other."""
    if isinstance(value, dict):
        return " ".join(all_text(item) for item in value.values())
    if isinstance(value, list):
        return " ".join(all_text(item) for item in value)
    return plain(value) if isinstance(value, str) else str(value)


def named(value: Value) -> str:
    """What an item is known by, as text; empty where it has no name."""
    if not isinstance(value, dict):
        return ""
    return next((plain(value[key]) for key in NAMES if isinstance(value.get(key), str)), "")


def paired(old: Sequence[Value], new: Sequence[Value]) -> list[Pair]:
    """Both lists as one, in the order of the new; what was removed stands after what it stood after."""
    matched = matches(old, new)
    weights = {n: weight(old[o], new[n]) for n, o in matched.items()}
    return merged_order(len(old), len(new), matched, moved(matched, weights))


def weight(old: Value, new: Value) -> int:
    """How much an item counts when it is asked which of two moved: by its length, and never the same for two items."""
    one, other = fingerprint(old), fingerprint(new)
    return ((len(one) + len(other)) << 40) + zlib.crc32(one.encode()) + zlib.crc32(other.encode())


def matches(old: Sequence[Value], new: Sequence[Value]) -> dict[int, int]:
    """Index in the new list -> index in the old one."""
    olds, news = [fingerprint(item) for item in old], [fingerprint(item) for item in new]
    if news < olds:
        return {one: other for other, one in matches(new, old).items()}
    found: dict[int, int] = {}
    free = set(range(len(old)))
    _match(olds, news, found, free)
    _match([named(item) for item in old], [named(item) for item in new], found, free, empty="")
    left = [n for n in range(len(new)) if n not in found]
    if len(left) * len(free) > MAX_COMPARED:
        return found
    candidates = [
        (-score, abs(o - n), o, n)
        for n in left
        for o in sorted(free)
        if type(old[o]) is type(new[n]) and (score := alike(all_text(old[o]), all_text(new[n]))) >= ALIKE
    ]
    for _, _, o, n in sorted(candidates):
        if o in free and n not in found:
            free.remove(o)
            found[n] = o
    return found


def _match(
    olds: Sequence[Hashable], news: Sequence[Hashable], found: dict[int, int], free: set[int], empty: Hashable = None
) -> None:
    """Pairs what is equal: the first free one of the old list with the first of the new."""
    waiting: dict[Hashable, list[int]] = {}
    for o in sorted(free, reverse=True):
        waiting.setdefault(olds[o], []).append(o)
    for n, key in enumerate(news):
        if n not in found and key != empty and waiting.get(key):
            found[n] = waiting[key].pop()
            free.remove(found[n])


def moved(matched: Mapping[int, int], weights: Mapping[int, int]) -> set[int]:
    """The new indexes of what left its order: as little as can be, by weight; the rest kept theirs."""
    news = sorted(matched)
    if all(matched[one] < matched[other] for one, other in pairwise(news)):
        return set()
    total: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for place, n in enumerate(news):
        # The heaviest run of items in order that ends with this one.
        earlier = [one for one in news[max(0, place - MAX_BACK) : place] if matched[one] < matched[n]]
        before[n] = max(earlier, key=total.__getitem__, default=None)
        total[n] = weights[n] + (total[previous] if (previous := before[n]) is not None else 0)
    kept = set()
    last: int | None = max(news, key=total.__getitem__)
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(news) - kept


def merged_order(olds: int, news: int, matched: dict[int, int], left: set[int]) -> list[Pair]:
    """One list of all: the new in their order, what is in the old alone after what it stood after."""
    pairs = [Pair(matched.get(n), n, n in left) for n in range(news)]
    after = {pair.old: pair for pair in pairs if pair.old is not None and not pair.moved}
    there = set(matched.values())
    for o in range(olds):
        if o in there:
            continue
        gone = Pair(o, None)
        anchor = next((after[before] for before in range(o - 1, -1, -1) if before in after), None)
        pairs.insert(pairs.index(anchor) + 1 if anchor else 0, gone)
        after[o] = gone
    return pairs
