"""Each rule finds its planted fault at the exact line and column, and nothing in the clean twin."""

from __future__ import annotations

import inspect
import os
from pathlib import Path

import pytest

from booklet import checks
from booklet.checks import no_uncertainty
from booklet.checks.wording import wording
from tests.checks.cases import CASES as COMMON
from tests.checks.cases import SVG_FAULTS, SVG_TWINS, Case, english, picture, translated
from tests.checks.clinic_cases import CLINIC_CASES
from tests.checks.desk_cases import DESK_CASES
from tests.checks.intake_cases import INTAKE_CASES
from tests.checks.plain_cases import PLAIN_CASES
from tests.support import BOOK, CONTACT, FIGURES, FIRST, META, SECOND, STRINGS, SVG, Project, marked

CASES = [*COMMON, *CLINIC_CASES, *DESK_CASES, *PLAIN_CASES, *INTAKE_CASES]
OTHERS = {"__init__", "fault", "walk", "prose", "drawings", "addresses", "registry", "manual", "waivers", "wording"}
OTHERS |= {"concern", "numbers", "on_files", "on_losses", "on_pages", "reading", "readability", "syllables"}
"""Modules of the stage that are no rules."""

ELSEWHERE = {"broken-figure", "oversized-figure", "readability-regression"}
"""Rules whose faults are planted elsewhere: in figure files, by the tests of this module; against an approved text, in
``test_readability.py``."""


def places(project: Project, rule: str) -> list[str]:
    return [str(finding.location) for finding in project.findings(unapproved=True) if finding.rule == rule]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_planted_fault_is_found_where_it_stands(case: Case, project: Project) -> None:
    case.before(project)
    place = project.edit(case.path, case.old, case.bad)
    assert places(project, case.rule) == [case.at or place]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_clean_twin_has_no_such_fault(case: Case, project: Project) -> None:
    case.before(project)
    project.edit(case.path, case.old, case.good)
    library, found = project.load()
    assert not [finding.as_text() for finding in found]
    assert not [finding.as_text() for finding in checks.check(library) if finding.rule == case.rule]


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule.RULE for rule in checks.RULES} == {case.rule for case in CASES} | ELSEWHERE


def test_a_rule_is_named_like_its_file_and_explains_itself() -> None:
    for rule in checks.RULES:
        assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.RULE
        page = inspect.getdoc(rule) or ""
        parts = page.split("\n\n")
        assert len(parts) >= 4, f"{rule.RULE}: the docstring says what, why, the source, and gives an example"
        assert parts[0].endswith(".") and "\n" not in parts[0], rule.RULE
        assert parts[-2].startswith("Source: ") and parts[-2].endswith("."), rule.RULE
        assert all(line.startswith("    ") for line in parts[-1].splitlines() if line), rule.RULE


def test_every_rule_file_is_registered() -> None:
    files = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    assert files - OTHERS == {rule.__name__.rpartition(".")[2] for rule in checks.RULES}


def test_the_demonstration_project_is_clean(project: Project) -> None:
    assert [finding.as_text() for finding in project.findings()] == []


def test_warnings_are_warnings(project: Project) -> None:
    project.edit(FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n")
    project.edit(CONTACT, "  checked_on: 2026-02-03\n", "")
    assert [finding.severity for finding in project.findings()] == ["warning", "warning"]


@pytest.mark.parametrize("name", SVG_FAULTS)
def test_broken_figure_refuses_an_unsafe_drawing(name: str, project: Project) -> None:
    text, place = marked(f"{FIGURES}/peau.svg", SVG_FAULTS[name])
    project.write(f"{FIGURES}/peau.svg", text)
    assert places(project, "broken-figure") == [place]


@pytest.mark.parametrize("name", SVG_TWINS)
def test_broken_figure_takes_a_plain_drawing(name: str, project: Project) -> None:
    project.write(f"{FIGURES}/peau.svg", SVG_TWINS[name])
    assert places(project, "broken-figure") == []


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("photo.png", picture("JPEG")),
        ("photo.jpg", picture("PNG")),
        ("photo.png", picture("PNG")[:400]),
        ("photo.jpg", picture("JPEG")[:700]),
        ("photo.png", b""),
        ("photo.png", SVG.encode()),
        ("photo.svg", picture("PNG")),
        ("photo.svg", b""),
        ("photo.svg", b"\xff\xfe\x00"),
    ],
)
def test_broken_figure_refuses_what_its_name_does_not_say(name: str, raw: bytes, project: Project) -> None:
    project.write(f"{FIGURES}/{name}", raw)
    found = places(project, "broken-figure")
    assert len(found) == 1 and found[0].startswith(f"{FIGURES}/{name}:1:")


