"""The hash of what a file is made from: it changes with all that matters, and with nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from booklet.delivery import inputs
from booklet.delivery.inputs import Inputs, hashes
from booklet.model import Job
from tests.support import BOOK, FIRST, META, Project

ROOT = Path(__file__).resolve().parent.parent.parent


def of(project: Project, clinic: str | None = None) -> str:
    return Inputs(str(project.root)).of(Job("demo", "fr", "screen", clinic), "fr")


@pytest.mark.parametrize(
    "path",
    [
        META, FIRST, "sections/contacts/ligne-info.yaml", "sections/references.yaml", "sections/strings/fr.yaml",
        "sections/booklets/demo/figures/peau.svg", "sections/figures/pictograms/main.svg",
    ],
)  # fmt: skip
def test_a_byte_of_what_is_used_changes_it(project: Project, path: str) -> None:
    before = of(project)
    file = project.root / path
    file.write_bytes(file.read_bytes() + b" ")
    assert of(project) != before


def test_names_count_too(project: Project) -> None:
    before = of(project)
    file = project.root / FIRST
    file.rename(file.with_name("autre.yaml"))
    assert of(project) != before


@pytest.mark.parametrize(
    "path", ["sections/booklets/autre/booklet.yaml", "sections/booklets/demo/en/premiers-pas.yaml", "README.md"]
)
def test_what_is_not_used_does_not(project: Project, path: str) -> None:
    before = of(project)
    project.write(path, "title: x\n")
    assert of(project) == before


def test_clinics_count_for_files_of_a_clinic_only(project: Project) -> None:
    before, for_clinic = of(project), of(project, "hopital-nord")
    project.write("sections/clinics/hopital-nord.yaml", "name: Autre nom\n")
    assert of(project) == before
    assert of(project, "hopital-nord") != for_clinic


def test_the_environment_and_the_libraries_count(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {of(project)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    seen.add(of(project))
    monkeypatch.setattr(inputs, "libraries", lambda: ["weasyprint-99.dist-info"])
    seen.add(of(project))
    monkeypatch.setattr(sys, "version", "3.99")
    seen.add(of(project))
    assert len(seen) == 4


def test_a_project_may_have_its_own_styles(project: Project) -> None:
    before = of(project)
    shutil.copytree(ROOT / "styles", project.root / "styles")
    assert of(project) == before, "the same styles in another place are the same styles"
    (project.root / "styles" / "base.css").write_text("p { color: red }")
    assert of(project) != before


def test_the_installed_weasyprint_is_seen() -> None:
    assert any(name.startswith("weasyprint-") for name in inputs.libraries())


def test_odd_things_in_a_folder_are_named_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "circle").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".hidden").write_text("x")
    assert set(hashes(str(tmp_path))) == {"dangling", "circle", "pipe"}


def test_nothing_large_is_imported_for_it() -> None:
    script = (
        "import sys; from booklet.delivery.inputs import Inputs; from booklet.delivery import unchanged; "
        "Inputs('.').everything(); print(sorted(name.partition('.')[0] for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in ("yaml", "pydantic", "jinja2", "click", "rich", "weasyprint", "pikepdf"):
        assert f"'{name}'" not in done.stdout


def test_links_are_followed_inside_the_project_only(project: Project, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("a", encoding="utf-8")
    (project.root / BOOK / "fr/out.yaml").symlink_to(outside)
    (project.root / BOOK / "fr/loop.yaml").symlink_to("loop.yaml")
    (project.root / BOOK / "fr/round").symlink_to("..")
    (project.root / "shared").mkdir()
    (project.root / BOOK / "en").symlink_to(project.root / "shared")
    project.write("shared/a.yaml", "a")
    before = Inputs(str(project.root))
    assert before.content["booklets/demo/fr/out.yaml"] == f"link {outside}"
    outside.write_text("b", encoding="utf-8")
    assert Inputs(str(project.root)).content == before.content
    project.write("shared/a.yaml", "b")
    assert Inputs(str(project.root)).content != before.content


def test_a_file_far_too_large_is_not_read(project: Project) -> None:
    with project.write(f"{BOOK}/figures/film.png", b"").open("wb") as file:
        file.truncate(10**12)
    content = Inputs(str(project.root)).content
    assert content["booklets/demo/figures/film.png"].startswith("large 1000000000000 ")
