"""Fits the type of a one-sheet edition: spacing first, then size, so that its panels are filled and evenly so.

A unit is what begins on a page of its own: a panel of a folded sheet, a side of a sheet. Its type size and its spacing
are two custom properties, ``--t-body`` and ``--air``, which the style sheet takes its measures from. They are found by
laying the units out: all of them at once, a few times.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic
from booklet.pdf.boxes import PageView, read
from booklet.pdf.layout import excess
from booklet.pdf.render import Rendered, render, whole

SIZES = (12.0, 13.5)
"""Bounds of the body's size in pt: never under 12 (UKAAF, clear print), never so large that a panel looks shouted."""

AIR = (0.6, 2.0)
"""Bounds of the spacing, as a multiple of what the style sheet calls its own."""

UNIT = re.compile(r"unit-\d+")
MARK = "/* fit */"
"""Stands in the style element of a fitted edition; the fitted values take its place."""

ROUNDS = 8
"""How often a guess is held against the page and corrected; two are the rule."""

TALL = 3
MM = 96 / 25.4
"""CSS px in a millimetre."""

SLACK = 2.0
"""CSS px of a page's height that are left, so that rounding breaks no page."""


@dataclass(frozen=True)
class Fit:
    """Type size in pt and spacing of one unit."""

    size: float = SIZES[0]
    air: float = AIR[0]


@dataclass(frozen=True)
class Height:
    """How high a unit's content is, and how high it may be, in CSS px."""

    used: float
    room: float

    @property
    def fits(self) -> bool:
        return self.used <= self.room


Lay = Callable[[Mapping[str, Fit]], dict[str, Height]]
"""Lays all units out with the values given, and measures them."""


def fitted(composed: Composed) -> Rendered:
    """The document laid out with the values that fill its units best; the smallest ones where a unit has no room."""

    def lay(values: Mapping[str, Fit]) -> dict[str, Height]:
        # On pages so tall that nothing breaks: what a page break moves would be measured with it.
        tall = _with(composed, values, stretched=TALL)
        return heights(read(render(tall).pages, composed.places), composed)

    values = fit(lay)
    for _ in range(ROUNDS):
        rendered = render(_with(composed, values))
        split = [name for name, pages in units(read(rendered.pages, composed.places)) if len(pages) > 1]
        tighter = {name: _tighter(values[name]) for name in split if values[name] != Fit()}
        if not tighter:
            break
        values |= tighter  # a box that may not be broken needs more room at the foot than it takes
    return rendered


def _tighter(value: Fit) -> Fit:
    return replace(value, air=max(AIR[0], value.air - 0.1)) if value.air > AIR[0] else Fit()


def fit(lay: Lay) -> dict[str, Fit]:
    """Size and spacing for each unit: the widest spacing within bounds that fits, then the largest size that does.

    A unit that does not fit at the smallest of both keeps them; ``too_long`` says so afterwards.
    """
    tight = lay({})
    loose = lay({name: Fit(air=AIR[1]) for name in tight})
    a_step = {name: max(loose[name].used - tight[name].used, 1.0) / (AIR[1] - AIR[0]) for name in tight}
    values = {name: _first(tight[name], loose[name], a_step[name]) for name in tight}
    for _ in range(ROUNDS):
        over = {name: height for name, height in lay(values).items() if not height.fits and values[name] != Fit()}
        if not over:
            return values
        values |= {name: _smaller(values[name], height, a_step[name]) for name, height in over.items()}
    return values | {name: Fit() for name in over}


def _first(tight: Height, loose: Height, a_step: float) -> Fit:
    """A guess: heights grow evenly with the spacing, and a text's area with the square of its size."""
    if loose.fits:
        size = SIZES[0] * float((loose.room / loose.used) ** 0.5)
        return Fit(min(SIZES[1], math.ceil(size * 4) / 4), AIR[1])
    if not tight.fits:
        return Fit()
    return Fit(air=min(AIR[1], AIR[0] + (tight.room - tight.used) / a_step))


def _smaller(value: Fit, height: Height, a_step: float) -> Fit:
    """Less spacing, by what is too high; where there is none to take, a quarter point less of size."""
    air = value.air - max((height.used - height.room) / a_step, 0.02)
    if air >= AIR[0]:
        return replace(value, air=air)
    return Fit(value.size - 0.25, AIR[1]) if value.size > SIZES[0] else Fit()


def heights(views: list[PageView], composed: Composed) -> dict[str, Height]:
    """What each unit takes, and what it may take, from pages that are ``TALL`` times as high as they will be."""
    found = {}
    for name, (view, *_) in units(views):
        surplus = composed.units[name].height * (TALL - 1) * MM
        found[name] = Height(view.end - view.content.top, view.content.bottom - view.content.top - surplus - SLACK)
    return found


def units(views: list[PageView]) -> Iterator[tuple[str, list[PageView]]]:
    for name, pages in groupby(views, key=lambda view: view.name):
        if UNIT.fullmatch(name):
            yield name, list(pages)


def too_long(views: list[PageView], composed: Composed) -> list[Diagnostic]:
    """A finding for each unit whose content has no room even at the smallest size: which block, how many lines."""
    found = []
    for name, pages in units(views):
        if len(pages) == 1:
            continue
        count, place = excess(pages[1:], whole(composed))
        message = f"{composed.units[name].title}: {count}, at the smallest size allowed ({SIZES[0]:g} pt)"
        hint = "shorten it, give the block a 'short' text, or choose less for the panel in booklet.yaml"
        found.append(Diagnostic(place, "panel-overflow", message, hint))
    return found


def _with(composed: Composed, values: Mapping[str, Fit], stretched: float = 1) -> Composed:
    """The document with the values in its style element, on pages of its own height or ``stretched`` ones."""
    rules = []
    for name, unit in composed.units.items():
        value = values.get(name, Fit())
        rules.append(f".{name} {{ --t-body: {value.size:g}pt; --air: {value.air:.3f}; }}")
        rules.append(f"@page {name} {{ size: {unit.width:g}mm {unit.height * stretched:g}mm; }}")
    return replace(composed, html=composed.html.replace(MARK, "\n".join(rules), 1))
