"""Pages of notes: as many sheets as are needed, the call in the middle, and none more with a clinic."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet.compose.composed import Composed
from booklet.diagnostics import Location
from booklet.pdf.padding import off_centre
from booklet.pdf.render import render

PAGE = '<div class="{}" style="break-before: page">{}</div>'
NOTES = '<section class="section padding{}"><p style="break-before: page">Notes</p></section>'


def document(front: int, behind: int, spread: str = "centre", *, spare: int = 7, reserve: int = 0, clinic: int = 0,
             between: int = 0) -> Composed:  # fmt: skip
    """So many pages before the two of the call, ``between`` between them, and so many behind, the cover last."""
    pages = "".join(PAGE.format("page", f"p{number}") for number in range(front))
    ahead = "".join(NOTES.format(" padding-call") for _ in range(spare))
    call = PAGE.format("level-now", "A") + PAGE.format("page", "x") * between + PAGE.format("level-today", "B")
    after = "".join(PAGE.format("page", f"q{number}") for number in range(behind - 1 - clinic))
    after += PAGE.format("team-known", "clinic") * clinic
    back = "".join(NOTES.format("") for _ in range(spare)) + PAGE.format("page", "back")
    html = f"<!doctype html><html lang=fr><title>T</title><body>{pages}{ahead}{call}{after}{back}</body></html>"
    places = {"cover": Location("a.yaml"), "call": Location("b.yaml", 3, 1)}
    return Composed(html, Path("/").as_uri(), places, frozenset(), "fr", spread=spread, call="call",  # type: ignore[arg-type]
                    reserve=reserve)  # fmt: skip


def numbers(composed: Composed, fold: int = 4) -> tuple[int, int]:
    """The page of the call's first sign, and how many pages there are."""
    pages = render(composed, fold).document.pages
    first = next(number for number, page in enumerate(pages, 1) if "level-now" in classes(page))
    return first, len(pages)


def classes(page: object) -> str:
    waiting, found = [page._page_box], ""  # type: ignore[attr-defined]
    while waiting:
        box = waiting.pop()
        found += f" {(box.element.get('class') or '') if box.element is not None else ''}"
        waiting += getattr(box, "children", [])
    return found


@pytest.mark.parametrize(("front", "behind"), [(3, 2), (3, 4), (4, 4), (5, 3), (1, 6), (7, 7), (6, 2)])
def test_the_call_is_the_middle_whatever_stands_around_it(front: int, behind: int) -> None:
    composed = document(front, behind)
    first, count = numbers(composed)
    assert count % 4 == 0 and 2 * first == count
    assert list(off_centre(render(composed, 4).document.pages, composed)) == []


def test_no_page_of_notes_is_there_where_none_is_needed() -> None:
    assert numbers(document(3, 3)) == (4, 8)


@pytest.mark.parametrize("front", [2, 3])
def test_pages_that_need_not_be_the_middle_face_each_other(front: int) -> None:
    first, count = numbers(document(front, 5, "facing"))
    assert first == 4 and count % 4 == 0


@pytest.mark.parametrize("behind", [3, 4, 5, 6])
def test_a_clinic_does_not_change_the_number_of_pages(behind: int) -> None:
    """Its box takes a page, and one of notes gives way."""
    assert numbers(document(3, behind, reserve=1)) == numbers(document(3, behind + 1, reserve=1, clinic=1))


def test_what_cannot_be_the_middle_is_told() -> None:
    composed = document(3, 20, spare=3)
    (finding,) = off_centre(render(composed, 4).document.pages, composed)
    assert (finding.rule, finding.severity, str(finding.location)) == ("call-off-centre", "warning", "b.yaml:3:1")
    assert "pages 4 and 5 of 28" in finding.message and "after" in str(finding.hint)


def test_pages_that_do_not_face_each_other_are_told() -> None:
    composed = document(3, 3, between=1)
    (finding,) = off_centre(render(composed, 4).document.pages, composed)
    assert "do not face each other" in finding.message


def test_a_document_without_a_call_is_padded_at_its_end_alone() -> None:
    composed = document(3, 3, "")
    assert len(render(composed, 4).document.pages) == 8
    assert list(off_centre(render(composed, 4).document.pages, composed)) == []
