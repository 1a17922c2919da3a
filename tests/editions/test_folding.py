"""The made files of the booklet, printed and folded as the guide says: read page by page, by what stands on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from booklet.pdf.impose import Side
from tests.pdf.test_impose import fold
from tests.sample import job, made

Words = Counter[str]


@dataclass(frozen=True)
class Printed:
    """One side of a sheet as it comes out of the printer: the page on each half, and whether it is upside down."""

    left: int
    right: int
    upside_down: bool

    def turned(self) -> Printed:
        """The same, turned round by half a turn."""
        return Printed(self.right, self.left, not self.upside_down)


@cache
def pages() -> list[Words]:
    """The words of each page, by the edition whose pages stand in order."""
    return [
        Counter(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(made(job("screen")).pdf)
    ]


def sides(pdf: bytes) -> list[Printed]:
    found = []
    for sheet in pypdfium2.PdfDocument(pdf):
        text, (width, _) = sheet.get_textpage(), sheet.get_size()
        halves = (text.get_text_bounded(right=width / 2), text.get_text_bounded(left=width / 2))
        left, right = (alike(Counter(half.split())) for half in halves)
        starts = [text.get_charbox(index)[0] for index in range(text.count_chars())]
        backwards = sum(after < before for before, after in pairwise(starts))
        found.append(Printed(left, right, backwards > len(starts) / 2))
    return found


def alike(words: Words) -> int:
    """The number of the page that has most of these words, and fewest others."""
    return 1 + max(
        range(len(pages())), key=lambda index: (words & pages()[index]).total() / (words | pages()[index]).total()
    )


def folded(fronts: list[Printed], backs: list[Printed]) -> list[int | None]:
    """Reads the booklet of sheets that lie with the fronts up. A back is given as it lies when its sheet is turned over
    its short edge, which is upright: so it has to be the right way up."""
    stack = []
    for depth, (front, back) in enumerate(zip(fronts, backs, strict=True)):
        assert not front.upside_down and not back.upside_down, f"sheet {depth + 1} has a side upside down"
        stack += [Side(front.left, front.right, depth), Side(back.left, back.right, depth)]
    return fold(stack)


def short_edge(pdf: bytes) -> list[int | None]:
    """A printer prints both sides and turns each sheet over its short edge."""
    return folded(sides(pdf)[0::2], sides(pdf)[1::2])


def long_edge(pdf: bytes) -> list[int | None]:
    """It turns them over the long edge: what it prints on a back comes out turned by half a turn."""
    return folded(sides(pdf)[0::2], [back.turned() for back in sides(pdf)[1::2]])


def one_sided(fronts: bytes, backs: bytes) -> list[int | None]:
    """Fronts are printed; the pile is turned over and goes through again, the sheet with the cover first; if the first
    back is upside down, the pile is turned round. So each back meets the front of the same number."""
    printed = sides(backs)
    if printed[0].upside_down:
        printed = [back.turned() for back in printed]
    return folded(sides(fronts), printed)


def in_order() -> list[int | None]:
    return list(range(1, len(pages()) + 1))


@cache
def file(duplex: str, piece: str = "") -> bytes:
    return made(job("booklet", duplex=duplex, piece=piece)).pdf


def with_sides(pdf: bytes, order: list[int]) -> bytes:
    """The file with its sides in another order."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as made_anew:
        made_anew.pages.extend([source.pages[index] for index in order])
        made_anew.save(out)
    return out.getvalue()


def test_each_way_of_printing_gives_a_booklet_that_reads_in_order() -> None:
    assert len(pages()) > 20
    assert short_edge(file("short-edge")) == in_order()
    assert long_edge(file("long-edge")) == in_order()
    assert one_sided(file("none", "fronts"), file("none", "backs")) == in_order()


def test_backs_in_another_order_are_seen() -> None:
    backs = file("none", "backs")
    number = len(sides(backs))
    for order in ([*range(number)][::-1], [1, 0, *range(2, number)]):
        assert one_sided(file("none", "fronts"), with_sides(backs, order)) != in_order()
    assert one_sided(backs, file("none", "fronts")) != in_order()


def test_a_file_for_the_other_edge_is_seen() -> None:
    with pytest.raises(AssertionError, match="upside down"):
        short_edge(file("long-edge"))
    with pytest.raises(AssertionError, match="upside down"):
        long_edge(file("short-edge"))
