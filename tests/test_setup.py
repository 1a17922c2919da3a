"""The set-up: does nothing twice, starts over when something it rests on changes, and names the one command to type.

What it installs for the system is in a table; what it installed in .venv is looked at for libraries that are missing.
"""

from __future__ import annotations

import importlib.util
import mmap
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def steps() -> list[str]:
    """What the set-up did, in order."""
    return []


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]) -> ModuleType:
    """The set-up of a copied checkout on a machine that lacks nothing, its slow steps replaced by notes of having been
    taken. The modules beside it are ``setup.system`` and ``setup.linked``."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "benchmarks").mkdir()
    shutil.copy(ROOT / "benchmarks/requirements.lock", tmp_path / "benchmarks")
    monkeypatch.setattr(sys, "path", [str(tmp_path / ".ci"), *sys.path])
    for name in ("system", "linked"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    module = loaded(tmp_path / ".ci" / "setup.py")
    module.system = importlib.import_module("system")  # type: ignore[attr-defined]
    module.linked = importlib.import_module("linked")  # type: ignore[attr-defined]

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
    monkeypatch.setattr(module.system, "there", lambda row: True)
    return module


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_under_test", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lacking(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    """Takes packages, by Debian's names, from the machine."""
    monkeypatch.setattr(setup.system, "there", lambda row: row["debian"] not in packages)


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


def test_system_packages_alone_are_added_to_what_is_there(setup: ModuleType, steps: list[str]) -> None:
    setup.main(["dev"])
    steps.clear()
    assert setup.main(["dev", "browser", "printing"]) == 0
    assert steps == ["link"]
    steps.clear()
    assert setup.main(["dev", "browser"]) == 0
    assert steps == []


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", ".ci/system.toml", ".ci/linked.py"])
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
        (("apt-get",), "  hint: sudo apt-get install -y --no-install-recommends libpango-1.0-0 chromium libatomic1\n"),
        (("dnf",), "  hint: sudo dnf install -y pango chromium libatomic\n"),
        (("brew",), "  hint: brew install pango google-chrome\n"),
        ((), "  hint: install them with this system's package manager\n"),
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
    lacking(setup, monkeypatch, "libpango-1.0-0", "libatomic1", "chromium", "cups")
    monkeypatch.setattr(setup.system, "ubuntu", lambda: False)
    monkeypatch.setattr(shutil, "which", only(*tools))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert setup.main(["dev", "browser", "printing"]) == 2
    assert steps == []
    assert capsys.readouterr().err.endswith(hint)


