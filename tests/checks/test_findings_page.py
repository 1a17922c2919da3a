"""docs/findings.md shows what the command prints, and the thresholds as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from booklet.checks import manual
from booklet.cli import main
from booklet.settings import Thresholds
from tests.support import BOOK, FIRST, META, Project

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
TEXT = "Le {derme} porte la peau. [@dupont-2024]"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The demonstration project with the faults of the page, in the file of the page, as the current folder."""
    project.edit(FIRST, TEXT, f"{TEXT} Il faut 2,5 fois.")
    project.edit(FIRST, "    caption: La peau.\n", "")
    project.edit(META, "      - id: premiers-pas\n", "      - id: mains\n")
    waiver = "{rule: figure-without-caption, reason: Le dessin porte ses mots., until: 2098-01-01}"
    project.edit(META, "slots:", f"waivers: [{waiver}]\nslots:")
    (project.root / FIRST).rename(project.root / BOOK / "fr" / "mains.yaml")
    project.approve("clinician", "patient")
    monkeypatch.chdir(project.root)
    return project


def example(kind: str, rank: int = 0) -> str:
    return [text for language, text in EXAMPLES if language == kind][rank]


@pytest.mark.parametrize(("form", "shown"), [("text", example("text")), ("github", example("text", 1))])
def test_the_page_shows_what_is_printed(
    form: str, shown: str, here: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", form]) == 0
    assert capsys.readouterr().out == shown


def test_the_page_shows_the_json_that_is_printed(here: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(example("json"))


def test_text_counts_what_is_waived(here: Project, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])
    assert capsys.readouterr().err == "1 warning\n1 finding waived\n"


def test_the_page_lists_every_threshold_with_default_bounds_and_rule() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) to (\d+) \| ([\w-]+) \|$", PAGE, re.MULTILINE)
    schema = Thresholds.model_json_schema()["properties"]
    assert {name: (int(default), int(least), int(most)) for name, default, least, most, _ in rows} == {
        name: (field["default"], field["minimum"], field["maximum"]) for name, field in schema.items()
    }
    assert all(name in manual.pages()[rule].text for name, _, _, _, rule in rows)
