"""The content files that ship: each is of a kind with a schema, and editors' programs take it."""

from __future__ import annotations

import yaml

from booklet import checks
from booklet.content import load
from tests.content.schemas import content_files, refused
from tests.editions.test_english import forgotten
from tests.real import BOOKLET, LANG, ROOT, library


def test_every_content_file_has_one_schema() -> None:
    found = [path for _, path in content_files(ROOT)]
    assert len(found) == len(set(found)) > 40
    every = set((ROOT / "sections").rglob("*.yaml"))
    assert every - set(found) == set()


def test_what_ships_is_taken() -> None:
    assert refused(ROOT) == []


def test_what_ships_is_read_by_yaml_without_its_c_library() -> None:
    for _, path in content_files(ROOT):
        assert isinstance(yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader), dict | list), path


def test_what_ships_waits_for_people_only() -> None:
    found = [*load(ROOT)[1], *checks.check(library())]
    found = [finding for finding in found if finding.rule not in checks.FOR_A_PERSON]
    assert [finding.as_text() for finding in found] == []


def test_the_translation_is_built_like_its_source_and_none_of_it_was_forgotten() -> None:
    booklet = library().booklets[BOOKLET]
    assert booklet.languages() == [LANG, "en"]
    assert set(booklet.sections["en"]) == set(booklet.sections[LANG]) == set(booklet.meta.value.order)
    assert forgotten(booklet) == set()


def test_the_example_clinics_are_what_they_are_there_for() -> None:
    held = library().clinics
    long, plain, dark = (
        held[name].value for name in ("hopital-des-trois-collines", "cabinet-de-la-lune", "clinique-du-phare")
    )
    assert len(held) == 3 and all(one.example and "imaginaire" in one.name for one in (long, plain, dark))
    assert len(long.name) > 140 and len(long.phones) == 4
    assert len(plain.phones) == 1 and plain.logo is None
    assert dark.colours and (dark.logo or "").endswith(".png")
