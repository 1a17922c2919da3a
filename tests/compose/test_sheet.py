"""One-sheet editions: what booklet.yaml chooses is printed, from the one text that there is."""

from __future__ import annotations

import re

import pytest

from booklet import shipped
from booklet.compose import Composed, compose
from booklet.edition import EDITIONS
from booklet.model import Job
from tests.checks.cases import calling
from tests.compose.test_blocks import words_of
from tests.support import CONTACT, FIRST, META, Project

PANELS = """\
editions:
  leaflet:
    fold_allowance: 2
    panels:
      - {purpose: cover}
      - {purpose: remember, title: {fr: À retenir}, contacts: [ligne-info]}
      - purpose: daily-living
        starts: flow
        blocks: [{section: premiers-pas, block: ouverture, heading: true}]
      - {purpose: prevention, title: {fr: Prévenir}, blocks: [{section: premiers-pas, block: ouverture, short: true}]}
      - {purpose: call, blocks: [{section: premiers-pas, block: niveaux, only: [now, today.head, today.1]}]}
      - {purpose: call, blocks: [{section: premiers-pas, block: niveaux, only: [today.waiting]}]}
      - {purpose: contacts, contacts: []}
  handout:
    panels:
      - {purpose: remember, title: {fr: À retenir}}
      - {purpose: call, blocks: [{section: premiers-pas, block: niveaux}]}
      - {purpose: contacts, starts: flow}
parts:
"""


@pytest.fixture
def planned(project: Project) -> Project:
    calling(project)
    project.edit(META, "parts:\n", PANELS)
    project.edit(FIRST, "    id: ouverture\n", "    id: ouverture\n    short: Le derme, en bref.\n")
    assert project.findings() == []
    return project


def sheet(project: Project, edition: str) -> Composed:
    library, _ = project.load()
    return compose(library, Job("demo", "fr", edition), EDITIONS[edition], shipped.styles(project.root))


def panel(composed: Composed, purpose: str) -> str:
    """The words of a panel."""
    end = r'\n</section>\n(?:<section class="panel |</article>)'
    match = re.search(rf'<section class="panel panel-{purpose}">(.*?){end}', composed.html, re.DOTALL)
    assert match, purpose
    return words_of(match[1]).strip()


def test_a_panel_prints_the_block_that_it_chooses(planned: Project) -> None:
    words = panel(sheet(planned, "leaflet"), "daily-living")
    assert words == "Premiers pas Premiers pas Le derme (couche de la peau) porte la peau."


def test_the_short_text_stands_in_for_the_long_one_where_it_is_asked_for(planned: Project) -> None:
    assert panel(sheet(planned, "leaflet"), "prevention") == "Prévenir Le derme, en bref."


def test_no_citation_and_no_link_leads_off_the_sheet(planned: Project) -> None:
    for edition in ("leaflet", "handout"):
        html = sheet(planned, edition).html
        assert "cite" not in re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)
        ids = set(re.findall(r'\sid="([^"]+)"', html))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= ids


def test_warning_levels_are_shared_out_in_their_order(planned: Project) -> None:
    html = sheet(planned, "leaflet").html
    first, second = re.findall(r'<section class="panel panel-call">(.*?)\n</section>\n</article>', html, re.DOTALL)
    words, more = words_of(first), words_of(second)
    assert [words.index(word) for word in ("A", " B", " F", " C", " D")] == sorted(
        words.index(word) for word in ("A", " B", " F", " C", " D")
    )
    assert " E" not in words
    assert " D" not in more and more.index("G") < more.index(" E")


def test_a_level_that_goes_on_says_so(planned: Project) -> None:
    """The title of the level heads the second panel too, as one that goes on."""
    html = sheet(planned, "leaflet").html
    assert html.count('class="level-again"') == 1
    assert html.index('class="level-again"') > html.index('class="level-head"')


def test_a_sheet_without_a_cover_says_what_it_is(planned: Project) -> None:
    html = sheet(planned, "handout").html
    assert html.count("<h1>") == 1
    assert html.index("<h1>Titre</h1>") < html.index('class="panel ')


def test_panels_that_flow_share_a_side(planned: Project) -> None:
    assert [unit.title for unit in sheet(planned, "handout").units.values()] == [
        "panel 'remember'", "panel 'call + contacts'"
    ]  # fmt: skip


def test_the_fold_allowance_sets_the_widths(planned: Project) -> None:
    widths = [unit.width for unit in sheet(planned, "leaflet").units.values()]
    assert sum(widths[:2]) + widths[5] == pytest.approx(297)
    assert [round(width - widths[0], 6) for width in widths] == [0, -2, 0, 0, -2, 0]


def test_contacts_are_named_on_the_panel_that_lists_them(planned: Project) -> None:
    composed = sheet(planned, "leaflet")
    assert "Ligne info 01 56 53 53 40" in panel(composed, "remember").replace("\u202f", " ").replace("\u00a0", " ")
    assert "Ligne info" not in panel(composed, "contacts")


def test_a_contact_that_nobody_has_rung_says_when_it_was_read(planned: Project) -> None:
    assert "read on" not in panel(sheet(planned, "leaflet"), "remember")
    planned.edit(CONTACT, "  checked_on: 2026-02-03\n  checked_by: La rédaction\n", "")
    assert panel(sheet(planned, "leaflet"), "remember").endswith("read on")
    assert "read on" not in panel(sheet(planned, "leaflet"), "contacts")


def test_a_finding_in_a_part_of_a_block_has_its_place(planned: Project) -> None:
    places = sheet(planned, "leaflet").places
    assert str(places["premiers-pas--niveaux--now"]).startswith(f"{FIRST}:4:")