def test_broken_figure_takes_whole_pictures(project: Project) -> None:
    project.write(f"{FIGURES}/a.png", picture("PNG"))
    project.write(f"{FIGURES}/b.jpeg", picture("JPEG"))
    assert project.findings() == []


def test_oversized_figure(project: Project) -> None:
    project.write(f"{FIGURES}/large.svg", SVG + f"<!--{'x' * 512 * 1024}-->")
    project.write(f"{FIGURES}/wide.png", picture("PNG", (6001, 2)))
    project.write(f"{FIGURES}/twin.png", picture("PNG", (6000, 2)))
    assert places(project, "oversized-figure") == [f"{FIGURES}/large.svg:1:1", f"{FIGURES}/wide.png:1:1"]
    assert places(project, "broken-figure") == []


def test_oversized_figure_does_not_unpack_a_picture_bomb(project: Project) -> None:
    raw = bytearray(picture("PNG"))
    raw[16:24] = (60000).to_bytes(4) + (60000).to_bytes(4)
    project.write(f"{FIGURES}/bomb.png", bytes(raw))
    found = [finding.rule for finding in project.findings()]
    assert found and set(found) <= {"oversized-figure", "broken-figure"}


def test_a_language_needs_its_words(project: Project) -> None:
    english(project)
    found = [finding for finding in project.findings() if finding.rule == "missing-language"]
    assert f"{META}:3:8" in {str(finding.location) for finding in found}
    assert all("'en'" in finding.message for finding in found)


def test_a_translation_has_the_sections_of_its_source_and_no_other(project: Project) -> None:
    translated(project)
    assert places(project, "translation-shape") == []
    (project.root / f"{BOOK}/en/contacts.yaml").rename(project.root / f"{BOOK}/en/adresses.yaml")
    assert places(project, "translation-shape") == [f"{BOOK}/en/adresses.yaml:1:1"]
    assert places(project, "translation-missing") == [f"{BOOK}/en/contacts.yaml:1:1"]
    project.write(f"{BOOK}/en/contacts.yaml", "titel: Contacts\n")
    (project.root / f"{BOOK}/en/adresses.yaml").unlink()
    assert places(project, "translation-shape") == [], "a file with faults may hold what is missed"
    assert places(project, "translation-missing") == [], "a file with faults is there"


def test_a_file_with_faults_makes_no_false_findings(project: Project) -> None:
    project.edit(SECOND, "title: Contacts", "titel: Contacts")
    assert {finding.rule for finding in project.findings()} == {"unknown-key"}
    project.edit(CONTACT, "country: FR", "country: France")
    assert {finding.rule for finding in project.findings()} == {"unknown-key", "wrong-form"}


def test_a_call_page_with_faults_is_not_said_to_be_missing_from_a_sheet(project: Project) -> None:
    """Its file was not read: what stands in it is not known."""
    panel = "{purpose: call, title: {fr: Appeler}, blocks: [{section: premiers-pas, block: niveaux}]}"
    project.edit(META, "parts:\n", f"editions: {{leaflet: {{panels: [{panel}]}}}}\nparts:\n")
    project.edit(META, "  - id: debut\n", "  - id: debut\n    kind: call\n")
    assert "call-incomplete" in {finding.rule for finding in project.findings()}
    project.edit(FIRST, "title: Premiers pas", "titel: Premiers pas")
    assert "call-incomplete" not in {finding.rule for finding in project.findings()}


def test_broken_references_are_not_missing(project: Project) -> None:
    project.edit("sections/references.yaml", "title: La peau", "titel: La peau")
    assert {finding.rule for finding in project.findings()} == {"unknown-key"}


@pytest.mark.parametrize(
    "name",
    [
        "cover",
        "essentials",
        "contents",
        "back",
        "part-debut",
        "notes-1",
        "ref-dupont-2024",
        "term-derme",
        "booklet",
        "all",
    ],
)
def test_a_section_is_not_named_like_an_anchor_of_the_program(name: str, project: Project) -> None:
    project.edit(META, "      - id: contacts\n", f"      - id: contacts\n      - id: {name}\n")
    project.write(f"{BOOK}/fr/{name}.yaml", "title: A\nblocks: [{kind: paragraph, text: Un.}]\n")
    assert places(project, "reserved-id") == [f"{BOOK}/fr/{name}.yaml:1:1"]


