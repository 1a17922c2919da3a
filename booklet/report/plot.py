"""Readability by section as a drawing: a dot a section, on two scales, readable without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from booklet.checks.readability import Score
from booklet.palette import TOKENS
from booklet.report.data import Reading

WIDTH, ROW, HEAD, FOOT = 680, 21, 58, 14
"""In units of the drawing, of which four make a millimetre on A4."""
LABELS = 236
"""Width of the column with the sections' titles."""
PANELS = ((258, 452), (486, 668))
MOST_LETTERS = 40
ROWS = 38
"""As many sections as one drawing holds, so that it fits a page."""


@dataclass(frozen=True)
class Words:
    """What is written in a drawing."""

    ease: str
    lix: str
    ease_low: str
    ease_high: str
    lix_low: str
    lix_high: str


def plots(readings: Sequence[Reading], whole: Score, words: Words) -> list[str]:
    """The drawings as SVG, in the order of reading; more than one where there are many sections."""
    scales = _scales(readings, whole)
    return [
        _plot(readings[start : start + ROWS], whole, words, scales)
        for start in range(0, len(readings), ROWS)
    ]  # fmt: skip


Scale = tuple[float, float]
"""Value at the left end and at the right end."""


def _scales(readings: Iterable[Reading], whole: Score) -> tuple[Scale, Scale]:
    """A common scale for every drawing, from ten to ten."""
    scores = [whole, *(one.score for one in readings), *(one.trend.before for one in readings if one.trend)]
    return _round([one.ease for one in scores if one.ease is not None] or [0, 100]), _round([one.lix for one in scores])


def _round(values: list[float]) -> Scale:
    low, high = floor(min(values) / 10) * 10, ceil(max(values) / 10) * 10
    return (low, high) if high - low >= 20 else (low - 10, high + 10)


def _plot(readings: Sequence[Reading], whole: Score, words: Words, scales: tuple[Scale, Scale]) -> str:
    height = HEAD + ROW * len(readings) + FOOT
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    font = f'font-family="\'Source Sans 3\'" font-size="13" fill="{TOKENS["ink"]}"'
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>']
    band = f'width="{WIDTH}" height="{ROW}" fill="{TOKENS["petrol-0"]}"'
    out += [f'<rect x="0" y="{HEAD + ROW * number}" {band}/>' for number in range(0, len(readings), 2)]
    panels = (
        (scales[0], words.ease, words.ease_low, words.ease_high, _ease),
        (scales[1], words.lix, words.lix_low, words.lix_high, _lix),
    )
    for (left, right), (scale, title, low, high, value) in zip(PANELS, panels, strict=True):
        out += _axis(left, right, scale, (title, low, high), height)
        out += _mean(value(whole), left, right, scale, height)
        for number, reading in enumerate(readings):
            middle = HEAD + ROW * number + ROW / 2
            out += _dot(reading, value, (left, right), scale, middle)
    for number, reading in enumerate(readings):
        out.append(_text(0 + 6, HEAD + ROW * number + ROW / 2 + 4.5, _cut(reading.title)))
    out.append("</svg>")
    return "".join(out)


def _ease(score: Score) -> float | None:
    return score.ease


def _lix(score: Score) -> float | None:
    return score.lix


def _axis(left: float, right: float, scale: Scale, words: tuple[str, str, str], height: float) -> list[str]:
    title, low, high = words
    out = [
        _text(left, 14, title, ' font-weight="700" font-size="14"'),
        _text(left, 31, low),
        _text(right, 31, high, ' text-anchor="end"'),
    ]
    step = 10 if scale[1] - scale[0] <= 60 else 20
    tick = ceil(scale[0] / step) * step
    while tick <= scale[1]:
        across = _at(tick, left, right, scale)
        line = TOKENS["petrol-3"]
        out.append(f'<path d="M{across:.1f} {HEAD - 4}V{height - FOOT}" stroke="{line}" stroke-width="1" fill="none"/>')
        out.append(_text(across, HEAD - 9, str(tick), ' text-anchor="middle"'))
        tick += step
    return out


def _mean(value: float | None, left: float, right: float, scale: Scale, height: float) -> list[str]:
    if value is None:
        return []
    across = _at(value, left, right, scale)
    path = f"M{across:.1f} {HEAD - 4}V{height - FOOT}"
    return [f'<path d="{path}" stroke="{TOKENS["ink"]}" stroke-width="1.6" stroke-dasharray="5 4" fill="none"/>']


def _dot(
    reading: Reading,
    value: Callable[[Score], float | None],
    panel: tuple[float, float],
    scale: Scale,
    middle: float,
) -> list[str]:
    now = value(reading.score)
    if now is None:
        return []
    colour = TOKENS["petrol"]
    across = _at(now, *panel, scale)
    out = []
    before = value(reading.trend.before) if reading.trend else None
    if before is not None:
        was = _at(before, *panel, scale)
        out.append(f'<path d="M{was:.1f} {middle}H{across:.1f}" stroke="{colour}" stroke-width="2" fill="none"/>')
        ring = f'fill="{TOKENS["white"]}" stroke="{colour}" stroke-width="2"'
        out.append(f'<circle cx="{was:.1f}" cy="{middle}" r="5" {ring}/>')
    out.append(f'<circle cx="{across:.1f}" cy="{middle}" r="5" fill="{colour}"/>')
    return out


def _at(value: float, left: float, right: float, scale: Scale) -> float:
    return left + (right - left) * (value - scale[0]) / (scale[1] - scale[0])


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"{more}>{escape(words)}</text>'


def _cut(title: str) -> str:
    return title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1].rstrip()}…"
