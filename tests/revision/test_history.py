"""Earlier states from git, of good and of hostile repositories, and words where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from booklet.revision import history
from booklet.revision.history import History, NoHistory, earlier
from tests.revision.git import Repository, needs_git
from tests.support import BOOK, FIRST, SVG, Project


@needs_git
def test_each_commit_that_changed_the_content_is_seen_newest_first(project: Project) -> None:
    repository = Repository(project.root)
    first = repository.commit()
    project.edit(FIRST, "Premiers pas", "Deuxièmes pas")
    second = repository.commit()
    project.write("README.md", "no content")
    repository.commit()
    project.edit(FIRST, "Deuxièmes pas", "Troisièmes pas")
    seen = [(commit.id, commit.day, title(past)) for commit, past in earlier(project.root, "demo", 9)]
    assert seen == [(second, "2026-03-02", "Deuxièmes pas"), (first, "2026-03-01", "Premiers pas")]
    assert len(list(earlier(project.root, "demo", 1))) == 1


def title(past: object) -> str:
    return past.booklets["demo"].sections["fr"]["premiers-pas"].value.title  # type: ignore[attr-defined, no-any-return]


@needs_git
def test_a_project_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    project = Project(tmp_path / "inner")
    Repository(tmp_path).commit()
    assert [title(past) for _, past in earlier(project.root, "demo", 9)] == ["Premiers pas"]


@needs_git
def test_what_could_not_be_read_then_is_not_there(project: Project) -> None:
    text = (project.root / FIRST).read_text(encoding="utf-8")
    repository = Repository(project.root)
    project.write(FIRST, "titel: [")
    repository.commit()
    project.write(FIRST, text)
    repository.commit()
    known = [set(past.booklets["demo"].sections["fr"]) for _, past in earlier(project.root, "demo", 9)]
    assert known == [{"premiers-pas", "contacts"}, {"contacts"}]


@needs_git
def test_names_lead_to_commits_and_wrong_ones_are_told(project: Project) -> None:
    repository = Repository(project.root)
    first = repository.commit()
    repository.git("tag", "v1")
    found = History(project.root)
    assert {found.commit(name).id for name in ("v1", "main", first[:10], "HEAD")} == {first}
    for name in ("absent", "--help", "v1:sections", "", "$(touch x)"):
        with pytest.raises(NoHistory):
            found.commit(name)


@needs_git
def test_links_and_large_files_of_a_commit_are_left_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.root / BOOK / "fr" / "lien.yaml").symlink_to("/etc/hostname")
    project.write(f"{BOOK}/figures/large.svg", SVG + " " * 5000)
    monkeypatch.setattr(history, "LARGEST", 4000)
    Repository(project.root).commit()
    found = History(project.root)
    files = found.files(found.head, ["sections"])
    assert FIRST in files
    assert not {f"{BOOK}/fr/lien.yaml", f"{BOOK}/figures/large.svg"} & set(files)


@needs_git
def test_no_program_that_a_repository_names_is_run(project: Project) -> None:
    repository = Repository(project.root)
    repository.commit()
    witness = project.root / "ran"
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand", "filter.x.smudge"):
        repository.git("config", key, f"touch {witness}")
    repository.git("config", "log.showSignature", "true")
    project.write(".gitattributes", "*.yaml filter=x diff=x\n")
    repository.commit()
    assert len(list(earlier(project.root, "demo", 9))) == 1
    witness.unlink(missing_ok=True)
    list(earlier(project.root, "demo", 9))
    assert not witness.exists()


@needs_git
def test_without_commits_or_repository_the_reason_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(project.root / "elsewhere"))  # a hook's own setting does not lead astray
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    with pytest.raises(NoHistory, match="in no git repository"):
        History(project.root)
    Repository(project.root)
    with pytest.raises(NoHistory, match="nothing is committed yet"):
        History(project.root)
    (project.root / ".git" / "HEAD").write_bytes(b"\x00\xff")
    with pytest.raises(NoHistory):
        History(project.root)


def test_without_git_the_reason_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project.root))
    with pytest.raises(NoHistory, match="git is not installed"):
        History(project.root)


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "a\\b", "", "a\0b"])
def test_paths_that_leave_the_folder_are_refused(path: str) -> None:
    assert not history._plain(path)
    assert history._plain("sections/a.yaml")
    assert os.sep == "/"
