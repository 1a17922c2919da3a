"""A project in a git repository of its own, for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.support import Project

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "2026-03-01T12:00:00+0000",
         "GIT_COMMITTER_DATE": "2026-03-01T12:00:00+0000"}  # fmt: skip


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *who, *words], cwd=root, env={**os.environ, **QUIET}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(root: Path, message: str = "a state") -> str:
    """Commits everything as it stands; the commit's name."""
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")


def committed(root: Path) -> Project:
    project = Project(root)
    commit(root)
    return project
