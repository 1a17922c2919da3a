"""The pictures of the text have one of two widths, on the grid of the page, in every edition of pages."""

from __future__ import annotations

import pytest

from tests.editions.clinics import layout

MM = 96 / 25.4
GUTTER = 4.0


@pytest.mark.parametrize("edition", ["screen", "large-print"])
def test_pictures_have_the_whole_measure_or_half_of_it(edition: str) -> None:
    views = layout(None, edition).views
    measures = {round((view.content.right - view.content.left) / MM, 1) for view in views if view.drawings}
    (whole,) = measures
    widths = {round(drawing.width / MM, 1) for view in views for drawing in view.drawings}
    assert widths == {whole, round((whole - GUTTER) / 2, 1)}


def test_no_picture_is_too_small_to_see() -> None:
    assert [one.as_text() for one in layout(None).findings if one.rule == "small-picture"] == []
