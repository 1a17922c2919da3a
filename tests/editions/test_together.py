"""What the editions of one booklet have in common: pages and folios; and no colour in a finished file in grey."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from booklet.edition import EDITIONS
from booklet.pdf.impose import saddle_stitch
from tests.editions.facts import MM
from tests.pdf.operators import held
from tests.sample import job, made


def read(text: str, number: int) -> tuple[Counter[str], bool]:
    """The letters of a page, counted, and whether its number stands on it.

    Readers differ in where they see a space or a hyphen; the rail's numerals are furniture, which an edition may drop.
    """
    return Counter(character for character in text if character.isalpha()), str(number) in re.findall(r"\d+", text)


def pages(edition: str) -> list[tuple[Counter[str], bool]]:
    """Every page of an edition of single pages."""
    document = pypdfium2.PdfDocument(made(job(edition)).pdf)
    return [read(page.get_textpage().get_text_bounded(), number) for number, page in enumerate(document, 1)]


def halves() -> list[tuple[Counter[str], bool]]:
    """Every page of the booklet edition, in the order of the folded stack."""
    document = pypdfium2.PdfDocument(made(job("booklet")).pdf)
    found = {}
    for page, side in zip(document, saddle_stitch(2 * len(document)), strict=True):
        text = page.get_textpage()
        for number, limits in ((side.left, {"right": 148.5 * MM}), (side.right, {"left": 148.5 * MM})):
            if number:
                found[number] = read(text.get_text_bounded(**limits), number)
    return [found[number] for number in sorted(found)]


def test_screen_booklet_and_press_have_the_same_pages_and_folios() -> None:
    screen = pages("screen")
    assert len(screen) == 24 and all(sum(letters.values()) > 20 for letters, _ in screen)
    assert sum(numbered for _, numbered in screen) > 10
    assert pages("press") == screen
    assert halves() == screen
    assert [*screen[1:], screen[0]] != screen, "two pages in each other's place would be seen"


@pytest.mark.parametrize("edition", [name for name, row in EDITIONS.items() if "grey" in row.inks])
def test_a_finished_file_in_grey_holds_no_colour(edition: str) -> None:
    def colours(ink: str) -> set[str]:
        with pikepdf.open(BytesIO(made(job(edition, ink=ink)).pdf)) as pdf:
            return held(pdf) & {"rg", "RG", "k", "K", "DeviceRGB", "DeviceCMYK"}

    assert "rg" in colours("colour"), "the reader sees colour where there is some"
    assert colours("grey") == set()
