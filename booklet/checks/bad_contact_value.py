"""A telephone number, e-mail or web address that cannot be right.

A number is held against the numbering plan of its country, which is the contact's unless the number has one of its own:
short and emergency numbers included, by the ``phonenumbers`` library and by lists with their sources. An overseas part
of a country that shares its plan counts as that country, so that 0262 90 50 50 is a number of FR. A country is one of
ISO 3166-1. An e-mail is one by the ``email-validator`` library, a web address has its usual shape, and the month of
``read_on`` exists and is not before 2000. The
large numbers of a warning block have no country: they are digits and spaces. A contact that
booklet.yaml names for emergencies has a number. None of it says that somebody answers.

Source: NHS-6; DISCERN 7; standards, section 16 (contacts).

    phone: {value: 01 56 53, …}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from booklet.blocks import WarningLevels
from booklet.checks.addresses import WEB, why_no_email, why_no_web
from booklet.checks.fault import Fault
from booklet.checks.numbers import DIGITS, hint_for, why_no_country, why_no_number
from booklet.checks.walk import blocks, models
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Source, Sourced

RULE = "bad-contact-value"
SEVERITY: Severity = "error"
WAIVABLE = False

FIRST_YEAR = 2000
"""No page that anybody read for a booklet is older."""


def check(library: Library) -> Iterator[Fault]:
    for contact in library.contacts.values():
        yield from countries(contact.source, contact.value)
        for name in ("phone", "sms", "email", "website"):
            field: Sourced | None = getattr(contact.value, name)
            if field is None:
                continue
            country = getattr(field, "country", None) or contact.value.country
            if reason := _reason(name, field.value, country):
                hint = hint_for(field.value, country) if name in ("phone", "sms") else "check it at its source"
                yield Fault(contact.source.at((name, "value")), f"{quoted(field.value)} {reason}", hint)
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
    """Whether a month, or a day, exists, and there can have been such a page then."""
    try:
        return date.fromisoformat(text if len(text) > 7 else f"{text}-01").year >= FIRST_YEAR
    except ValueError:
        return False


def countries(source: Source, value: Any) -> Iterator[Fault]:
    """A fault for each country in a file that is none."""
    for loc, model in models(value):
        country = getattr(model, "country", None)
        if country and (wrong := why_no_country(country)):
            yield Fault(source.at((*loc, "country")), f"{quoted(country)} {wrong[0]}", wrong[1])


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
