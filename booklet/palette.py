"""The colours of the booklet by token, and what a clinic's own two colours make of them. sRGB, as ``#0A4150``.

``styles/tokens.css`` holds the same values for the style sheets; a test keeps the two in step.
"""

from __future__ import annotations

from collections.abc import Mapping

from booklet.clinic import ClinicColours

INK, WHITE, SAND = "#16222A", "#FFFFFF", "#F7F1E8"
PETROL, PETROL_7, PETROL_3, PETROL_1, PETROL_0 = "#0A4150", "#1B6075", "#9CC6D0", "#D8E9ED", "#EEF5F7"
TERRA, TERRA_9, TERRA_2, TERRA_1, TERRA_0 = "#842C0F", "#5E1E08", "#F4C8AE", "#FAE3D5", "#FDF3EC"
TINTS = ["#DCE8EC", "#EAE2EC", "#FBE4D3", "#DDE9DF", "#FBEBC4", "#F7EDDD"]
"""Part tints, in order; they come round again in a booklet of more parts."""

TOKENS: Mapping[str, str] = {
    "ink": INK, "white": WHITE, "sand": SAND,
    "petrol": PETROL, "petrol-7": PETROL_7, "petrol-3": PETROL_3, "petrol-1": PETROL_1, "petrol-0": PETROL_0,
    "terra": TERRA, "terra-9": TERRA_9, "terra-2": TERRA_2, "terra-1": TERRA_1, "terra-0": TERRA_0,
}  # fmt: skip
"""Every colour token with the booklet's own value."""

SHARES = {"petrol-3": 0.40, "petrol-1": 0.16, "petrol-0": 0.07}
"""How much of the main colour is in each of its tints; the rest is white."""


def resolved(colours: ClinicColours | None) -> dict[str, str]:
    """Every colour token with its value for a clinic. Warnings keep their colours whatever the clinic's are."""
    tokens = dict(TOKENS)
    if colours:
        tokens |= {"petrol": colours.main.upper(), "petrol-7": colours.second.upper()}
        tokens |= {name: mixed(colours.main, share) for name, share in SHARES.items()}
    return tokens


def mixed(colour: str, share: float) -> str:
    """A tint: ``share`` of a colour, the rest white."""
    return "#" + "".join(f"{round(255 - share * (255 - channel)):02X}" for channel in channels(colour))


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1: WCAG 2.2, definition of relative luminance."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in (channel / 255 for channel in channels(colour))]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21: WCAG 2.2, definition of contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> str:
    """The grey of the same luminance: what a copier, or an edition in grey, makes of a colour."""
    light = luminance(colour)
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(part * 255):02X}" + f"{round(part * 255):02X}" * 2
