"""The fixture for a print shop, and in grey for an office printer: facts read from the PDF's own operators."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from booklet import shipped
from booklet.compose import compose
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.model import Edition
from booklet.palette import INK, TERRA, TERRA_2, WHITE, channels
from booklet.pdf.colour import recolour
from booklet.pdf.inks import Grey
from booklet.pdf.press import BLEED, SLUG
from booklet.pdf.render import Rendered, collector_paused, render
from tests.pdf import x4
from tests.pdf.operators import (
    annotations,
    grey_letters,
    in_colour,
    knocked_out_text,
    marks_off_a_plate,
    not_in_four_inks,
    over_inked,
    painted,
    rich_black_text,
    short_of_bleed,
    small_text_in_many_inks,
    thin_lines,
    thin_pale_text,
    wrong_boxes,
)
from tests.pdf.pressed import A5, PRESS, page_of_press, saved
from tests.pdf.pressed import finished as finish_for_press
from tests.sample import ROOT, job, library, made

MM = 72 / 25.4
DOTS = 5
"""Pixels a millimetre of the pages that are looked at."""

Characters = list[tuple[str, tuple[float, ...]]]


def laid_out(edition: Edition) -> Rendered:
    with collector_paused():
        return render(compose(library(), job(edition.name), edition, shipped.styles(ROOT), padding=FOLD - 1), FOLD)


@pytest.fixture(scope="module")
def pages() -> Rendered:
    """The pages that screen and press are made of."""
    return laid_out(PRESS)


@pytest.fixture(scope="module")
def plain(pages: Rendered) -> bytes:
    """Those pages as they are painted."""
    return pages.paint()


@pytest.fixture(scope="module")
def finished(pages: Rendered) -> bytes:
    return finish_for_press(pages)


@pytest.fixture(scope="module")
def pdf(finished: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(finished)) as opened:
        yield opened


@pytest.fixture(scope="module")
def office() -> bytes:
    """The pages of the edition for an office printer, painted."""
    return laid_out(EDITIONS["booklet"]).paint()


# The press.


def test_it_is_pdf_x_4_as_far_as_a_reader_can_tell(finished: bytes) -> None:
    assert x4.faults(finished) == []


def test_boxes_are_exact(pdf: pikepdf.Pdf) -> None:
    assert wrong_boxes(pdf, A5, BLEED, SLUG) == []


def test_nothing_but_the_four_inks_is_left(pdf: pikepdf.Pdf, plain: bytes) -> None:
    assert not_in_four_inks(pdf) == []
    with pikepdf.open(BytesIO(plain)) as before:
        assert {"rg", "RG", "ICCBased"} <= set(not_in_four_inks(before))


def test_nothing_is_laid_over_the_pages(pdf: pikepdf.Pdf, plain: bytes) -> None:
    assert annotations(pdf) == []
    with pikepdf.open(BytesIO(plain)) as before:
        assert len(annotations(before)) > 40


def test_no_spot_has_more_than_300_percent_of_ink(pdf: pikepdf.Pdf) -> None:
    assert over_inked(pdf) == []
    assert max(sum(one.values) for one in painted(pdf)) > 1.5


def test_no_line_is_thinner_than_a_quarter_of_a_point(pdf: pikepdf.Pdf) -> None:
    assert thin_lines(pdf) == []
    assert sum(one.what == "stroke" for one in painted(pdf)) > 150


def test_black_text_is_black_ink_alone(pdf: pikepdf.Pdf, plain: bytes) -> None:
    """Text by text, in the order of painting: what was the colour of text is black ink, nothing else with it."""
    assert rich_black_text(pdf, shipped.profile()) == []
    with pikepdf.open(BytesIO(plain)) as before:
        was = [one.values for one in painted(before) if one.what == "text"]
    now = [one.values for one in painted(pdf) if one.what == "text"]
    black = tuple(channel / 255 for channel in channels(INK))
    texts = [after for before, after in zip(was, now, strict=True) if before == pytest.approx(black, abs=1e-5)]
    assert len(texts) > 150
    assert set(texts) == {(0, 0, 0, 1)}


def test_black_text_is_printed_over_what_is_behind_it_and_small_text_in_two_inks(pdf: pikepdf.Pdf) -> None:
    assert knocked_out_text(pdf) == []
    assert small_text_in_many_inks(pdf) == []
    assert sum(one.over for one in painted(pdf)) > 200


def test_each_plate_has_the_crop_marks(pdf: pikepdf.Pdf) -> None:
    assert marks_off_a_plate(pdf) == []


def test_pale_letters_are_bold_and_large_enough(pdf: pikepdf.Pdf) -> None:
    assert thin_pale_text(pdf) == []


def test_text_and_folios_stand_5_mm_inside_the_trim(finished: bytes) -> None:
    """The thumb index is cut through on purpose: its numbers alone stand nearer."""
    assert sorted(near_the_trim(finished)) == []


def test_text_near_the_trim_is_seen() -> None:
    for css in ("margin: -16mm 0 0", "margin: 0 -16mm; text-align: right", "margin-left: -16mm", "margin-top: 164mm"):
        body = f'<p style="{css}">Bord</p>'
        assert near_the_trim(page_of_press(body, "@page { @bottom-center { content: none } }")), css


SAFE = 5.0
"""Millimetres that a cutter may be off without cutting a letter or leaving it at the very edge."""


def near_the_trim(pdf: bytes) -> Iterator[str]:
    width, height = A5
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = (side / MM for side in text.get_charbox(index))
            free = min(left, bottom, width - right, height - top)
            letter = text.get_text_range(index, 1).strip()
            index_of_rail = letter.isdigit() and min(left, width - right) < SAFE and bottom > 20
            if letter and free < SAFE - 0.01 and not index_of_rail:
                yield f"page {number}: {letter!r} {free:.1f} mm from the trim"


def test_cover_and_inside_are_the_whole_in_two_files() -> None:
    whole, cover, inside = (made(job("press", piece=piece)) for piece in ("", "cover", "inside"))
    assert (cover.pages, inside.pages) == (4, whole.pages - 4)
    texts, front, within = (characters(one.pdf) for one in (whole, cover, inside))
    assert front == texts[:2] + texts[-2:]
    assert within == texts[2:-2]
    assert x4.faults(cover.pdf) == x4.faults(inside.pdf) == []


def test_fields_that_touch_the_trim_reach_the_end_of_the_bleed(finished: bytes) -> None:
    sheets = [page.render(scale=DOTS / MM).to_pil() for page in pypdfium2.PdfDocument(finished)]
    assert short_of_bleed(sheets, DOTS, SLUG, BLEED) == []
    # Cut at the trim, as the pages would be without bleed, nearly every page falls short of it.
    cut = []
    for sheet in sheets:
        trimmed = Image.new("RGB", sheet.size, "white")
        box = tuple(round(side * DOTS) for side in (SLUG, SLUG, SLUG + A5[0], SLUG + A5[1]))
        trimmed.paste(sheet.crop(box), box[:2])
        cut.append(trimmed)
    short = {fault.partition(":")[0] for fault in short_of_bleed(cut, DOTS, SLUG, BLEED)}
    assert len(short) == len(sheets)


def test_the_same_content_is_the_same_file(finished: bytes) -> None:
    assert finish_for_press(laid_out(PRESS)) == finished


def test_pages_for_the_press_say_what_those_on_a_screen_say_at_the_same_places(finished: bytes, plain: bytes) -> None:
    assert characters(finished) == characters(plain)


def characters(pdf: bytes) -> list[Characters]:
    """Each character of each page with its box in points, to the hundredth, from the corner of the trim."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        found.append([
            (text.get_text_range(index, 1), tuple(round(side, 2) for side in text.get_charbox(index)))
            for index in range(text.count_chars())
        ])  # fmt: skip
    assert sum(map(len, found)) > 1_000
    return found


