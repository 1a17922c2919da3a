"""Telephone numbers as people write them, held against the plan that people dial."""

from __future__ import annotations

import pytest

from booklet.checks.numbers import link, national, short, why_no_country, why_no_number
from tests.support import CLINIC, CONTACT, REFERENCES, Project, lines

RIGHT = [
    ("0262 90 50 50", "FR"), ("0692 12 34 56", "FR"), ("0693 12 34 56", "FR"), ("0590 93 46 00", "FR"),
    ("0594 39 50 50", "FR"), ("0596 55 20 00", "FR"), ("0269 61 80 00", "FR"), ("0508 41 46 00", "FR"),
    ("0696 12 34 56", "FR"), ("0690 30 12 34", "FR"), ("0694 20 12 34", "FR"), ("0639 01 23 45", "FR"),
    ("+262 262 90 50 50", "FR"), ("+33 1 56 53 53 40", "RE"), ("01 56 53 53 40", "RE"), ("0596 55 20 00", "RE"),
    ("3114", "RE"), ("116 117", "RE"), ("36 46", "RE"), ("114", "MQ"), ("119", "MQ"), ("112", "GF"), ("15", "GP"),
    ("112", "NC"), ("15", "PF"), ("3919", "YT"), ("115", "PM"), ("18", "MF"), ("112", "DE"), ("116 117", "DE"),
    ("116 111", "PT"), ("112", "SE"), ("999", "GB"), ("111", "GB"), ("811", "CA"), ("144", "CH"), ("911", "US"),
    ("02 555 12 12", "BE"), ("40 46 62 62", "PF"), ("01534 442000", "GB"), ("0800 840 800", "FR"), ("3018", "FR"),
]  # fmt: skip
WRONG = [
    ("0262 90 50", "FR"), ("0162 90 50 50 50", "FR"), ("0262 90 50 50", "ES"), ("3114", "DE"), ("99", "RE"),
    ("40 46 62 62", "FR"), ("0000 00 00 00", "FR"), ("114 114", "MQ"), ("+3114", "FR"), ("116 999", "DE"),
    ("911", "FR"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "country"), RIGHT)
def test_a_number_that_people_dial_is_one(value: str, country: str) -> None:
    assert why_no_number(value, country) == ""


@pytest.mark.parametrize(("value", "country"), WRONG)
def test_a_number_that_nobody_can_dial_is_none(value: str, country: str) -> None:
    assert why_no_number(value, country)


def test_an_overseas_number_is_dialled_and_written_as_its_own() -> None:
    assert link("0262 90 50 50", "FR") == "tel:+262262905050"
    assert national("0262905050", "FR") == "0262 90 50 50"
    assert link("15", "RE") == "tel:15" and national("15", "RE") == "15"
    assert link("3114", "GF") == "tel:3114" and short("3114", "GF")
    assert link("116 117", "RE") == "tel:116117"
    assert link("01 56 53 53 40", "RE") == "tel:+33156535340"


@pytest.mark.parametrize(
    ("country", "hint"),
    [
        ("UK", "did you mean GB?"),
        ("EN", "did you mean GB?"),
        ("EL", "did you mean GR?"),
        ("ZZ", "two letters"),
        ("XX", "two"),
    ],
)
def test_a_country_that_is_none_is_blamed_and_not_its_number(country: str, hint: str, project: Project) -> None:
    place = project.edit(CONTACT, "country: FR", f"country: ⟦{country}")
    (finding,) = [one for one in project.findings() if one.rule == "bad-contact-value"]
    assert str(finding.location) == place and hint in finding.hint
    project.edit(CONTACT, f"country: {country}", "country: FR")
    place = project.edit(CLINIC, "number: 01 56 53 53 41", f"number: 01 56 53 53 41, country: ⟦{country}")
    (finding,) = [one for one in project.findings() if one.rule == "bad-clinic-value"]
    assert str(finding.location) == place and hint in finding.hint


def test_european_services_have_no_country() -> None:
    assert why_no_country("EU") is None and why_no_country("FR") is None


def test_a_number_may_have_a_country_of_its_own(project: Project) -> None:
    project.edit(CONTACT, "  value: 01 56 53 53 40\n", "  value: 02 555 12 12\n  country: BE\n")
    project.edit(CLINIC, "number: 01 56 53 53 41}", "number: 022 372 33 11, country: CH}")
    assert lines(project.findings()) == []


def test_the_hint_names_the_country_that_has_such_a_number(project: Project) -> None:
    project.edit(CONTACT, "country: FR", "country: ES")
    project.edit(CONTACT, "01 56 53 53 40", "0262 90 50 50")
    (finding,) = [one for one in project.findings() if one.rule == "bad-contact-value"]
    assert "country: RE" in finding.hint and "+262 262 90 50 50" in finding.hint
    project.edit(CONTACT, "0262 90 50 50", "12")
    (finding,) = [one for one in project.findings() if one.rule == "bad-contact-value"]
    assert "+262 …" in finding.hint


@pytest.mark.parametrize("address", ["a@b.fr", "o'neil@exemple.fr", "a.b+c@sous.exemple.paris", "a@hôpital.fr"])
def test_an_address_of_mail_is_one(address: str, project: Project) -> None:
    project.edit(CLINIC, "name: Hôpital Nord\n", f'name: Hôpital Nord\nemail: "{address}"\n')
    assert lines(project.findings()) == []


@pytest.mark.parametrize("address", ["a..b@x.fr", "a@b", ".a@x.fr", "a.@x.fr", "a@x..fr", "a b@x.fr", "a@1.2.3.4",
                                     "a@-x.fr", "@x.fr", "A <a@x.fr>", "a@x.fr,b@x.fr", "a@localhost"])  # fmt: skip
def test_an_address_that_no_mail_reaches_is_none(address: str, project: Project) -> None:
    place = project.edit(CLINIC, "name: Hôpital Nord\n", f'name: Hôpital Nord\nemail: ⟦"{address}"\n')
    assert [str(one.location) for one in project.findings() if one.rule == "bad-clinic-value"] == [place]


@pytest.mark.parametrize("year", ["twenty", "99999", "-5", "0", "20", "1499", "2100", "2020-21"])
def test_a_year_that_is_none_is_told(year: str, project: Project) -> None:
    place = project.edit(REFERENCES, "  title: La peau\n", f"  title: La peau\n  year: ⟦{year}\n")
    (finding,) = project.load()[1]
    assert f"{finding.location} {finding.rule}" == f"{place} wrong-form" and "four digits" in finding.hint
