"""Dates of a booklet in an impossible order.

HAS 2008 and the NHS content guide ask for a planned update: the next review comes after the last one, and both after
the day of writing.

Source: HAS-R13; NHS-5; DISCERN 5.

    dates: {written: 2026-05-01, next_review: 2026-04-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "review-dates"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        dates, source = booklet.meta.value.dates, booklet.meta.source
        if dates.last_review and dates.last_review < dates.written:
            message = f"the last review, {dates.last_review}, is before the writing, {dates.written}"
            yield Fault(source.at(("dates", "last_review")), message, "correct one of the two")
        latest = max(dates.written, dates.last_review or dates.written)
        if dates.next_review <= latest:
            message = f"the next review, {dates.next_review}, is not after {latest}"
            yield Fault(source.at(("dates", "next_review")), message, "plan it one to three years on")
