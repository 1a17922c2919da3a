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


def shown(sheets: pikepdf.Pdf, index: int) -> tuple[dict[str, int], bool]:
    """The page on each half of a side, as it lies when the side is the right way up, and whether it is upside down."""
    page = sheets.pages[index]
    turned = page.obj.Contents.read_bytes().startswith(b"-1 0 0 -1")
    halves = {name: int(content.split()[2]) for name, (_, content) in placed(page).items()}
    return ({"/L": halves.get("/R", 0), "/R": halves.get("/L", 0)} if turned else halves), turned


def stack(fronts: pikepdf.Pdf, backs: pikepdf.Pdf, edge: str) -> list[int | None]:
    """Reads the booklet that comes of sheets whose ``backs`` are printed after turning them over an ``edge``.

    Over the short edge, which is upright, a back comes out upright, and the half that was printed on the left stands
    behind the right one of the front. Over the long edge it is upside down unless it was printed so: then its halves
    have changed places as well, and it comes out as it does over the short edge.
    """
    assert len(fronts.pages) == len(backs.pages)
    sides = []
    for index in range(len(fronts.pages)):
        (front, upside_down), (back, turned) = shown(fronts, index), shown(backs, index)
        assert not upside_down
        assert turned == (edge == "long"), "a back would be upside down"
        if turned:
            back = {"/L": back["/R"], "/R": back["/L"]}  # as printed, turned by half a turn: left is left again
        sides += [Side(front.get("/L") or None, front.get("/R") or None, index)]
        sides += [Side(back.get("/L") or None, back.get("/R") or None, index)]
    return fold(sides)


def sides_of(sheets: pikepdf.Pdf, first: int) -> pikepdf.Pdf:
    out = pikepdf.new()
    out.pages.extend(sheets.pages[first::2])
    return out


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 12, 27, 48, 52, 64])
@pytest.mark.parametrize("edge", ["short", "long"])
def test_sheets_that_are_painted_fold_into_a_booklet(pages: int, edge: str) -> None:
    sheets = impose(numbered(pages), (297, 210), turned=edge == "long")
    read = stack(sides_of(sheets, 0), sides_of(sheets, 1), edge)
    assert [page for page in read if page] == list(range(1, pages + 1))


def test_backs_for_the_other_edge_are_seen() -> None:
    sheets = impose(numbered(8), (297, 210), turned=True)
    with pytest.raises(AssertionError, match="upside down"):
        stack(sides_of(sheets, 0), sides_of(sheets, 1), "short")


def test_a_back_turned_round_keeps_its_place_on_the_sheet() -> None:
    """Half a turn about the middle of the sheet: what stood near the left edge stands as near the right one."""
    plain, turned = impose(numbered(8), (297, 210), creep=0.1), impose(numbered(8), (297, 210), creep=0.1, turned=True)
    for index in (1, 3):
        operands = next(
            list(part) for part, name in pikepdf.parse_content_stream(turned.pages[index]) if str(name) == "cm"
        )
        assert [float(value) for value in operands] == pytest.approx([-1, 0, 0, -1, 297 * MM, 210 * MM], abs=0.01)
        assert placed(plain.pages[index]).keys() == placed(turned.pages[index]).keys()
        first = [float(part[4]) for part, name in pikepdf.parse_content_stream(plain.pages[index]) if str(name) == "cm"]
        other = [
            float(part[4]) for part, name in pikepdf.parse_content_stream(turned.pages[index]) if str(name) == "cm"
        ]
        assert other[1:] == first
    assert plain.pages[0].obj.Contents.read_bytes() == turned.pages[0].obj.Contents.read_bytes()
