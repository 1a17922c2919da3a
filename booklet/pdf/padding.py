"""Which of the pages to write on are kept, so that a booklet fills its sheets and its call stands where it is found.

A document has pages of notes to spare in two places: before the part on when to call, and before the back cover. What
is wanted:

- the number of pages is a multiple of ``fold``;
- the two pages on when to call face each other: the first has an even number;
- of a stapled booklet they are the middle: the first is page N/2 of N;
- a clinic does not change the number of pages: without one, ``composed.reserve`` pages of notes are where its box
  would be.

Pages before the call change the numbers of those after them, so a document is laid out without them first, and again
where some are needed. Those before the back cover, which prints no number, are laid out and dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic

PADDING, BEFORE_CALL = "padding", "padding-call"
"""Classes of the elements that are pages to write on; those that stand before the call have both."""

_AHEAD = re.compile(rf'<section class="[^"]*\b{BEFORE_CALL}\b.*?</section>', re.DOTALL)

CLINIC = "team-known"
"""Class of the box of a clinic, on pages of its own."""

FIRST, SECOND = "level-now", "level-today"
"""Classes of what stands on the first and on the second page on when to call."""


def with_ahead(html: str, count: int) -> str:
    """The document with so many of its pages of notes before the call."""
    found = list(_AHEAD.finditer(html))[count:]
    for match in reversed(found):
        html = html[: match.start()] + html[match.end() :]
    return html


def wanted_ahead(pages: list[Any], html: str, fold: int, composed: Composed) -> int:
    """How many pages of notes before the call bring it where it belongs, of those that ``html`` has to spare.

    ``pages`` are laid out without any. Where the middle cannot be had, the two pages face each other at least.
    """
    first = _number(pages, FIRST)
    most = len(_AHEAD.findall(html))
    if not (composed.spread and first and most):
        return 0
    behind = sum(_starts_with(page, PADDING) for page in pages)
    rest, least = len(pages) - behind - (first - 1), _reserve(pages, composed)
    for ahead in range(most + 1) if composed.spread == "centre" else ():
        if _behind(first + ahead, rest, fold) in range(least, behind + 1):
            return ahead
    return first % 2


def _reserve(pages: list[Any], composed: Composed) -> int:
    """How many pages of notes are where the box of a clinic would be."""
    return max(0, composed.reserve - sum(_holds(page, CLINIC) for page in pages)) if composed.reserve else 0


def _behind(call: int, rest: int, fold: int) -> int:
    """Pages of notes before the back cover that make page ``call`` the middle; below 0 where none can.

    ``rest`` pages are from the call's first on, without those of notes: of 2a pages, a + 1 are.
    """
    return call + 1 - rest if 2 * call % fold == 0 else -1


def needed(pages: list[Any], fold: int, composed: Composed) -> list[Any]:
    """The pages without those to write on before the back cover that are not needed."""
    behind = [page for page in pages if _starts_with(page, PADDING) and not _starts_with(page, BEFORE_CALL)]
    others = len(pages) - len(behind)
    call, least = _number(pages, FIRST), _reserve(pages, composed)
    keep = _behind(call, others - call + 1, fold) if composed.spread == "centre" and call else -1
    if keep not in range(least, len(behind) + 1):
        counts = range(min(least, len(behind)), len(behind) + 1)
        keep = next((count for count in counts if (others + count) % fold == 0), len(behind))
    dropped = {id(page) for page in behind[keep:]}
    return [page for page in pages if id(page) not in dropped]


def off_centre(pages: list[Any], composed: Composed) -> Iterator[Diagnostic]:
    """A finding where the pages on when to call do not stand as ``composed.spread`` asks; they are laid out."""
    if not composed.spread:
        return
    first, second = _number(pages, FIRST), _number(pages, SECOND)
    place = composed.places.get(composed.call) or min(composed.places.values())
    if not (first and second):
        return
    if first % 2 or second != first + 1:
        message = f"when to call is on pages {first} and {second}, which do not face each other"
        hint = "shorten it, so that each of its first two levels has room on one page"
        yield Diagnostic(place, "call-off-centre", message, hint, "warning")
    elif composed.spread == "centre" and 2 * first != len(pages):
        side = "before" if 2 * first > len(pages) else "after"
        other = "after" if side == "before" else "before"
        message = f"when to call is on pages {first} and {second} of {len(pages)}, not in the middle"
        hint = f"there is too much {side} it: shorten it, or list a part or a section {other} the call in booklet.yaml"
        yield Diagnostic(place, "call-off-centre", message, hint, "warning")


def _number(pages: list[Any], name: str) -> int:
    """The number of the first page that holds an element of a class; 0 where none does."""
    return next((number for number, page in enumerate(pages, 1) if _holds(page, name)), 0)


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _starts_with(page: Any, name: str) -> bool:
    """Whether an element of a class is the first below the page's body, or holds it."""
    box = page._page_box
    while box.children:
        box = box.children[0]
        if name in _classes(box):
            return True
    return False


def _holds(page: Any, name: str) -> bool:
    """Whether a page holds a box of an element of a class."""
    waiting = [page._page_box]
    while waiting:
        box = waiting.pop()
        if name in _classes(box):
            return True
        waiting += getattr(box, "children", [])
    return False
