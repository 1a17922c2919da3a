"""A contact's value that no person has checked.

A number read on a page may be out of date; ``checked_on`` is the day when somebody checked it. A
warning: only a person can do it, and a draft prints the value with a mark.

Source: standards, section 16 (checked date of a contact).

    phone: {value: 01 56 53 53 40, source: …, read_on: 2026-01}      # and no checked_on
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.nodes import KEY
from booklet.diagnostics import Severity
from booklet.model import Library, Sourced

RULE = "contact-unchecked"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for filed in library.contacts.values():
        for name in type(filed.value).model_fields:
            field = getattr(filed.value, name)
            if isinstance(field, Sourced) and field.checked_on is None:
                hint = "check it with the service itself, then write checked_on and checked_by"
                yield Fault(filed.source.at((KEY, name)), f"nobody has checked the {name} of this contact", hint)
