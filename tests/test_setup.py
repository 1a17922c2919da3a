"""The set-up: does nothing twice, starts over when something it rests on changes, and names the one command to type."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def steps() -> list[str]:
    """What the set-up did, in order."""
    return []


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]) -> ModuleType:
    """The set-up of a copied checkout, its slow steps replaced by notes of having been taken."""
    for name in (".ci/setup.py", "pyproject.toml", "requirements.lock", ".ci/requirements-dev.lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "benchmarks").mkdir()
    shutil.copy(ROOT / "benchmarks/requirements.lock", tmp_path / "benchmarks")
    spec = importlib.util.spec_from_file_location("setup_under_test", tmp_path / ".ci" / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def make_venv() -> None:
        steps.append("venv")
        python = tmp_path / ".venv/bin/python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch(0o755)
        (tmp_path / ".venv/.ready").unlink(missing_ok=True)

    def install(lock: str) -> bool:
        steps.append(lock)
        return True

    monkeypatch.setattr(module, "make_venv", make_venv)
    monkeypatch.setattr(module, "install", install)
    monkeypatch.setattr(module, "link_checkout", lambda: steps.append("link"))
    monkeypatch.setattr(module, "absent", list)
    return module


def test_second_run_does_and_says_nothing(
    setup: ModuleType, steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main([]) == 0
    assert steps == ["venv", "requirements.lock", "link"]
    steps.clear()
    capsys.readouterr()
    assert setup.main([]) == 0
    assert steps == []
    assert capsys.readouterr() == ("", "")


def test_a_set_named_later_is_added(setup: ModuleType, steps: list[str]) -> None:
    setup.main([])
    steps.clear()
    assert setup.main(["dev"]) == 0
    assert steps == [".ci/requirements-dev.lock", "link"]
    steps.clear()
    setup.main([])
    setup.main(["dev"])
    assert steps == []


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_change_starts_over(setup: ModuleType, steps: list[str], tmp_path: Path, changed: str) -> None:
    setup.main(["dev"])
    steps.clear()
    with (tmp_path / changed).open("a") as file:
        file.write("# changed\n")
    assert setup.main([]) == 0
    assert steps == ["venv", "requirements.lock", "link"]


def test_an_install_that_failed_is_not_remembered(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "install", lambda lock: not lock)
    assert setup.main([]) == 2
    assert "requirements.lock" in capsys.readouterr().err
    assert not (tmp_path / ".venv/.ready").exists()


def only(*tools: str) -> Callable[[str], str | None]:
    """A machine on which no other package manager is found."""
    return lambda name: f"/usr/bin/{name}" if name in tools else None


@pytest.mark.parametrize(
    ("tools", "hint"),
    [
        (("apt-get",), "  hint: sudo apt-get install -y --no-install-recommends libpango-1.0-0\n"),
        (("dnf",), "  hint: sudo dnf install -y pango harfbuzz\n"),
        (("brew",), "  hint: brew install pango\n"),
    ],
)
def test_without_root_the_one_command_is_named(
    setup: ModuleType,
    steps: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tools: tuple[str, ...],
    hint: str,
) -> None:
    monkeypatch.setattr(setup, "absent", lambda: ["libpango-1.0-0"])
    monkeypatch.setattr(shutil, "which", only(*tools))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert setup.main([]) == 2
    assert steps == []
    assert capsys.readouterr().err.endswith(hint)


def test_an_unknown_set_is_refused(setup: ModuleType, steps: list[str]) -> None:
    assert setup.main(["nonsense"]) == 2
    assert steps == []
