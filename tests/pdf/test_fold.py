"""Letter fold proved by folding: the sheet is simulated, folded, opened and read panel by panel."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from booklet.compose.composed import Composed, Fitting
from booklet.edition import EDITIONS
from booklet.pdf import finish
from booklet.pdf.fold import INSIDE, NARROW, OUTSIDE, on_sheet
from booklet.pdf.impose import MM
from booklet.pdf.tags import elements, kids
from tests.pdf.page import composed

SHEET = (297.0, 210.0)
WIDE, NARROWER = 100.0, 97.0


@dataclass(frozen=True)
class Strip:
    """A third of the sheet, as paper: what is printed on its two faces, and how wide it is."""

    inside: int
    outside: int
    width: float


def printed(outside: tuple[int, ...], inside: tuple[int, ...], width: dict[int, float]) -> list[Strip]:
    """The sheet as it lies open, inside up, from left to right.

    Turned over its short edge, left and right change places: behind the left third of the inside is the right third
    of the outside. Paper has one width, so both faces must have been given the same.
    """
    strips = []
    for index, number in enumerate(inside):
        behind = outside[2 - index]
        assert width[number] == width[behind], f"panels {number} and {behind} are the two faces of one strip"
        strips.append(Strip(number, behind, width[number]))
    return strips


def read(strips: list[Strip]) -> list[int]:
    """The panels as a reader meets them: closed, opened once, opened twice, turned over.

    The right third is folded in first, then the left one over it: so the left third's outer face is on top.
    """
    left, middle, right = strips
    assert right.width < left.width and right.width < middle.width, "what is folded in must be the narrower panel"
    cover = left.outside
    opened_once = right.outside  # beside the inner face of the cover, the outer face of what is folded in
    opened_twice = [left.inside, middle.inside, right.inside]
    return [cover, opened_once, *opened_twice, middle.outside]


def given(number: int) -> float:
    return NARROWER if number in NARROW else WIDE


def test_the_folded_sheet_reads_in_order() -> None:
    width = {number: given(number) for number in range(1, 7)}
    assert read(printed(OUTSIDE, INSIDE, width)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("outside", "inside"),
    [((1, 6, 2), (3, 4, 5)), ((2, 6, 1), (5, 4, 3)), ((6, 2, 1), (3, 4, 5)), ((2, 6, 1), (4, 3, 5))],
)
def test_another_order_is_seen(outside: tuple[int, ...], inside: tuple[int, ...]) -> None:
    width = {number: given(number) for number in range(1, 7)}
    try:
        order = read(printed(outside, inside, width))
    except AssertionError:
        return
    assert order != [1, 2, 3, 4, 5, 6]


def test_a_wide_panel_folded_in_is_seen() -> None:
    with pytest.raises(AssertionError, match="narrower"):
        read(printed(OUTSIDE, INSIDE, dict.fromkeys(range(1, 7), 99.0)))


TEXT = "".join(
    f'<article class="unit unit-{n}"><h2 id="t{n}">Panneau {n}</h2>'
    f'<p><a href="#t{7 - n}">vers {7 - n}</a></p></article>'
    for n in range(1, 7)
)
STYLE = "@page { margin: 10mm } .unit { break-before: page } .unit:first-child { break-before: auto }" + "".join(
    f".unit-{n} {{ page: unit-{n} }} @page unit-{n} {{ size: {given(n)}mm 210mm }}" for n in range(1, 7)
)


@pytest.fixture(scope="module")
def folded() -> bytes:
    page = composed(TEXT, STYLE)
    units = {f"unit-{n}": Fitting(f"panel {n}", given(n), 210) for n in range(1, 7)}
    page = Composed(page.html, page.base_url, page.places, page.files, page.lang, units)
    return finish(page, EDITIONS["leaflet"]).pdf


def test_each_panel_stands_where_the_fold_asks(folded: bytes) -> None:
    document = pypdfium2.PdfDocument(folded)
    assert len(document) == 2
    for page, numbers in zip(document, (OUTSIDE, INSIDE), strict=True):
        assert page.get_size() == pytest.approx((297 * MM, 210 * MM), abs=0.01)
        left = 0.0
        for number in numbers:
            right = left + given(number) * MM
            assert f"Panneau {number}" in page.get_textpage().get_text_bounded(left=left, right=right)
            left = right
        assert left == pytest.approx(297 * MM)


def test_the_tags_keep_the_order_of_reading(folded: bytes) -> None:
    with pikepdf.open(BytesIO(folded)) as pdf:
        heads = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S).startswith("/H")]
        sides = [page.obj.objgen for page in pdf.pages]
        assert [sides.index(head.Pg.objgen) for head in heads] == [0, 0, 1, 1, 1, 0]
        for index, page in enumerate(pdf.pages):
            owners = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))[index]
            content = page.obj.Contents.read_bytes()
            numbers = [number for number, owner in enumerate(owners) if isinstance(owner, pikepdf.Dictionary)]
            assert numbers and all(b"/MCID %d" % number in content for number in numbers)
            assert all(number in list(kids(owners[number])) for number in numbers), "tree and parent tree agree"


def test_links_and_places_move_along(folded: bytes) -> None:
    with pikepdf.open(BytesIO(folded)) as pdf:
        names = pdf.Root.Names.Dests.Names
        target = {str(name): list(value) for name, value in zip(names[::2], names[1::2], strict=True)}
        assert len(target) == 6
        for page, numbers in zip(pdf.pages, (OUTSIDE, INSIDE), strict=True):
            lefts = {number: sum(given(one) * MM for one in numbers[:at]) for at, number in enumerate(numbers)}
            # In the order of reading, as they are painted.
            for number, annotation in zip(sorted(numbers), page.obj.Annots, strict=True):
                left, right = lefts[number], lefts[number] + given(number) * MM
                assert left < float(annotation.Rect[0]) < float(annotation.Rect[2]) < right
                place = target[f"t{number}"]
                assert place[0].objgen == page.obj.objgen
                assert left < float(place[2]) < right


def test_fold_ticks_stand_on_the_folds(folded: bytes) -> None:
    with pikepdf.open(BytesIO(folded)) as pdf:
        for page, numbers in zip(pdf.pages, (OUTSIDE, INSIDE), strict=True):
            strokes = [
                (round(float(x) / MM, 1), round(float(y) / MM, 1))
                for (x, y), operator in (
                    (operands, str(operator)) for operands, operator in pikepdf.parse_content_stream(page)
                    if str(operator) in ("m", "l")
                )
            ]  # fmt: skip
            first, second = given(numbers[0]), given(numbers[0]) + given(numbers[1])
            for fold in (first, second):
                assert [y for x, y in strokes if x == fold] == [6, 9, 201, 204]


def test_five_pages_are_no_leaflet() -> None:
    with pikepdf.new() as pdf:
        for _ in range(5):
            pdf.add_blank_page()
        with pytest.raises(ValueError, match="six panels, not 5"):
            on_sheet(pdf, SHEET)
