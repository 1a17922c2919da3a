"""Marks on running text: every word that came or went is marked, inside the tags around it, and no other is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.blocks import GlossaryItem, Inline
from booklet.compose.marking import Changed, MarkedInliner, marked, printed, runs_html
from booklet.compose.typography import setter
from booklet.revision.words import runs

TEXTS = st.lists(
    st.sampled_from(["un", "deux", "**gras**", "*fin*", "[lien](https://a.fr)", "`x`", "&", "<b>", ","]), max_size=8
)


def inliner() -> MarkedInliner:
    return MarkedInliner(setter("fr"), {"a": 1, "b": 2}, {})


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(html: str) -> bool:
    parser = _Balanced()
    parser.feed(html)
    return not parser.open


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("Lavez vos mains.", "Lavez bien vos mains.", "Lavez <ins>bien</ins> vos mains."),
        ("Lavez bien.", "Lavez.", "Lavez <del>bien</del>."),
        ("", "Lavez.", "<ins>Lavez.</ins>"),
        ("Lavez.", "", "<del>Lavez.</del>"),
        ("Un **grand** froid", "Un **très grand** froid", "Un <strong><ins>très</ins> grand</strong> froid"),
        ("Un fait [@a].", "Un fait.", "Un fait <del>[a]</del>."),
        ("Un < deux", "Un < trois", "Un &lt; <del>deux</del><ins>trois</ins>"),
    ],
)
def test_written_out_cases(before: str, after: str, html: str) -> None:
    assert str(inliner()(Changed(after, before))) == html


def test_an_unchanged_text_is_as_ever() -> None:
    assert (
        str(inliner()("Un **fait** [@a].")) == 'Un <strong>fait</strong> <span class="cites" data-tag="Reference">'
        '[<a class="cite" href="#ref-a">1</a>]</span>.'
    )


@given(TEXTS, TEXTS)
def test_tags_close_as_they_open_and_both_texts_can_be_read(before: list[str], after: list[str]) -> None:
    old, new = (str(inliner()(" ".join(text))) for text in (before, after))
    html = str(marked(old, new))
    assert balanced(html)
    assert words(re.sub(r"<del>.*?</del>", " ", html)).replace(" ", "") == words(new).replace(" ", "")
    assert words(re.sub(r"<ins>.*?</ins>", " ", html)).replace(" ", "") == words(old).replace(" ", "")


def test_runs_are_escaped() -> None:
    assert str(runs_html(runs("a <b>", "a <i>"), setter("en"))) == "a &lt;<del>b</del><ins>i</ins>&gt;"


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("Le {pai|PAI} fixe [@a].", "Le {pai|PAI} prévoit [@a].", "Le PAI <del>fixe</del><ins>prévoit</ins>."),
        ("Un {pai|PAI} utile.", "Un PAI utile.", "Un PAI <del>(projet d’accueil)</del> utile."),
        ("Un fait [@a].", "Un fait [@a; @b].", "Un fait [a<ins>, b</ins>]."),
        ("Un fait.", "Un **fait**.", "Un <ins>**</ins>fait<ins>**</ins>."),
        ("Un {pai|PAI} [@a].", "Un {pai|PAI} [@a].", "Un PAI."),
    ],
)
def test_the_list_of_changes_reads_as_a_page_does(before: str, after: str, html: str) -> None:
    typeset = setter("fr")
    glossary = {
        "pai": GlossaryItem(
            id="pai", term=Inline("PAI"), short=Inline("projet d'accueil"), definition=Inline("Un écrit.")
        )
    }
    assert str(runs_html(printed(runs(before, after), typeset, glossary), typeset)) == html
