"""People out of ten, as one drawing: filled for who is concerned, striped for the range between studies."""

from __future__ import annotations

from booklet.palette import PETROL_7, TERRA

PITCH, WIDTH, HEIGHT = 35.6, 350, 72

_BODY = (
    '<circle cx="20" cy="8.5" r="6.5"/>'
    '<path d="M10 26.5a10 10 0 0 1 20 0V43a3 3 0 0 1-3 3h-1.5V66a4 4 0 0 1-4 4h-3a4 4 0 0 1-4-4V46H13a3 3 0 0 1-3-3z"/>'
)
_STRIPES = "M11 33 25 20M11.500 41 29 25M15.500 46 29 34M15.500 55 24 47M15.500 63 24 55"


def people_out_of_ten(low: int, high: int, colour: str = TERRA, line: str = PETROL_7) -> str:
    """SVG of ten people; ``low`` filled, up to ``high`` striped, the rest outlined. Counts from 0 to 10."""
    return people(low, high, 10, colour, line)


def people(low: int, high: int, count: int, colour: str = TERRA, line: str = PETROL_7) -> str:
    """The same of ``count`` people: one stands in the key."""
    figures: list[str] = []
    for index in range(count):
        if index < low:
            body = f'<g fill="{colour}">{_BODY}</g>'
        elif index < high:
            stripes = f'<path d="{_STRIPES}" fill="none" stroke="{colour}" stroke-width="3.2" stroke-linecap="round"/>'
            body = f'<g fill="#FFFFFF" stroke="{colour}" stroke-width="2.6">{_BODY}</g>{stripes}'
        else:
            body = f'<g fill="#FFFFFF" stroke="{line}" stroke-width="2.6">{_BODY}</g>'
        figures.append(f'<g transform="translate({index * PITCH - 6:.1f} 0)">{body}</g>')
    drawn = "".join(figures)
    width = WIDTH - (10 - count) * PITCH
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {HEIGHT}">{drawn}</svg>'
