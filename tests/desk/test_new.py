"""What ``booklet new`` makes is whole, builds in every edition, and has only facts left to fill in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from booklet import shipped
from booklet.checks import check
from booklet.cli import main
from booklet.content import load
from booklet.delivery import build
from booklet.delivery.jobs import offered
from booklet.desk import new
from booklet.diagnostics import Diagnostic
from booklet.edition import EDITIONS
from booklet.model import Job
from tests.content.schemas import faults, read
from tests.support import CONTACT, META, SECOND, Project

FOR_LATER = {"to-fill-in", "not-approved", "missing-last-review"}
"""What a new booklet has yet to get: facts, a review, and approvals."""

LANGS = [lang for lang in new.languages() if (shipped.strings() / f"{lang}.yaml").is_file()]
"""The languages of templates in which the program has its own words."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, to work in."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    return empty


@pytest.fixture
def desk(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The demonstration project, to work in."""
    monkeypatch.chdir(project.root)
    project.write("sections/strings/fr.yaml", (shipped.strings() / "fr.yaml").read_bytes())
    return project


def findings(root: Path) -> list[Diagnostic]:
    library, found = load(root)
    return [*found, *check(library)]


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_french_is_among_the_languages() -> None:
    assert "fr" in LANGS and {"fr", "en"} <= set(new.languages())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", [["essai"], ["booklet", "essai"]])
def test_a_booklet_in_an_empty_folder_has_only_facts_to_fill_in(lang: str, words: list[str], folder: Path) -> None:
    assert main(["new", *words, "--lang", lang]) == 0
    found = findings(folder)
    assert {"to-fill-in"} <= {finding.rule for finding in found} <= FOR_LATER
    assert len(found) > 20 and all(finding.severity == "warning" for finding in found)
    assert {path.name for path in folder.iterdir()} == {"sections", "schemas", ".vscode"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_short_booklet_has_only_facts_to_fill_in_too(lang: str, folder: Path) -> None:
    assert main(["new", "essai", "--lang", lang, "--short"]) == 0
    library, _ = load(folder)
    meta = library.booklets["essai"].meta.value
    assert meta.form == "short" and {path.stem for path in (folder / f"sections/booklets/essai/{lang}").iterdir()} == {
        *meta.order
    }
    found = findings(folder)
    assert {"to-fill-in"} <= {finding.rule for finding in found} <= FOR_LATER


@pytest.mark.parametrize("lang", LANGS)
def test_a_short_booklet_is_laid_out_without_a_fault(lang: str, folder: Path) -> None:
    main(["new", "essai", "--lang", lang, "--short"])
    library, _ = load(folder)
    files = library.booklets["essai"]
    for edition in offered(files.meta.value):
        made = build.make(library, Job("essai", lang, edition), shipped.styles(folder))
        assert not made.findings and (made.pages == 4 or edition not in ("screen", "press"))


def test_short_is_for_a_booklet_alone(desk: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "section", "essai", "--short"]) == 2
    assert "--short is for a new booklet only" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_of_a_template_is_found_where_it_stands(lang: str, folder: Path) -> None:
    main(["new", "essai", "--lang", lang])
    library, _ = load(folder)
    mark = re.compile(re.escape(library.strings[lang].value.to_fill_in) + r"\s*:")
    marked = {
        f"sections/{path.relative_to(folder / 'sections').as_posix()}:{number}:{match.start() + 1}"
        for path in (folder / "sections").rglob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if not line.lstrip().startswith("#")
        for match in mark.finditer(line)
    }
    assert marked == {str(finding.location) for finding in findings(folder) if finding.rule == "to-fill-in"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_edition_of_a_new_booklet_is_laid_out_without_a_fault(lang: str, folder: Path) -> None:
    main(["new", "essai", "--lang", lang])
    library, _ = load(folder)
    there = offered(library.booklets["essai"].meta.value)
    assert there == list(EDITIONS)
    found = [
        f"{name}: {finding.as_text()}"
        for name in there
        for finding in build.make(library, Job("essai", lang, name), shipped.styles(folder)).findings
    ]
    assert found == []


def test_a_booklet_beside_another_breaks_no_rule(desk: Project) -> None:
    before = tree(desk.root)
    assert main(["new", "essai"]) == 0
    assert {"to-fill-in"} <= {finding.rule for finding in desk.findings()} <= FOR_LATER
    after = tree(desk.root)
    assert {path for path, raw in before.items() if after[path] != raw} == {"sections/references.yaml"}
    assert after["sections/references.yaml"].startswith(before["sections/references.yaml"])


def test_emergency_numbers_of_the_project_are_taken_up(desk: Project) -> None:
    desk.edit(CONTACT, "role: service", "role: emergency")
    main(["new", "essai"])
    library, _ = desk.load()
    assert library.booklets["essai"].meta.value.emergency_contacts == ["ligne-info"]


@pytest.mark.parametrize("lang", LANGS)
def test_new_files_are_commented_line_by_line(lang: str, folder: Path) -> None:
    for words in (["essai"], ["section", "sujet"], ["clinic", "cabinet"], ["contact", "ligne"]):
        assert main(["new", *words, "--lang", lang]) == 0
    files = [path for path in (folder / "sections").rglob("*.yaml") if "strings" not in path.parts]
    assert len(files) >= 12
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("#"), path
        assert sum(line.lstrip().startswith("#") for line in lines) * 4 >= len(lines), path
        if path.parent.name == lang:
            bare = [
                line for before, line in pairwise(lines) if re.match(r"[a-z_]+:|  - kind:", line) and "#" not in before
            ]
            assert bare == [], path


@pytest.mark.parametrize("lang", new.languages())
def test_templates_are_the_same_in_each_language(lang: str) -> None:
    french, other = new.TEMPLATES / "fr", new.TEMPLATES / lang
    for path in french.glob("*.yaml"):
        texts = [(one / path.name).read_text(encoding="utf-8") for one in (french, other)]
        keys = [re.findall(r"^(?:# )?[ -]*([a-z_]+):(?= |$)", text, re.MULTILINE) for text in texts]
        assert [key for key in keys[0] if key not in ("fr", "en")] == [
            key for key in keys[1] if key not in ("fr", "en")
        ]
    assert len(list((other / "sections").iterdir())) == len(list((french / "sections").iterdir()))


def test_an_editor_is_helped_in_a_new_project(folder: Path) -> None:
    main(["new", "essai"])
    from booklet.content.jsonschema import schemas

    made = schemas()
    assert (folder / "schemas" / "booklet.schema.json").is_file()
    text = (folder / "sections/booklets/essai/booklet.yaml").read_text(encoding="utf-8")
    assert not list(faults(made["booklet"], read(text)))
    assert (folder / ".vscode" / "settings.json").is_file()


def test_a_section_is_listed_in_its_booklet(desk: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk.root / META).read_text(encoding="utf-8")
    assert main(["new", "section", "voyages", "--booklet", "demo"]) == 0
    assert (desk.root / META).read_text(encoding="utf-8") == before.replace(
        "      - id: contacts\n", "      - id: contacts\n      - id: voyages\n"
    )
    assert {finding.rule for finding in desk.findings()} == {"to-fill-in"}
    assert "added to sections/booklets/demo/booklet.yaml" in capsys.readouterr().out


def test_a_section_goes_to_the_part_that_is_named(desk: Project) -> None:
    main(["new", "essai"])
    assert main(["new", "section", "voyages", "--booklet", "essai", "--part", "quotidien"]) == 0
    library, _ = desk.load()
    parts = {part.id: [one.id for one in part.sections] for part in library.booklets["essai"].meta.value.parts}
    assert parts["quotidien"] == ["quotidien", "prevenir", "voyages"] and parts["comprendre"] == ["comprendre"]


def test_a_line_that_cannot_be_added_is_told(desk: Project, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit(META, "    sections:\n      - id: premiers-pas\n      - id: contacts\n",
              "    sections: [{id: premiers-pas}, {id: contacts}]\n")  # fmt: skip
    before = (desk.root / META).read_bytes()
    assert main(["new", "section", "voyages"]) == 0
    assert (desk.root / META).read_bytes() == before
    assert f"list it in {META}, under the sections of the part 'debut': - id: voyages" in capsys.readouterr().out


def test_a_section_that_is_listed_already_is_only_written(desk: Project) -> None:
    desk.edit(META, "      - id: contacts\n", "      - id: contacts\n      - id: voyages\n")
    before = (desk.root / META).read_bytes()
    assert main(["new", "section", "voyages"]) == 0
    assert (desk.root / META).read_bytes() == before


def test_a_clinic_and_a_contact(desk: Project) -> None:
    assert main(["new", "clinic", "cabinet"]) == 0 and main(["new", "contact", "ligne"]) == 0
    desk.edit(SECOND, "[ligne-info]", "[ligne-info, ligne]")
    assert [(finding.rule, finding.location.path) for finding in desk.findings()] == [
        ("to-fill-in", "sections/clinics/cabinet.yaml"),
        ("to-fill-in", "sections/contacts/ligne.yaml"),
        ("to-fill-in", "sections/contacts/ligne.yaml"),
    ]


@pytest.mark.parametrize("kind", ["clinic", "contact"])
@pytest.mark.parametrize("lang", new.languages())
def test_lines_that_wait_behind_a_hash_are_right_once_it_is_taken_away(kind: str, lang: str, desk: Project) -> None:
    """The commented lines have the form of the file: without their marks, only what stands for a value is refused."""
    from booklet.content import jsonschema

    text = (new.TEMPLATES / lang / f"{kind}.yaml").read_text(encoding="utf-8")
    lines = [re.sub(r"^# (?=( *- | +)?[a-z_]+:|  - )", "", line) for line in text.splitlines()]
    value = read("\n".join(line for line in lines if not line.startswith("# ")).replace("$", "x-"))
    schema = jsonschema.schemas()[kind]
    refused = [fault for fault in faults(schema, value) if "x-" not in fault and "…" not in fault]
    assert set(value) >= ({"phones", "logo", "languages"} if kind == "clinic" else {"phone", "website"})
    assert refused == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo"], "there is a booklet 'demo' already"),
        (["Démo"], "'Démo' is no id"),
        (["../x"], "'../x' is no id"),
        (["a" * 55], "more than 52"),
        (["essai", "--lang", "de"], "nothing is prepared in the language 'de'"),
        (["essai", "--lang", "../fr"], "nothing is prepared"),
        (["section", "contacts"], "is there already"),
        (["section", "voyages", "--booklet", "dmo"], "did you mean demo?"),
        (["section", "voyages", "--part", "debt"], "did you mean debut?"),
        (["clinic", "hopital-nord"], "is there already"),
        (["contact", "ligne-info"], "is there already"),
        (["section", "all"], "'all' stands for every section"),
        (["section", "booklet"], "'booklet' stands for booklet.yaml"),
        (["section", "contents"], "one that the program uses itself"),
        (["section", "part-debut"], "one that the program uses itself"),
        (["clinic", "none"], "'none' stands for no clinic"),
        (["con"], "Windows has no file that is called 'con'"),
        (["contact", "lpt1"], "Windows has no file that is called 'lpt1'"),
        (["contact"], "what id is the new contact to have?"),
        (["contact", "a", "b"], "one id, not 2"),
        (["clinic", "a", "--booklet", "demo"], "for a new section only"),
        ([], "what id is the new booklet to have?"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    words: list[str], said: str, desk: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(desk.root)
    assert main(["new", *words]) == 2
    told = capsys.readouterr().err
    assert said in told and "hint: " in told
    assert tree(desk.root) == before


@pytest.mark.parametrize("kind", ["section", "clinic", "contact"])
def test_outside_a_project_only_a_booklet_can_begin(kind: str, folder: Path) -> None:
    assert main(["new", kind, "essai"]) == 2
    assert list(folder.iterdir()) == []


def test_one_file_in_the_way_stops_all_of_them(desk: Project) -> None:
    desk.write("sections/contacts/essai-contact.yaml", "name: {fr: A}\n")
    before = tree(desk.root)
    assert main(["new", "essai"]) == 2
    assert tree(desk.root) == before


@pytest.mark.parametrize("text", ["a: [\n", "essai-source: {authors: A, title: B}\n", "- a\n", b"\xff"])
def test_a_list_of_sources_that_cannot_be_added_to_stops_all(text: str | bytes, desk: Project) -> None:
    desk.write("sections/references.yaml", text)
    before = tree(desk.root)
    assert main(["new", "essai"]) == 2
    assert tree(desk.root) == before


def test_nothing_is_written_through_a_link_out_of_the_project(desk: Project, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (desk.root / "sections/contacts").rename(desk.root / "moved")
    (desk.root / "sections/contacts").symlink_to(outside)
    assert main(["new", "contact", "ligne"]) == 2
    assert list(outside.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_leaves_nothing(desk: Project) -> None:
    """A file stands where the folder of drawings would be."""
    desk.write("sections/clinics.txt", "")
    (desk.root / "sections/clinics").rename(desk.root / "clinics")
    desk.write("sections/clinics", "")
    before = tree(desk.root)
    assert main(["new", "clinic", "cabinet"]) == 2
    assert tree(desk.root) == before


def test_own_settings_are_left_alone(folder: Path) -> None:
    (folder / ".vscode").mkdir()
    (folder / ".vscode" / "settings.json").write_text("{}")
    assert main(["new", "essai"]) == 0
    assert (folder / ".vscode" / "settings.json").read_text() == "{}"
