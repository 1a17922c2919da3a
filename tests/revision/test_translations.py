"""How translated sections stand, and what is told of those that are behind their source."""

from __future__ import annotations

import pytest

from booklet.diagnostics import Diagnostic
from booklet.revision.translations import changes, compared, lines, outdated, standings
from tests.checks.cases import ENGLISH
from tests.checks.desk_cases import WORDS, recorded
from tests.revision.git import Repository, needs_git
from tests.support import CONTACT, FIGURES, FIRST, META, REFERENCES, Project


def states(project: Project) -> dict[str, str]:
    library, _ = project.load()
    return {one.section: one.state for one in standings(library, library.booklets["demo"], "en")}


def told(project: Project) -> dict[str, list[str] | str]:
    library, _ = project.load()
    files = library.booklets["demo"]
    return changes(library, files, [one for one in standings(library, files, "en") if one.state == "stale"])


def found(project: Project, rule: str) -> list[Diagnostic]:
    return [one for one in project.findings() if one.rule == rule]


FRESH = {"booklet": "fresh", "premiers-pas": "fresh", "contacts": "fresh"}


def test_recorded_translations_are_fresh(project: Project) -> None:
    recorded(project)
    assert states(project) == FRESH


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FIRST, "porte la peau", "porte  la   peau"),
        (f"{FIGURES}/peau.svg", "M0 0", "M1 0"),
        (CONTACT, "01 56 53 53 40", "01 56 53 53 41"),
        (REFERENCES, "title: La peau", "title: La peau saine"),
        (META, 'revision: "1.0"', 'revision: "1.1"'),
    ],
)
def test_what_needs_no_translating_leaves_them_fresh(project: Project, path: str, old: str, new: str) -> None:
    recorded(project)
    project.edit(path, old, new)
    assert states(project) == FRESH


@pytest.mark.parametrize(
    ("path", "old", "new", "section"),
    [
        (FIRST, "porte la peau", "porte votre peau", "premiers-pas"),
        (FIRST, "low: 2, high: 3", "low: 2, high: 4", "premiers-pas"),
        (META, "Un seul message.", "Un message.", "booklet"),
        (CONTACT, "Répond à vos questions.", "Répond à tout.", "contacts"),
    ],
)
def test_a_changed_source_makes_them_stale(project: Project, path: str, old: str, new: str, section: str) -> None:
    recorded(project)
    project.edit(path, old, new)
    assert states(project) == {**FRESH, section: "stale"}
    library, _ = project.load()
    assert outdated(library, library.booklets["demo"], "en") == {section}
    assert outdated(library, library.booklets["demo"], "fr") == frozenset()


def test_an_edit_of_the_translation_alone_leaves_it_fresh(project: Project) -> None:
    recorded(project)
    project.edit(ENGLISH, "porte la peau", "carries the skin")
    assert states(project) == FRESH


def test_a_hash_that_was_bumped_by_hand_shows(project: Project) -> None:
    recorded(project)
    library, _ = project.load()
    before = {one.section: one.source for one in standings(library, library.booklets["demo"], "en")}
    project.edit(FIRST, "porte la peau", "porte votre peau")
    library, _ = project.load()
    after = {one.section: one.source for one in standings(library, library.booklets["demo"], "en")}
    project.edit(ENGLISH, f'source: "{before["premiers-pas"]}"', f'source: "{after["premiers-pas"]}"')
    assert states(project) == {**FRESH, "premiers-pas": "bumped"}
    (finding,) = found(project, "translation-bumped")
    assert finding.severity == "error" and "text is unchanged" in finding.message


def test_missing_and_unrecorded(project: Project) -> None:
    recorded(project)
    (project.root / ENGLISH).unlink()
    (project.root / WORDS).unlink()
    assert states(project) == {"booklet": "unrecorded", "premiers-pas": "missing", "contacts": "fresh"}
    # A file with faults is there.
    project.write(ENGLISH, "titel: A\n")
    assert states(project) == {"booklet": "unrecorded", "contacts": "fresh"}


@pytest.mark.parametrize(
    ("part", "severity"),
    [
        ("  - id: debut\n", "warning"),
        ("  - id: debut\n    kind: call\n", "error"),
        ("  - id: debut\n    purpose: treat\n", "error"),
        ("  - id: debut\n    purpose: act\n", "error"),
        ("  - id: debut\n    purpose: warn\n", "error"),
        ("  - id: debut\n    purpose: help\n", "warning"),
    ],
)
def test_stale_care_is_an_error_and_the_rest_warns(project: Project, part: str, severity: str) -> None:
    project.edit(META, "  - id: debut\n", part)
    recorded(project)
    project.edit(FIRST, "porte la peau", "porte votre peau")
    (finding,) = found(project, "translation-stale")
    assert (finding.severity, finding.location.path) == (severity, ENGLISH)
    (project.root / ENGLISH).unlink()
    (finding,) = found(project, "translation-missing")
    assert finding.severity == severity


@needs_git
def test_the_change_of_the_source_is_shown_by_words(project: Project) -> None:
    repository = Repository(project.root)
    recorded(project)
    repository.commit()
    project.edit(FIRST, "porte la peau", "porte toute votre peau")
    repository.commit()
    project.edit(FIRST, "      - [lundi, laver]\n", "      - [lundi, laver]\n      - [jeudi, rincer]\n")
    assert told(project) == {
        "premiers-pas": [
            "text: Le {derme} porte [-la-]{+toute votre+} peau. [@dupont-2024]",
            "{+rows: jeudi+}",
            "{+rows: rincer+}",
        ]
    }


@needs_git
def test_a_source_that_was_never_committed_is_said(project: Project) -> None:
    repository = Repository(project.root)
    recorded(project)
    project.edit(FIRST, "porte la peau", "porte votre peau")
    repository.commit()
    assert told(project) == {"premiers-pas": "the older text is not in the history"}


def test_without_git_that_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project.root))
    recorded(project)
    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert told(project) == {"premiers-pas": "the older text is not to be had: git is not installed"}


def test_lines_are_compared_word_by_word() -> None:
    before = lines({"a": ["Un mot ici.", "Deux."], "b": {"c": True, "d": None}})
    assert before == ["a: Un mot ici.", "a: Deux.", "c: True"]
    assert compared(before, before) == []
    assert compared(before, ["a: Un autre mot ici.", "c: True"]) == ["a: Un {+autre +}mot ici.", "[-a: Deux.-]"]


@pytest.mark.parametrize(
    "text", ["", "- a\n", "en: {}\n", "en: {source: x, text: y, seal: z}\n", "english: {}\n", "[" * 60, "en: &a *a\n"]
)
def test_whatever_is_in_translations_yaml_is_a_finding(project: Project, text: str) -> None:
    recorded(project)
    project.write(WORDS, text)
    _, found = project.load()
    assert found and {one.location.path for one in found} == {WORDS}
    assert not [one.rule for one in project.findings() if one.rule.startswith("translation-")]


def test_a_record_in_a_section_has_its_form(project: Project) -> None:
    recorded(project)
    project.edit(ENGLISH, 'translation: {source: "', 'translation: {source: "x')
    assert [(one.rule, one.location.path) for one in project.load()[1]] == [("wrong-form", ENGLISH)]
