"""Page furniture: the thumb rail, the sign of a part, drawn as one background a page.

Backgrounds are artifacts: never in the reading order, never in the way of the text. A page background is placed
against the content area, so the style sheet shifts it back by the margins. All measures in mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from booklet.compose.pictures import data_address

TINTS = ["#DCE8EC", "#EAE2EC", "#FBE4D3", "#DDE9DF", "#FBEBC4", "#F7EDDD"]
"""Part tints, in order; they come round again in a booklet of more parts."""

PETROL, PETROL_1, TERRA = "#0A4150", "#D8E9ED", "#842C0F"

RAIL_TOP, SLOT, PITCH, RAIL_BOTTOM = 40.0, 18.0, 19.5, 196.0
RESTING, ACTIVE, CALL_RESTING, CALL_ACTIVE, RADIUS = 5.0, 12.0, 8.0, 14.0, 1.5
SIGN = 34.0

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


def slots(count: int) -> tuple[float, float]:
    """Height and pitch of a slot, so that ``count`` of them fit the rail: as drawn up to eight, smaller beyond."""
    pitch = min(PITCH, (RAIL_BOTTOM - RAIL_TOP) / max(count, 1))
    return pitch * SLOT / PITCH, pitch


def page_background(
    tabs: list[Tab], active: str, side: str, size: tuple[float, float], *, ground: str = "", sign: bool = False
) -> str:
    """Data address of a whole page's furniture.

    ``active`` is the part whose tab stands out (none for pages before the parts); ``side`` is left or right;
    ``ground`` fills the page; ``sign`` draws the petrol band of a part's first page.
    """
    width, height = size
    drawn: list[str] = []
    if ground:
        drawn.append(f'<rect width="{width}" height="{height}" fill="{ground}"/>')
    if sign:
        drawn.append(f'<rect width="{width}" height="{SIGN}" fill="{PETROL}"/>')
    slot, pitch = slots(len(tabs))
    for index, tab in enumerate(tabs):
        drawn.append(_tab(tab, RAIL_TOP + index * pitch, slot, side, width, tab.part == active))
    body = "".join(drawn)
    return data_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )


def _tab(tab: Tab, top: float, slot: float, side: str, page: float, active: bool) -> str:
    call = not tab.numeral
    deep = (CALL_ACTIVE if active else CALL_RESTING) if call else (ACTIVE if active else RESTING)
    fill = TERRA if call else PETROL if active else tab.tint
    radius = RADIUS
    if side == "right":
        left = page - deep
        shape = (
            f"M{page} {top:.1f}H{left + radius}a{radius} {radius} 0 0 0-{radius} {radius}v{slot - 2 * radius:.1f}"
            f"a{radius} {radius} 0 0 0 {radius} {radius}H{page}z"
        )
    else:
        left = 0.0
        shape = (
            f"M0 {top:.1f}H{deep - radius}a{radius} {radius} 0 0 1 {radius} {radius}v{slot - 2 * radius:.1f}"
            f"a{radius} {radius} 0 0 1-{radius} {radius}H0z"
        )
    middle = top + slot / 2
    if call:
        scale = 0.19 if active else 0.108
        offset = 24 * scale
        mark = (
            f'<path transform="translate({left + deep / 2 - offset:.2f} {middle - offset:.2f}) scale({scale})" '
            f'd="{_PHONE}" fill="#FFFFFF"/>'
        )
    else:
        size, weight, colour = (8.47, 900, "#FFFFFF") if active else (3.7, 700, PETROL)
        mark = (
            f'<text x="{left + deep / 2:.2f}" y="{middle + size * 0.35:.2f}" text-anchor="middle" '
            f'font-family="Source Sans 3" font-weight="{weight}" font-size="{size}" fill="{colour}">'
            f"{escape(tab.numeral)}</text>"
        )
    return f'<path d="{shape}" fill="{fill}"/>{mark}'
