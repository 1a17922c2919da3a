"""A value of a contact that is past its shelf life.

Numbers, addresses and pages change. Each has a shelf life in months, 12 where nothing is said, from the day on which a
person checked it, or else from when it was read. ``SOURCE_DATE_EPOCH``, where it is set, stands for today.

Source: NHS-6 (planned review cycle); standards, section 16 (contact past its shelf life).

    phone: {value: 01 56 53 53 40, source: …, read_on: 2024-01, shelf_life_months: 12}
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from booklet.checks.fault import Fault
from booklet.checks.review_overdue import today
from booklet.content.nodes import KEY
from booklet.diagnostics import Severity
from booklet.model import Library, Sourced

RULE = "contact-expired"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    now = today()
    for filed in library.contacts.values():
        for name in type(filed.value).model_fields:
            field = getattr(filed.value, name)
            end = expires(field) if isinstance(field, Sourced) else None
            if end and end < now:
                message = f"the {name} of this contact was good until {end}"
                hint = "check it again with the service itself, then write checked_on and checked_by"
                yield Fault(filed.source.at((KEY, name)), message, hint)


def expires(field: Sourced) -> date | None:
    """The last day on which a value may be relied on; None where the day from which it counts does not exist."""
    try:
        read = date.fromisoformat(field.read_on if len(field.read_on) > len("2026-11") else f"{field.read_on}-01")
    except ValueError:  # the rule bad-contact-value tells
        return field.checked_on and _later(field.checked_on, field.shelf_life_months)
    return _later(field.checked_on or read, field.shelf_life_months)


def _later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
