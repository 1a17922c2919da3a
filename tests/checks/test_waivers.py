"""A waiver sets aside what it names, for as long as it says, and nothing else."""

from __future__ import annotations

import json

import pytest

from booklet import checks
from booklet.checks import manual
from booklet.diagnostics import Diagnostic, report
from tests.checks.cases import translated
from tests.support import BOOK, FIRST, META, Project

TEXT = "Le {derme} porte la peau. [@dupont-2024]"
NEXT = "2098-01-01"


def planted(project: Project, *waivers: str) -> None:
    """The opening of the first section gets a decimal, which booklet.yaml waives or not."""
    project.edit(FIRST, TEXT, f"{TEXT} Il faut 2,5 fois.")
    project.edit(META, "slots:", "waivers:\n" + "".join(f"  - {{{waiver}}}\n" for waiver in waivers) + "slots:")


def waiver(until: str = NEXT, rule: str = "hard-number", **more: str) -> str:
    places = "".join(f"{key}: {value}, " for key, value in more.items())
    return f"rule: {rule}, {places}reason: Décidé en comité., until: {until}"


def found(project: Project, *, final: bool = False) -> list[Diagnostic]:
    library, faults = project.load()
    assert faults == []
    return others(checks.check(library, final))


def others(findings: list[Diagnostic]) -> list[Diagnostic]:
    """All of them but what every project here would be told: nobody has approved it."""
    return [one for one in findings if one.rule != "not-approved"]


@pytest.mark.parametrize(
    "places",
    [
        {},
        {"lang": "fr"},
        {"section": "premiers-pas"},
        {"section": "premiers-pas", "block": "ouverture"},
        {"section": "premiers-pas", "block": "ouverture", "lang": "fr"},
    ],
)
def test_a_waiver_sets_its_finding_aside(places: dict[str, str], project: Project) -> None:
    planted(project, waiver(**places))
    library, _ = project.load()
    judged = checks.judge(library)
    assert others(judged.findings) == []
    assert [(one.finding.rule, one.reason, str(one.until)) for one in judged.waived] == [
        ("hard-number", "Décidé en comité.", NEXT)
    ]


@pytest.mark.parametrize(
    ("places", "hint"),
    [
        ({"section": "contacts"}, "remove it"),
        ({"lang": "en"}, "remove it"),
        ({"section": "premier-pas"}, "did you mean premiers-pas?"),
        ({"section": "premiers-pas", "block": "overture"}, "did you mean ouverture?"),
        ({"block": "ouverture"}, "name the section of the block too"),
    ],
)
def test_a_waiver_of_another_place_sets_nothing_aside(places: dict[str, str], hint: str, project: Project) -> None:
    planted(project, waiver(**places))
    said = found(project)
    assert [(str(one.location), one.rule, one.severity) for one in said] == [
        (f"{META}:33:5", "waiver-unused", "warning"), (f"{FIRST}:7:60", "hard-number", "warning"),
    ]  # fmt: skip
    assert said[0].hint == hint


def test_an_expired_waiver_is_a_finding_and_what_it_waived_comes_back(project: Project) -> None:
    planted(project, waiver("2026-01-01"))
    rules = [("waiver-expired", "warning"), ("hard-number", "warning")]
    assert [(one.rule, one.severity) for one in found(project)] == rules
    assert [(one.rule, one.severity) for one in found(project, final=True)] == [("waiver-expired", "error"), rules[1]]
    assert str(found(project)[0].location) == f"{META}:33:59"


def test_a_waiver_of_an_unknown_rule_names_the_nearest(project: Project) -> None:
    planted(project, waiver(rule="hard-numbre"))
    said = found(project)[0]
    assert (said.rule, said.severity, said.hint) == ("waiver-unknown-rule", "error", "did you mean hard-number?")
    assert str(said.location) == f"{META}:33:12"


@pytest.mark.parametrize(
    "rule", ["call-incomplete", "clinic-warning-colour", "contact-unchecked", "to-validate", "unknown-key", "tab",
             "text-overflow", "waiver-expired"],
)  # fmt: skip
def test_some_rules_cannot_be_waived(rule: str, project: Project) -> None:
    planted(project, waiver(rule=rule))
    assert [one.rule for one in found(project)] == ["waiver-refused", "hard-number"]


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("missing-owner", "slots: {owner: {fr: La rédaction}}", "slots: {}"),
        ("missing-last-review", " last_review: 2026-02-01,", ""),
        ("review-overdue", "next_review: 2099-02-01", "next_review: 2026-03-01"),
        ("to-fill-in", "audience: {fr: Adultes.}", 'audience: {fr: "to fill in : qui"}'),
    ],
)
def test_no_waiver_stands_in_for_a_person(rule: str, old: str, new: str, project: Project) -> None:
    project.edit(META, old, new)
    (project.root / META).open("a", encoding="utf-8").write(f"waivers:\n  - {{{waiver(rule=rule)}}}\n")
    assert [(one.rule, one.severity) for one in found(project, final=True)] in (
        [(rule, "error"), ("waiver-refused", "error")], [("waiver-refused", "error"), (rule, "error")]
    )  # fmt: skip


