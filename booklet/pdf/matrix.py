"""The part of a transformation that says how large things come out: four numbers of six, the place left away."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float]
"""It scales and turns; where it moves things does not matter here."""


def times(inner: Any, outer: Matrix) -> Matrix:
    """An inner transformation, six numbers or none, within an outer one."""
    if inner is None:
        return outer
    a, b, c, d = (float(inner[index]) for index in range(4))
    e, f, g, h = outer
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)
