"""How old the contacts and sources of a booklet are, and what expires soon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from booklet.checks import walk
from booklet.checks.contact_expired import expires
from booklet.compose.numbering import citation_numbers
from booklet.content.nodes import KEY
from booklet.diagnostics import Location
from booklet.model import BookletFiles, Library, Reference, Sourced

WINDOW = timedelta(days=90)
"""How far ahead the report looks; the last day is in it."""


@dataclass(frozen=True)
class ContactAge:
    """One value of a contact."""

    id: str
    name: str
    field: str
    value: str
    read_on: str
    checked_on: date | None
    months: int | None
    """Whole months since it was checked, or else read; None where that day does not exist."""
    good_until: date | None
    expired: bool
    place: Location


@dataclass(frozen=True)
class SourceAge:
    id: str
    reference: Reference
    number: int
    """Its number in the booklet."""
    years: int | None
    """Since it was published; None where the year is not known."""
    place: Location


@dataclass(frozen=True)
class Expiry:
    """Something that ends within the window, or has ended."""

    kind: Literal["review", "contact", "waiver"]
    what: str
    day: date
    days: int
    """From today; less than zero where it is past."""
    place: Location


def contact_ages(library: Library, booklet: BookletFiles, lang: str, today: date) -> list[ContactAge]:
    """Every value of every contact that the booklet lists, the oldest first."""
    used = dict.fromkeys(name for spoken, name, _ in walk.contacts(booklet) if spoken == lang)
    found = []
    for name in used:
        filed = library.contacts.get(name)
        if not filed:
            continue
        shown = filed.value.name.get(lang) or next(iter(filed.value.name.values()), name)
        for key in type(filed.value).model_fields:
            value = getattr(filed.value, key)
            if isinstance(value, Sourced):
                since = value.checked_on or first_day(value.read_on)
                until = expires(value)
                found.append(
                    ContactAge(
                        name, str(shown), key, value.value, value.read_on, value.checked_on,
                        months_between(since, today) if since else None, until, bool(until and until < today),
                        filed.source.at((KEY, key)),
                    )
                )  # fmt: skip
    return sorted(found, key=lambda one: (one.months is not None, -(one.months or 0), one.good_until or today))


def source_ages(library: Library, booklet: BookletFiles, lang: str, today: date) -> list[SourceAge]:
    """Every reference that the booklet cites, the oldest first; those without a year come last."""
    source = library.references_source
    found = []
    for name, number in citation_numbers(booklet, lang).items():
        reference = library.references.get(name)
        if reference:
            year = re.search(r"\b(1[89]|20)\d\d\b", reference.year or "")
            years = today.year - int(year.group()) if year else None
            place = source.at((KEY, name)) if source else Location("sections/references.yaml")
            found.append(SourceAge(name, reference, number, years, place))
    return sorted(found, key=lambda one: (one.years is None, -(one.years or 0), one.number))


def expiries(booklet: BookletFiles, contacts: list[ContactAge], today: date) -> list[Expiry]:
    """What has expired, and what does in the next 90 days, the first to do so first."""
    meta = booklet.meta
    due = meta.value.dates.next_review
    found = [Expiry("review", "", due, (due - today).days, meta.source.at(("dates", "next_review")))]
    found += [
        Expiry("contact", f"{one.name}|{one.field}", one.good_until, (one.good_until - today).days, one.place)
        for one in contacts
        if one.good_until
    ]
    for index, waiver in enumerate(meta.value.waivers):
        what = f"{waiver.rule} {waiver.section}" if waiver.section else waiver.rule
        days = (waiver.until - today).days
        found.append(Expiry("waiver", what, waiver.until, days, meta.source.at(("waivers", index, "until"))))
    return sorted((one for one in found if one.days <= WINDOW.days), key=lambda one: (one.day, one.kind, one.what))


def first_day(read: str) -> date | None:
    """``2026-11`` or ``2026-11-24`` as a day, the first of its month; None where there is no such day."""
    try:
        return date.fromisoformat(read if len(read) > len("2026-11") else f"{read}-01")
    except ValueError:
        return None


def months_between(since: date, today: date) -> int:
    """Whole months from a day to today; 0 for a day that is yet to come."""
    return max(0, (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day))
