"""The fixture is a booklet of everything, without a fault; and tests leave what ships to a folder of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from booklet import checks
from booklet.content import load
from booklet.model import Clinic
from tests.sample import BOOKLET, CLINICS, LONG, SHORT, job, library, made
from tests.test_architecture import kinds
from tests.works import ROOT

TESTS = ROOT / "tests"
MAY = {TESTS / "works.py", TESTS / "real.py", Path(__file__)}
"""What names the shipped project, for tests/shipped to use."""

CONTENT = r"""ROOT\W{1,4}sections(?:\W*(?:booklets|contacts|clinics|references)|["'],? ?(?:\)|root|tmp))"""
LOOKS = re.compile(rf"tests\.real|\bSHIPPED\b|{CONTENT}")
"""A use of it: what is imported, or the content read or copied from its folder."""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_has_every_kind_of_block_in_both_languages(lang: str) -> None:
    filed = library().booklets[BOOKLET].sections[lang].values()
    assert {block.kind for one in filed for block in one.value.blocks} == set(kinds())


def test_it_has_what_booklets_have() -> None:
    booklet = library().booklets[BOOKLET].meta.value
    assert {part.purpose for part in booklet.parts} >= {"understand", "act", "warn", "treat", "record"}
    assert [part.kind for part in booklet.parts].count("call") == 1 and set(booklet.editions) == {"leaflet", "handout"}
    assert library().booklets[SHORT].meta.value.form == "short"
    sections = [one.value for one in library().booklets[BOOKLET].sections["fr"].values()]
    assert any(one.sources for one in sections) and any(one.short_title for one in sections)
    blocks = [block for one in sections for block in one.blocks]
    assert any(block.basis for block in blocks) and any(block.short for block in blocks)
    assert {block.size for block in blocks if block.kind == "figure"} >= {"half", "small", "medium"}


def test_it_has_no_fault_and_is_small() -> None:
    found = [*load(library().root)[1], *checks.check(library())]
    assert [one.as_text() for one in found if one.rule not in checks.FOR_A_PERSON] == []
    assert made(job("screen")).pages <= 20


def test_its_clinics_are_what_they_are_there_for() -> None:
    long, plain, dark = (library().clinics[name].value for name in CLINICS)
    most = next(item.max_length for item in Clinic.model_fields["name"].metadata if hasattr(item, "max_length"))
    assert len(long.name) == most and len(long.phones) == 4 and LONG in library().clinics
    assert len(plain.phones) == 1 and plain.logo is None
    assert dark.colours and (dark.logo or "").endswith(".png")


def looking(folder: Path) -> Iterator[str]:
    """Tests outside tests/shipped that look at what ships."""
    for path in sorted(folder.rglob("*.py")):
        if path not in MAY and path.parent != folder / "shipped" and LOOKS.search(path.read_text(encoding="utf-8")):
            yield path.relative_to(folder).as_posix()


def test_only_one_folder_of_tests_looks_at_what_ships() -> None:
    assert list(looking(TESTS)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from tests." + "real import made", "made = SHIP" + "PED.made(job)", 'copytree(ROOT' + ' / "sections", root)',
        'path = ROOT' + ' / "sections/booklets" / name', 'load(ROOT' + ' / "sections" / "contacts")',
    ],
)  # fmt: skip
def test_a_test_that_looks_elsewhere_is_caught(line: str, tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped/test_words.py").write_text(line)
    (tmp_path / "test_strings.py").write_text('STRINGS = ROOT / "sections/strings"')
    assert list(looking(tmp_path)) == []
    (tmp_path / "test_words.py").write_text(line)
    assert list(looking(tmp_path)) == ["test_words.py"]
