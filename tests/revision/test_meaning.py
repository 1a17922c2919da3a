"""What changes the meaning of a section and what does not, each by an edit of the demonstration project."""

from __future__ import annotations

import pytest

from booklet.model import Booklet, Section
from booklet.revision import meaning
from tests.support import CLINIC, CONTACT, FIGURES, FIRST, META, REFERENCES, SECOND, STRINGS, SVG, Project


def digests(project: Project) -> dict[str, str]:
    library, found = project.load()
    assert not [finding.as_text() for finding in found]
    files = library.booklets["demo"]
    return {name: meaning.digest(library, files, "fr", name) for name in meaning.names(files, "fr")}


def changed(project: Project, path: str, old: str, new: str) -> set[str]:
    """The sections whose meaning an edit changes."""
    before = digests(project)
    project.edit(path, old, new)
    after = digests(project)
    return {name for name in before if before[name] != after[name]}


TEXT = "    text: Le {derme} porte la peau. [@dupont-2024]\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FIRST, TEXT, "    text:   Le {derme}   porte\n      la peau. [@dupont-2024]\n"),
        (FIRST, TEXT, "    text: >-\n      Le {derme} porte la\n      peau. [@dupont-2024]\n"),
        (FIRST, TEXT, '    # une note\n    text: "Le {derme} porte la\\u00a0peau. [@dupont-2024]"\n'),
        (FIRST, "title: Premiers pas\npictogram: main\n", "# note\npictogram: main\n\ntitle: 'Premiers pas'\n"),
        (FIRST, "    figure: peau.svg\n", "    figure: peau.svg\n    size: large\n    labels: []\n"),
        (FIRST, "    id: ouverture\n", "    id: debut\n"),
        (FIRST, "Douleur, low: 2, high: 3", "Douleur, high: 3, low: 2"),
        (META, "written: 2026-01-10", "written: 2026-01-11"),
        (META, 'revision: "1.0"', 'revision: "1.1"'),
        (META, "      - id: contacts\n", "      - id: contacts\n        starts: flow\n"),
        (META, "title: {fr: Titre}", "title: {fr: Titre, en: Title}"),
        (CONTACT, "checked_on: 2026-02-03", "checked_on: 2026-03-03"),
        (CONTACT, "name: {fr: Ligne info}", "name: {en: Info line, fr: Ligne info}"),
        (CLINIC, "Hôpital Nord", "Hôpital Sud"),
        (STRINGS, "to_fill_in: to fill in", "to_fill_in: à remplir"),
        (f"{FIGURES}/peau.svg", SVG, SVG.replace("\n", "\r\n")),
    ],
)
def test_what_no_reader_sees_keeps_the_meaning(project: Project, path: str, old: str, new: str) -> None:
    assert changed(project, path, old, new) == set()


