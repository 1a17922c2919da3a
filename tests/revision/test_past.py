"""States out of git: what a revision held, whatever the repository holds besides."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from booklet.revision.compare import compare
from booklet.revision.past import past
from booklet.revision.states import Unknown, of_folder
from tests.revision.gitted import commit, committed, git
from tests.support import FIRST, SECOND


def test_a_revision_holds_what_was_committed(tmp_path: Path) -> None:
    project = committed(tmp_path)
    project.edit(FIRST, "porte la peau", "porte toute la peau")
    old = past(tmp_path).state("HEAD")
    assert old.name == f"HEAD ({git(tmp_path, 'rev-parse', 'HEAD')[:8]}, 2026-03-01)"
    assert [change.name for change in compare(old, of_folder(tmp_path, "")).changes] == ["ouverture"]


def test_a_project_may_be_a_folder_of_its_repository(tmp_path: Path) -> None:
    project = committed(tmp_path / "docs" / "patients")
    (tmp_path / "docs" / "patients" / ".git").rename(tmp_path / ".git")
    commit(tmp_path)
    project.edit(FIRST, "porte la peau", "porte toute la peau")
    assert len(compare(past(project.root).state("HEAD"), of_folder(project.root, "")).changes) == 1


@pytest.mark.parametrize(
    "name", ["-x", "--help", "nul\0", "two\nlines", "", "x" * 500, "HEAD:sections", "@{-9}", "a b"]
)
def test_a_name_that_is_no_revision_is_refused(tmp_path: Path, name: str) -> None:
    committed(tmp_path)
    with pytest.raises(Unknown, match="git knows no revision"):
        past(tmp_path).state(name)


def test_the_nearest_names_are_told(tmp_path: Path) -> None:
    committed(tmp_path)
    git(tmp_path, "tag", "v1.0")
    with pytest.raises(Unknown) as found:
        past(tmp_path).state("v1.1")
    assert "did you mean v1.0?" in found.value.hint
    with pytest.raises(Unknown) as found:
        past(tmp_path).state("HEAD~7")
    assert found.value.hint == "the history has 1 commits in a row: HEAD~0 is the first"
    with pytest.raises(Unknown) as found:
        past(tmp_path).state("v1.0..HEAD")
    assert found.value.hint == "write the two apart: booklet diff v1.0 HEAD"


def test_a_revision_without_content_names_the_first_with_some(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("nothing yet")
    empty = commit(tmp_path)
    committed(tmp_path)
    state = past(tmp_path).state(empty)
    (note,) = state.notes
    assert state.files == {} and note.startswith("there is no folder 'sections' in")
    assert git(tmp_path, "rev-parse", "--short=8", "HEAD") in note


def test_a_shallow_clone_says_how_to_get_what_is_older(tmp_path: Path) -> None:
    committed(tmp_path / "whole").edit(FIRST, "Premiers pas", "Pas à pas")
    commit(tmp_path / "whole")
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "clone")
    with pytest.raises(Unknown) as found:
        past(tmp_path / "clone").state("HEAD~1")
    assert "git fetch --unshallow" in found.value.hint


def test_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(Unknown, match="there is no history to look into"):
        past(tmp_path)


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unknown, match="git is not installed"):
        past(tmp_path)


def test_links_and_large_files_are_named_and_not_read(tmp_path: Path) -> None:
    project = committed(tmp_path)
    (tmp_path / SECOND).unlink()
    (tmp_path / SECOND).symlink_to("/etc/hostname")
    project.write(FIRST, b"title: long\n#" + b"x" * (1024 * 1024))
    commit(tmp_path)
    found = past(tmp_path).state("HEAD")
    assert {one.location.path: one.rule for one in found.faults} == {SECOND: "not-a-file", FIRST: "file-too-large"}


def test_what_the_repository_says_starts_no_program(tmp_path: Path) -> None:
    committed(tmp_path)
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "gpg.program", "core.editor"):
        git(tmp_path, "config", key, str(trap))
    (tmp_path / ".gitattributes").write_text("*.yaml filter=trap diff=trap\n")
    git(tmp_path, "config", "filter.trap.smudge", str(trap))
    git(tmp_path, "config", "diff.trap.textconv", str(trap))
    with pytest.raises(Unknown):
        past(tmp_path).state("no-such")
    assert past(tmp_path).state("HEAD").files
    assert not (tmp_path / "sprung").exists()


def test_an_environment_from_a_hook_of_git_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(tmp_path / "one")
    committed(tmp_path / "other").write(FIRST, "title: Autre\nblocks: [{kind: team}]\n")
    commit(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "other" / ".git"))
    assert b"Premiers pas" in past(tmp_path / "one").state("HEAD").files[FIRST]
