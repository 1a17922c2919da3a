"""Files that nobody meant as content, names that are refused, and folders that are something else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from booklet.content.names import as_file, as_id, passed_over
from tests.support import BOOK, CLINIC, FIGURES, FIRST, META, SVG, Project, lines

LEFT = [
    "Thumbs.db", "thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "~$soins.docx", "~$mains.yaml", ".DS_Store",
    "._mains.yaml", ".mains.yaml.swp", "mains.yaml~", "#mains.yaml#", ".#mains.yaml", "mains.yaml.bak",
    "mains.yaml.orig", "mains.yaml.rej", "mains.yaml.save", "mains.tmp", "~WRL0003.tmp", "Icon\r",
    ".~lock.mains.odt#", "mains.yaml.part",
]  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_systems_and_editors_leave_behind_is_no_content(name: str, project: Project) -> None:
    for folder in (f"{BOOK}/fr", BOOK, FIGURES, "sections", "sections/clinics", "sections/contacts", "sections/strings",
                   "sections/booklets", "sections/figures"):  # fmt: skip
        project.write(f"{folder}/{name}", b"\xff\xfe: [")
    assert lines(project.findings()) == []


@pytest.mark.parametrize("name", ["mains.docx", "soins.yaml.txt.exe", "mains (copie).yaml", "mains.yml", "fr.zip"])
def test_what_somebody_meant_is_told(name: str, project: Project) -> None:
    assert not passed_over(name)
    project.write(f"{BOOK}/fr/{name}", "title: a\n")
    assert [one.rule for one in project.load()[1]] == ["bad-file-name"]


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Soins de la peau", "soins-de-la-peau"), ("schéma", "schema"), ("Œdème", "oedeme"), ("Straße", "strasse"),
        ("soins_peau", "soins-peau"), ("soins--peau", "soins-peau"), ("日本", ""),
    ],
)  # fmt: skip
def test_a_name_that_is_refused_comes_with_one_that_is_not(name: str, offered: str, project: Project) -> None:
    assert as_id(name) == offered
    project.write(f"{BOOK}/fr/{name}.yaml", "title: a\n")
    (finding,) = project.load()[1]
    assert "letters without accents, digits" in finding.hint and f"name it {offered}: " * bool(offered) in finding.hint


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("schéma.svg", "schema.svg"), ("Photo 1.svg", "Photo-1.svg"), ("œil (2).PNG", "oeil-2.png"),
        ("a'b.jpeg", "a-b.jpeg"), ("dos+main.svg", "dos-main.svg"),
    ],
)  # fmt: skip
def test_a_picture_is_offered_a_plain_name(name: str, offered: str, project: Project) -> None:
    assert as_file(name) == offered
    project.write(f"{FIGURES}/{name}", SVG)
    place = project.edit(FIRST, "figure: peau.svg", f'figure: ⟦"{name}"')
    found = [one for one in project.findings() if one.rule == "unsafe-figure-path"]
    assert [str(one.location) for one in found] == [place]
    assert f"name the file {offered}" in found[0].hint and "letters without accents" in found[0].hint
    project.edit(CLINIC, "name: Hôpital Nord\n", f'name: Hôpital Nord\nlogo: "{name}"\n')
    (logo,) = project.load()[1]
    assert f"name the file {offered}" in logo.hint


def test_a_language_is_offered_its_name(project: Project) -> None:
    project.write(f"{BOOK}/FR_ca/a.yaml", "title: a\n")
    (finding,) = project.load()[1]
    assert finding.hint.startswith("name it fr-CA: ")


def taken(project: Project, path: str) -> Path:
    """A folder, moved out of its place."""
    place = project.root / path
    place.rename(project.root / "aside")
    return place


@pytest.mark.parametrize("path", [BOOK, f"{BOOK}/fr", "sections/clinics", "sections/contacts", "sections/strings"])
@pytest.mark.parametrize("what", ["a file", "a link to itself", "a broken link", "a pipe"])
def test_a_folder_that_something_else_has_replaced_is_an_error_there(what: str, path: str, project: Project) -> None:
    place = taken(project, path)
    match what:
        case "a file":
            place.write_text("x", encoding="utf-8")
        case "a link to itself":
            place.symlink_to(place.name)
        case "a broken link":
            place.symlink_to("nowhere")
        case _:
            os.mkfifo(place)
    found = [one for one in project.load()[1] if one.location.path == path]
    assert [one.severity for one in found] == ["error"] and found[0].hint


def test_another_booklet_is_told_beside_one_that_is_gone(project: Project) -> None:
    (project.root / "sections/booklets/autre").write_text("", encoding="utf-8")
    project.edit(FIRST, "kind: paragraph", "kind: paragraf")
    assert {one.rule for one in project.load()[1]} == {"not-a-file", "unknown-kind"}


CHILD = """
import json, os, sys
from pathlib import Path
from booklet import checks, content

root, path = Path(sys.argv[1]), sys.argv[2]
os.chdir(root)  # the folders above may be closed to others
content.load(Path(".")), list(checks.check(content.load(Path("."))[0]))  # all that is needed is imported before
os.chmod(path, 0)
library, found = content.load(Path("."))
print(json.dumps([f"{one.location.path} {one.rule}" for one in [*found, *checks.check(library)]]))
"""

WITHOUT = "-dac_override,-dac_read_search"
ROOT = hasattr(os, "getuid") and os.getuid() == 0
HELD = ["setpriv", "--inh-caps", WITHOUT, "--bounding-set", WITHOUT] if ROOT else []
"""Root enters every folder; without these two rights it is held to what a folder allows, as its owner is."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may enter, which the folders of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights are another thing here")
@pytest.mark.parametrize(
    "path", [BOOK, f"{BOOK}/fr", f"{BOOK}/figures", "sections", "sections/booklets", "sections/contacts",
             "sections/clinics", "sections/strings", "sections/figures", "sections/figures/pictograms", META, CLINIC],
)  # fmt: skip
def test_a_closed_folder_is_one_finding_and_the_rest_is_told(path: str, open_folder: Path) -> None:
    project = Project(open_folder)
    project.write("sections/booklets/autre/booklet.yaml", "- un\n")
    project.write("sections/clinics/autre.yaml", "- un\n")
    try:
        done = subprocess.run(
            [*HELD, sys.executable, "-c", CHILD, str(project.root), path],
            capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )  # fmt: skip
    finally:
        (project.root / path).chmod(0o755)
    assert done.returncode == 0, done.stderr
    told = [one for one in json.loads(done.stdout) if not one.endswith("not-approved")]
    planted = {"sections/booklets/autre/booklet.yaml", "sections/clinics/autre.yaml"}
    others = {f"{one} wrong-type" for one in planted if not one.startswith(f"{path}/")}
    own = [one for one in told if one not in others]
    assert own in ([f"{path} unreadable-file"], [f"{path} broken-figure"])
    assert others <= set(told)