def test_no_rule_that_is_graver_when_final_may_be_waived() -> None:
    pages = manual.pages().values()
    assert [page.rule for page in pages if page.draft != page.final and page.waivable] == []


def test_a_waiver_does_not_reach_what_booklets_share(project: Project) -> None:
    planted(project, waiver(), waiver(rule="unused-contact"))
    project.write("sections/contacts/autre.yaml", "name: {fr: A}\nwhat: {fr: B}\ncountry: FR\nrole: service\n")
    assert [one.rule for one in found(project)] == ["waiver-unused", "unused-contact"]


def test_a_waiver_has_a_reason_and_a_day(project: Project) -> None:
    planted(project, 'rule: hard-number, reason: " "')
    assert [one.rule for one in project.load()[1]] == ["missing-key", "empty-value"]


@pytest.mark.parametrize("lang", ["lang: en, ", ""])
def test_a_waiver_reaches_a_section_that_is_not_translated(lang: str, project: Project) -> None:
    translated(project)
    (project.root / f"{BOOK}/en/contacts.yaml").unlink()
    planted(project, f"rule: translation-missing, section: contacts, {lang}reason: Suit bientôt., until: {NEXT}")
    assert "translation-missing" not in [one.rule for one in found(project)]


def test_a_short_reason_is_one(project: Project) -> None:
    planted(project, "rule: hard-number, reason: Voulu., until: 2098-01-01")
    assert found(project) == []


def test_json_lists_what_is_waived_with_its_reason(project: Project) -> None:
    planted(project, waiver())
    judged = checks.judge(project.load()[0])
    read = json.loads(report(others(judged.findings), "json", judged.waived))
    assert [one["severity"] for one in read] == ["waived"]
    assert read[0]["waiver"] == {"severity": "warning", "reason": "Décidé en comité.", "until": NEXT}
    assert report(others(judged.findings), "text", judged.waived) == ""


def test_thresholds_hold_one_language(project: Project) -> None:
    project.edit(FIRST, TEXT, f"{TEXT} Un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix.")
    project.edit(META, "slots:", "thresholds: {fr: {words_per_sentence: 9}, en: {words_per_sentence: 30}}\nslots:")
    assert [one.rule for one in found(project)] == ["sentence-too-long"]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [("{fr: {words_per_sentense: 20}}", "unknown-key"), ("{fr: {words_per_sentence: 80}}", "out-of-range"),
     ("{fr: {items_per_list: 8}}", "out-of-range"), ("{french: {steps: 5}}", "bad-key")],
)  # fmt: skip
def test_thresholds_are_typed(typed: str, rule: str, project: Project) -> None:
    project.edit(META, "slots:", f"thresholds: {typed}\nslots:")
    assert [one.rule for one in project.load()[1]] == [rule]


def test_the_final_level_asks_what_only_a_person_can_give(project: Project) -> None:
    project.edit(META, "slots: {owner: {fr: La rédaction}}\n", "")
    project.edit(FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n")
    rules = ["missing-owner", "to-validate"]
    assert [(one.rule, one.severity) for one in found(project)] == [(rule, "warning") for rule in rules]
    assert [(one.rule, one.severity) for one in found(project, final=True)] == [(rule, "error") for rule in rules]
    library, _ = project.load()
    assert {one.severity for one in checks.check(library, ["other"])} == {"warning"}
    assert {one.severity for one in checks.check(library, ["demo"])} == {"error"}


def test_lists_of_booklet_yaml_are_held_to_every_language(project: Project) -> None:
    translated(project)
    project.edit(META, "slots:", "thresholds: {en: {items_per_list: 3}}\nslots:")
    text = (project.root / META).read_text(encoding="utf-8")
    start = text.index("covers: [")
    end = text.index("]", start)
    project.write(META, text[:end] + ", {fr: B, en: B}, {fr: C, en: C}, {fr: D, en: D}" + text[end:])
    assert [one.rule for one in found(project)].count("list-too-long") == 1
