"""Clear print and large print on laid-out pages: a planted fault of each kind, and a page near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet.checks import manual
from booklet.diagnostics import Diagnostic
from booklet.edition import EDITIONS, Edition
from booklet.pdf import finish
from booklet.settings import Thresholds
from tests.pdf.page import EDITION, composed

LARGE = replace(EDITIONS["large-print"], conformance=())
LIST = '<section id="b2"><ul><li>Un</li></ul></section>'
NARROW = '<div style="width: 30mm"><p id="b2">' + "mot " * 200 + "</p></div>"
LINES = '<p id="b2">' + "mot " * 400 + "</p>"
CITE = ".cite { font-size: 9pt; text-decoration: none }"
FOLIO = "@page { @bottom-center { font-size: 16pt } }"
OWN = {"body-too-small", "italic-letters", "underlined-text", "justified-text", "line-length", "too-many-pages"}


def judged(body: str, css: str = "", edition: Edition = EDITION, limits: Thresholds | None = None) -> list[Diagnostic]:
    page = composed(body, css)
    page = replace(page, limits=limits) if limits else page
    return [finding for finding in finish(page, edition).findings if finding.rule in OWN]


@pytest.mark.parametrize(
    ("body", "css", "edition", "rule"),
    [
        ('<p id="b2">Un</p>', "p { font-size: 11.9pt }", EDITION, "body-too-small"),
        (LIST, "li { font-size: 11pt }", EDITION, "body-too-small"),
        ('<p id="b2" class="paragraph">Un</p>', "p { font-size: 9pt }", EDITION, "body-too-small"),
        ('<h2 id="b2">Un</h2>', "h2 { font-size: 15pt } " + FOLIO, LARGE, "body-too-small"),
        ('<p id="b2">Un</p>', "p { text-align: justify }", EDITION, "justified-text"),
        ('<p id="b2">Un</p>', "p { text-decoration: underline }", EDITION, "underlined-text"),
    ],
)
def test_a_planted_fault_is_found_at_its_place(body: str, css: str, edition: Edition, rule: str) -> None:
    found = judged(body, css, edition)
    assert [(str(one.location), one.rule, one.severity) for one in found] == [("text.yaml:2:3", rule, "error")]


def test_italics_are_found_though_no_italic_font_is_there() -> None:
    assert [one.rule for one in judged('<p id="b2">Un</p>', "p { font-style: italic }")] == ["italic-letters"]


@pytest.mark.parametrize(
    ("body", "css", "edition"),
    [
        ('<p id="b2">Un</p>', "p { font-size: 12pt }", EDITION),
        ('<p id="b2" class="note">Un</p>', "p { font-size: 9pt }", EDITION),
        (
            '<p id="b2">Un <a class="cite" href="#b2">1</a></p>',
            CITE,
            EDITION,
        ),
        ('<ul id="b2" class="references"><li>Un</li></ul>', "li { font-size: 9pt }", EDITION),
        ('<h2 id="b2">Un</h2>', "h2 { font-size: 16pt } " + FOLIO, LARGE),
        ('<p id="b2">Un</p>', "p { text-align: start; text-decoration: overline }", EDITION),
    ],
)
def test_what_is_near_a_fault_is_let_through(body: str, css: str, edition: Edition) -> None:
    assert judged(body, css, edition) == []


def test_the_usual_line_is_held_to_the_thresholds_of_the_language() -> None:
    wide = Thresholds(characters_per_line_least=20, characters_per_line_most=60)
    assert [one.rule for one in judged(LINES, "@page { margin: 20mm 50mm }")] == ["line-length"]
    assert judged(LINES, "@page { margin: 20mm 50mm }", limits=wide) == []
    assert [one.rule for one in judged(LINES, "@page { margin: 20mm 5mm }", limits=wide)] == ["line-length"]


def test_lines_of_a_narrow_box_are_not_the_usual_line() -> None:
    assert judged(NARROW) == []


def test_a_booklet_has_no_more_pages_than_its_threshold() -> None:
    body = '<p id="b2" style="break-after: page">Un</p>' * 5 + '<p id="b3">Deux</p>'
    few = Thresholds(pages=5)
    assert [(one.rule, str(one.location)) for one in judged(body, limits=few)] == [("too-many-pages", "meta.yaml:3:1")]
    assert judged(body, limits=Thresholds(pages=6)) == []


def test_the_manual_knows_their_levels() -> None:
    warnings = {one.rule for one in judged(LINES, "@page { margin: 20mm 50mm }") if one.severity == "warning"}
    assert warnings == {"line-length"}
    assert {name: manual.pages()[name].draft for name in OWN} == {
        **dict.fromkeys(OWN, "error"), "line-length": "warning", "too-many-pages": "warning",
    }  # fmt: skip
