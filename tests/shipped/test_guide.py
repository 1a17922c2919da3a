"""The editor's guide is right about what ships: its commands are run, its outputs and files compared."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.guide import run
from tests.docs.test_guide import GUIDE
from tests.real import ROOT


def copy(folder: Path) -> Path:
    """The content of the project, as a git checkout of its own with its hook."""
    shutil.copytree(ROOT / "sections", folder / "sections")
    shutil.copytree(ROOT / ".githooks", folder / ".githooks")
    for words in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["config", "user.name", "A"], ["config", "user.email", "a@example.org"],
        ["add", "sections"], ["commit", "--quiet", "--no-verify", "-m", "Start"],
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "booklet").symlink_to(ROOT / ".venv" / "bin" / "booklet")
    return folder


@pytest.mark.slow
def test_the_guide_is_right(tmp_path: Path) -> None:
    ran = run(GUIDE, copy(tmp_path))
    assert {command.split()[0] for command in ran} >= {"booklet", "git", "cp", "make"}
    assert {"new", "check", "build", "list"} <= {
        command.split()[1] for command in ran if command.startswith("booklet ")
    }
