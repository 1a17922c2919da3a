"""Bytes that are no text are found at their place; what is not a file of the project is not read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from booklet.content import text
from booklet.diagnostics import Diagnostic
from tests.support import CONTACT, FIRST, Project, lines


def found(raw: bytes) -> list[str]:
    return lines(text.decode(raw, "a.yaml")[1])


def test_plain_text_is_taken_as_it_is() -> None:
    assert text.decode("é: «\u00a0ça\u202f!\u00a0» 😀\n".encode(), "a.yaml") == ("é: «\u00a0ça\u202f!\u00a0» 😀\n", [])


def test_a_byte_order_mark_and_windows_line_ends_are_dropped() -> None:
    assert text.decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml") == ("a: 1\nb: 2\n", [])


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a: \xe9t\xe9\n", "a.yaml:1:4"),
        (b"\xef\xbb\xbfa: \xe9\n", "a.yaml:1:4"),
        ("é: 1\r\né: ".encode() + b"\xc3", "a.yaml:2:4"),
        ("a: 1\n".encode("utf-16"), "a.yaml:1:1"),
    ],
)
def test_bad_utf_8_is_found_at_its_line_and_column(raw: bytes, place: str) -> None:
    assert found(raw) == [f"{place} bad-encoding"]


def test_each_tab_is_found_and_one_inside_a_text_stops_nothing() -> None:
    content, findings = text.decode("é: a\tb\nc: d\t\te\n".encode(), "a.yaml")
    assert content is not None
    assert lines(findings) == ["a.yaml:1:5 tab", "a.yaml:2:5 tab"]


def test_a_tab_that_indents_stops_the_reading() -> None:
    content, findings = text.decode(b"a:\n\tb: 1\n", "a.yaml")
    assert content is None and lines(findings) == ["a.yaml:2:1 tab"]


@pytest.mark.parametrize("character", "\x00\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029\ufeff\uffff\r")
def test_control_characters_are_found(character: str) -> None:
    assert found(f"a: 1\nb: é{character}c\n".encode()) == ["a.yaml:2:5 control-character"]


def test_findings_of_one_kind_are_cut_short() -> None:
    findings = text.decode(b"\x00" * 500_000, "a.yaml")[1]
    assert len(findings) == text.MAX_PLACES
    assert "499980 more" in findings[-1].message


def rules(project: Project) -> list[Diagnostic]:
    return [finding for finding in project.load()[1] if finding.severity == "error"]


def test_a_large_file_is_not_read(project: Project) -> None:
    project.write(CONTACT, "a: " + "x" * text.MAX_BYTES)
    assert lines(rules(project)) == [f"{CONTACT}:1:1 file-too-large"]


def test_a_link_out_of_the_project_is_not_read(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("secret: words\n", encoding="utf-8")
    (project.root / "sections/contacts/dehors.yaml").symlink_to(outside)
    findings = rules(project)
    assert lines(findings) == ["sections/contacts/dehors.yaml:1:1 outside-project"]
    assert "secret" not in findings[0].as_text()


def test_a_folder_that_leads_out_of_the_project_is_not_read(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project.root / "sections/booklets/demo/en").symlink_to(tmp_path_factory.mktemp("outside"))
    assert "sections/booklets/demo/en:1:1 outside-project" in lines(rules(project))


def test_a_link_inside_the_project_is_read(project: Project) -> None:
    (project.root / "sections/contacts/autre.yaml").symlink_to("ligne-info.yaml")
    assert set(project.load()[0].contacts) == {"ligne-info", "autre"}


def test_what_is_not_a_regular_file_is_not_read(project: Project) -> None:
    contacts = project.root / "sections/contacts"
    os.mkfifo(contacts / "a-tube.yaml")
    (contacts / "b-folder.yaml").mkdir()
    (contacts / "c-loop.yaml").symlink_to("c-loop.yaml")
    (contacts / "d-nowhere.yaml").symlink_to("absent.yaml")
    assert [finding.rule for finding in rules(project)] == [
        "not-a-file", "not-a-file", "unreadable-file", "unreadable-file",
    ]  # fmt: skip


def test_a_name_that_cannot_be_printed_is_shown_escaped(project: Project) -> None:
    folder = os.fsencode(project.root / "sections/contacts")
    Path(os.fsdecode(folder + b"/a\xff\n.yaml")).write_text("", encoding="utf-8")
    findings = rules(project)
    assert lines(findings) == ["sections/contacts/a\\xff\\n.yaml:1:1 bad-file-name"]
    findings[0].as_text().encode()


def test_one_fault_does_not_hide_another_file(project: Project) -> None:
    project.write(CONTACT, b"\xff")
    project.edit(FIRST, "kind: paragraph", "kind: paragraf")
    assert [finding.rule for finding in rules(project)] == ["unknown-kind", "bad-encoding"]
