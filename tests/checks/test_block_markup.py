"""What looks like a block inside a text, in every way of writing a text, and what only looks a little like one."""

from __future__ import annotations

import pytest

from booklet.checks import block_markup
from tests.support import FIRST, MARK, SECOND, Project, marked

PLANTED = {
    "# a title": "|\n      ⟦# Le matin\n      buvez",
    "## a title": "'⟦## Le matin'",
    "a list": "|\n      ⟦- buvez\n      - mangez",
    "a list of one": "'⟦- buvez'",
    "a dash of Word": "⟦– buvez",
    "one item below words": "|\n      Le matin\n      ⟦- buvez",
    "a list folded into words": "Buvez\n      ⟦- de l'eau\n      - du thé",
    "a list below a colon": "|\n      Buvez :\n      ⟦* de l'eau",
    "plus": "'⟦+ buvez'",
    "numbers": "|\n      ⟦1. buvez\n      2. mangez",
    "a number in brackets": "'⟦1) **buvez**'",
    "a letter": "'⟦a) buvez'",
    "a number and a stroke": "⟦1/ buvez",
    "a number without a space": "⟦1.Buvez",
    "a number and a dash": "⟦1- buvez",
    "a dash without a space": "'⟦-buvez'",
    "a hyphen of Unicode": "⟦‐ buvez",
    "an arrow": "⟦→ buvez",
    "round brackets to tick": "⟦( ) buvez",
    "a box": "'⟦[ ] buvez'",
    "a ticked box": "'⟦[x] buvez'",
    "a box of a list": "'⟦- [ ] buvez'",
    "a drawn box": "⟦☐ buvez",
    "a point": "⟦• buvez",
    "a point without a space": "⟦●buvez",
    "a tick": "⟦✓ buvez",
    "a middle point": "⟦· buvez",
    "a quotation": "'⟦> buvez'",
    "a quotation below": "|\n      Le matin\n      ⟦> buvez",
    "a table": "|\n      ⟦|a|b|\n      |-|-|",
    "a table without a frame": "⟦a | b | c",
    "code": "|\n      ⟦```\n      buvez\n      ```",
    "a title underlined": "|\n      Le matin\n      ⟦=======\n      buvez",
    "a title underlined twice": "|\n      Le matin\n      ⟦---\n      buvez",
    "a line": "'⟦***'",
    "two paragraphs": "|\n      Buvez.\n\n      ⟦Mangez.",
    "two folded paragraphs": ">\n      Buvez.\n\n      ⟦Mangez.",
    "two plain paragraphs": "Buvez.\n\n      ⟦Mangez.",
    "two quoted paragraphs": '"Buvez.\n\n      ⟦Mangez."',
    "a broken line": "|\n      Buvez⟦\\\n      mangez",
    "a picture": "Buvez ⟦![eau](eau.png)",
    "a footnote": "Buvez⟦[^1]",
    "struck out": "Buvez ⟦~~peu~~",
    "an address apart": "'⟦[eau]: https://example.org'",
}

HARMLESS = [
    "'#1 conseil'", "-5 °C", "–", "'> 38 °C'", "'>= 38 °C'", "3,5 mg par jour", "Buvez\n      – doucement – puis",
    "Le\n      15. Puis", "1990. Une année", "12 à 15 ans", "'«\u202fcité\u202f»'", "'[notre site](https://example.org)'",
    "a|b", "A. Martin", "'**Gras** puis'", "|\n      un\n      deux", ">-\n      un\n      deux\n\n", "100 % des gens",
    "M. Untel", "50/50", "5 mars", "a = b", "__gras__", "1,5 litre", "Buvez, c'est bon - toujours",
    "1.5 litre", "15 - jour et nuit", "'15 : le Samu'", "-5", "3-5 jours", "'#SclérodermieDay'",
]  # fmt: skip


def found(project: Project, text: str) -> list[str]:
    place = project.edit(SECOND, "blocks:\n", f"blocks:\n  - kind: paragraph\n    text: {text}\n")
    library, faults = project.load()
    assert not faults
    places = [str(fault.location) for fault in block_markup.check(library)]
    assert not place or places == [place]
    return places


@pytest.mark.parametrize("name", PLANTED)
def test_a_block_inside_a_text_is_found_where_it_begins(name: str, project: Project) -> None:
    assert found(project, PLANTED[name])


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_block_stays_allowed(text: str, project: Project) -> None:
    assert found(project, text) == []


def test_the_hint_names_the_kind_of_block() -> None:
    kinds = {sign.what: sign.hint for sign in block_markup.SIGNS}
    for what, kind in {
        "the sign of a title": "subheading", "a box to tick": "checklist", "the dash of a list": "list",
        "the number of an item": "steps", "the sign of a quotation": "quote", "the row of a table": "table",
    }.items():  # fmt: skip
        assert f"kind: {kind}" in kinds[what]


@pytest.mark.parametrize(("lang", "count"), [("fr", 1), ("de", 0)])
def test_a_language_that_writes_an_ordinal_so_has_its_days(lang: str, count: int) -> None:
    assert len(list(block_markup._found("24. Dezember", lang))) == count
    assert len(list(block_markup._found("|\n  1. Trinken\n  2. Essen", lang))) == 1


def test_an_alias_is_looked_at_once(project: Project) -> None:
    text, place = marked(FIRST, f"title: &t '{MARK}- un'\nblocks:\n  - {{kind: paragraph, text: *t}}\n")
    project.write(FIRST, text)
    assert [str(fault.location) for fault in block_markup.check(project.load()[0])] == [place]
