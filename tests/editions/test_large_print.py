"""The fixture for low vision."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.delivery.editions import EDITIONS
from booklet.diagnostics import has_errors
from booklet.pdf import Finished
from booklet.pdf.render import render
from tests.editions.facts import CLEAR, MM, inked
from tests.sample import ROOT, job, library, made

LEAST, BODY = 16, 18
"""Points: UKAAF and RNIB ask for 16 at the least and 18 for the body of large print."""

JOB = job("large-print")


@pytest.fixture(scope="module")
def finished() -> Finished:
    return made(JOB)


@pytest.fixture(scope="module")
def sizes() -> dict[str, set[float]]:
    """Sizes of type in points, by the element that the text stands in; bullets drawn as type are no text."""
    composed = compose(library(), JOB, EDITIONS["large-print"], shipped.styles(ROOT))
    found: dict[str, set[float]] = {}
    for page in render(composed).pages:
        for box in page.descendants():
            if getattr(box, "text", "").strip(" ■\u00a0"):
                found.setdefault(str(box.element_tag), set()).add(round(box.style["font_size"] * 0.75, 2))
    return found


def test_no_fault_is_found_on_its_pages(finished: Finished) -> None:
    assert not has_errors(finished.findings), [finding.as_text() for finding in finished.findings]


def test_pages_are_a4_standing(finished: Finished) -> None:
    for page in pikepdf.open(BytesIO(finished.pdf)).pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.02)


def test_nothing_is_set_under_16_points(sizes: dict[str, set[float]]) -> None:
    assert len(sizes) > 10
    assert {tag: size for tag, size in sizes.items() if min(size) < LEAST} == {}


def test_the_body_is_18_points(sizes: dict[str, set[float]]) -> None:
    assert BODY in sizes["p"]
    assert BODY in sizes["li"]


def test_it_is_no_scaled_copy(finished: Finished) -> None:
    """Its lines are its own: do and avoid stand one under the other, not side by side."""
    for page in pypdfium2.PdfDocument(finished.pdf):
        text = page.get_textpage()
        places = {}
        for word in ("À faire", "À éviter"):
            search = text.search(word)
            if found := search.get_next():
                places[word] = text.get_charbox(found[0])
        if len(places) == 2:
            (do, avoid) = places.values()
            assert avoid[3] < do[1]
            assert abs(avoid[0] - do[0]) < 2 * MM
            return
    pytest.fail("no page has both")


def test_every_mark_is_clear_of_the_edge(finished: Finished) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(finished.pdf), 1):
        assert min(inked(page, 1.5)) >= CLEAR - 0.4, f"page {number}: {inked(page, 1.5)}"


def test_no_sign_of_a_level_stands_on_another_page_than_the_level_s_name(finished: Finished) -> None:
    """A reader who meets a sign must see at once how urgent it is."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(finished.pdf)]
    for name, last_sign in (
        ("Tout de suite", "En cas de doute, appelez le 15"),
        ("Aujourd’hui", "reste mou après trois jours"),
        ("Quand appeler selon votre vernis", "Elle jaunit peu à peu"),
        ("Appelez avant", "un second vernis"),
    ):
        (page,) = [text.replace("\u00a0", " ") for text in pages if last_sign in text]
        assert name in page
