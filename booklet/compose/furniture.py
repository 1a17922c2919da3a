"""Page furniture: the thumb rail, the sign of a part, drawn as one background a page.

Backgrounds are artifacts: never in the reading order, never in the way of the text. A page background is placed
against the content area, so the style sheet shifts it back by the margins. All measures in mm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from booklet.compose.pictures import data_address
from booklet.palette import PETROL, TERRA

RAIL_TOP, SLOT, PITCH, RAIL_BOTTOM = 40.0, 18.0, 19.5, 196.0
RADIUS = 1.5
SIGN, RULE = 34.0, 3.0
"""Height of the band that signs a part, and of the rule that stands for it where ink is saved."""

_PHONE = (
    "M13.2 7.2c-4.4 1.6-6.6 5.2-5.6 10C10 28.4 19.6 38 30.8 40.4c4.8 1 8.4-1.2 10-5.6.4-1.2 0-2.3-1-3l-6.6-4.4"
    "c-1.1-.7-2.3-.6-3.2.3l-2.6 2.6c-3.7-1.9-7.8-6-9.7-9.7l2.6-2.6c.9-.9 1-2.1.3-3.2L16.2 8.2c-.7-1-1.8-1.4-3-1z"
)


@dataclass(frozen=True)
class Tab:
    """One slot of the rail. ``numeral`` is empty for the call part, which has a telephone."""

    part: str
    numeral: str
    tint: str


@dataclass(frozen=True)
class Finish:
    """How far the furniture goes: to the edge of a sheet that is trimmed, or inside what an office printer prints."""

    inset: float
    resting: float
    active: float
    call_resting: float
    call_active: float
    saving: bool
    """Rules in place of full fields."""
    folded: bool = True
    """Whether the inner edge of a page is a fold, which may be printed over, and not an edge of the sheet."""
    disc: tuple[float, float, float] = (7.75, 7.3, 5.2)
    """Where the number of a page stands over a drawing: from the outer edge, from the foot; and the disc's radius."""
    bleed: float = 0
    """How far the furniture goes beyond the edge of the page, to be trimmed."""


TRIMMED = Finish(0, 5, 12, 7, 14, saving=False)
PRESS = replace(TRIMMED, bleed=3)
LARGE = Finish(6, 8, 13, 9, 14, saving=True, folded=False, disc=(12, 10.5, 6.8))
"""The same with numerals of 16 pt and more."""

OFFICE = Finish(6, 3.6, 8.5, 6, 9, saving=True, disc=(9.75, 10.7, 4.6))
"""An office printer leaves 5 mm of the sheet white; 6 mm keeps everything that matters clear of that."""


def slots(count: int) -> tuple[float, float]:
    """Height and pitch of a slot, so that ``count`` of them fit the rail: as drawn up to eight, smaller beyond."""
    pitch = min(PITCH, (RAIL_BOTTOM - RAIL_TOP) / max(count, 1))
    return pitch * SLOT / PITCH, pitch


def page_background(
    tabs: list[Tab],
    active: str,
    side: str,
    size: tuple[float, float],
    finish: Finish = TRIMMED,
    *,
    ground: str = "",
    sign: bool = False,
    over_scene: bool = False,
    petrol: str = PETROL,
) -> str:
    """Data address of a whole page's furniture, its bleed included.

    ``active`` is the part whose tab stands out (none for pages before the parts); ``side`` is left or right;
    ``ground`` fills the page; ``over_scene`` draws a white disc for the number of the page to stand on; ``sign`` draws
    the petrol band of a part's first page; ``petrol`` is its colour, which a clinic may have changed.
    """
    width, height = size
    drawn: list[str] = []
    if ground and not finish.saving:
        drawn.append(_field(width, height + finish.bleed, finish, ground))
    if sign and finish.saving:
        left = 0 if finish.folded and side == "right" else finish.inset
        across = width - finish.inset * (1 if finish.folded else 2)
        drawn.append(f'<rect x="{left}" y="{SIGN - RULE}" width="{across}" height="{RULE}" fill="{petrol}"/>')
    elif sign:
        drawn.append(_field(width, SIGN, finish, petrol))
    slot, pitch = slots(len(tabs))
    for index, tab in enumerate(tabs):
        top, is_active = RAIL_TOP + index * pitch, tab.part == active
        drawn.append(_tab(tab, top, slot, side, width, finish, active=is_active, petrol=petrol))
    if over_scene:
        across, up, radius = finish.disc
        middle = width - across if side == "right" else across
        drawn.append(f'<circle cx="{middle}" cy="{height - up:.2f}" r="{radius}" fill="#FFFFFF"/>')
    body = "".join(drawn)
    whole, high = width + 2 * finish.bleed, height + 2 * finish.bleed
    return data_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}mm" height="{high}mm" '
        f'viewBox="{-finish.bleed} {-finish.bleed} {whole} {high}">{body}</svg>'
    )


def _field(width: float, bottom: float, finish: Finish, fill: str) -> str:
    """A field from side to side, from above the page's head down to ``bottom``."""
    return (
        f'<rect x="{-finish.bleed}" y="{-finish.bleed}" width="{width + 2 * finish.bleed}" '
        f'height="{bottom + finish.bleed}" fill="{fill}"/>'
    )


def _tab(
    tab: Tab, top: float, slot: float, side: str, page: float, finish: Finish, *, active: bool, petrol: str
) -> str:
    call = not tab.numeral
    if call:
        deep = finish.call_active if active else finish.call_resting
    else:
        deep = finish.active if active else finish.resting
    fill = TERRA if call else petrol if active else tab.tint
    radius = RADIUS
    if side == "right":
        edge = page - finish.inset + finish.bleed
        left = page - finish.inset - deep
        shape = (
            f"M{edge} {top:.1f}H{left + radius}a{radius} {radius} 0 0 0-{radius} {radius}v{slot - 2 * radius:.1f}"
            f"a{radius} {radius} 0 0 0 {radius} {radius}H{edge}z"
        )
    else:
        left = finish.inset
        edge = left - finish.bleed
        shape = (
            f"M{edge} {top:.1f}H{left + deep - radius}a{radius} {radius} 0 0 1 {radius} {radius}"
            f"v{slot - 2 * radius:.1f}"
            f"a{radius} {radius} 0 0 1-{radius} {radius}H{edge}z"
        )
    middle = top + slot / 2
    if call:
        scale = 0.19 * deep / TRIMMED.call_active if active else 0.108 * deep / TRIMMED.call_resting
        offset = 24 * scale
        mark = (
            f'<path transform="translate({left + deep / 2 - offset:.2f} {middle - offset:.2f}) scale({scale})" '
            f'd="{_PHONE}" fill="#FFFFFF"/>'
        )
    else:
        size, weight, colour = (0.7 * deep, 900, "#FFFFFF") if active else (0.74 * deep, 700, petrol)
        mark = (
            f'<text x="{left + deep / 2:.2f}" y="{middle + size * 0.35:.2f}" text-anchor="middle" '
            f'font-family="Source Sans 3" font-weight="{weight}" font-size="{size}" fill="{colour}">'
            f"{escape(tab.numeral)}</text>"
        )
    return f'<path d="{shape}" fill="{fill}"/>{mark}'
