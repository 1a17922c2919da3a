"""Running text: what an editor types and what the page says."""

import pytest

from booklet.blocks import GlossaryItem
from booklet.compose.inline import Inliner
from booklet.compose.typography import setter

GLOSSARY = {
    "raideur": GlossaryItem(id="raideur", term="raideur", short="le dos plie mal", definition="Le dos plie mal.")
}


def inliner(**options: bool) -> Inliner:
    return Inliner(setter("en"), {"first": 1, "second": 2}, GLOSSARY, **options)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ 7*7 }} and {% if x %}", "{{ 7*7 }} and {% if x %}"),
        ("&eacute; &lt;", "&amp;eacute; &amp;lt;"),
        ("**strong** and *soft*", "<strong>strong</strong> and <em>soft</em>"),
        ("`a:b`", "<code>a:b</code>"),
        ("[site](https://example.org/)", '<a href="https://example.org/">site</a>'),
        ("[bad](javascript:alert(1))", "[bad](javascript:alert(1))"),
        ("[file](../../etc/passwd)", "[file](../../etc/passwd)"),
        ("two\nlines", "two lines"),
    ],
)
def test_text_comes_out_as_typed(typed: str, expected: str) -> None:
    assert inliner()(typed) == expected


def test_citations_are_numbers_in_order_linked_to_their_reference() -> None:
    html = inliner()("Fact [@second; @first].")
    assert html == (
        'Fact <span class="cites" data-tag="Reference">[<a class="cite" href="#ref-first">1</a>, '
        '<a class="cite" href="#ref-second">2</a>]</span>.'
    )


def test_a_term_is_explained_at_its_first_use_only() -> None:
    inline = inliner()
    assert "(le dos plie mal)" in inline("A {raideur}.")
    assert inline("The {raideur|stiffness} again.") == "The stiffness again."


def test_a_sentence_that_explains_a_term_gets_no_second_explanation() -> None:
    inline = inliner()
    assert "(" not in inline("{=raideur|Raideur} means that the back bends badly.")
    assert "(" not in inline("More {raideur}.")


def test_words_of_another_language_are_set_and_said_to_be_so() -> None:
    html = inliner()("Call the {fr:centre d'appel : ici !} today: now.")
    assert html == 'Call the <span lang="fr">centre d’appel\u00a0: ici\u202f!</span> today: now.'
    assert inliner().plain("See {fr-CA: Qui ?}") == "See Qui?"
    assert inliner()("{fr:<b>x</b>}") == '<span lang="fr">&lt;b&gt;x&lt;/b&gt;</span>'


@pytest.mark.parametrize("typed", ["{FR:x}", "{fr:}", "{fra:x}", "{{fr:x}}", "{fr:a|b}"])
def test_braces_that_name_no_language_come_out_as_typed(typed: str) -> None:
    assert inliner()(typed) == typed


def test_plain_text_has_no_markup_and_no_numbers() -> None:
    assert inliner(explain=False).plain("**Fact** & {raideur} [@first]") == "Fact & raideur"


def test_a_number_that_is_a_link_says_what_it_dials() -> None:
    inline = inliner()
    inline.dialled = {"tel": "Phone", "sms": "Text message"}
    html = str(inline("Call [**15**](tel:15), [114](sms:114), [the team](tel:16) or [2](https://example.org/)."))
    assert html.count("aria-label") == 2
    assert '<a href="tel:15" aria-label="Phone 15"><strong>15</strong></a>' in html
    assert '<a href="sms:114" aria-label="Text message 114">114</a>' in html
