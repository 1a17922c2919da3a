"""Contrast on laid-out pages: each fault is planted and caught at its place, and what is near it passes."""

from __future__ import annotations

import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.compose.pictures import data_address
from booklet.delivery.editions import EDITIONS
from booklet.model import Job
from booklet.palette import MARK, TEXT, contrast, grey
from booklet.pdf.boxes import PageView, read
from booklet.pdf.contrast import low_contrast
from booklet.pdf.fitting import fitted
from booklet.pdf.render import render
from tests.pdf.page import composed, found, rules
from tests.sample import ROOT, job
from tests.works import of

FIELD = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="148" height="34" fill="#{0}"/></svg>'

PLANTED = {
    "a text too light for paper": '<p id="b1" style="color: #767676">Texte</p>',
    "a text on the ground of a box around it": (
        '<div style="background: #0A4150"><div><p id="b1" style="color: #777">Texte</p></div></div>'
    ),
    "a text on the ground of its own words": (
        '<p id="b1">Un <span style="background: #0A4150; color: #555">mot</span> clair</p>'
    ),
    "a cell on the ground of its row": (
        '<table id="b1"><tr style="background: #842C0F"><td style="color: #9CC6D0">Texte</td></tr></table>'
    ),
    "a text half transparent": '<p id="b1" style="color: rgba(0, 0, 0, .5)">Texte</p>',
    "a text on a ground half transparent": '<p id="b1" style="background: rgba(0, 0, 0, .5)">Texte</p>',
    "a text as light as its ground": '<p id="b1" style="background: #842C0F; color: #842C0F">Texte</p>',
    "a line to write on": '<p>Nom</p><p id="b1" style="height: 9mm; border-bottom: 1px solid #9CC6D0"></p><p>Suite</p>',
    "a box to tick": (
        '<ul style="list-style: none"><li id="b1" style="display: flex"><span style="width: 4mm; height: 4mm;'
        ' border: 1px solid #AAA; background: #fff"></span>Choix</li></ul>'
    ),
    "a bullet": (
        '<div id="b1" style="position: relative; padding-left: 5mm"><div style="position: absolute; left: 0;'
        ' width: 2mm; height: 2mm; background: #F4C8AE"></div>Point</div>'
    ),
    "a border in the text's own colour": (
        '<div style="background: #0A4150; color: #fff"><p id="b1" style="border: 1px solid; color: #1B6075">'
        "</p>Texte</div>"
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_caught_at_its_place(name: str) -> None:
    assert rules(PLANTED[name]) == ["text.yaml:1:3 low-contrast"]


SOUND = {
    "black on white": "<p>Texte</p>",
    "white on a dark box": '<div style="background: #0A4150; color: #fff"><p>Texte</p></div>',
    "a label with a ground of its own on a drawing": (
        '<div style="background: #842C0F"><span style="background: #fff; color: #0A4150">Derme</span></div>'
    ),
    "a border that goes on with the fill": '<p style="background: #D8E9ED; border: 1px solid #D8E9ED">Texte</p>',
    "a border that is not drawn": '<p style="border: 0 solid #EEE; border-top: 1px none #EEE">Texte</p>',
    "a border that is transparent": '<p style="border: 1px solid transparent">Texte</p>',
    "a panel with a light ground": '<div style="background: #F7F1E8"><p>Texte</p></div>',
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_page_passes(name: str) -> None:
    assert rules(SOUND[name]) == []


def test_grey_is_judged_too() -> None:
    """A copier has 256 greys: two colours just far enough apart may become two greys that are not."""
    behind = "#D8E9ED"
    colours = (f"#{red:02X}{green:02X}40" for red in range(128) for green in range(128))
    near = next(one for one in colours if contrast(one, behind) >= TEXT > contrast(grey(one), grey(behind)))
    (finding,) = found(f'<p id="b1" style="color: {near}; background: {behind}">Texte</p>')
    assert finding.rule == "low-contrast"
    assert " in grey; 7 is needed" in finding.message


def test_lines_that_only_decorate_are_exempt_where_the_style_sheet_names_them() -> None:
    body = '<p id="b1" style="border-bottom: 1px solid #9CC6D0">Texte</p>'
    assert rules(body) == ["text.yaml:1:3 low-contrast"]
    assert rules(body, ":root { --hair: #9CC6D0; --decoration: var(--hair) #F4C8AE }") == []
    assert rules(body, ":root { --decoration: #F4C8AE }") == ["text.yaml:1:3 low-contrast"]


def test_text_in_a_decorations_colour_is_not_exempt() -> None:
    css = ":root { --decoration: #9CC6D0 }"
    assert rules('<p id="b1" style="color: #9CC6D0">Texte</p>', css) == ["text.yaml:1:3 low-contrast"]


def test_margins_of_the_page_are_judged() -> None:
    css = "@page { @top-left { content: 'Courant'; font-family: 'Source Sans 3'; color: #999 } }"
    assert rules("<p>Texte</p>", css) == ["meta.yaml:3:1 low-contrast"]


@pytest.mark.parametrize(("fill", "caught"), [("0A4150", False), ("F7F1E8", True)])
def test_what_the_page_itself_draws_is_behind_a_text(fill: str, caught: bool) -> None:
    css = f'@page {{ background: url("{data_address(FIELD.format(fill))}") no-repeat 0 0 }} .sign {{ color: #fff }}'
    body = '<p id="b1" class="sign">Sur le champ</p><p style="margin-top: 40mm">Dessous</p>'
    assert rules(body, css) == (["text.yaml:1:3 low-contrast"] if caught else [])


def test_a_finding_says_the_words_the_colours_and_what_is_needed() -> None:
    (finding,) = found('<p id="b1" style="color: #767676">Un texte gris</p>')
    assert (
        finding.message == "page 1: the text 'Un texte gris' in #767676 on #FFFFFF has a contrast of 4.5; 7 is needed"
    )
    assert finding.severity == "error"


def test_one_pair_at_one_place_is_told_once() -> None:
    assert len(found('<div id="b1" style="color: #767676"><p>Un</p><p>Deux</p></div>')) == 1


def views(wanted: Job) -> list[PageView]:
    """The laid-out pages of an edition."""
    edition = EDITIONS[wanted.edition]
    made = compose(of(wanted.booklet).library, wanted, edition, shipped.styles(ROOT))
    laid = fitted(made) if edition.fitted else render(made)
    return read(laid.pages, made.places)


@pytest.mark.parametrize("edition", ["screen", "large-print", "leaflet", "handout"])
def test_a_booklet_has_contrast_everywhere_and_little_to_spare(edition: str) -> None:
    """Many pairs of colours are seen on it, the nearest of them just above what is needed."""
    pages = views(job(edition))
    texts = {(text.colour, text.behind) for view in pages for text in view.texts}
    marks = {(mark.colour, mark.behind) for view in pages for mark in view.marks}
    assert len(texts) >= 8 and len(marks) >= 3
    assert low_contrast(pages, composed("")) == []
    assert TEXT <= min(contrast(*pair) for pair in texts) < TEXT + 0.5
    assert min(contrast(*pair) for pair in marks) >= MARK
