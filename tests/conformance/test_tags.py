"""The tags of every edition say what the content says, in its order; and each fact sees a fault that is planted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from booklet.delivery.editions import EDITIONS
from booklet.pdf.tags import elements, is_element, kids
from tests.conformance import tagfacts
from tests.conformance.tagfacts import FACTS, Fact, faults
from tests.sample import BOOKLET, LANG, job, library, made

TAGGED = [edition.name for edition in EDITIONS.values() if "PDF/UA-1" in edition.conformance]


def test_the_editions_that_are_read_aloud_are_looked_at() -> None:
    assert {"screen", "large-print", "leaflet", "handout"} <= set(TAGGED)


@cache
def document(edition: str, lang: str = LANG) -> tagfacts.Document:
    """Read once for all facts."""
    return tagfacts.opened(finished(edition, lang))


@cache
def finished(edition: str, lang: str = LANG) -> Pdf:
    return pikepdf.open(BytesIO(made(job(edition, lang=lang)).pdf))


@pytest.mark.parametrize("lang", library().booklets[BOOKLET].languages())
@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_fact_holds(fact: Fact, edition: str, lang: str) -> None:
    content = tagfacts.Content(job(edition, lang=lang))
    assert list(fact(finished(edition, lang), document(edition, lang), content)) == []


@pytest.mark.parametrize("edition", ["screen", "handout"])
@pytest.mark.parametrize("fact", [tagfacts.furniture, tagfacts.reach, tagfacts.lists, tagfacts.links])
def test_fact_holds_with_a_clinic(fact: Fact, edition: str) -> None:
    """What a clinic adds is no text of the booklet's, but it is tagged as well, and its links say where they lead."""
    for clinic in library().clinics:
        with pikepdf.open(BytesIO(made(job(edition, clinic)).pdf)) as pdf:
            assert faults(fact, pdf, job(edition)) == []


Plant = Callable[[Pdf], None]
PLANTED: list[tuple[Fact, str, Plant]] = []


def breaks(fact: Fact, edition: str) -> Callable[[Plant], Plant]:
    """Registers a change to an edition's file that the fact must see."""

    def register(plant: Plant) -> Plant:
        PLANTED.append((fact, edition, plant))
        return plant

    return register


def first(pdf: Pdf, kind: str, among: Callable[[Object], bool] = lambda element: True) -> Object:
    found = (one for one in elements(pdf.Root.StructTreeRoot) if Name(f"/{kind}") == one.S and among(one))
    return next(found)


def inner(element: Object) -> list[Object]:
    return [kid for kid in kids(element) if is_element(kid)]


def swap(element: Object, one: int, other: int) -> None:
    held = kids(element)
    held[one], held[other] = held[other], held[one]
    element.K = Array(held)


@breaks(tagfacts.order, "screen")
def two_sections_swapped(pdf: Pdf) -> None:
    swap(first(pdf, "Art"), 1, 2)


@breaks(tagfacts.order, "leaflet")
def two_columns_swapped(pdf: Pdf) -> None:
    def is_column(one: Object) -> bool:
        return [str(kid.S) for kid in inner(one)] == ["/P", "/L"]

    swap(first(pdf, "Div", lambda one: len(inner(one)) == 2 and all(map(is_column, inner(one)))), 0, 1)


@breaks(tagfacts.order, "handout")
def two_items_swapped(pdf: Pdf) -> None:
    swap([one for one in elements(pdf.Root.StructTreeRoot) if Name.L == one.S][1], 0, 1)


@breaks(tagfacts.order, "leaflet")
def panel_after_the_next(pdf: Pdf) -> None:
    swap(kids(pdf.Root.StructTreeRoot)[0], 2, 3)


@breaks(tagfacts.order, "handout")
def words_said_in_place_of_others(pdf: Pdf) -> None:
    [one for one in elements(pdf.Root.StructTreeRoot) if Name.LI == one.S][7].ActualText = String("Autre chose.")


@breaks(tagfacts.headings, "screen")
def heading_that_is_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "H4").S = Name.P


@breaks(tagfacts.headings, "handout")
def paragraph_that_is_a_heading(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.H2


@breaks(tagfacts.headings, "leaflet")
def heading_of_another_level(pdf: Pdf) -> None:
    first(pdf, "H3").S = Name.H4


@breaks(tagfacts.furniture, "handout")
def words_lost_to_decoration(pdf: Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents.write(re.sub(rb"/Span\s*<<\s*/MCID 3\s*>>\s*BDC", b"/Artifact BMC", content))


@breaks(tagfacts.furniture, "screen")
def folio_that_is_read_aloud(pdf: Pdf) -> None:
    page = pdf.pages[4]
    content = page.Contents.read_bytes()
    at = content.rindex(b"/Artifact BMC")
    page.Contents.write(content[:at] + b"/P <</MCID 900>> BDC" + content[at + len(b"/Artifact BMC") :])
    document = kids(pdf.Root.StructTreeRoot)[0]
    document.K.append(pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page.obj, K=900)))


@breaks(tagfacts.reach, "handout")
def tag_cut_out_of_the_tree(pdf: Pdf) -> None:
    parent = first(pdf, "L")
    parent.K = Array(kids(parent)[1:])


@breaks(tagfacts.reach, "leaflet")
def tag_that_lost_what_it_holds(pdf: Pdf) -> None:
    del first(pdf, "P").K


