"""Copy-fitting: panels are filled as far as the bounds allow, and what has no room is said, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from booklet.compose.composed import Composed, Fitting
from booklet.diagnostics import Diagnostic
from booklet.edition import EDITIONS
from booklet.pdf import paint
from booklet.pdf.boxes import read
from booklet.pdf.fitting import AIR, SIZES, SLACK, Fit, Height, fit, fitted, heights
from booklet.pdf.render import render
from tests.pdf.page import composed

ROOM = 700.0


def simulated(lines: dict[str, int], gaps: int = 20) -> dict[str, Fit]:
    """What is found for units of so many lines at 12 pt, if a text's area grows with the square of its size."""

    def lay(values: Mapping[str, Fit]) -> dict[str, Height]:
        found = {}
        for name, count in lines.items():
            value = values.get(name, Fit())
            text = count * 19 * (value.size / 12) ** 2
            found[name] = Height(text + gaps * 7 * value.air, ROOM)
        return found

    values = fit(lay)
    assert all(SIZES[0] <= value.size <= SIZES[1] and AIR[0] <= value.air <= AIR[1] for value in values.values())
    left = {name: height for name, height in lay(values).items() if not height.fits}
    assert all(values[name] == Fit() for name in left), "only what does not fit at the smallest may not fit"
    return values


def test_spacing_is_widened_before_the_type_grows() -> None:
    value = simulated({"unit-1": 28})["unit-1"]
    assert value.size == SIZES[0]
    assert AIR[0] < value.air < AIR[1]


def test_type_grows_where_the_widest_spacing_leaves_room() -> None:
    value = simulated({"unit-1": 19})["unit-1"]
    assert SIZES[0] < value.size <= SIZES[1]


def test_a_short_text_takes_the_upper_bounds_and_no_more() -> None:
    assert simulated({"unit-1": 3})["unit-1"] == Fit(SIZES[1], AIR[1])


def test_what_has_no_room_keeps_the_lower_bounds() -> None:
    assert simulated({"unit-1": 60, "unit-2": 28})["unit-1"] == Fit()


def test_each_unit_is_fitted_by_itself() -> None:
    together = simulated({"unit-1": 28, "unit-2": 19, "unit-3": 60})
    assert together == {
        "unit-1": simulated({"unit-1": 28})["unit-1"],
        "unit-2": simulated({"unit-2": 19})["unit-2"],
        "unit-3": Fit(),
    }


CSS = """
.unit { font-size: var(--t-body); line-height: 1.25; break-before: page }
.unit:first-child { break-before: auto }
.unit p + p { margin-top: calc(2mm * var(--air)) }
.unit-1 { page: unit-1 } .unit-2 { page: unit-2 }
@page { margin: 8mm }
@page :left { margin: 8mm }
/* fit */
"""
LINE = "<p>Une ligne assez courte.</p>"


def sheet(first: int, second: int) -> Composed:
    """Two units of so many short paragraphs on pages of 100 x 150 mm."""
    body = "".join(
        f'<article class="unit unit-{n}"><div id="b{n}">{LINE * count}</div></article>'
        for n, count in ((1, first), (2, second))
    )
    units = {f"unit-{n}": Fitting(f"panel '{name}'", 100, 150) for n, name in ((1, "cover"), (2, "call"))}
    return replace(composed(body, CSS), units=units)


def found(page: Composed) -> list[Diagnostic]:
    return [one for one in paint(page, EDITIONS["handout"]).findings if one.rule == "panel-overflow"]


def test_a_page_is_filled_to_its_foot() -> None:
    page = sheet(16, 17)
    views = read(fitted(page).pages, page.places)
    assert [view.name for view in views] == ["unit-1", "unit-2"]
    for view in views:
        assert view.content.bottom - 12 < view.end <= view.content.bottom - SLACK


def test_units_are_measured_without_page_breaks() -> None:
    page = sheet(16, 90)
    tall = replace(page, html=page.html.replace(
        "/* fit */", "@page unit-1 { size: 100mm 450mm } @page unit-2 { size: 100mm 450mm }"))  # fmt: skip
    measured = heights(read(render(tall).pages, page.places), page)
    assert measured["unit-1"].fits
    assert not measured["unit-2"].fits


@pytest.mark.parametrize("surplus", [1, 4])
def test_lines_without_room_are_counted_and_placed(surplus: int) -> None:
    assert found(sheet(10, 20)) == []
    fits = max(count for count in range(18, 30) if not found(sheet(10, count)))
    (finding,) = found(sheet(10, fits + surplus))
    assert str(finding.location) == "text.yaml:2:3"
    counted = f"{surplus} line{'s' if surplus > 1 else ''} too many"
    assert finding.message.startswith(f"panel 'call': {counted}, from 'Une ligne assez courte.' on")
    assert finding.hint
