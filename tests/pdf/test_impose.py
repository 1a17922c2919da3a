"""Imposition proved by folding: the stack is simulated, folded, and read page by page."""

from __future__ import annotations

import pikepdf
import pytest

from booklet.pdf.impose import MM, Side, impose, saddle_stitch, signature


def fold(sides: list[Side]) -> list[int | None]:
    """Reads the booklet that comes of printing on both sides (short edge), stacking, folding once and stapling.

    A leaf is half a sheet. Turned over its short edge, a sheet shows its back with left and right kept upright, so
    behind the right half of the front stands the left half of the back.
    """
    fronts, backs = sides[0::2], sides[1::2]
    first_half: list[int | None] = []
    second_half: list[int | None] = []
    for front, back in zip(fronts, backs, strict=True):
        first_half += [front.right, back.left]
        second_half = [back.right, front.left, *second_half]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(1, 65))
def test_the_folded_stack_reads_in_order(pages: int) -> None:
    read = fold(saddle_stitch(pages))
    assert len(read) == signature(pages)
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert read[-1] == pages, "the back cover stays last"
    assert None not in read[: pages - 1]


def test_a_planted_fault_is_seen() -> None:
    sides = saddle_stitch(8)
    sides[1], sides[3] = sides[3], sides[1]
    assert fold(sides) != list(range(1, 9))


def test_no_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        saddle_stitch(0)


def numbered(pages: int) -> pikepdf.Pdf:
    """A5 pages, each with its number as a comment in its content."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        pdf.add_blank_page(page_size=(148 * MM, 210 * MM))
        pdf.pages[-1].obj.Contents = pdf.make_stream(f"% page {number}\n".encode())
    return pdf


def placed(page: pikepdf.Page) -> dict[str, tuple[float, bytes]]:
    """Name of each half -> its x in mm and the content it draws."""
    out = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            x = float(operands[4])
        elif str(operator) == "Do":
            name = str(operands[0])
            out[name] = (x / MM, page.obj.Resources.XObject[name].read_bytes())
    return out


def test_sheets_are_a4_landscape_with_two_pages_a_side() -> None:
    sheets = impose(numbered(8), (297, 210))
    assert len(sheets.pages) == 4
    first = sheets.pages[0]
    assert [float(side) for side in first.mediabox] == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.01)
    halves = placed(first)
    assert halves["/L"][0] == pytest.approx(0.5, abs=0.001)
    assert b"page 8\n" in halves["/L"][1]
    assert halves["/R"][0] == pytest.approx(148.5, abs=0.001)
    assert b"page 1\n" in halves["/R"][1]


def test_creep_moves_inner_pages_towards_the_fold() -> None:
    sheets = impose(numbered(8), (297, 210), creep=0.1)
    outer, inner = placed(sheets.pages[0]), placed(sheets.pages[2])
    assert outer["/R"][0] == pytest.approx(148.5, abs=0.001)
    assert inner["/R"][0] == pytest.approx(148.4, abs=0.001)
    assert inner["/L"][0] == pytest.approx(0.6, abs=0.001)


def test_fold_ticks_stand_on_the_fold_inside_the_printable_area() -> None:
    sheets = impose(numbered(4), (297, 210), ticks=6)
    sheet = sheets.pages[0]
    points = [
        [float(value) / MM for value in operands]
        for operands, operator in pikepdf.parse_content_stream(sheet)
        if str(operator) in ("m", "l")
    ]
    assert len(points) == 4
    assert all(x == pytest.approx(148.5, abs=0.01) and 5.99 <= y <= 204.01 for x, y in points)
