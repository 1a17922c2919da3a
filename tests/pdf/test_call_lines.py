"""Every edition prints each line on when to call, and the loss of any of them is found on its laid-out pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from booklet import shipped
from booklet.calllines import lost, spread
from booklet.compose import compose
from booklet.compose.composed import Composed
from booklet.edition import EDITIONS
from booklet.levels import GIVES_WAY
from booklet.model import Job
from booklet.pdf import paint
from booklet.pdf.boxes import paragraphs, read
from booklet.pdf.fitting import fitted
from booklet.pdf.render import render
from booklet.web import one_page
from booklet.web import paragraphs as html
from tests.sample import BOOKLET, LANG, LONG, ROOT, SHORT, job, library

PAGED = ("screen", "large-print", "leaflet", "handout")
STYLES = shipped.styles(ROOT)


def composed(edition: str, booklet: str = BOOKLET, clinic: str | None = None) -> Composed:
    return compose(library(), Job(booklet, LANG, edition, clinic), EDITIONS[edition], STYLES)


@cache
def printed(edition: str, booklet: str = BOOKLET, clinic: str | None = None) -> tuple[Composed, list[str]]:
    """The document and the texts that a reader finds on it, as it is laid out."""
    made = composed(edition, booklet, clinic)
    if edition == "web":
        return made, html.paragraphs(made.html)
    rendered = fitted(made) if EDITIONS[edition].fitted else render(made)
    return made, paragraphs(read(rendered.pages, made.places))


@pytest.mark.parametrize(("edition", "clinic"), [*((name, None) for name in (*PAGED, "web")), ("handout", LONG)])
def test_no_line_is_lost_and_the_loss_of_each_is_found(edition: str, clinic: str | None) -> None:
    made, texts = printed(edition, BOOKLET, clinic)
    assert lost(made.due, texts) == []
    for index, text in enumerate(texts):
        others = texts[:index] + texts[index + 1 :]
        found = lost(made.due, others)
        is_line = any(one.pattern.fullmatch("".join(text.split()).removeprefix("–")) for one in made.due)
        twice = sum("".join(other.split()) == "".join(text.split()) for other in others)
        assert len(found) == (1 if is_line and not twice else 0), text
    # Each line is caught by itself too: everything that it consists of is taken away.
    for one in made.due:
        left = [text for text in texts if not one.pattern.fullmatch("".join(text.split()).removeprefix("–"))]
        assert one.place in {finding.location for finding in lost(made.due, left)}, one.words


@pytest.mark.parametrize("edition", ["screen", "large-print", "leaflet", "handout", "web"])
def test_a_short_booklet_loses_no_line(edition: str) -> None:
    made, texts = printed(edition, SHORT)
    assert made.due
    assert lost(made.due, texts) == []


def test_the_lines_are_those_of_the_content() -> None:
    found = spread(library().booklets[BOOKLET], LANG)
    assert found is not None
    _, _, block = found
    signs = [sign for level in block.levels for group in level.groups for sign in group.signs]
    words = " ".join(one.words for one in composed("screen").due)
    assert len(composed("screen").due) > len(signs) > 10
    for level in block.levels:
        assert str(level.title).replace("'", "’") in words
    sayings = [level.saying for level in block.levels if level.saying]
    given_way = sum(1 + len(saying.items) for saying in sayings)
    assert len(composed("screen").due) - len(composed("leaflet").due) == given_way, GIVES_WAY


STYLE = [
    ".signs li:nth-child(2) { display: none; }",
    ".sign-note { display: none; }",
    ".level-strip { visibility: hidden; }",
    ".level-numbers { display: none; }",
    ".level-doubt { display: none; }",
    ".level-lines li:last-child { display: none; }",
    ".waiting li:first-child { display: none; }",
    ".sign-group h4 { display: none; }",
    ".level h3 { display: none; }",
]


@pytest.mark.parametrize("rule", STYLE)
def test_a_style_that_hides_a_line_is_found(rule: str) -> None:
    made = composed("handout")
    hidden = replace(made, html=made.html.replace("</head>", f"<style>{rule}</style></head>", 1))
    assert "call-incomplete" not in {one.rule for one in paint(made, EDITIONS["handout"]).findings}
    found = [one for one in paint(hidden, EDITIONS["handout"]).findings if one.rule == "call-incomplete"]
    assert found
    assert all(one.severity == "error" and one.location.path.endswith("quand-appeler.yaml") for one in found)


def test_a_page_of_html_that_hides_a_line_is_found() -> None:
    made = composed("web")
    assert one_page(made).findings == []
    page = replace(made, html=made.html.replace('<p class="level-strip">', '<p class="level-strip" hidden>', 1))
    (finding,) = one_page(page).findings
    assert finding.rule == "call-incomplete"


def test_the_job_of_a_booklet_without_a_call_asks_for_nothing() -> None:
    everything = library()
    booklet = everything.booklets[BOOKLET]
    parts = [part for part in booklet.meta.value.parts if part.kind != "call"]
    meta = booklet.meta.value.model_copy(update={"parts": parts, "editions": {}})
    state = replace(
        everything,
        booklets={**everything.booklets, BOOKLET: replace(booklet, meta=replace(booklet.meta, value=meta))},
    )
    assert compose(state, job("screen"), EDITIONS["screen"], STYLES).due == ()
