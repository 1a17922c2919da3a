"""The parts of a block of warning levels: what a sheet may divide over its panels, and must not lose.

A part is named after its level and the piece of it: ``now.head`` (title, numbers, strip), ``now.1`` (its first group of
signs), ``now.doubt``, ``now.saying``, ``now.lines``, ``today.waiting``; ``terms`` are the words explained at the foot.
``now`` alone means all of its pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from booklet.blocks import Advice, Inline, SignGroup, WarningLevel, WarningLevels

GIVES_WAY = "saying"
"""The piece that a sheet without room may leave out: no sign, and no number."""

ENDS = ("doubt", "saying", "lines", "waiting")


@dataclass(frozen=True)
class Shown:
    """What is printed of a level in one place."""

    level: WarningLevel
    head: bool
    """Whether its title stands here, or on the panel before."""
    groups: list[SignGroup]
    doubt: Inline | None
    saying: Advice | None
    lines: list[Inline]
    waiting: Advice | None


def parts(block: WarningLevels) -> list[str]:
    """Every part that the block has, in the order of the page."""
    found = [f"{level.level}.{piece}" for level in block.levels for piece in pieces(level)]
    return [*found, "terms"] if block.terms else found


def pieces(level: WarningLevel) -> list[str]:
    numbered = [str(number + 1) for number in range(len(level.groups))]
    return ["head", *numbered, *(name for name in ENDS if getattr(level, name))]


def chosen(block: WarningLevels, only: Sequence[str]) -> list[str]:
    """The parts of the block that ``only`` names, in the order of the page; nothing named means all of them."""
    return [part for part in parts(block) if not only or part in only or part.partition(".")[0] in only]


def shown(block: WarningLevels, only: Sequence[str]) -> list[Shown]:
    """What of each level is printed; levels of which nothing is are left out."""
    wanted = frozenset(chosen(block, only))
    return [_shown(level, wanted) for level in block.levels if any(_of(level, part) for part in wanted)]


def _of(level: WarningLevel, part: str) -> bool:
    return part.partition(".")[0] == level.level


def _shown(level: WarningLevel, wanted: frozenset[str]) -> Shown:
    def has(piece: str) -> bool:
        return f"{level.level}.{piece}" in wanted

    return Shown(
        level,
        has("head"),
        [group for number, group in enumerate(level.groups, 1) if has(str(number))],
        level.doubt if has("doubt") else None,
        level.saying if has("saying") else None,
        level.lines if has("lines") else [],
        level.waiting if has("waiting") else None,
    )
