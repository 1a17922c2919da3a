"""The colours of the booklet by token, and what a clinic's own two colours make of them. sRGB, as ``#0A4150``.

``styles/tokens.css`` holds the same values for the style sheets; a test keeps the two in step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import dist

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

CLINIC_TOKENS = ("petrol", "petrol-7", "petrol-3", "petrol-1", "petrol-0")
"""The tokens whose values a clinic changes."""

SECOND = "petrol-7"
"""The one of them that is a clinic's second colour; the others come from its main one."""

TEXT, MARK = 7.0, 3.0
"""Least contrast ratios: of text (WCAG 2.2, 1.4.6, level AAA), and of a sign or line that says something (1.4.11)."""


@dataclass(frozen=True)
class Pair:
    """Two tokens, one drawn on the other; ``tint`` stands for every tint of a part."""

    front: str
    behind: str
    least: float
    where: str

    def values(self, tokens: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The colours of the two, for the tokens of a clinic: more than one where the ground is a part's tint."""
        for behind in TINTS if self.behind == "tint" else [tokens[self.behind]]:
            yield tokens[self.front], behind


PAIRS = (
    Pair("petrol", "white", TEXT, "titles and names"),
    Pair("petrol", "sand", TEXT, "titles of quiet panels"),
    Pair("petrol", "tint", TEXT, "titles on the tint of a part, numerals of resting tabs"),
    Pair("petrol", "petrol-1", TEXT, "the title of what to do"),
    Pair("petrol", "petrol-0", TEXT, "titles of what to remember and of what is not known"),
    Pair("petrol", "terra-1", TEXT, "citations in a card's line on safety"),
    Pair("petrol-7", "white", TEXT, "links and sources"),
    Pair("petrol-7", "tint", MARK, "people drawn in outline"),
    Pair("white", "petrol", TEXT, "words of the cover, of signs, of tables' heads and of active tabs"),
    Pair("terra-2", "petrol", TEXT, "numerals and small titles of the cover and of signs"),
    Pair("petrol-1", "petrol", TEXT, "the small title over the contents"),
    Pair("ink", "petrol-1", TEXT, "what to do"),
    Pair("ink", "petrol-0", TEXT, "what to remember and what is not known"),
)
"""Every pair in which a colour that a clinic may change is used. A test holds it against the laid-out pages."""

SHARES = {"petrol-3": 0.40, "petrol-1": 0.16, "petrol-0": 0.07}
"""How much of the main colour is in each of its tints; the rest is white."""


def resolved(colours: ClinicColours | None) -> dict[str, str]:
    """Every colour token with its value for a clinic. Warnings keep their colours whatever the clinic's are."""
    tokens = dict(TOKENS)
    if colours:
        tokens |= {"petrol": colours.main.upper(), "petrol-7": colours.second.upper()}
        tokens |= {name: mixed(colours.main, share) for name, share in SHARES.items()}
    return tokens


def too_close(tokens: Mapping[str, str]) -> Iterator[tuple[Pair, float, str]]:
    """Each pair of a clinic's tokens with less contrast than it needs, with its contrast and the ink: colour, grey."""
    for pair in PAIRS:
        for ink in ("colour", "grey"):
            ratio = min(
                contrast(front, behind) if ink == "colour" else contrast(grey(front), grey(behind))
                for front, behind in pair.values(tokens)
            )
            if ratio < pair.least:
                yield pair, ratio, ink


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


def difference(one: str, other: str) -> float:
    """How unlike two colours look, from 0; black and white are 1 apart: distance in Oklab."""
    return dist(_oklab(one), _oklab(other))


def _oklab(colour: str) -> tuple[float, float, float]:
    """Lightness and two axes of hue: B. Ottosson, A perceptual color space for image processing, 2020."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(colour))
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