@pytest.mark.parametrize(
    ("path", "old", "new", "sections"),
    [
        (FIRST, "porte la peau", "porte votre peau", {"premiers-pas"}),
        (FIRST, "porte la peau", "porte la Peau", {"premiers-pas"}),
        (FIRST, "title: Premiers pas", "title: Premiers pas ici", {"premiers-pas"}),
        (FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n", {"premiers-pas"}),
        (FIRST, "low: 2, high: 3, value: 2 à 3", "low: 2, high: 4, value: 2 à 3", {"premiers-pas"}),
        (FIRST, "[lundi, laver]\n      - [mardi, sécher]", "[mardi, sécher]\n      - [lundi, laver]", {"premiers-pas"}),
        (f"{FIGURES}/peau.svg", "M0 0", "M1 0", {"premiers-pas"}),
        (f"{FIGURES}/couverture.svg", "M0 0", "M1 0", {"booklet"}),
        # Who lists all references reads them all.
        (REFERENCES, "title: La peau", "title: La peau saine", {"premiers-pas", "contacts"}),
        (REFERENCES, "title: Les soins", "title: Des soins", {"premiers-pas", "contacts"}),
        # The short explanation is printed where the term is used; the long one in the glossary alone.
        (SECOND, "short: couche de la peau", "short: partie de la peau", {"premiers-pas", "contacts"}),
        (SECOND, "definition: Couche du", "definition: Une couche du", {"contacts"}),
        (CONTACT, "01 56 53 53 40", "01 56 53 53 41", {"contacts"}),
        # The number that a tap dials is one of that country, whatever is printed.
        (CONTACT, "country: FR", "country: BE", {"contacts"}),
        (CONTACT, "Répond à vos questions.", "Répond à toutes vos questions.", {"contacts"}),
        (META, "Un seul message.", "Un message.", {"booklet"}),
        (META, "parts:\n", "emergency_contacts: [ligne-info]\nparts:\n", {"booklet"}),
        (META, "      - id: premiers-pas\n      - id: contacts\n", "      - id: contacts\n      - id: premiers-pas\n",
         {"booklet"}),
    ],
)  # fmt: skip
def test_what_a_reader_sees_changes_the_meaning(
    project: Project, path: str, old: str, new: str, sections: set[str]
) -> None:
    assert changed(project, path, old, new) == sections


LEAFLET = """\
editions:
  leaflet:
    panels:
      - {purpose: prevention, title: {fr: Agir}, blocks: [{section: premiers-pas, block: ouverture}]}
"""


def test_blocks_that_exchange_the_id_by_which_a_panel_chooses_are_another_sheet(project: Project) -> None:
    project.write(META, (project.root / META).read_text(encoding="utf-8") + LEAFLET)
    before = digests(project)
    project.edit(FIRST, "    id: ouverture\n", "")
    project.edit(FIRST, "    figure: peau.svg\n", "    id: ouverture\n    figure: peau.svg\n")
    after = digests(project)
    assert {name for name in before if before[name] != after[name]} == {"premiers-pas"}
    # What a sheet chooses is no matter of words: a translator has nothing to do.
    library, _ = project.load()
    assert "chosen" not in meaning.wording(library, library.booklets["demo"], "fr", "premiers-pas")


def test_a_digest_is_short_and_the_same_in_every_run(project: Project) -> None:
    found = digests(project)
    assert list(found) == ["booklet", "premiers-pas", "contacts"]
    assert {len(one) for one in found.values()} == {meaning.LENGTH}
    assert found["contacts"] == meaning.hashed(subject_of(project, "contacts"))


def subject_of(project: Project, section: str) -> object:
    library, _ = project.load()
    return meaning.subject(library, library.booklets["demo"], "fr", section)


def test_a_section_that_is_not_there_is_a_key_error(project: Project) -> None:
    for section in ("absente", "couverture.svg"):
        with pytest.raises(KeyError):
            subject_of(project, section)


def test_no_drawing_outside_the_project_is_read(project: Project) -> None:
    secret = project.root.parent / "secret.svg"
    secret.write_text(SVG, encoding="utf-8")
    drawing = project.root / FIGURES / "peau.svg"
    drawing.unlink()
    drawing.symlink_to(secret)
    before = digests(project)
    secret.write_text(SVG.replace("M0", "M1"), encoding="utf-8")
    assert digests(project) == before
    for odd in (f"../../../../{secret.name}", str(secret), "x" * 300):
        project.write(FIRST, f'title: A\nblocks:\n  - {{kind: figure, figure: "{odd}", alt: B}}\n')
        subject = subject_of(project, "premiers-pas")
        assert isinstance(subject, dict)
        assert list(subject["drawings"].values()) == [""]


def test_every_field_of_a_booklet_is_known_to_be_read_or_not() -> None:
    """A new field must be thought of here: does a reader see it, so that its change voids an approval?"""
    unread = {name: meaning.UNREAD[kind] for name, kind in (("booklet", Booklet), ("section", Section))}
    assert set(Booklet.model_fields) - unread["booklet"] == {
        "title", "subtitle", "main_message", "key_points", "objective", "audience", "covers", "does_not_cover",
        "how_to_use", "keywords", "slots", "license", "cover", "emergency_contacts", "back_contacts", "parts",
        "editions",
    }  # fmt: skip
    assert set(Section.model_fields) - unread["section"] == {"title", "short_title", "pictogram", "blocks", "sources"}
