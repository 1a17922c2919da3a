"""The folders of sections/ become a Library; faults of names and places are found, and nothing ever raises."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.content import load
from tests.support import BOOK, CLINIC, CONTACT, FIRST, META, REFERENCES, SECOND, STRINGS, Project, lines


def found(project: Project) -> list[str]:
    return lines(project.load()[1])


def test_a_clean_project(project: Project) -> None:
    library, findings = project.load()
    assert findings == []
    assert list(library.booklets) == ["demo"]
    assert list(library.booklets["demo"].sections["fr"]) == ["contacts", "premiers-pas"]
    assert library.booklets["demo"].folder == project.root / BOOK
    assert list(library.contacts) == ["ligne-info"] and list(library.clinics) == ["hopital-nord"]
    assert list(library.references) == ["dupont-2024", "martin-2023"] and list(library.strings) == ["fr"]
    assert library.references_source and library.references_source.path == REFERENCES
    assert library.unread == frozenset()


def test_a_folder_without_sections(tmp_path: Path) -> None:
    library, findings = load(tmp_path)
    assert lines(findings) == ["sections:1:1 no-content"] and not library.booklets


def test_an_empty_file(project: Project) -> None:
    project.write(SECOND, "# rien\n")
    assert found(project) == [f"{SECOND}:1:1 empty-file"]


def test_an_empty_section(project: Project) -> None:
    project.write(SECOND, "title: A\nblocks: []\n")
    assert found(project) == [f"{SECOND}:2:9 list-too-short"]


@pytest.mark.parametrize("text", ["true", "a text", "[1]", "- a", "12"])
def test_a_file_that_is_no_mapping(text: str, project: Project) -> None:
    project.write(SECOND, text)
    project.write(REFERENCES, text)
    assert found(project) == [f"{SECOND}:1:1 wrong-type", f"{REFERENCES}:1:1 wrong-type"]


def test_a_booklet_without_its_file(project: Project) -> None:
    (project.root / META).unlink()
    project.edit(SECOND, "title: Contacts", "titel: Contacts")
    assert found(project) == [f"{META}:1:1 missing-file", f"{SECOND}:1:1 unknown-key"]


def test_an_id_that_differs_from_its_folder(project: Project) -> None:
    project.edit(META, "id: demo", "id: demos")
    assert found(project) == [f"{META}:1:5 id-differs"]


def test_a_language_without_strings(project: Project) -> None:
    (project.root / STRINGS).unlink()
    assert found(project) == [f"{META}:2:18 missing-strings"]


def test_broken_strings_are_not_missing(project: Project) -> None:
    project.edit(STRINGS, "or: or\n", "or:\n")
    assert found(project) == [f"{STRINGS}:{_line(project, STRINGS, 'or:')}:1 empty-value"]


def _line(project: Project, path: str, start: str) -> int:
    text = (project.root / path).read_text(encoding="utf-8")
    return next(n for n, line in enumerate(text.splitlines(), start=1) if line == start)


def test_a_source_language_without_sections(project: Project) -> None:
    project.edit(META, "source_language: fr", "source_language: en")
    assert found(project) == [f"{META}:2:18 missing-strings", f"{META}:2:18 no-sections"]


@pytest.mark.parametrize("name", ["Soins.yaml", "soins_peau.yaml", "é.yaml", "soins .yaml", "a--b.yaml",
                                  f"{'a' * 61}.yaml", "soins.yml", "soins.YAML", "soins.doc"])  # fmt: skip
def test_a_file_name_that_is_no_id(name: str, project: Project) -> None:
    project.write(f"{BOOK}/fr/{name}", "title: A\n")
    assert found(project) == [f"{BOOK}/fr/{name}:1:1 bad-file-name"]


@pytest.mark.parametrize("other", ["contacts.yml", "Contacts.yaml", "contacts.YAML"])
def test_two_files_with_one_id(other: str, project: Project) -> None:
    project.write(f"{BOOK}/fr/{other}", "title: A\n")
    assert [line.split()[1] for line in found(project)] in (["same-id"], ["bad-file-name", "same-id"])


def test_a_record_of_a_language_that_the_booklet_has_not(project: Project) -> None:
    record = "{source: 0123456789abcdef0123, text: 0123456789abcdef0123, seal: 0123456789abcdef0123}"
    project.write(f"{BOOK}/translations.yaml", f"# a record\nzz: {record}\n")
    assert found(project) == [f"{BOOK}/translations.yaml:2:1 unknown-value"]


@pytest.mark.parametrize("old", ["0001-01-01", "1989-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_in_a_year_of_which_no_booklet_speaks(old: str, project: Project) -> None:
    place = project.edit(META, "written: 2026-01-10", f"written: ⟦{old}")
    assert found(project) == [f"{place} wrong-type"]


def test_what_is_too_many_is_told_in_words_of_its_own(project: Project) -> None:
    project.edit(FIRST, "header: [Jour, Geste]", "header: [a, b, c, d, e, f]")
    phones = ", ".join(["{label: {fr: A}, number: 01 56 53 53 41}"] * 5)
    project.write(CLINIC, f"name: A\nphones: [{phones}]\n")
    told = {one.message: one.hint for one in project.load()[1]}
    assert told["the header has 6 cells, more than 4"] == "make two tables of it, or leave a column out"
    assert told["'phones' has 5 telephone numbers, more than 4"].startswith("keep those that patients need most")


@pytest.mark.parametrize("name", ["FR", "fr_FR", "fr-ca"])
def test_a_folder_that_is_no_language(name: str, project: Project) -> None:
    project.write(f"{BOOK}/{name}/a.yaml", "title: A\n")
    assert found(project) == [f"{BOOK}/{name}:1:1 bad-file-name"]


@pytest.mark.parametrize(
    "name", [".contacts.yaml.swp", "contacts.yaml~", ".hidden.yaml", "note.txt", "contacts.yaml.bak"]
)
def test_what_is_no_content_is_passed_over(name: str, project: Project) -> None:
    project.write(f"{BOOK}/fr/{name}", b"\xff")
    assert found(project) == []


def test_each_file_has_its_own_findings(project: Project) -> None:
    for path in (META, FIRST, SECOND, CONTACT, CLINIC, REFERENCES, STRINGS):
        project.write(path, "a: [")
    library, findings = project.load()
    assert {finding.rule for finding in findings} == {"bad-yaml"}
    assert {finding.location.path for finding in findings} == library.unread
    assert len(library.unread) == 7


YAML = st.recursive(
    st.text(max_size=8) | st.sampled_from(["fr", "paragraph", "true", "2026-01-01", "demo"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "kind", "blocks", "text", "items", "id", "rows", "fr"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.sampled_from([META, FIRST, CONTACT, CLINIC, REFERENCES, STRINGS]), st.binary(max_size=200))
def test_any_bytes_are_findings_and_never_a_traceback(path: str, raw: bytes) -> None:
    _survives(path, raw)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.sampled_from([META, FIRST, CONTACT, CLINIC, REFERENCES, STRINGS]), YAML)
def test_any_yaml_is_findings_and_never_a_traceback(path: str, value: Any) -> None:
    _survives(path, yaml.safe_dump(value, allow_unicode=True).encode())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.sampled_from([META, FIRST, SECOND, CONTACT]), st.integers(0, 2000), st.integers(0, 30), st.text(max_size=6))
def test_any_edit_is_findings_and_never_a_traceback(path: str, start: int, length: int, new: str) -> None:
    from tests.support import FILES

    text = FILES[path]
    start %= len(text)
    _survives(path, (text[:start] + new + text[start + length :]).encode("utf-8", "surrogatepass"))


def _survives(path: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.write(path, raw)
        for finding in project.findings():
            finding.as_text().encode()


def test_reading_fifty_files_takes_well_under_a_tenth_of_a_second(project: Project) -> None:
    text = (project.root / FIRST).read_text(encoding="utf-8") + "# a comment\n"
    for number in range(50):
        project.write(f"{BOOK}/fr/section-{number}.yaml", text)
    load(project.root)
    best = min(_timed(project.root) for _ in range(5))
    assert best < 0.1, f"{best * 1000:.0f} ms"


def _timed(root: Path) -> float:
    """Seconds of work: what else the machine does meanwhile is not counted."""
    start = time.process_time()
    load(root)
    return time.process_time() - start


def test_importing_the_stage_imports_no_library() -> None:
    code = "import sys, booklet.content; print(any(name in sys.modules for name in ('yaml', 'pydantic')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("sections/reference.yaml", "sections/reference.yaml"),
        ("sections/contact/a.yaml", "sections/contact"),
        (f"{BOOK}/booklt.yaml", f"{BOOK}/booklt.yaml"),
        (f"{BOOK}/fr/sub/a.yaml", f"{BOOK}/fr/sub"),
    ],
)
def test_what_nothing_reads_is_named(path: str, place: str, project: Project) -> None:
    project.write(path, "a: b\n")
    assert found(project) == [f"{place}:1:1 unknown-file"]


def test_a_project_without_a_booklet(project: Project) -> None:
    (project.root / "sections/booklets").rename(project.root / "away")
    assert found(project) == ["sections/booklets:1:1 no-content"]


@pytest.mark.parametrize("character", ["\u202e", "\u2066"])
@pytest.mark.parametrize("form", ["'{}'", '"{}"'])
def test_marks_that_turn_text_round_are_refused(character: str, form: str, project: Project) -> None:
    text = form.format(character if form[0] == "'" else f"\\u{ord(character):04x}")
    project.edit(SECOND, "title: Contacts", f"title: {text}")
    assert [line.split()[1] for line in found(project)] == ["control-character"]


def test_a_second_file_of_one_id_hides_nothing_else(project: Project) -> None:
    project.write(f"{BOOK}/fr/contacts.yml", "title: A\n")
    assert project.load()[0].unread == frozenset()
