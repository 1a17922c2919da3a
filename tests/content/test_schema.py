"""Every fault of a file is found at once, at its place, in the project's own words."""

from __future__ import annotations

import pytest

from booklet.diagnostics import Diagnostic
from tests.support import CONTACT, FIRST, META, REFERENCES, SECOND, STRINGS, Project

BLOCK = "  - kind: see-also"
LONG = "x" * 1501

FAULTS = [
    (FIRST, "title: Premiers pas", "⟦titel: Premiers pas", "unknown-key", "did you mean title?"),
    (
        FIRST,
        "title: Premiers pas",
        "⟦zzz: 1\ntitle: A",
        "unknown-key",
        "title, short_title, pictogram, blocks, sources",
    ),
    (FIRST, "title: Premiers pas\n", "", "missing-key", "add title:"),
    (FIRST, "    lead: true", "    ⟦leed: true", "unknown-key", "did you mean lead?"),
    (FIRST, "label: Douleur, low", "⟦lable: Douleur, low", "unknown-key", "did you mean label?"),
    (FIRST, "- {label: Douleur, low: 2", "- ⟦{low: 2", "missing-key", "add label:"),
    (FIRST, "kind: see-also", "kind: ⟦see-alzo", "unknown-kind", "did you mean see-also?"),
    (FIRST, "- kind: see-also\n    text", "- ⟦text", "missing-key", "kind: paragraph"),
    (FIRST, BLOCK, f"  - ⟦seulement du texte\n{BLOCK}", "wrong-type", ""),
    (FIRST, "lead: true", "lead: ⟦yes", "wrong-type", ""),
    (FIRST, "lead: true", "lead: ⟦'true'", "wrong-type", ""),
    (FIRST, "title: Carnet", "title: ⟦true", "wrong-type", 'put it in quotes: "true"'),
    (FIRST, "title: Carnet", "title: ⟦[Carnet]", "wrong-type", ""),
    (FIRST, "title: Carnet", "title: ⟦{Carnet: a}", "wrong-type", "goes in quotes"),
    (FIRST, "title: Carnet", f"title: ⟦{LONG}", "text-too-long", "cut it"),
    (FIRST, "title: Carnet", f"title: ⟦{'x' * 1_000_000}", "text-too-long", ""),
    (FIRST, "title: Carnet", "title: ⟦''", "empty-value", "remove the line"),
    (FIRST, "title: Carnet", "title: ⟦'  '", "empty-value", ""),
    (FIRST, "title: Carnet", "⟦title:", "empty-value", "remove the line"),
    (FIRST, "low: 2", "low: ⟦deux", "wrong-type", ""),
    (FIRST, "low: 2", "low: ⟦2.0", "wrong-type", ""),
    (FIRST, "low: 2", "low: ⟦1_0", "wrong-type", ""),
    (FIRST, "low: 2", "low: ⟦true", "wrong-type", ""),
    (FIRST, "low: 2", "low: ⟦11", "out-of-range", ""),
    (FIRST, "low: 2", f"low: ⟦{'9' * 5000}", "wrong-type", ""),
    (FIRST, "header: [Jour, Geste]", "header: ⟦[Jour]", "list-too-short", ""),
    (FIRST, BLOCK, f"  - {{kind: list, items: ⟦[a, b, c, d, e, f, g, h]}}\n{BLOCK}", "list-too-long", "split"),
    (FIRST, BLOCK, f"  - {{kind: callout, tone: ⟦warning, text: a}}\n{BLOCK}", "unknown-value", "info, remember"),
    (FIRST, BLOCK, f"  - {{kind: figure, ⟦alt: , figure: peau.svg}}\n{BLOCK}", "empty-value", ""),
    (FIRST, "id: ouverture", "id: ⟦Ouverture", "wrong-form", "lower-case letters"),
    (FIRST, "id: ouverture", "id: ⟦a--b", "wrong-form", "lower-case letters"),
    (FIRST, "id: ouverture", "id: ⟦Une entrée", "wrong-form", "write une-entree:"),
    (SECOND, "short: couche de la peau", f"short: ⟦{'x' * 91}", "text-too-long", ""),
    (META, "title: {fr: Titre}", "title: {⟦FR: Titre}", "bad-key", "a language is"),
    (META, "written: 2026-01-10", "written: ⟦10/01/2026", "wrong-type", "2026-11-24"),
    (META, "written: 2026-01-10", "written: ⟦2026-02-30", "wrong-type", "2026-11-24"),
    (META, "written: 2026-01-10", "written: ⟦1767225600", "wrong-type", "2026-11-24"),
    (META, "  - {text: {fr: Deuxième point.}}\n", "", "list-too-short", ""),
    (META, 'revision: "1.0"', "revision: ⟦un", "wrong-form", "such as 1.0"),
    (META, "      - id: contacts\n", "      - id: contacts\n        ⟦start: flow\n", "unknown-key", "starts"),
    (CONTACT, "country: FR", "country: ⟦France", "wrong-form", "two capital letters"),
    (CONTACT, "https://example.org/contact", "⟦ftp://example.org", "wrong-form", "https://"),
    (REFERENCES, "title: La peau", "⟦titel: La peau", "unknown-key", "did you mean title?"),
    (REFERENCES, "dupont-2024:", "⟦Dupont:", "bad-key", "lower-case letters"),
    (STRINGS, "or: or\n", "⟦our: ou\n", "unknown-key", "did you mean or?"),
]


