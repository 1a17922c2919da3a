"""The words of the program count in what they are printed with: the table is held to what composing prints."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.edition import EDITIONS
from booklet.model import Filed, Job, Library, Strings
from booklet.revision import meaning, said
from tests.support import APPROVALS, CLINIC, FIGURES, FIRST, META, STRINGS, STRINGS_TEXT, SVG, Project

SAMPLES = sorted((Path(__file__).parent.parent / "blocks").glob("*.yaml"))
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MARK = re.compile("Zq([a-z0-9]+)qZ")
OUTSIDE = {"site", "review", "attached_source", "to_fill_in"}
"""Words of no booklet: of the site, of the review document, in a viewer's list of files, of ``booklet new``."""


def coded(name: str) -> str:
    return f"Zq{name.strip('_').replace('_', '0')}qZ"


def coded_strings() -> str:
    """The file of the program's words, each in the place of its own name."""
    text = re.sub(r"(?m)^(\w+): .*$", lambda match: f"{match.group(1)}: {coded(aliased(match.group(1)))}", STRINGS_TEXT)
    text = re.sub(r"(?m)^months: .*$", f"months: [{', '.join([coded('months')] * 12)}]", text)
    return re.sub(r"(?m)^languages: .*$", f"languages: {{fr: {coded('languages')}, en: {coded('languages')}}}", text)


def aliased(key: str) -> str:
    return next((name for name, field in Strings.model_fields.items() if field.alias == key), key)


