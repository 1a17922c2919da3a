"""docs/losses.md names findings that are made, and files that are there."""

from __future__ import annotations

import re
from pathlib import Path

from booklet.checks import manual

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line for line in (ROOT / "docs" / "losses.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")
]
TELLS = [row.replace(r"\|", "").split("|")[3] for row in ROWS if not row.startswith("|---")]


def test_every_row_says_what_tells_or_that_nothing_does() -> None:
    assert len(TELLS) > 60
    for row, tells in zip(ROWS, TELLS, strict=False):
        kept = row.replace(r"\|", "").split("|")[2].strip() == "kept"
        assert kept or tells.strip(), row


def test_every_finding_that_it_names_is_one() -> None:
    named = {name for tells in TELLS for name in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", tells)}
    assert len(named) > 30
    assert named <= set(manual.pages())


def test_every_file_that_it_names_is_there() -> None:
    for tells in TELLS:
        for path in re.findall(r"`((?:tests|booklet)/[\w/.]+)`", tells):
            assert (ROOT / path).is_file(), path
