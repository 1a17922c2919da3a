"""Ages of contacts and sources, and the 90 days ahead, with their edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from booklet.report.ages import contact_ages, expiries, first_day, months_between, source_ages
from tests.support import CONTACT, META, REFERENCES, Project

TODAY = date(2026, 11, 25)


@pytest.fixture
def project(project: Project) -> Project:
    """The demonstration project with the usual shelf life, twelve months."""
    project.edit(CONTACT, "  shelf_life_months: 60\n", "")
    return project


def ends(project: Project, today: date = TODAY) -> list[tuple[str, str, int]]:
    library, _ = project.load()
    booklet = library.booklets["demo"]
    return [
        (one.kind, str(one.day), one.days)
        for one in expiries(booklet, contact_ages(library, booklet, "fr", today), today)
    ]


@pytest.mark.parametrize(("days", "told"), [(90, True), (91, False), (0, True), (-1, True), (89, True)])
def test_the_ninetieth_day_is_in_and_the_next_is_not(project: Project, days: int, *, told: bool) -> None:
    due = TODAY + timedelta(days=days)
    project.edit(META, "next_review: 2099-02-01", f"next_review: {due}")
    assert (
        ("review", str(due), days) in ends(project) if told else "review" not in {kind for kind, _, _ in ends(project)}
    )


@pytest.mark.parametrize(("today", "days"), [(date(2026, 11, 5), 90), (date(2027, 2, 3), 0), (date(2027, 2, 4), -1)])
def test_a_contact_expires_by_its_shelf_life(project: Project, today: date, days: int) -> None:
    assert ends(project, today) == [("contact", "2027-02-03", days)]
    assert ends(project, date(2026, 11, 4)) == []


def test_a_waiver_expires(project: Project) -> None:
    waiver = "{rule: table-shape, section: contacts, reason: Une raison assez longue., until: 2026-12-01}"
    project.edit(META, "parts:\n", f"waivers:\n  - {waiver}\nparts:\n")
    assert ends(project) == [("waiver", "2026-12-01", 6), ("contact", "2027-02-03", 70)]


def test_ages_count_from_the_check_and_else_from_the_reading(project: Project) -> None:
    library, _ = project.load()
    (one,) = contact_ages(library, library.booklets["demo"], "fr", TODAY)
    assert (one.id, one.field, one.months, str(one.good_until), one.expired) == (
        "ligne-info", "phone", 9, "2027-02-03", False
    )  # fmt: skip
    assert str(one.place).startswith(f"{CONTACT}:5:")
    project.edit(CONTACT, "  checked_on: 2026-02-03\n  checked_by: La rédaction\n", "")
    library, _ = project.load()
    (one,) = contact_ages(library, library.booklets["demo"], "fr", TODAY)
    assert (one.months, str(one.good_until), one.checked_on) == (10, "2027-01-01", None)


def test_the_oldest_contact_and_what_has_no_day_come_first(project: Project) -> None:
    for name, read in (("vieux", "2020-01"), ("neuf", "2026-11"), ("jamais", "2026-13")):
        text = (project.root / CONTACT).read_text(encoding="utf-8")
        text = text.replace("  checked_on: 2026-02-03\n  checked_by: La rédaction\n", "")
        project.write(f"sections/contacts/{name}.yaml", text.replace("read_on: 2026-01", f"read_on: {read}"))
    project.edit("sections/booklets/demo/fr/contacts.yaml", "[ligne-info]", "[neuf, ligne-info, vieux, jamais]")
    library, _ = project.load()
    found = contact_ages(library, library.booklets["demo"], "fr", TODAY)
    assert [(one.id, one.months, one.expired) for one in found] == [
        ("jamais", None, False), ("vieux", 82, True), ("ligne-info", 9, False), ("neuf", 0, False)
    ]  # fmt: skip


def test_sources_come_oldest_first_and_those_without_a_year_last(project: Project) -> None:
    library, _ = project.load()
    assert [(one.id, one.years) for one in source_ages(library, library.booklets["demo"], "fr", TODAY)] == [
        ("dupont-2024", None), ("martin-2023", None)
    ]  # fmt: skip
    project.edit(REFERENCES, "  title: Les soins", "  title: Les soins\n  year: 2001")
    library, _ = project.load()
    found = source_ages(library, library.booklets["demo"], "fr", TODAY)
    assert [(one.id, one.years, one.number) for one in found] == [("martin-2023", 25, 2), ("dupont-2024", None, 1)]


@pytest.mark.parametrize(
    ("since", "months"), [("2026-10-25", 1), ("2026-10-26", 0), ("2025-11-25", 12), ("2027-01-01", 0)]
)
def test_whole_months(since: str, months: int) -> None:
    assert months_between(date.fromisoformat(since), TODAY) == months


@pytest.mark.parametrize(
    ("read", "day"), [("2026-11", "2026-11-01"), ("2026-11-24", "2026-11-24"), ("2026-02-30", None)]
)
def test_the_day_of_a_month_is_its_first(read: str, day: str | None) -> None:
    found = first_day(read)
    assert (str(found) if found else None) == day
