"""A git repository around a project, for tests of history."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed here")


class Repository:
    """Commits of a folder, each on a day of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        identity = {f"GIT_{who}_{what}": "a@b.fr" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = f"2026-03-{self.day:02}T12:00:00Z"
        environment = {**identity, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "HOME": str(self.root)}
        return subprocess.run(
            ["git", *arguments], cwd=self.root, env={**environment, "PATH": "/usr/bin:/bin:/usr/local/bin"},
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip

    def commit(self) -> str:
        """Commits everything; the id of the commit."""
        self.day += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change")
        return self.git("rev-parse", "HEAD")
