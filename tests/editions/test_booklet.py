"""The fixture for an office printer: sheets to fold and staple."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from booklet.diagnostics import has_errors
from booklet.pdf import Finished
from tests.editions.facts import CLEAR, MM, inked
from tests.sample import job, made


@pytest.fixture(scope="module")
def finished() -> Finished:
    return made(job("booklet"))


@pytest.fixture(scope="module")
def pdf(finished: Finished) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(finished.pdf))


def test_no_fault_is_found_on_its_pages(finished: Finished) -> None:
    assert not has_errors(finished.findings), [finding.as_text() for finding in finished.findings]


def test_it_has_half_as_many_sides_as_the_screen_edition_has_pages(finished: Finished, pdf: pikepdf.Pdf) -> None:
    screen = made(job("screen"))
    assert finished.pages == len(pdf.pages) == screen.pages // 2


def test_sides_are_a4_lying(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.01)


def test_the_first_side_is_the_back_cover_beside_the_cover(finished: Finished) -> None:
    text = pypdfium2.PdfDocument(finished.pdf)[0].get_textpage()
    middle = 148.5 * MM
    assert "Urgences" in text.get_text_bounded(right=middle)
    assert "Vivre avec" in text.get_text_bounded(left=middle)


def test_the_print_dialog_opens_right(pdf: pikepdf.Pdf) -> None:
    wanted = pdf.Root.ViewerPreferences
    assert wanted.Duplex == "/DuplexFlipShortEdge"
    assert wanted.PrintScaling == "/None"


def test_every_mark_is_clear_of_the_edge(finished: Finished) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(finished.pdf), 1):
        assert min(inked(page)) >= CLEAR - 0.3, f"side {number}: {inked(page)}"


def test_a_mark_at_the_edge_is_seen(finished: Finished) -> None:
    pdf = pikepdf.open(BytesIO(finished.pdf))
    pdf.pages[0].contents_add(b"q 0 g 2 300 3 3 re f Q")
    out = BytesIO()
    pdf.save(out)
    assert min(inked(pypdfium2.PdfDocument(out.getvalue())[0])) < 1
