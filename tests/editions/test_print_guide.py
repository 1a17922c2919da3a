"""The page that goes with the booklet: how to print, fold and staple it."""

from __future__ import annotations

import pypdfium2

from booklet.delivery.editions import GUIDE
from tests.editions.facts import CLEAR, inked, words
from tests.sample import job, made

JOB = job("booklet", piece=GUIDE.name)


def text() -> str:
    (page,) = pypdfium2.PdfDocument(made(JOB).pdf)
    return words(page.get_textpage().get_text_bounded())


def test_it_is_one_page_without_a_fault() -> None:
    assert made(JOB).findings == []
    assert made(JOB).pages == 1


def test_it_counts_the_sheets_of_the_booklet() -> None:
    sides = made(job("booklet")).pages
    assert f"{sides // 2} feuilles A4, imprimées des deux côtés, donnent un livret A5 de {2 * sides} pages." in text()


def test_it_names_the_edge_to_turn_on() -> None:
    assert "retourner sur le bord court" in text()
    assert "sides=two-sided-short-edge" in text()


def test_every_mark_is_clear_of_the_edge() -> None:
    (page,) = pypdfium2.PdfDocument(made(JOB).pdf)
    assert min(inked(page)) >= CLEAR
