"""Lab to sRGB: CSS colours in lab(), lch() and oklab() come to a PDF as Lab."""

from __future__ import annotations

D50 = (0.9643, 1.0, 0.8251)
"""White of the Lab that CSS means."""

D50_TO_SRGB = (
    (3.1339, -1.6169, -0.4906),
    (-0.9785, 1.9160, 0.0333),
    (0.0720, -0.2290, 1.4057),
)
"""XYZ under D50 to linear sRGB, adapted after Bradford: CSS Color 4, 18."""


def srgb_of_lab(values: tuple[float, ...]) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1 of lightness (0 to 100), a and b."""
    lightness, a, b = values
    middle = (lightness + 16) / 116
    xyz = [
        white * _cubed(share) for white, share in zip(D50, (middle + a / 500, middle, middle - b / 200), strict=True)
    ]
    red, green, blue = (_encoded(sum(m * value for m, value in zip(row, xyz, strict=True))) for row in D50_TO_SRGB)
    return red, green, blue


def _cubed(share: float) -> float:
    return share**3 if share > 6 / 29 else 3 * (6 / 29) ** 2 * (share - 4 / 29)


def _encoded(linear: float) -> float:
    held = min(max(linear, 0.0), 1.0)
    return held * 12.92 if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055