@pytest.mark.parametrize("name", ["all", "none"])
def test_no_clinic_is_named_like_a_choice_of_clinics(name: str, project: Project) -> None:
    project.write(f"sections/clinics/{name}.yaml", "name: A\n")
    assert places(project, "reserved-id") == [f"sections/clinics/{name}.yaml:1:1"]


@pytest.mark.parametrize("folder", [FIGURES, "sections/figures/pictograms", "sections/figures/signs"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "outside", "nowhere"])
def test_broken_figure_opens_nothing_but_files_of_the_project(folder: str, kind: str, project: Project) -> None:
    path = project.root / folder / "odd.svg"
    path.parent.mkdir(exist_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to("odd.svg")
        case "outside":
            path.symlink_to("/dev/zero")
        case _:
            path.symlink_to("absent.svg")
    assert places(project, "broken-figure") == [f"{folder}/odd.svg:1:1"]


@pytest.mark.parametrize("folder", [FIGURES, "sections/figures", "sections/figures/pictograms"])
def test_broken_figure_lists_no_folder_outside_the_project(folder: str, project: Project) -> None:
    path = project.root / folder
    path.rename(project.root.parent / f"{project.root.name}-moved")
    path.symlink_to(project.root.parent / f"{project.root.name}-moved")
    assert f"{folder}:1:1" in places(project, "broken-figure")


def test_a_broken_figure_is_found_where_booklet_yaml_is_broken_too(project: Project) -> None:
    project.write(f"{FIGURES}/peau.svg", "<html/>")
    project.write(META, "id: demo\n")
    assert places(project, "broken-figure") == [f"{FIGURES}/peau.svg:1:1"]


def test_every_finding_says_what_to_do(project: Project) -> None:
    for number, case in enumerate(CASES):
        own = Project(project.root / str(number))
        case.before(own)
        own.edit(case.path, case.old, case.bad)
        assert all(finding.hint for finding in own.findings()), case


def test_findings_are_sorted_and_complete(project: Project) -> None:
    project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    project.edit(FIRST, "- [mardi, sécher]", "- [mardi, sécher, encore]")
    found = project.findings()
    assert [finding.rule for finding in found] == ["table-shape", "frequency-order"]
    assert found == sorted(found)


def test_the_day_of_the_build_can_be_set(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.edit(META, "next_review: 2099-02-01", "next_review: 2026-03-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 1 January 2026
    assert places(project, "review-overdue") == []


def test_a_block_id_may_come_back_in_another_language(project: Project) -> None:
    english(project)
    text = (project.root / f"{BOOK}/en/premiers-pas.yaml").read_text(encoding="utf-8")
    project.write(f"{BOOK}/en/premiers-pas.yaml", text.replace("kind: paragraph", "kind: paragraph, id: ouverture"))
    assert places(project, "duplicate-block-id") == []


def test_what_a_hint_advises_to_write_is_found() -> None:
    for lang, sentence in no_uncertainty.SAID.items():
        table = wording(lang)
        assert table and table.uncertain.search(sentence), sentence
    french = wording("fr")
    assert french and french.uncertain.search("Nos sources ne disent pas comment cela évolue.")
    assert not french.uncertain.search("Les sources sont à la fin.")


def test_every_language_has_its_mark_of_what_is_to_fill_in(project: Project) -> None:
    """A starter that was copied into a language of its own keeps the marks of the language that it was copied from."""
    project.edit(STRINGS, "to_fill_in: to fill in\n", "to_fill_in: Auszufüllen\n")
    project.edit(FIRST, "caption: La peau.", 'caption: "To fill in: the caption"')
    project.edit(FIRST, "title: Premiers pas", 'title: "Auszufüllen: der Titel"')
    project.edit(META, "objective: {fr: Comprendre.}", 'objective: {fr: "À remplir : le but"}')
    found = places(project, "to-fill-in")
    assert [one.rpartition("/")[2].partition(":")[0] for one in found] == ["booklet.yaml", *["premiers-pas.yaml"] * 2]
