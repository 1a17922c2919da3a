"""A review or a check of a day that has not come.

Nobody can have reviewed a booklet or rung a number tomorrow: the day is mistyped. It would look fresher than it is, and
a contact checked in ten years would never expire. ``SOURCE_DATE_EPOCH``, where it is set, stands for today.

Source: HAS-R13; NHS-5; standards, section 16 (last review, checked date of a contact).

    dates: {written: 2026-01-10, last_review: 2062-02-01, next_review: 2063-02-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library, Sourced
from booklet.revision.today import today

RULE = "future-date"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"

HINT = "correct the day"


def check(library: Library) -> Iterator[Fault]:
    last = today() + timedelta(days=1)  # where the day begins earlier than in UTC
    for booklet in library.booklets.values():
        reviewed = booklet.meta.value.dates.last_review
        if reviewed and reviewed > last:
            place = booklet.meta.source.at(("dates", "last_review"))
            yield Fault(place, f"the last review is of {reviewed}, which has not come", HINT)
    for filed in library.contacts.values():
        for name in type(filed.value).model_fields:
            field = getattr(filed.value, name)
            if not isinstance(field, Sourced):
                continue
            if field.checked_on and field.checked_on > last:
                place = filed.source.at((name, "checked_on"))
                yield Fault(place, f"the {name} was checked on {field.checked_on}, which has not come", HINT)
            if field.read_on > _as_typed(last, field.read_on):
                place = filed.source.at((name, "read_on"))
                yield Fault(place, f"the {name} was read in {field.read_on}, which has not come", HINT)

    for name, reference in library.references.items():
        if reference.year and int(reference.year) > last.year + 1 and library.references_source:  # ahead of print
            place = library.references_source.at((name, "year"))
            yield Fault(place, f"this was published in {reference.year}, which has not come", "correct the year")


def _as_typed(day: date, typed: str) -> str:
    """A day as a month, where that is how the other one is typed: both then compare as texts."""
    return day.isoformat()[: len(typed)]