@pytest.mark.parametrize(("path", "old", "new", "rule", "hint"), FAULTS, ids=lambda value: str(value)[:40])
def test_a_fault_is_found_where_it_stands(
    path: str, old: str, new: str, rule: str, hint: str, project: Project
) -> None:
    place = project.edit(path, old, new)
    found = [finding for finding in project.load()[1] if finding.rule == rule]
    assert len(found) == 1
    if place:
        assert str(found[0].location) == place
    assert hint in found[0].hint
    assert len(found[0].as_text()) < 600


def test_all_faults_of_a_file_are_found_at_once(project: Project) -> None:
    project.edit(FIRST, "title: Premiers pas", "titel: Premiers pas")
    project.edit(FIRST, "lead: true", "lead: oui")
    project.edit(FIRST, "    alt: La peau vue en coupe.\n", "")
    project.edit(FIRST, "low: 2, high: 3", "low: deux, high: 30")
    project.edit(FIRST, "text: Voir les contacts", "text:")
    rules = [(finding.location.line, finding.rule) for finding in project.load()[1]]
    assert rules == [
        (1, "unknown-key"), (6, "wrong-type"), (8, "missing-key"),
        (20, "wrong-type"), (20, "out-of-range"), (28, "empty-value"),
    ]  # fmt: skip


def test_a_misspelt_key_is_told_once_and_one_left_out_beside_it_too(project: Project) -> None:
    project.edit(META, "title: {fr: Titre}", "titre: {fr: Titre}\nkeywords_: {fr: Mots}")
    project.edit(META, "objective:", "but:")
    found = [(finding.rule, finding.message.split("'")[1]) for finding in project.load()[1]]
    assert sorted(found) == [
        ("missing-key", "objective"), ("unknown-key", "but"), ("unknown-key", "keywords_"), ("unknown-key", "titre"),
    ]  # fmt: skip


def test_a_key_that_belongs_elsewhere_is_told_where(project: Project) -> None:
    project.edit(META, "objective:", "owner: {fr: A}\nfr: B\nobjective:")
    hints = {finding.message.split("'")[1]: finding.hint for finding in project.load()[1]}
    assert "under slots:" in hints["owner"] and "two spaces more" in hints["fr"]
    project.edit(FIRST, "    lead: true", "    do: [Un.]")
    (block,) = [finding for finding in project.load()[1] if finding.location.path == FIRST]
    assert "two spaces" not in block.hint, "no text of a block stands under a language"


def test_words_that_need_a_language_say_so(project: Project) -> None:
    place = project.edit(META, "title: {fr: Titre}", "title: ⟦Titre")
    (found,) = project.load()[1]
    assert (str(found.location), found.rule) == (place, "wrong-type")
    assert "{fr: …}" in found.hint


def test_a_missing_key_is_found_at_its_mapping(project: Project) -> None:
    project.edit(FIRST, "    alt: La peau vue en coupe.\n", "")
    assert [str(finding.location) for finding in project.load()[1]] == [f"{FIRST}:8:5"]


def test_an_empty_value_has_one_finding(project: Project) -> None:
    project.edit(FIRST, "header: [Jour, Geste]", "header:")
    assert [finding.rule for finding in project.load()[1]] == ["empty-value"]


def test_messages_do_not_speak_of_python(project: Project) -> None:
    found: list[Diagnostic] = []
    for path, old, new, _, _ in FAULTS:
        twin = Project(project.root)
        twin.edit(path, old, new)
        found += twin.load()[1]
    words = " ".join(f"{finding.message} {finding.hint}" for finding in found).lower()
    for word in ("pydantic", "input", "dict", "str_", "nonetype", "validation", "union"):
        assert word not in words
    assert not [finding for finding in found if finding.rule == "wrong-value"]
