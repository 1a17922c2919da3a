"""The pictures of the text have one of two widths, on the grid of the page, in every edition of pages."""

from __future__ import annotations

import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.pdf.boxes import PageView, read
from booklet.pdf.layout import judge
from booklet.pdf.render import render
from tests.real import ROOT, job, library

MM = 96 / 25.4
GUTTER = 4.0


def laid_out(edition: str) -> tuple[list[PageView], list[str]]:
    """The pages of an edition of the first booklet, and the pictures on them that are too small."""
    made = compose(library(), job(edition), EDITIONS[edition], shipped.styles(ROOT), padding=FOLD - 1)
    views = read(render(made, FOLD).pages, made.places)
    return views, [one.as_text() for one in judge(views, made) if one.rule == "small-picture"]


@pytest.mark.parametrize("edition", ["screen", "large-print"])
def test_pictures_have_the_whole_measure_or_half_of_it(edition: str) -> None:
    views, too_small = laid_out(edition)
    assert too_small == []
    measures = {round((view.content.right - view.content.left) / MM, 1) for view in views if view.drawings}
    (whole,) = measures
    widths = {round(drawing.width / MM, 1) for view in views for drawing in view.drawings}
    assert widths == {whole, round((whole - GUTTER) / 2, 1)}