def test_press_and_office_have_the_same_sections_on_the_same_pages(plain: bytes, office: bytes) -> None:
    assert contents(plain) == contents(office)
    assert len(contents(plain)) > 20


def contents(pdf: bytes) -> list[tuple[str, int]]:
    """Every bookmark with its page."""
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        found, waiting = [], list(outline.root)
        while waiting:
            item = waiting.pop(0)
            assert isinstance(item.destination, pikepdf.Array)
            found.append((item.title, numbers[item.destination[0].objgen]))
            waiting.extend(item.children)
    return sorted(found)


# Grey.


@pytest.fixture(scope="module")
def grey(office: bytes) -> bytes:
    with pikepdf.open(BytesIO(office)) as opened:
        recolour(opened, Grey())
        return saved(opened)


def test_no_colour_is_left_in_grey(grey: bytes, office: bytes) -> None:
    with pikepdf.open(BytesIO(office)) as before:
        assert {"rg", "RG"} <= set(in_colour(before))
    with pikepdf.open(BytesIO(grey)) as after:
        assert in_colour(after) == []


LEAST_STEP = 12
"""Units of lightness (CIE, 0 to 100) between two levels. One is just seen side by side; an office printer's screening
and a pale toner take away several."""


def test_levels_of_warning_tell_apart_in_grey(grey: bytes) -> None:
    """The two that face each other by their bands; a visit to come has none."""
    (now, today, visit) = ((round(Grey().of_rgb(tuple(part / 255 for part in channels(colour)))[0] * 255))
                           for colour in (TERRA, TERRA_2, WHITE))  # fmt: skip
    bands = {}
    for page in pypdfium2.PdfDocument(grey):
        head = page.get_textpage().get_text_range()[:40]
        for words in ("Tout de suite 15", "Aujourd’hui"):
            if words in head:
                bands[words] = values(page.render(scale=2).to_pil())
    first, second = bands.values()
    assert {now, visit} <= first and {today, visit} <= second and today not in first
    assert too_alike([now, today, visit]) == []
    assert too_alike([now, visit - 5, visit]) == [(visit - 5, visit)]


