"""A booklet whose next review is past.

What was true at the last review may be so no longer. A warning: a review is a person's act. ``SOURCE_DATE_EPOCH``,
where it is set, stands for today, so that a build can be repeated.

Source: HAS-R13; NHS-5; standards, section 16.

    next_review: 2024-01-01
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.today import today as today

RULE = "review-overdue"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    now = today()
    for booklet in library.booklets.values():
        due = booklet.meta.value.dates.next_review
        if due < now:
            place = booklet.meta.source.at(("dates", "next_review"))
            yield Fault(place, f"the review was due on {due}", "review it, then set last_review and next_review")