@breaks(tagfacts.reach, "handout")
def link_cut_out_of_the_tree(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if not isinstance(kid, Dictionary)])


@breaks(tagfacts.reach, "handout")
def words_that_are_neither_tagged_nor_decoration(pdf: Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents.write(re.sub(rb"/Span\s*<<\s*/MCID 3\s*>>\s*BDC(.*?)EMC", rb"\1", content, flags=re.DOTALL))


@breaks(tagfacts.lists, "handout")
def item_without_a_body(pdf: Pdf) -> None:
    first(pdf, "LBody").S = Name.Div


@breaks(tagfacts.lists, "handout")
def numbers_out_of_step(pdf: Pdf) -> None:
    numbered = first(pdf, "L", lambda one: Name.A in one)
    swap(numbered, 0, 1)


@breaks(tagfacts.lists, "screen")
def contents_that_are_a_list(pdf: Pdf) -> None:
    contents = first(pdf, "TOC")
    contents.S = Name.L
    for entry in inner(contents):
        entry.S = Name.LI


@breaks(tagfacts.tables, "screen")
def header_cell_that_heads_nothing(pdf: Pdf) -> None:
    del first(pdf, "TH").A


@breaks(tagfacts.tables, "screen")
def table_in_two(pdf: Pdf) -> None:
    table = first(pdf, "Table")
    body = inner(table)[-1]
    other = pdf.make_indirect(Dictionary(S=Name.Table, P=table.P, Pg=table.Pg, K=Array([inner(body)[-1]])))
    body.K = Array(inner(body)[:-1])
    place = [kid.objgen for kid in inner(table.P)].index(table.objgen)
    table.P.K = Array([*inner(table.P)[: place + 1], other, *inner(table.P)[place + 1 :]])


@breaks(tagfacts.languages, "screen")
def phrase_without_its_language(pdf: Pdf) -> None:
    del first(pdf, "Span", lambda one: Name.Lang in one).Lang


@breaks(tagfacts.languages, "screen")
def phrase_of_another_language(pdf: Pdf) -> None:
    first(pdf, "Span", lambda one: Name.Lang in one).Lang = String("de")


@breaks(tagfacts.languages, "handout")
def text_said_to_be_foreign(pdf: Pdf) -> None:
    first(pdf, "P").Lang = String("en")


@breaks(tagfacts.links, "screen")
def link_announced_as_a_name(pdf: Pdf) -> None:
    annotation = pdf.pages[4].obj.Annots[0]
    annotation.Contents = annotation.Dest


@breaks(tagfacts.links, "handout")
def link_announced_as_an_address(pdf: Pdf) -> None:
    annotation = pdf.pages[1].obj.Annots[0]
    annotation.Contents = annotation.A.URI


@breaks(tagfacts.links, "handout")
def link_announced_as_a_number(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots[0].Contents = String("15")


@breaks(tagfacts.figures, "leaflet")
def figure_in_pixels_from_the_top(pdf: Pdf) -> None:
    figure = first(pdf, "Figure")
    left, bottom, right, top = (float(side) for side in figure.A.BBox)
    figure.A.BBox = Array([left / 0.75, 793 - bottom, right / 0.75, 793 - top])


@breaks(tagfacts.figures, "screen")
def figure_described_as_another(pdf: Pdf) -> None:
    first(pdf, "Figure", lambda one: len(kids(one)) > 1).Alt = String("Un dessin.")


@breaks(tagfacts.figures, "screen")
def caption_that_is_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "Caption", lambda one: Name.Table != one.P.S).S = Name.P


@breaks(tagfacts.notes, "screen")
def citation_that_is_a_link_only(pdf: Pdf) -> None:
    first(pdf, "Reference", lambda one: Name.TOCI != one.P.S).S = Name.Span


@breaks(tagfacts.notes, "screen")
def note_that_is_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "Note").S = Name.P


@breaks(tagfacts.shown, "handout")
def file_name_in_the_title_bar(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks(tagfacts.shown, "handout")
def tab_key_by_rows(pdf: Pdf) -> None:
    pdf.pages[1].obj.Tabs = Name.R


@breaks(tagfacts.bookmarks, "leaflet")
def bookmark_of_other_words(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Autre titre")


@breaks(tagfacts.bookmarks, "handout")
def bookmark_to_another_page(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest[0] = pdf.pages[1].obj


@pytest.mark.parametrize(("fact", "edition", "plant"), PLANTED, ids=[plant.__name__ for _, _, plant in PLANTED])
def test_planted_fault_is_seen(fact: Fact, edition: str, plant: Plant) -> None:
    with pikepdf.open(BytesIO(made(job(edition)).pdf)) as pdf:
        plant(pdf)
        assert faults(fact, pdf, job(edition)) != []


def test_every_fact_has_been_seen_to_fail() -> None:
    assert {fact for fact, _, _ in PLANTED} == set(FACTS)


def ids(pdf: Pdf) -> Iterator[str]:
    yield from (str(one.ID) for one in elements(pdf.Root.StructTreeRoot) if Name.ID in one)


def test_notes_can_be_told_apart() -> None:
    with pikepdf.open(BytesIO(made(job("screen")).pdf)) as pdf:
        found = list(ids(pdf))
        assert len(found) == len(set(found)) >= 4
