"""``booklet transcript``: its words and exit codes, for good files and for all that is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from booklet import cli
from tests.pdf.page import made

GOOD = made('<h1>Un</h1><p>Voir <a href="https://example.org/">le site</a>.</p>').pdf


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[bytes], tuple[int, str, str]]:
    """Runs the verb on a file of these bytes, outside of any project: exit code, output, error output."""

    def command(content: bytes) -> tuple[int, str, str]:
        (tmp_path / "file.pdf").write_bytes(content)
        monkeypatch.chdir(tmp_path)
        code = cli.main(["transcript", "file.pdf"])
        return (code, *capsys.readouterr())

    return command


Run = Callable[[bytes], tuple[int, str, str]]


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def test_it_prints_what_is_said(run: Run) -> None:
    assert run(GOOD) == (
        0,
        "document  Titre & suite, fr, 1 page\npage 1\n  heading 1  Un\n  text  Voir [link le site].\n",
        "",
    )


def test_a_file_without_tags(run: Run) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        code, out, err = run(saved(pdf))
    assert (code, out) == (2, "")
    assert err.startswith("booklet: this file has no tags: file.pdf\n  hint: ")


def test_a_locked_file(run: Run) -> None:
    with pikepdf.open(BytesIO(GOOD)) as pdf:
        code, out, err = run(saved(pdf, encryption=pikepdf.Encryption(owner="secret", user="secret")))
    assert (code, out) == (2, "")
    assert err.startswith("booklet: this file is locked with a password: file.pdf\n  hint: ")


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.7\n", b"\x00" * 5000, GOOD[:50]])
def test_what_is_no_pdf(run: Run, content: bytes) -> None:
    assert run(content) == (2, "", "booklet: this is no PDF that can be read: file.pdf\n")


def without_pages(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages = pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=pikepdf.Array(), Count=0)


def tree_that_is_a_number(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = 7


def tree_of_nothing(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K = pikepdf.String("nothing")


@pytest.mark.parametrize("spoil", [without_pages, tree_that_is_a_number, tree_of_nothing])
def test_a_spoilt_file_has_an_answer_too(run: Run, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(BytesIO(GOOD)) as pdf:
        spoil(pdf)
        code, out, err = run(saved(pdf))
    assert code in (0, 2)
    assert bool(out) == (code == 0)
    assert "fault of the program" not in err and "Traceback" not in err


def test_a_file_that_is_not_there_and_one_that_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    assert cli.main(["transcript", "nothing.pdf"]) == 2
    assert cli.main(["transcript", "folder.pdf"]) == 2
    missing, folder = capsys.readouterr().err.splitlines()
    assert missing == f"booklet: {os.strerror(2)}: nothing.pdf"
    assert folder.startswith("booklet: ") and folder.endswith(": folder.pdf")


def test_help_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["transcript", "-h"]) == 0
    assert "what a screen reader says" in capsys.readouterr().out
