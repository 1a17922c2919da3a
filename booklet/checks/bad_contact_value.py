"""A telephone number, e-mail or web address that cannot be right.

A number is held against the numbering plan of the contact's country, short and emergency numbers included, by the
``phonenumbers`` library. An e-mail and a web address have their usual shape, and the month of ``read_on`` exists. The
large numbers of a warning block have no country: they are digits and spaces. A contact that
booklet.yaml names for emergencies has a number. None of it says that somebody answers.

    phone: {value: 01 56 53, …}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from booklet.blocks import WarningLevels
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Sourced

RULE = "bad-contact-value"
SEVERITY: Severity = "error"

DIGITS = re.compile(r"\+?[0-9](?:[0-9 \u00a0\u202f.-]{0,22}[0-9])?")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")
HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}"
WEB = re.compile(rf"https?://{HOST}(?::[0-9]{{2,5}})?(?:[/?#]\S*)?")


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
    if name == "email":
        return "" if EMAIL.fullmatch(value) else "is not an e-mail address"
    if name == "website":
        return "" if WEB.fullmatch(value) else "is not a whole web address, with https://"
    if not DIGITS.fullmatch(value):
        return "is not a number to dial: digits and spaces only"
    return "" if dialled(value, country) else f"is not a number that can be dialled in {country}"


def dialled(value: str, country: str) -> bool:
    """Whether the numbering plan of a country has such a number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_valid_number(number)
        or phonenumbers.is_valid_short_number_for_region(number, country)
        or phonenumbers.is_emergency_number(value, country)
    )
