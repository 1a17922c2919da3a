"""The fixture's handout: one sheet, two sides, given at the end of a visit."""

from __future__ import annotations

import pypdfium2
import pytest

from booklet.diagnostics import has_errors
from booklet.pdf.fitting import SIZES
from tests.editions.facts import CLEAR, MM, call_lines, inked, opened, own_words, printed, sizes
from tests.editions.test_leaflet import sorted_by_kind
from tests.sample import job, made

JOB = job("handout")


def test_no_fault_is_found_on_its_sides() -> None:
    assert not has_errors(made(JOB).findings), [finding.as_text() for finding in made(JOB).findings]


def test_it_is_one_sheet_of_a4_standing() -> None:
    pages = opened(JOB).pages
    assert made(JOB).pages == len(pages) == 2
    for page in pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.01)


def test_every_mark_is_clear_of_the_edge() -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(made(JOB).pdf), 1):
        assert min(inked(page)) >= CLEAR - 0.3, f"side {number}: {inked(page)}"


def test_the_print_dialog_opens_right() -> None:
    pdf = opened(JOB)
    wanted = pdf.Root.ViewerPreferences
    assert (wanted.Duplex, wanted.PrintScaling) == ("/DuplexFlipLongEdge", "/None")


def test_body_is_12_points_or_more() -> None:
    found = sizes(JOB)
    small, notes, body = sorted_by_kind(found)
    assert len(small) > 8 and len(notes) > 4 and len(body) > 50
    assert [one for one in small if one[0] < 10.5] == []
    assert [one for one in notes if one[0] < 11.5] == []
    assert [one for one in body if one[0] < SIZES[0]] == []


def test_it_says_every_line_of_when_to_call_in_order_on_one_side() -> None:
    lines, text, at = call_lines(JOB), printed(JOB), 0
    for line in lines:
        assert line in text[at:], line
        at = text.index(line, at)
    back = pypdfium2.PdfDocument(made(JOB).pdf)[1].get_textpage().get_text_bounded()
    assert "Tout de suite" in back and "ligne où la pierre s’ouvre" in back.replace("\u00a0", " ")


def test_it_has_no_text_of_its_own() -> None:
    left = own_words(JOB).replace("À retenir", "").replace("Quand appeler", "")
    assert [word for word in left.split() if word.isalpha() and len(word) > 3] == []
