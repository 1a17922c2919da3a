"""What a clinic's file may not do: hostile logos, colours too pale in one ink only, words in one language."""

from __future__ import annotations

import pytest

from booklet.palette import PAIRS, TEXT, TINTS, Pair, contrast, grey, resolved, too_close
from tests.checks.cases import english, picture
from tests.checks.clinic_cases import CLINICS, HOSTILE, NAME, bomb, logos
from tests.support import CLINIC, Project


def found(project: Project, rule: str) -> list[str]:
    return [str(finding.location) for finding in project.findings() if finding.rule == rule]


def with_logo(project: Project, name: str) -> list[str]:
    """Where the rule on logos finds faults in the demonstration project with that logo."""
    place = project.edit(CLINIC, NAME, f"{NAME}logo: ⟦{name}\n")
    return [each.replace(place, "the key") for each in found(project, "clinic-logo")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_logo_is_refused_where_it_is_wrong(name: str, project: Project) -> None:
    logos(project)
    (place,) = {each.rsplit(":", 2)[0] for each in with_logo(project, name)}
    assert place == f"{CLINICS}/{name}"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_logo_that_no_clinic_names_is_not_read(name: str, project: Project) -> None:
    logos(project)
    assert project.findings() == []


def test_a_bomb_is_measured_and_never_unpacked(project: Project) -> None:
    project.write(f"{CLINICS}/bomb.png", bomb())
    assert with_logo(project, "bomb.png") == ["the key"]


def test_a_file_of_20_mb_is_refused(project: Project) -> None:
    project.write(f"{CLINICS}/huge.svg", b" " * 20_000_000)
    assert with_logo(project, "huge.svg") == ["the key"]


def test_a_folder_is_no_logo(project: Project) -> None:
    (project.root / CLINICS / "folder.svg").mkdir()
    assert with_logo(project, "folder.svg") == ["the key"]


def test_a_photograph_is_no_logo(project: Project) -> None:
    project.write(f"{CLINICS}/photo.jpg", picture("JPEG"))
    project.edit(CLINIC, NAME, f"{NAME}logo: photo.jpg\n")
    assert [finding.rule for finding in project.findings()] == ["wrong-form"]


def test_a_clinic_has_words_in_every_language_of_the_booklets(project: Project) -> None:
    english(project)
    assert f"{CLINIC}:3:13" in found(project, "missing-language")
    project.edit(CLINIC, "{fr: Accueil}", "{fr: Accueil, en: Desk}")
    assert f"{CLINIC}:3:13" not in found(project, "missing-language")


def test_the_booklet_s_own_colours_keep_every_contrast() -> None:
    assert list(too_close(resolved(None))) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.behind}")
def test_each_pair_is_held_to_its_contrast_in_both_inks(pair: Pair) -> None:
    """With the pair's two colours alike, and as pale as a part's tint, both inks say so."""
    tokens = {**resolved(None), pair.front: TINTS[0], pair.behind: TINTS[0]}
    assert {ink for close, _, ink in too_close(tokens) if close == pair} == {"colour", "grey"}


def test_greys_are_rounded_as_they_are_printed() -> None:
    """A colour that holds by a hair in colour and not in the rounded greys is found in grey, and only there."""
    by_a_hair = "#165528"
    assert min(contrast(by_a_hair, tint) for tint in TINTS) >= TEXT
    assert min(contrast(grey(by_a_hair), grey(tint)) for tint in TINTS) < TEXT
    close = too_close({**resolved(None), "petrol": by_a_hair})
    assert {ink for pair, _, ink in close if (pair.front, pair.behind) == ("petrol", "tint")} == {"grey"}
