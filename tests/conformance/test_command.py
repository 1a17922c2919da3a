"""``make conformance``: what it prints of any PDF, and with what exit code it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.conformance import defects_ua2
from tests.conformance.__main__ import claims
from tests.conformance.defects import DEFECTS, good
from tests.sample import ROOT

pytestmark = pytest.mark.conformance


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "good.pdf").write_bytes(good())
    (tmp_path / "newer.pdf").write_bytes(defects_ua2.good())
    (damaged,) = [defect.pdf() for defect in DEFECTS if defect.name == "figure_without_words"]
    (tmp_path / "damaged.pdf").write_bytes(damaged)
    (tmp_path / "note.pdf").write_text("no PDF")
    with pikepdf.new() as plain:
        plain.add_blank_page()
        plain.save(tmp_path / "un fichier.pdf")
    return tmp_path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.conformance", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_good_file_passes_by_what_it_claims(files: Path) -> None:
    done = run(files / "good.pdf", files / "newer.pdf")
    assert done.stdout.splitlines() == [
        f"{files}/good.pdf: PDF/UA-1: pass", f"{files}/good.pdf: PDF/A-2a: pass",
        f"{files}/newer.pdf: PDF/UA-2: pass", f"{files}/newer.pdf: PDF/A-4f: pass",
    ]  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_every_file_is_judged_and_one_failure_is_enough(files: Path) -> None:
    done = run(files / "damaged.pdf", files / "un fichier.pdf", files / "good.pdf")
    lines = done.stdout.splitlines()
    assert lines[0] == f"{files}/damaged.pdf: PDF/UA-1: 1 broken"
    assert lines[1].startswith("  7.3-1 (1×) Figure structure element")
    assert lines[2].startswith("    first at root/document[0]/StructTreeRoot[0]")
    assert lines[3] == f"{files}/damaged.pdf: PDF/A-2a: pass"
    assert lines[4:6] == [
        f"{files}/un fichier.pdf: no standard: 1 broken",
        "  unjudged (1×) the file claims no standard that can be judged; name one with --profile",
    ]
    assert lines[6:] == [f"{files}/good.pdf: PDF/UA-1: pass", f"{files}/good.pdf: PDF/A-2a: pass"]
    assert (done.returncode, done.stderr) == (1, "")


def test_a_profile_can_be_named(files: Path) -> None:
    done = run("--profile", "PDF/A-4", files / "good.pdf")
    assert done.stdout.startswith(f"{files}/good.pdf: PDF/A-4: ")
    assert "6.7.3-2" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], 'no file is named; use: make conformance FILES="a.pdf b.pdf"'),
        (["good.pdf", "missing.pdf"], "missing.pdf: No such file or directory"),
        (["--profile", "PDF/UA-1", "missing.pdf"], "missing.pdf: No such file or directory"),
        (["note.pdf"], "note.pdf: this is not a PDF that can be opened"),
        (["."], ": Is a directory"),
        (["--profile", "PDF/X-4", "good.pdf"], "there is no profile 'PDF/X-4'; there are PDF/A-1a, "),
        (["--profil", "PDF/A-2a", "--fast", "good.pdf"], "unrecognized arguments: --fast"),
    ],
)
def test_wrong_use_is_one_line(files: Path, arguments: list[str], words: str) -> None:
    done = run(*(files / argument if not argument.startswith(("-", "PDF")) else argument for argument in arguments))
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert (done.returncode, done.stdout) == (2, "")


def test_claims_are_read_from_the_file(files: Path) -> None:
    assert claims(files / "good.pdf") == ["PDF/UA-1", "PDF/A-2a"]
    assert claims(files / "newer.pdf") == ["PDF/UA-2", "PDF/A-4f"]
    assert claims(files / "un fichier.pdf") == []
