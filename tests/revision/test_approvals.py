"""The state of a booklet, from who approved what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from booklet.model import Library
from booklet.revision import State, approvals, state
from booklet.revision.history import Commit
from tests.revision.git import Repository, needs_git
from tests.support import APPROVALS, BOOK, CONTACT, FIRST, META, STRINGS_TEXT, Project

CHANGED = "'premiers-pas' (fr) has changed since Dr A. Martin approved it as clinician on 2026-02-03"


def now(project: Project, lang: str = "fr") -> State:
    library, _ = project.load()
    return state(library, library.booklets["demo"], lang)


def void(project: Project) -> list[str]:
    return [one.message for one in project.findings() if one.rule == "approval-void"]


def test_a_booklet_without_approvals_is_a_draft(project: Project) -> None:
    found = now(project)
    assert (found.name, found.approved, found.begun) == ("draft", False, False)
    assert [(one.role, one.missing) for one in found.standings] == [
        ("clinician", ("booklet", "premiers-pas", "contacts")),
        ("patient", ("booklet", "premiers-pas", "contacts")),
    ]


def test_all_roles_on_all_sections_approve_it(project: Project) -> None:
    project.approve("clinician")
    assert (now(project).name, now(project).begun) == ("draft", True)
    project.approve("patient", by="Mme B.", on="2026-02-05")
    found = now(project)
    assert found.name == "approved"
    assert [(one.role, one.on, one.people) for one in found.standings] == [
        ("clinician", date(2026, 2, 3), {"Dr A. Martin": date(2026, 2, 3)}),
        ("patient", date(2026, 2, 5), {"Mme B.": date(2026, 2, 5)}),
    ]


def test_an_approved_booklet_expires(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.approve("clinician", "patient")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # 2100
    assert (now(project).name, now(project).approved) == ("expired", True)


@pytest.mark.parametrize(
    ("path", "old", "new", "name"),
    [
        (FIRST, "porte la peau", "porte votre peau", "draft"),
        (META, "Un seul message.", "Un message.", "draft"),
        (CONTACT, "01 56 53 53 40", "01 56 53 53 41", "draft"),
        (FIRST, "porte la peau", "porte  la\n      peau", "approved"),
        (FIRST, "title: Premiers pas\npictogram: main\n", "pictogram: main\n# note\ntitle: Premiers pas\n", "approved"),
        (META, 'revision: "1.0"', 'revision: "1.1"', "approved"),
    ],
)
def test_one_changed_word_voids_it_and_white_space_does_not(
    project: Project, path: str, old: str, new: str, name: str
) -> None:
    project.approve("clinician", "patient")
    project.edit(path, old, new)
    assert now(project).name == name


def test_the_newest_record_counts_wherever_it_stands(project: Project) -> None:
    project.approve("clinician", "patient", on="2026-02-03")
    older = (project.root / APPROVALS).read_text(encoding="utf-8")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert not now(project).approved
    (project.root / APPROVALS).unlink()
    project.approve("clinician", "patient", on="2026-02-04")
    newer = (project.root / APPROVALS).read_text(encoding="utf-8")
    for text in (older + newer, newer + older):
        project.write(APPROVALS, text)
        assert now(project).approved
    # Of one day, the last line counts.
    project.write(APPROVALS, newer + older.replace("2026-02-03", "2026-02-04"))
    assert not now(project).approved


def test_roles_are_a_setting_of_the_booklet(project: Project) -> None:
    project.edit(META, "parts:\n", "approvals_needed: [librarian]\nparts:\n")
    project.approve("clinician", "patient")
    assert now(project).name == "draft"
    project.approve("librarian")
    assert now(project).name == "approved"
    project.edit(META, "approvals_needed: [librarian]", "approvals_needed: []")
    assert "list-too-short" in {one.rule for one in project.findings()}


def test_a_translation_needs_the_role_of_the_language_too(project: Project) -> None:
    for name in ("premiers-pas", "contacts"):
        project.write(f"{BOOK}/en/{name}.yaml", (project.root / f"{BOOK}/fr/{name}.yaml").read_text(encoding="utf-8"))
    project.write("sections/strings/en.yaml", STRINGS_TEXT)
    project.approve("clinician", "patient", lang="en")
    assert now(project, "en").name == "draft"
    assert not now(project, "en").whole("language")
    project.approve("language", lang="en")
    assert (now(project, "en").name, now(project).name) == ("approved", "draft")


def test_a_new_section_is_not_approved(project: Project) -> None:
    project.approve("clinician", "patient")
    project.edit(META, "      - id: contacts\n", "      - id: contacts\n      - id: suite\n")
    project.write(f"{BOOK}/fr/suite.yaml", "title: A\nblocks: [{kind: paragraph, text: Un.}]\n")
    assert now(project).standings[0].missing == ("suite",)
    # The order of the sections is part of what was approved.
    assert [record.value.section for record in now(project).standings[0].void] == ["booklet"]


@needs_git
def test_a_finding_says_which_commit_changed_it(project: Project) -> None:
    repository = Repository(project.root)
    project.approve("clinician")
    repository.commit()
    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert void(project) == [f"{CHANGED}; the change is not committed yet"]
    changed = repository.commit()
    project.edit(FIRST, "Premiers pas", "Deux pas")
    repository.commit()
    project.write("README.md", "no content")
    repository.commit()
    assert void(project) == [f"{CHANGED}; it no longer holds since 2026-03-02 (commit {changed[:8]})"]


@needs_git
def test_what_was_never_committed_is_not_in_the_history(project: Project) -> None:
    repository = Repository(project.root)
    project.approve("clinician")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    repository.commit()
    assert void(project) == [f"{CHANGED}; the history does not hold what was approved"]


def test_without_git_only_the_change_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project.root))
    project.approve("clinician")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert void(project) == [CHANGED]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", {"empty-file"}),
        ("# nothing yet\n", {"empty-file"}),
        ("approved: yes\n", {"wrong-type"}),
        ("- clinician\n", {"wrong-type"}),
        ("- {section: a, section: b, lang: fr, role: clinician, by: A, date: 2026-01-01, hash: 0}\n",
         {"duplicate-key", "wrong-form"}),
        ("- {section: a, lang: fr, role: doctor, by: ' ', date: 2026-02-30, hash: ABC}\n",
         {"unknown-value", "wrong-form", "wrong-type", "wrong-value"}),
        ("- {section: a, lang: fr, role: clinician, by: A, date: yesterday, hash: 00000000000000000000}\n",
         {"wrong-type"}),
        ("- {}\n", {"missing-key"}),
        ("- &a [*a]\n", {"endless-alias"}),
        ("[" * 90, {"too-deep"}),
        ("- {section: a}\n" * 60_000, {"too-many-values"}),
        ("- {section: a}\n" * 90_000, {"file-too-large"}),
        ("- !!python/object:os.system {}\n", {"custom-tag", "missing-key"}),
        ("\x00", {"control-character"}),
    ],
)  # fmt: skip
def test_whatever_is_in_the_file_is_a_finding_and_approves_nothing(
    project: Project, text: str, rules: set[str]
) -> None:
    project.write(APPROVALS, text)
    found = project.findings()
    assert found and {one.rule for one in found} <= rules, [one.as_text() for one in found]
    assert {one.location.path for one in found} == {APPROVALS}
    assert now(project).name == "draft"


def test_approvals_of_unreadable_places_are_findings(project: Project) -> None:
    outside = project.root.parent / f"{project.root.name}-outside.yaml"
    outside.write_text("- {}\n", encoding="utf-8")
    (project.root / APPROVALS).symlink_to(outside)
    assert {(one.rule, one.location.path) for one in project.findings()} == {("outside-project", APPROVALS)}
    (project.root / APPROVALS).unlink()
    (project.root / APPROVALS).mkdir()
    assert {one.location.path for one in project.findings()} == {APPROVALS}


@needs_git
def test_commits_long_before_the_approval_are_not_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approvals, "OLDER", 1)
    repository = Repository(project.root)
    for text in ("Un pas", "Deux pas", "Trois pas", "Quatre pas"):
        project.write(FIRST, (project.root / FIRST).read_text(encoding="utf-8").replace("Premiers pas", text))
        repository.commit()
        project.write(FIRST, (project.root / FIRST).read_text(encoding="utf-8").replace(text, "Premiers pas"))
    project.approve("clinician", on="2026-03-20")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    read: list[str] = []
    each = approvals.earlier

    def counted(root: Path, booklet: str, limit: int) -> Iterator[tuple[Commit, Library]]:
        for commit, past in each(root, booklet, limit):
            read.append(commit.id)
            yield commit, past

    monkeypatch.setattr(approvals, "earlier", counted)
    (message,) = void(project)
    assert message.endswith("; the history does not hold what was approved")
    assert len(read) == 2
