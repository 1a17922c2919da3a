"""The colours of paper -> the same on a dark screen: hues stay, light and dark change places."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from booklet.palette import TERRA_2, TINTS, channels, contrast, luminance

PAPER, GLOW = 0.085, 0.65
"""Lightness that white becomes, and how much of a colour's distance from white is added to it."""

READABLE = 7.0
"""Least contrast of text to the palest ground of a dark screen: WCAG 2.2, 1.4.6, level AAA."""


def by_scheme(colour: str) -> str:
    """A CSS colour that follows the reader's choice of a light or a dark screen."""
    return f"light-dark({colour}, {on_dark(colour)})"


def on_dark(colour: str) -> str:
    """What stands for a colour on a dark screen: a pale ground becomes a dark one, a dark line or text a pale one."""
    hue, light, strength = rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    if light > 0.5:
        return _colour(hue, PAPER + GLOW * (1 - light), 0.25 if light == 1 else min(strength, 0.3))
    ground = max(map(on_dark, (TERRA_2, *TINTS)), key=luminance)
    light = 0.7
    while contrast(_colour(hue, light, min(strength, 0.7)), ground) < READABLE and light < 1:
        light += 0.01
    return _colour(hue, light, min(strength, 0.7))


def _colour(hue: float, light: float, strength: float) -> str:
    # White has no hue of its own: its ground leans to the blue of ink.
    red, green, blue = hls_to_rgb(hue if hue else 0.55, light, strength)
    return "#" + "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
