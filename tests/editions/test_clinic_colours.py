"""Every pair in which a colour of a clinic is used on a page is in the table that its colours are checked with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from booklet import shipped
from booklet.compose import Composed, compose
from booklet.compose.people import people_out_of_ten
from booklet.compose.pictures import COLOURWAYS
from booklet.delivery.editions import EDITIONS
from booklet.model import Job
from booklet.palette import CLINIC_TOKENS, MARK, PAIRS, PETROL, PETROL_7, TERRA, TEXT, Pair, resolved
from booklet.pdf.render import render
from tests.colours import Used, used
from tests.compose.test_blocks import SAMPLES
from tests.editions.clinics import clinic, composed, layout
from tests.sample import DARK
from tests.support import BOOK, CLINIC, FIGURES, META, SVG, Project

PAGED = ("screen", "booklet", "large-print")
ONE_SHEET = ("leaflet", "handout")
COLOURS = 'colours: {main: "#33214F", second: "#5A3E85"}\n'

BLACK = "#000000"
"""Body text of what an office prints: no coloured dots around small letters."""

KNOWN = {(pair.front, pair.behind) for pair in PAIRS}


def unlisted(found: set[Used], table: Iterable[Pair] = PAIRS) -> set[Used]:
    """What the table lacks: texts at the least contrast of text, marks and lines at any.

    ``petrol-3`` is drawn in hairlines that part what is apart anyway, and never says anything.
    """
    known = {(pair.front, pair.behind): pair.least for pair in table}
    found = {used for used in found if used[1] != BLACK}  # whatever may stand behind text may stand behind black
    return {
        (kind, front, behind)
        for kind, front, behind in found
        if {front, behind} & set(CLINIC_TOKENS)
        and known.get((front, behind), 0) < (TEXT if kind == "text" else MARK)
        and not (kind == "line" and front == "petrol-3")
    }


def of(made: Composed, tokens: dict[str, str]) -> set[Used]:
    return used(render(made).pages, tokens)


@pytest.fixture(scope="module", params=PAGED + ONE_SHEET)
def real(request: pytest.FixtureRequest) -> set[Used]:
    """The colours of the fixture for the clinic with colours of its own."""
    return used(layout(DARK, request.param).pages, resolved(clinic(DARK).colours))


def samples(project: Project, edition: str) -> tuple[Composed, dict[str, str]]:
    """A booklet of every kind of block, each twice: as it is, and to be confirmed."""
    text = "title: Tout\npictogram: main\nblocks:\n"
    for path in SAMPLES:
        sample = path.read_text(encoding="utf-8")
        sample = sample.replace("section: essai", "section: contacts").replace("[exemple]", "[ligne-info]")
        for more in ("", "\nbasis: to-validate"):
            text += "\n".join(f"    {line}" for line in (sample.strip() + more).splitlines()).replace("    ", "  - ", 1)
            text += "\n"
    project.write(f"{BOOK}/fr/tout.yaml", text)
    project.edit(META, "      - id: contacts\n", "      - id: contacts\n      - id: tout\n")
    project.edit(CLINIC, "name: Hôpital Nord\n", f"name: Hôpital Nord\n{COLOURS}")
    project.write(f"{FIGURES}/dos.svg", SVG)
    library, found = project.load()
    assert not found
    job = Job("demo", "fr", edition, "hopital-nord")
    made = compose(library, job, EDITIONS[edition], shipped.styles(Path(__file__).resolve().parent.parent.parent))
    return made, resolved(library.clinics["hopital-nord"].value.colours)


def test_the_table_has_every_pair_of_the_fixture(real: set[Used]) -> None:
    assert len(real) > 12
    assert unlisted(real) == set()


def test_every_colour_of_a_page_is_a_token(real: set[Used], request: pytest.FixtureRequest) -> None:
    """So nothing keeps the booklet's own petrol where a clinic has changed it. An office prints its text black."""
    office = EDITIONS[request.node.callspec.params["real"]].office
    colours = {colour for _, *pair in real for colour in pair if colour.startswith("#")}
    assert colours == ({BLACK} if office else set())
    assert {
        (kind, behind) for kind, front, behind in real if behind == BLACK or (front, kind) == (BLACK, "mark")
    } == set()


@pytest.mark.parametrize("edition", PAGED)
def test_the_table_has_every_pair_of_every_kind_of_block(edition: str, project: Project) -> None:
    found = of(*samples(project, edition))
    assert len(found) > 25
    assert unlisted(found) == set()


PLANTED = {
    "text on a panel": (".callout p { color: var(--petrol-7); background: var(--petrol-1) }",
                        ("text", "petrol-7", "petrol-1")),
    "text on a ground further out": (".section { background: var(--terra-2) } .paragraph { color: var(--petrol-7) }",
                                     ("text", "petrol-7", "terra-2")),
    "a mark": (".list li::before { background: var(--petrol-7); outline: 0 } .list { background: var(--sand) }",
               ("mark", "petrol-7", "sand")),
    "a line": (".write-line { border-bottom-color: var(--petrol-1) }", ("line", "petrol-1", "white")),
    "pale text": (".paragraph { color: var(--petrol-3) }", ("text", "petrol-3", "white")),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_pair_that_the_table_lacks_is_found(name: str, project: Project) -> None:
    css, pair = PLANTED[name]
    made, tokens = samples(project, "screen")
    made = replace(made, html=made.html.replace("</head>", f"<style>@layer edition {{ {css} }}</style></head>"))
    assert pair in unlisted(of(made, tokens))


def test_a_pair_taken_out_of_the_table_is_missed(real: set[Used]) -> None:
    met = [pair for pair in PAIRS if ("text", pair.front, pair.behind) in real]
    assert len(met) >= 2
    for pair in met:
        others = [other for other in PAIRS if other != pair]
        assert ("text", pair.front, pair.behind) in unlisted(real, others)
        assert ("text", pair.front, pair.behind) in unlisted(real, [*others, replace(pair, least=MARK)])


def test_signs_and_pictograms_are_pairs_of_the_table() -> None:
    for ground, glyph in COLOURWAYS.values():
        if ground and {ground, glyph} & set(CLINIC_TOKENS):
            assert (glyph, ground) in KNOWN
    assert set(re.findall("#[0-9A-F]{6}", people_out_of_ten(1, 2))) == {TERRA, PETROL_7, "#FFFFFF"}
    assert {("petrol-7", "tint"), ("petrol-7", "white")} <= KNOWN


@pytest.mark.parametrize("edition", PAGED)
def test_furniture_signs_and_pictograms_take_the_clinic_s_colours(edition: str) -> None:
    html = unquote(composed(DARK, edition).html).upper()
    colours = clinic(DARK).colours
    assert colours
    assert PETROL not in html and PETROL_7 not in html
    assert html.count(colours.main.upper()) > 50 and TERRA in html
    assert PETROL in unquote(composed(None, edition).html).upper()
