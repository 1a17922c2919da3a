"""A telephone number, e-mail or web address that cannot be right.

A number is held against the numbering plan of the contact's country, short and emergency numbers included, by the
``phonenumbers`` library. An e-mail and a web address have their usual shape, and the month of ``read_on`` exists. The
large numbers of a warning block have no country: they are digits and spaces. A contact that
booklet.yaml names for emergencies has a number. None of it says that somebody answers.

Source: NHS-6; DISCERN 7; standards, section 16 (contacts).

    phone: {value: 01 56 53, …}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from booklet.blocks import WarningLevels
from booklet.checks.addresses import DIGITS, WEB, why_no_email, why_no_number, why_no_web
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Sourced

RULE = "bad-contact-value"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for contact in library.contacts.values():
        for name in ("phone", "sms", "email", "website"):
            field: Sourced | None = getattr(contact.value, name)
            reason = field and _reason(name, field.value, contact.value.country)
            if field and reason:
                message = f"{quoted(field.value)} {reason}"
                yield Fault(contact.source.at((name, "value")), message, "check it at its source")
        for name in type(contact.value).model_fields:
            field = getattr(contact.value, name)
            if isinstance(field, Sourced) and not _is_day(field.read_on):
                message = f"{quoted(field.read_on)} is in no calendar"
                yield Fault(contact.source.at((name, "read_on")), message, "write 2026-11, or 2026-11-24")
    yield from _addresses(library)
    yield from _emergencies(library)
    for filed, loc, block in blocks(library, WarningLevels):
        for rank, level in enumerate(block.levels):
            for index, value in enumerate(level.numbers):
                if not DIGITS.fullmatch(value):
                    place = filed.source.at((*loc, "levels", rank, "numbers", index))
                    yield Fault(place, f"{quoted(value)} is not a number to dial", "digits and spaces only")


def _is_day(text: str) -> bool:
    """Whether a month, or a day, exists."""
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return False
    return True


def _addresses(library: Library) -> Iterator[Fault]:
    """Web addresses of references."""
    hint = "write the whole address, such as https://www.example.org/page"
    for name, reference in library.references.items():
        if reference.url and library.references_source and not WEB.fullmatch(reference.url):
            place = library.references_source.at((name, "url"))
            yield Fault(place, f"{quoted(reference.url)} is not a web address", hint)


def _emergencies(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for number, name in enumerate(booklet.meta.value.emergency_contacts):
            filed = library.contacts.get(name)
            if filed and not (filed.value.phone or filed.value.sms):
                place = booklet.meta.source.at(("emergency_contacts", number))
                message = f"the contact {quoted(name)} has no number to call in an emergency"
                yield Fault(place, message, f"add its phone or sms to {filed.source.path}, or list another contact")


def _reason(name: str, value: str, country: str) -> str:
    """Why a value cannot be right; empty where it can."""
    match name:
        case "email":
            return why_no_email(value)
        case "website":
            return why_no_web(value)
        case _:
            return why_no_number(value, country)
