"""The wheel: it carries templates, styles and fonts, and works in a folder that holds only sections/."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import Project

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installed:
    wheel: Path
    venv: Path

    def run(self, command: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs a command of the environment, the checkout out of its sight."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.venv / "bin" / command, *arguments],
            cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, in an environment that sees the packages of this one but not this checkout. No network is used."""
    folder = tmp_path_factory.mktemp("wheel")
    venv = folder / "venv"

    def run(*command: str | Path) -> None:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))
    shared = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "shared.pth").write_text("".join(f"{path}\n" for path in sorted(shared)), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", venv / "bin" / "python", "--disable-pip-version-check"]
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
    return Installed(wheel, venv)


def test_wheel_carries_all_that_the_program_reads(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        names = set(archive.namelist())
    for top, inside in (
        ("booklet", "booklet"),
        ("styles", "booklet/_shipped/styles"),
        ("sections/figures", "booklet/_shipped/figures"),
        ("sections/strings", "booklet/_shipped/strings"),
    ):
        for path in (ROOT / top).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                assert f"{inside}/{path.relative_to(ROOT / top).as_posix()}" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"booklet"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_code_comes_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("python", "-c", "import booklet; print(booklet.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.venv)


def test_list_and_build_work_where_there_is_only_content(installed: Installed, project: Project) -> None:
    listed = installed.run("booklet", "list", cwd=project.root)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "demo" in listed.stdout
    built = installed.run("booklet", "build", "--edition", "screen", "--out", "dist", cwd=project.root)
    assert built.returncode == 0, built.stdout + built.stderr
    pdf = (project.root / "dist" / "demo-fr-screen.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert sorted(path.name for path in project.root.iterdir() if not path.name.startswith(".")) == ["dist", "sections"]


def test_a_booklet_begins_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    made = installed.run("booklet", "new", "essai", "--lang", "fr", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, ""), made.stdout + made.stderr
    checked = installed.run("booklet", "check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "[to-fill-in]" in checked.stdout
