"""The lock files: exact, hashed, in agreement with each other and with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {None: "requirements.lock", "dev": ".ci/requirements-dev.lock", "bench": "benchmarks/requirements.lock"}


def pins(lock: str) -> dict[str, tuple[str, int]]:
    """For each package of a lock: its version and how many hashes it has."""
    text = (ROOT / lock).read_text(encoding="ascii").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = {}
    for line in lines:
        match = re.fullmatch(r"([a-z0-9-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line)
        assert match, line
        found[match[1]] = (match[2], match[3].count("--hash"))
    return found


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_line_is_an_exact_version_with_hashes(lock: str) -> None:
    assert all(count for _, count in pins(lock).values())


@pytest.mark.parametrize(("extra", "lock"), LOCKS.items())
def test_locks_hold_what_the_project_asks_for(extra: str | None, lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    names = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in asked}
    assert names <= set(pins(lock))


@pytest.mark.parametrize("lock", [".ci/requirements-dev.lock", "benchmarks/requirements.lock"])
def test_locks_agree(lock: str) -> None:
    assert pins("requirements.lock").items() <= pins(lock).items()


def test_compiled_packages_have_a_file_for_every_machine() -> None:
    # Wheels for two versions of Python on four kinds of machine, and the source.
    assert min(pins("requirements.lock")[name][1] for name in ("pydantic-core", "pikepdf", "lxml", "cffi")) > 9
