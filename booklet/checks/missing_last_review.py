"""A booklet that says of no day that it was reviewed.

A date of the last medical review tells how old the facts are. A draft has none yet; what is handed out has one. The
date of a small correction is no review.

Source: HAS-R13; NHS-5; DISCERN 5; standards, section 16 (last review).

    dates: {written: 2026-01-10, next_review: 2028-01-10}      # and no last_review
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "missing-last-review"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        if not booklet.meta.value.dates.last_review:
            hint = "have it reviewed, then write last_review: with the day"
            yield Fault(booklet.meta.source.at(("dates",)), "no medical review is dated", hint)
