"""The fixture is a booklet of everything, without a fault; and tests leave what ships to a folder of its own."""

from __future__ import annotations

import pytest

from booklet import checks
from booklet.content import load
from booklet.model import Clinic
from tests import guard
from tests.sample import BOOKLET, CLINICS, LONG, SHORT, job, library, made
from tests.test_architecture import kinds
from tests.works import ROOT, SHIPPED


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
    assert {block.size for block in blocks if block.kind == "figure"} >= {"half"}


def test_it_has_no_fault_and_is_small() -> None:
    found = [*load(library().root)[1], *checks.check(library())]
    assert [one.as_text() for one in found if one.rule not in checks.FOR_A_PERSON] == []
    assert made(job("screen")).pages <= 24


def test_its_clinics_are_what_they_are_there_for() -> None:
    long, plain, dark = (library().clinics[name].value for name in CLINICS)
    most = next(item.max_length for item in Clinic.model_fields["name"].metadata if hasattr(item, "max_length"))
    assert len(long.name) == most and len(long.phones) == 4 and LONG in library().clinics
    assert len(plain.phones) == 1 and plain.logo is None
    assert dark.colours and (dark.logo or "").endswith(".png")


@pytest.mark.parametrize("path", ["booklets/calcinose-cutanee/booklet.yaml", "contacts/asf.yaml", "references.yaml"])
def test_a_test_that_looks_at_what_ships_is_caught(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ROOT / "sections" / path
    with pytest.raises(guard.Shipped, match=r"tests\.sample"):
        file.read_bytes()
    with pytest.raises(guard.Shipped):
        assert SHIPPED.library
    monkeypatch.setattr(guard, "running", "tests/shipped/test_words.py::test_a_word")
    assert file.read_bytes() and SHIPPED.library


def test_the_programs_own_words_and_signs_are_no_content() -> None:
    assert (ROOT / "sections/strings/fr.yaml").read_bytes() and (
        library().root / "sections/references.yaml"
    ).read_bytes()
