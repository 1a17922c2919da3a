"""``booklet report``: its files, its JSON, its exit codes, for good booklets and for broken ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from booklet import cli
from tests.support import BOOK, CONTACT, FIRST, META, Project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the verb in the demonstration project: exit code, output, error output."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564800")  # 25 November 2026

    def command(*arguments: str) -> tuple[int, str, str]:
        return (cli.main(["report", "--quick", *arguments]), *capsys.readouterr())

    return command


def listed(run: Run, *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("--format", "json", *arguments)
    return code, json.loads(out)


def test_it_writes_a_page_and_a_pdf(run: Run, project: Project) -> None:
    code, out, _ = run()
    folder = project.root / "dist" / "report"
    assert code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["demo-fr-report.html", "demo-fr-report.pdf"]
    assert out.splitlines()[0] == "dist/report/demo-fr-report.html"
    assert out.splitlines()[1].startswith("dist/report/demo-fr-report.pdf (")
    assert (folder / "demo-fr-report.pdf").read_bytes().startswith(b"%PDF-")


def test_an_error_is_reported_and_the_report_is_made(run: Run, project: Project) -> None:
    project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    code, _, _ = run("--out", "elsewhere")
    assert code == 1
    assert "frequency-order" in (project.root / "elsewhere" / "demo-fr-report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "id: demo\n", "{", "\x00", "a: &a [*a, *a]\n", b"\xff\xfe"])
def test_whatever_is_in_booklet_yaml_there_is_a_report(run: Run, project: Project, text: str | bytes) -> None:
    project.write(META, text)
    code, _, err = run("--out", "out")
    assert code == 1 and err == ""
    page = (project.root / "out" / "demo-fr-report.html").read_text(encoding="utf-8")
    assert META in page


def test_a_folder_without_anything_in_it_has_a_report_too(run: Run, project: Project) -> None:
    (project.root / "sections/booklets/vide").mkdir()
    code, found = listed(run, "--booklet", "vide")
    assert code == 1
    assert [one["booklet"] for one in found["reports"]] == ["vide"]
    assert found["reports"][0]["findings"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--booklet", "autre"), "there is no booklet 'autre'"),
        (("--lang", "en"), "there is no language 'en'; known: fr"),
        (("--out", "sections/a"), "the files cannot go into sections/"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2 and out == "" and message in err


def test_json_says_what_the_page_says(run: Run, project: Project) -> None:
    project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    project.edit(CONTACT, "  shelf_life_months: 60\n", "")
    code, found = listed(run)
    assert code == 1 and found["format"] == 1
    (one,) = found["reports"]
    assert (one["booklet"], one["lang"], one["day"], one["laid_out"]) == ("demo", "fr", "2026-11-25", [])
    standards = {standard["id"]: {item["id"]: item for item in standard["items"]} for standard in one["standards"]}
    item = standards["CDC-CCI"]["CDC-20"]
    assert item["state"] == "found"
    assert [finding["location"]["path"] for finding in item["findings"]] == [FIRST]
    assert standards["HAS"]["HAS-R10"] == {**standards["HAS"]["HAS-R10"], "state": "person", "person": True}
    assert {"why": "not_laid_out", "what": "low-contrast"} in standards["NHS"]["NHS-7"]["not_checked"]
    assert [reading["section"] for reading in one["readability"]["sections"]] == ["premiers-pas", "contacts"]
    assert [contact["months"] for contact in one["contacts"]] == [9]
    assert one["expires"] == {
        "until": "2027-02-23",
        "items": [{**one["expires"]["items"][0], "kind": "contact", "day": "2027-02-03", "days": 70}],
    }
    assert not (project.root / "dist").exists()


def test_every_key_of_the_json_is_documented(run: Run) -> None:
    _, found = listed(run)
    manual = (Path(__file__).resolve().parent.parent / "docs" / "report.md").read_text(encoding="utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        return {*value, *set().union(*map(keys, value.values()))} if isinstance(value, dict) else set()

    assert sorted(key for key in keys(found) if f"`{key}`" not in manual and key not in ("fr", "en")) == []


@pytest.mark.slow
def test_pages_are_laid_out_and_what_they_show_is_in_the_report(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    project.edit(FIRST, "Le {derme} porte la peau.", "Le {derme} porte la peau 漢.")
    assert cli.main(["report", "--format", "json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)["reports"]
    assert one["laid_out"] == ["screen", "large-print"]
    items = {item["id"]: item for standard in one["standards"] for item in standard["items"]}
    assert items["GATE-9"]["state"] == "found"
    assert {finding["rule"] for finding in items["GATE-9"]["findings"]} <= {"missing-glyph", "foreign-font"}
    assert items["GATE-9"]["findings"][0]["location"]["path"].startswith(BOOK)
    assert not [why for item in items.values() for why in item["not_checked"] if why["why"] == "not_laid_out"]
