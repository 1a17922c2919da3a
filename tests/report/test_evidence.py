"""One item held against a booklet: met only where a machine looked, and where it looked."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from datetime import date

from booklet.checks import judge, manual, registry
from booklet.diagnostics import Diagnostic, Location
from booklet.report.data import assess
from booklet.report.evidence import Known, judged
from booklet.report.listing import as_json
from booklet.report.standards import Every, Item, standards
from tests.support import FIRST, META, SECOND, Project

SHORT = {"fr": "Un critère.", "en": "An item."}


def item(**what: object) -> Item:
    return Item.model_validate({"id": "X-1", "text": SHORT, **what})


def known(project: Project) -> Known:
    library, found = project.load()
    findings = (*found, *judge(library).findings)
    unread = tuple(sorted(library.unread))
    return Known("fr", library.booklets.get("demo"), findings, unread=unread, laid_out=not unread)


def test_a_planted_finding_stands_in_its_item_and_in_no_other(project: Project) -> None:
    place = project.edit(FIRST, "low: 2, high: 3", "low: 4, ⟦high: 3")
    findings = [one for one in judge(project.load()[0]).findings if one.rule != "not-approved"]
    assert [finding.rule for finding in findings] == ["frequency-order"]
    result = judged(item(rules=["frequency-order"]), known(project))
    assert result.state == "found"
    assert [str(finding.location) for finding in result.findings] == [str(findings[0].location)]
    assert place.rpartition(":")[0] == str(findings[0].location).rpartition(":")[0]
    assert judged(item(rules=["table-shape"]), known(project)).state == "met"


def test_what_no_machine_checks_is_never_met(project: Project) -> None:
    assert judged(item(), known(project)).state == "person"


def test_a_rule_that_this_version_lacks_is_not_checked(project: Project) -> None:
    result = judged(item(rules=["table-shape", "no-such-rule"]), known(project))
    assert result.state == "not-checked"
    assert result.not_checked == [("not_known", "no-such-rule")]


def test_a_rule_on_pages_is_not_checked_where_none_were_laid_out(project: Project) -> None:
    paper = replace(known(project), laid_out=False)
    for what in (item(rules=["low-contrast"]), item(pdf=True)):
        assert judged(what, paper).state == "not-checked"
        assert judged(what, known(project)).state == "met"
    assert judged(item(rules=["table-shape"]), paper).state == "met"


def test_a_fault_of_the_finished_pdf_is_a_finding(project: Project) -> None:
    fault = Diagnostic(Location(META), "untagged-pdf", "no tags")
    assert judged(item(pdf=True), replace(known(project), pdf_faults=(fault,))).findings == [fault]


def test_a_key_of_booklet_yaml_that_says_nothing_is_absent_at_its_place(project: Project) -> None:
    place = project.edit(META, "slots: {owner", "slots: ⟦{owner")
    result = judged(item(fields=["objective", "slots.publisher"]), known(project))
    assert result.state == "found"
    assert [(one.name, str(one.place)) for one in result.absent] == [("slots.publisher", place)]
    assert [name for name, _ in result.present] == ["objective"]
    project.edit(META, "slots: {owner", "slots: {publisher: {fr: La rédaction.}, owner")
    assert judged(item(fields=["objective", "slots.publisher"]), known(project)).state == "met"


def test_a_key_in_another_language_only_is_absent(project: Project) -> None:
    english = replace(known(project), lang="en")
    assert judged(item(fields=["title"]), english).state == "found"
    assert judged(item(fields=["covers", "key_points"]), english).absent[0].name == "covers"


def test_a_kind_of_block_that_is_not_there_is_absent(project: Project) -> None:
    assert judged(item(some=["diary"]), known(project)).present[0][1].path == FIRST
    result = judged(item(some=["checklist", "notes"]), known(project))
    assert result.state == "found" and result.absent[0].name == "checklist, notes"


def test_every_block_of_a_kind_is_asked_for_its_key(project: Project) -> None:
    asked = item(every=[Every(kind="figure", key="caption")])
    assert judged(asked, known(project)).state == "met"
    project.edit(FIRST, "    caption: La peau.\n", "")
    result = judged(asked, known(project))
    assert [(one.name, str(one.place)) for one in result.absent] == [("figure.caption", f"{FIRST}:8:5")]


def test_where_there_is_nothing_of_the_kind_the_item_does_not_apply(project: Project) -> None:
    assert judged(item(every=[Every(kind="quote", key="text")]), known(project)).state == "not-applicable"


def test_nothing_is_met_while_files_cannot_be_read(project: Project) -> None:
    project.edit(SECOND, "title: Contacts", "titel: Contacts")
    result = judged(item(rules=["table-shape"]), known(project))
    assert result.state == "not-checked" and result.not_checked == [("unread_files", SECOND)]


def test_without_booklet_yaml_nothing_of_it_is_met(project: Project) -> None:
    project.write(META, "id: demo\n")
    result = judged(item(fields=["objective"]), known(project))
    assert result.state == "not-checked" and ("not_read", "") in result.not_checked


def test_standards_are_whole() -> None:
    found = {standard.id: standard for standard in standards()}
    assert list(found) == ["HAS", "PEMAT-P", "CDC-CCI", "NHS", "CLEAR-PRINT", "DISCERN", "GATES"]
    names = [item.id for standard in standards() for item in standard.items]
    assert len(names) == len(set(names))
    pemat = [item.id for item in found["PEMAT-P"].items]
    assert len(pemat) == 24 and pemat.index("PEMAT-20") == 17
    assert len(found["CDC-CCI"].items) == 20 and len(found["DISCERN"].items) == 16
    for standard in standards():
        assert all(item.text.keys() == {"fr", "en"} for item in standard.items), standard.id
        for total in standard.scores:
            assert set(total.items) <= {item.id for item in standard.items}


def test_every_rule_that_a_standard_names_exists() -> None:
    wanted = {rule for standard in standards() for item in standard.items for rule in item.rules}
    assert sorted(wanted - set(manual.pages())) == []


def test_kinds_and_keys_that_a_standard_names_exist(project: Project) -> None:
    from tests.test_architecture import kinds

    booklet = known(project).booklet
    assert booklet
    for each in (item for standard in standards() for item in standard.items):
        assert set(each.some) <= set(kinds())
        assert all(one.key in kinds()[one.kind].model_fields for one in each.every)
        for name in each.fields:
            value: object = booklet.meta.value
            for key in name.split("."):
                assert hasattr(value, key), f"{each.id}: {name}"
                value = getattr(value, key)


def test_a_rule_without_the_words_of_a_language_has_not_looked(project: Project) -> None:
    german = replace(known(project), lang="de")
    for rule in registry.silent("de"):
        assert judged(item(rules=[rule]), german).not_checked == [("other_language", rule)]
        assert "only for texts in en, fr" in manual.explain(rule)
    assert "percent-alone" in registry.silent("de") and not registry.silent("fr-CA")
    assert judged(item(rules=["table-shape"]), german).state == "met"


def test_a_rule_that_needs_words_says_of_which_languages() -> None:
    for rule in registry.RULES:
        code = inspect.getsource(rule)
        assert (" wording(" in code or "(wording(" in code) == bool(registry.languages(rule)), rule.RULE


def test_the_report_names_what_keeps_silent(project: Project) -> None:
    library, found = project.load()
    for lang, count in (("fr", 0), ("de", len(registry.silent("de")))):
        made = assess(library, found, judge(library), "demo", lang, day=date(2026, 11, 25), styles=None)
        assert len(made.silent) == count
        assert ("percent-alone" in json.loads(as_json([made]))["reports"][0]["silent"]) == bool(count)