class Regions(HTMLParser):
    """The words of the program in each section of a page; those outside of all stand under ``front``."""

    def __init__(self, front: str) -> None:
        super().__init__()
        self.front = front
        self.stack: list[str] = []
        self.found: dict[str, set[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        here = self.stack[-1] if self.stack else self.front
        kinds = (given.get("class") or "").split()
        if tag == "section" and "section" in kinds and "padding" not in kinds:
            here = given.get("id") or here
        self.note(" ".join(value or "" for value in given.values()), here)
        if tag not in VOID:
            self.stack.append(here)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.stack:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.note(data, self.stack[-1] if self.stack else self.front)

    def note(self, text: str, here: str) -> None:
        known = {coded(name): name for name in Strings.model_fields}
        self.found.setdefault(here, set()).update(known[match.group()] for match in MARK.finditer(text))


def printed(project: Project, library: Library, edition: str, clinic: str | None) -> dict[str, set[str]]:
    job = Job("demo", "fr", edition, clinic)
    regions = Regions("booklet")
    regions.feed(compose(library, job, EDITIONS[edition], shipped.styles(project.root), padding=1).html)
    return regions.found


SHEETS = """\
editions:
  handout:
    panels:
      - purpose: prevention
        title: {fr: Prévenir}
        contacts: [autre]
        blocks: [{section: premiers-pas, block: essai}]
  leaflet:
    panels:
      - {purpose: call, title: {fr: Quand}, blocks: [{section: premiers-pas, block: essai}]}
      - {purpose: remember, title: {fr: Retenir}, blocks: [{section: premiers-pas, block: essai}]}
      - {purpose: contacts}
      - {purpose: prevention, title: {fr: Prévenir}, blocks: [{section: premiers-pas, block: essai}]}
      - {purpose: emergency}
      - {purpose: cover}
parts:
"""
FULL = """\
name: Hôpital Nord
unit: {fr: Service A}
phones: [{label: {fr: Accueil}, number: 01 56 53 53 41}]
languages: [fr, en]
logo: logo.svg
qr: https://example.org/a
feedback: a@example.org
contacts: [{name: {fr: A}, what: {fr: B}}]
"""


def prepared(project: Project, sample: str) -> Library:
    """The demonstration project with a sample as the other block of its first section, and a talkative clinic."""
    sample = sample.replace("section: essai", "section: contacts").replace("[exemple]", "[ligne-info, autre]")
    sample = re.sub("(?m)^id: .*\n", "", sample)
    block = "\n".join(f"    {line}" for line in f"id: essai\n{sample}".splitlines()).replace("    ", "  - ", 1)
    chosen = "essai"
    if "kind: references" in sample or "kind: edition-box" in sample:  # no sheet has room for those
        block, chosen = block.replace("id: essai", "id: autre"), "lead"
    lead = "  - kind: paragraph\n    id: lead\n    text: Le {derme}.\n"
    project.write(FIRST, f"title: Premiers pas\nblocks:\n{lead}{block}\n")
    project.write(f"{FIGURES}/dos.svg", SVG)
    project.write("sections/clinics/logo.svg", SVG)
    project.write(CLINIC, FULL)
    project.write(STRINGS, coded_strings())
    contact = (project.root / "sections/contacts/ligne-info.yaml").read_text(encoding="utf-8")
    unchecked = re.sub("(?m)^  checked_.*\n", "", contact)
    project.write("sections/contacts/autre.yaml", unchecked)
    project.edit(
        META, "parts:\n", f"emergency_contacts: [ligne-info]\nback_contacts: [autre]\n{SHEETS.replace('essai', chosen)}"
    )
    library, found = project.load()
    assert not found, found
    return library


def runs(project: Project, sample: str) -> dict[str, set[str]]:
    """What is printed in every edition, with a clinic and without, of a draft and of what is approved."""
    library = prepared(project, sample)
    found: dict[str, set[str]] = {}
    for edition in ("screen", "booklet", "large-print", "web", "leaflet", "handout"):
        for clinic in (None, "hopital-nord"):
            sheet = edition in ("leaflet", "handout")
            for place, names in printed(project, library, edition, clinic).items():
                found.setdefault("sheet" if sheet else place, set()).update(names)
    return found


ELSEWHERE = {
    "edition-box": {
        *said.STATE, "to_validate_note", "for_whom", "does_not_cover", "how_to_use", "last_review", "never_reviewed",
    },
    "contacts": {"first_of_month"},
    "warning-levels": {"goes_on"},
    "references": {"sources"},
    "team": {"languages", "team_hours", "team_night"},
}  # fmt: skip
"""By kind: what is printed of another state or form than those that are composed here; see the tests below."""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_printed_with_a_block_is_what_the_table_says(path: Path, project: Project) -> None:
    found = runs(project, path.read_text(encoding="utf-8"))
    library, _ = project.load()
    declared = said.keys(library.booklets["demo"].sections["fr"]["premiers-pas"].value)
    assert found["premiers-pas"] <= declared
    assert declared - found["premiers-pas"] <= ELSEWHERE.get(path.stem, set())
    assert found["booklet"] <= set(said.FRONT)
    assert found["sheet"] <= set(said.FRONT) | declared


def test_what_stands_outside_of_sections_is_what_the_table_says(project: Project) -> None:
    found = runs(project, "kind: paragraph\ntext: Un.\nbasis: to-validate\n")
    elsewhere = {*said.STATE, "languages", "page_short", "on_the_web", "on_the_back", "inside", "overleaf", "unfold"}
    assert found["booklet"] | found["sheet"] | elsewhere == {*said.FRONT, "to_validate"}
    assert found["premiers-pas"] == {"to_validate", "continued"}


@pytest.mark.parametrize("roles", [(), ("clinician",), ("clinician", "patient")])
def test_the_words_of_every_state_are_in_the_table(roles: tuple[Any, ...], project: Project) -> None:
    library = prepared(project, "kind: edition-box\n")
    if roles:
        project.approve(*roles)
    found = printed(project, project.load()[0], "screen", None)
    assert found["premiers-pas"] <= said.keys(library.booklets["demo"].sections["fr"]["premiers-pas"].value)
    assert found["booklet"] <= set(said.FRONT)
    assert {(): "not_approved", ("clinician",): "not_fully_approved"}.get(roles, "approved_by") in found["booklet"]


def test_a_short_booklet_prints_no_other_words(project: Project) -> None:
    prepared(project, "kind: edition-box\n")
    project.edit(META, "id: demo\n", "id: demo\nform: short\n")
    found = printed(project, project.load()[0], "screen", None)
    assert {"for_whom", "does_not_cover", "how_to_use"} <= found["premiers-pas"] <= {*said.BOX, "continued"}
    assert found["booklet"] <= set(said.FRONT)


def test_the_words_of_a_changed_source_count_in_a_translation(project: Project) -> None:
    section = project.load()[0].booklets["demo"].sections["fr"]["premiers-pas"].value
    assert said.keys(section, translated=True) - said.keys(section) == {"source_changed", "languages"}


def exchanged(library: Library, name: str) -> Library:
    """The library with other words of one name."""
    filed = library.strings["fr"]
    value: Any = getattr(filed.value, name)
    other = [f"{one} x" for one in value] if isinstance(value, list) else f"{value} x"
    words = filed.value.model_copy(update={name: other})
    return replace(library, strings={"fr": Filed("fr", words, filed.source)})


def test_each_word_exchanged_voids_what_prints_it_and_nothing_else(project: Project) -> None:
    cards = "kind: do-dont\ndo: [un]\ndont: [deux]\n"
    library = prepared(project, cards)
    files = library.booklets["demo"]
    before = {name: meaning.digest(library, files, "fr", name) for name in meaning.names(files, "fr")}
    plain = {name for name, field in Strings.model_fields.items() if field.annotation is str} | {"months"}
    voided: dict[str, set[str]] = {}
    for name in plain:
        other = exchanged(library, name)
        after = {section: meaning.digest(other, files, "fr", section) for section in before}
        voided[name] = {section for section in before if before[section] != after[section]}
    sections = files.sections["fr"]
    for name, found in voided.items():
        wanted = {one for one in sections if name in said.keys(sections[one].value)}
        assert found == wanted | ({"booklet"} if name in said.FRONT else set()), name
    assert voided["to_do"] == voided["to_avoid"] == {"premiers-pas"}
    assert voided["main_message"] == {"booklet"}


def test_every_word_belongs_to_a_booklet_or_is_said_to_belong_to_none() -> None:
    named = {name for name in Strings.model_fields if not name.startswith("guide_")}
    blocks = {
        "ask_doctor", "info", "sources", "remember", "checked_on", "row", "example", "to_do", "to_avoid", "key_points",
        "team_hours", "team_night", "team_nearby", "or_", "stays_here", "print_section", "continued",
        "pregnancy", "at_least", "at_most", "goes_on", "text_message",
    }  # fmt: skip
    tables = {*said.FRONT, *said.BOX, *said.FIELDS, *said.DIALLED.values(), *blocks}
    assert named == tables | OUTSIDE


def test_an_approval_does_not_survive_exchanged_titles(project: Project) -> None:
    prepared(project, "kind: do-dont\ndo: [se laver]\ndont: [gratter]\n")
    project.approve("clinician", "patient")
    assert not [one for one in project.findings(unapproved=True) if one.rule == "approval-void"]
    project.edit(STRINGS, f"to_do: {coded('to_do')}\nto_avoid: {coded('to_avoid')}\n",
                 f"to_do: {coded('to_avoid')}\nto_avoid: {coded('to_do')}\n")  # fmt: skip
    void = [one for one in project.findings(unapproved=True) if one.rule == "approval-void"]
    assert {str(one.location).partition(":")[0] for one in void} == {APPROVALS}
    assert len(void) == 2, "both approvals of the one section, and no other"
