"""Which pages of an edition a revision changes: plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Moves:
    """The pages of one edition in two states.

    Numbers count from 1: the pages of the file; of sheets to staple, the pages of the booklet, as a reader does.
    """

    edition: str
    old: int
    new: int
    """How many pages there are."""
    changed: tuple[int, ...] = ()
    """Pages of the new file on which something differs."""
    added: tuple[int, ...] = ()
    """Pages of the new file that the old one has not."""
    removed: tuple[int, ...] = ()
    """Pages of the old file that the new one has not."""
    moved: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """How far pages moved that are otherwise as they were, and which: numbers of the new file."""
    fault: str = ""
    """Why nothing can be said; then the numbers are 0."""

    @property
    def same(self) -> bool:
        return not (self.changed or self.added or self.removed or self.moved or self.fault)

    @property
    def printed(self) -> bool:
        """Whether any page prints something else than before."""
        return bool(self.changed or self.added or self.removed)


def stock_of(found: Iterable[Moves]) -> list[str]:
    """The editions on paper of which a page changed, was added or is gone."""
    return [one.edition for one in found if one.edition != "screen" and one.printed]


def page_spans(numbers: Iterable[int], dash: str = "\u2013") -> str:
    """``3, 5–7``: numbers of pages, runs of them as one."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}{dash}{last}" for first, last in spans)