def values(page: Image.Image) -> set[int]:
    """The greys that cover a twentieth of a page or more."""
    histogram = page.convert("L").histogram()
    return {value for value, count in enumerate(histogram) if count > sum(histogram) / 20}


OFFICE = [edition.name for edition in EDITIONS.values() if "grey" in edition.inks]


@pytest.mark.parametrize("edition", OFFICE)
def test_letters_are_pure_black_in_grey(edition: str) -> None:
    with pikepdf.open(BytesIO(made(job(edition, ink="grey")).pdf)) as pdf:
        assert grey_letters(pdf) == []
        assert sum(one.values == (0,) for one in painted(pdf) if one.what == "text") > 50


def test_grey_letters_are_seen(grey: bytes) -> None:
    """In pages whose colours became greys, and whose letters were left as they came."""
    with pikepdf.open(BytesIO(grey)) as pdf:
        assert len(grey_letters(pdf)) > 10


@pytest.mark.parametrize("edition", [*OFFICE, "large-print"])
def test_body_text_is_pure_black_on_an_office_printer(edition: str) -> None:
    with pikepdf.open(BytesIO(made(job(edition)).pdf)) as pdf:
        assert dark_body_text(pdf) == []
        assert sum(one.values == (0, 0, 0) for one in painted(pdf) if one.what == "text") > 50


def test_body_text_in_the_colour_of_a_screen_is_seen(plain: bytes) -> None:
    with pikepdf.open(BytesIO(plain)) as pdf:
        assert len(dark_body_text(pdf)) > 10


def dark_body_text(pdf: pikepdf.Pdf) -> list[str]:
    """Pages with text in the ink of a screen: dark, and three inks of a printer's."""
    ink = tuple(channel / 255 for channel in channels(INK))
    return sorted({f"page {one.page}" for one in painted(pdf)
                   if one.what == "text" and one.values == pytest.approx(ink, abs=1e-3)})  # fmt: skip


def too_alike(greys: list[int]) -> list[tuple[int, int]]:
    """Neighbours that are less than the least step apart."""
    return [(one, other) for one, other in pairwise(sorted(greys)) if lightness(other) - lightness(one) < LEAST_STEP]


def lightness(value: int) -> float:
    part = value / 255
    luminance = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else luminance * 903.3