def test_what_only_some_tests_need_can_be_done_without(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(setup, monkeypatch, "chromium", "cups")
    monkeypatch.setattr(shutil, "which", only("apt-get"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert setup.main(["dev", "browser", "printing"]) == 2
    assert """or do without: make test ARGS="-m 'not browser'"\n""" in capsys.readouterr().err
    assert setup.main(["dev", "printing"]) == 0, "nobody but root prints"


def test_as_root_with_apt_the_packages_are_installed(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent, ran = {"chromium", "cups"}, []

    def quietly(command: str) -> bool:
        ran.append([word for word in command.split() if not word.startswith("-") and "=" not in word])
        absent.difference_update(command.split())
        return True

    monkeypatch.setattr(setup.system, "there", lambda row: row["debian"] not in absent)
    monkeypatch.setattr(setup.system, "quietly", quietly)
    monkeypatch.setattr(setup.system, "ubuntu", lambda: False)
    monkeypatch.setattr(shutil, "which", only("apt-get"))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert setup.main(["dev", "browser", "printing"]) == 0
    assert ran == [["apt-get", "update"], ["apt-get", "install", "chromium", "cups"]]
    assert "installing system packages: chromium cups\n" in capsys.readouterr().out
    absent.add("libatomic1")
    monkeypatch.setattr(setup.system, "quietly", lambda command: False)
    monkeypatch.setattr(setup, "stamped", set)
    assert setup.main(["browser"]) == 2
    assert capsys.readouterr().err.endswith("hint: apt-get install -y --no-install-recommends libatomic1\n")


def test_ubuntu_has_its_own_names(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in setup.system.table() if row["set"] == "browser"]
    for ubuntu, names in ((False, "chromium libatomic1"), (True, "chromium-browser libatomic1")):
        monkeypatch.setattr(setup.system, "ubuntu", lambda ubuntu=ubuntu: ubuntu)
        assert setup.system.packages(rows, "apt-get") == names


def test_what_is_there_is_seen_by_its_kind(tmp_path: Path) -> None:
    system = loaded(ROOT / ".ci" / "system.py")
    there = {"module": "ensurepip", "programs": ["absent", "sh"], "file": str(tmp_path), "library": "libc.so.6"}
    gone: dict[str, Any] = {
        "module": "absent",
        "programs": ["absent"],
        "file": f"{tmp_path}/a",
        "library": "liba-b.so.1",
    }
    assert all(system.there({kind: value}) for kind, value in there.items())
    assert not any(system.there({kind: value}) for kind, value in gone.items())


def test_every_row_of_the_table_says_what_and_how_to_tell(setup: ModuleType) -> None:
    rows = setup.system.table()
    for row in rows:
        assert row["set"] in setup.SETS and row["why"] and row["debian"]
        assert len({"module", "programs", "file", "library"} & set(row)) == 1
        assert set(row) <= {"set", "why", "debian", "ubuntu", "dnf", "brew", "module", "programs", "file", "library"}
    assert set(setup.system.OPTIONAL) == {row["set"] for row in rows} - set(setup.LOCKS)


@pytest.fixture
def planted(tmp_path: Path) -> Callable[[str], Path]:
    """Puts a shared object into .venv, and gives its path: one that is linked with a library of a given name."""

    def plant(library: str) -> Path:
        # One of Python's own is linked with this library, whose name is replaced by one of the same length.
        source, name = linked_one()
        assert len(library) == len(name)
        target = tmp_path / ".venv/lib/python3/site-packages/teapot/_pour.so"
        target.parent.mkdir(parents=True)
        target.write_bytes(source.read_bytes().replace(b"\0" + name.encode() + b"\0", b"\0" + library.encode() + b"\0"))
        return target

    return plant


def linked_one() -> tuple[Path, str]:
    """A shared object of this environment, and the C library that it is linked with."""
    name = b"libc.so.6"
    for path in sorted(ROOT.glob(".venv/lib/python3*/site-packages/**/*.so")):
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if data.find(b"\0" + name + b"\0") >= 0:
                return path, name.decode()
    raise AssertionError("nothing is linked with the C library")


needs_ldd = pytest.mark.skipif(not shutil.which("ldd"), reason="ldd is not here")


@needs_ldd
def test_a_library_that_is_not_found_is_told(
    setup: ModuleType,
    planted: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    planted("libtea.so")
    monkeypatch.setattr(setup.system, "manager", lambda: "apt-get")
    assert setup.main([]) == 2
    said = capsys.readouterr().err
    assert "lib/python3/site-packages/teapot/_pour.so needs libtea.so\n" in said
    assert said.endswith("hint: install the package that has libtea.so; apt-file search libtea.so names it\n")
    assert not (tmp_path / ".venv/.ready").exists(), "it is told again until it is there"


@needs_ldd
def test_a_library_of_the_table_is_told_with_its_package(
    setup: ModuleType,
    planted: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    planted("libtea.so")
    rows = [*setup.system.table(), {"set": "browser", "why": "tea", "library": "libtea.so", "debian": "libtea1"}]
    monkeypatch.setattr(setup.system, "table", lambda kind="package": rows if kind == "package" else [])
    monkeypatch.setattr(setup.system, "manager", lambda: "apt-get")
    assert setup.main(["browser"]) == 2
    assert capsys.readouterr().err.endswith("apt-get install -y --no-install-recommends libtea1\n")
    assert setup.main([]) == 0, "the browser is done without"


@needs_ldd
def test_what_a_wheel_brings_or_nobody_loads_is_not_missed(
    setup: ModuleType, planted: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = planted("libtea.so")
    assert setup.linked.missing(str(file.parents[4])) == {"libtea.so": str(file)}
    other = file.parents[1] / "kettle" / "libtea.so"
    other.parent.mkdir()
    shutil.copy(linked_one()[0], other)
    assert setup.linked.missing(str(file.parents[4])) == {"libtea.so": str(file)}, "it is another wheel's"
    shutil.copy(linked_one()[0], file.parent / "libtea.so")
    assert setup.linked.missing(str(file.parents[4])) == {}
    (file.parent / "libtea.so").unlink()
    unused = [{"files": ["teapot/_pour.so"]}]
    monkeypatch.setattr(setup.system, "table", lambda kind="package": unused if kind == "unused" else [])
    assert setup.linked.missing(str(file.parents[4])) == {}


@needs_ldd
def test_what_nobody_loads_is_there(setup: ModuleType) -> None:
    for row in setup.system.table("unused"):
        assert row["why"]
        for file in row["files"]:
            assert list(ROOT.glob(f".venv/lib/python3*/site-packages/{file}")), f"{file} is in no wheel any more"


def test_an_unknown_set_is_refused(setup: ModuleType, steps: list[str]) -> None:
    assert setup.main(["nonsense"]) == 2
    assert steps == []


def test_the_readme_names_every_package_and_how_to_do_without(setup: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Two commands")[2].partition("\n## ")[0]
    for row in setup.system.table():
        assert f"`{row['debian']}`" in readme, row
    for kind in setup.system.OPTIONAL:
        assert f"""`make test ARGS="-m 'not {kind}'"`""" in readme


@pytest.mark.parametrize(
    ("arguments", "sets"),
    [
        ("", "dev browser printing"),
        ("-m 'not browser'", "dev printing"),
        ("-m 'not browser and not printing'", "dev"),
        ("tests/browser", "dev browser printing"),
    ],
)
def test_what_is_left_out_is_not_asked_for(arguments: str, sets: str) -> None:
    command = ["make", "--dry-run", "setup-dev", f"ARGS={arguments}"]
    of_make = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "ARGS")  # what a make that runs these tests hands on
    environment = {name: value for name, value in os.environ.items() if name not in of_make}
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.split(".ci/setup.py")[1].split() == sets.split()
