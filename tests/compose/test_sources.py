"""What a document is made of: the content files that it takes something from, and no other."""

from __future__ import annotations

import re

import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.edition import EDITIONS
from booklet.model import Job
from tests.support import BOOK, CLINIC, CONTACT, FIRST, META, REFERENCES, SECOND, STRINGS, Project

SHEET = """\
editions:
  handout:
    panels: [{purpose: prevention, title: {fr: Prévenir}, blocks: [{section: premiers-pas, block: %s}]}]
  large-print:
    without: [contacts]
parts:
"""


@pytest.fixture
def project(project: Project) -> Project:
    """With files that no edition takes anything from."""
    for path, copy in ((CONTACT, "autre"), (CLINIC, "autre")):
        text = (project.root / path).read_text(encoding="utf-8")
        (project.root / path).with_name(f"{copy}.yaml").write_text(text, encoding="utf-8")
    return project


def sources(project: Project, edition: str, clinic: str | None = None) -> set[str]:
    library, found = project.load()
    assert not [one for one in found if one.severity == "error"], found
    made = compose(library, Job("demo", "fr", edition, clinic), EDITIONS[edition], shipped.styles(project.root))
    assert list(made.sources) == sorted(set(made.sources))
    return set(made.sources)


def test_a_whole_booklet_is_made_of_all_that_it_prints(project: Project) -> None:
    assert sources(project, "press") == {META, FIRST, SECOND, CONTACT, REFERENCES, STRINGS}


def test_a_clinic_is_one_more(project: Project) -> None:
    assert sources(project, "press", "hopital-nord") - sources(project, "press") == {CLINIC}


def test_without_citations_the_references_are_no_source(project: Project) -> None:
    for where in ("porte la peau.", "Les jours", "Combien de personnes"):
        project.edit(FIRST, f"{where} [@dupont-2024]", where)
    project.edit(FIRST, "sources: [martin-2023]\n", "")
    assert REFERENCES not in sources(project, "press")


def test_a_section_that_is_left_out_is_none_nor_its_contacts(project: Project) -> None:
    project.edit(META, "parts:\n", SHEET % "ouverture")
    project.edit(FIRST, "Le {derme} porte", "Le derme porte")
    assert sources(project, "large-print") == {META, FIRST, REFERENCES, STRINGS}


def test_a_section_that_explains_a_word_is_one(project: Project) -> None:
    project.edit(META, "parts:\n", SHEET % "ouverture")
    assert sources(project, "handout") == {META, FIRST, SECOND, STRINGS}
    project.edit(FIRST, "Le {derme} porte", "Le derme porte")
    assert sources(project, "handout") == {META, FIRST, STRINGS}


def test_another_language_is_none(project: Project) -> None:
    for path, copy in ((FIRST, f"{BOOK}/en/premiers-pas.yaml"), (STRINGS, "sections/strings/en.yaml")):
        project.write(copy, (project.root / path).read_bytes())
    assert not any("en" in re.split(r"\W", path) for path in sources(project, "press"))


@pytest.mark.parametrize("edition", ["screen", "handout"])
def test_a_key_point_leads_to_its_source_where_the_sources_are_printed(project: Project, edition: str) -> None:
    project.edit(
        META, "parts:\n", "editions: {handout: {panels: [{purpose: remember, title: {fr: À retenir}}]}}\nparts:\n"
    )
    project.edit(META, "{fr: Premier point.}", '{fr: "Premier point [@dupont-2024]."}')
    html = compose(project.load()[0], Job("demo", "fr", edition), EDITIONS[edition], shipped.styles(project.root)).html
    assert "Premier point" in html
    point = html[html.index("Premier point") :][:200]
    assert ('href="#ref-dupont-2024"' in point) == ('id="ref-dupont-2024"' in html) == (edition == "screen")
