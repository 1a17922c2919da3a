"""What becomes of a colour where not every colour can be printed: one grey, or the four inks of a press.

Colours are numbers from 0 to 1, as PDF has them: red, green and blue; cyan, magenta, yellow and black; one grey.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import combinations, product
from math import dist, hypot
from pathlib import Path
from typing import Protocol

from pikepdf import Name
from PIL import Image, ImageCms, ImageMath

from booklet.palette import INK, channels, grey

Values = tuple[float, ...]

MOST_INK = 3.0
"""The inks on one spot together: three full ones. More does not dry on a press."""
ROUNDING = 0.002
"""What four values may gain by being rounded to three decimals."""
LEAST_GREY = 0.5
"""The lightest grey of letters that is printed black instead: a printer makes grey of dots, and letters of lines."""
SMALL = 14.0
"""Size in points under which letters have two inks at most."""
ALIKE = 10.0
"""How far apart two colours may be, in CIE Lab, so that one may stand for the other in small letters."""
PALE = 60
"""Lightness from which letters stand on something darker."""
DARK, DULL = 30, 10
"""Lightness and chroma below which a colour looks black."""


class Inks(Protocol):
    """What every colour of a file is turned into."""

    space: Name
    """The device's colour space."""
    fill: str
    stroke: str
    """The operators that set a colour in it."""

    def of_rgb(self, rgb: Values) -> Values:
        """The values for a colour in sRGB."""

    def of_cmyk(self, cmyk: Values) -> Values:
        """The values for a colour that is given in inks."""

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in L, RGB or CMYK, in this space or in grey."""


class Grey:
    """The grey of the same luminance, as a printer with black toner only makes it."""

    space, fill, stroke = Name.DeviceGray, "g", "G"

    def of_rgb(self, rgb: Values) -> Values:
        return (round(channels(grey(_hexadecimal(rgb)))[0] / 255, 3),)

    def of_cmyk(self, cmyk: Values) -> Values:
        return self.of_rgb(_without_profile(cmyk))

    def of_letters(self, values: Values, _size: float) -> Values:
        """The grey of letters that have one: black where they are dark."""
        return (0.0,) if values[0] <= LEAST_GREY else values

    def picture(self, image: Image.Image) -> Image.Image:
        if image.mode == "L":
            return image
        # The same as booklet.palette.grey, but for the straight piece of sRGB's curve near black: under half a step.
        red, green, blue = (band.convert("F") for band in image.convert("RGB").split())
        made: Image.Image = ImageMath.lambda_eval(
            lambda bands: bands["convert"](
                ((
                    0.2126 * ((bands["red"] / 255 + 0.055) / 1.055) ** 2.4
                    + 0.7152 * ((bands["green"] / 255 + 0.055) / 1.055) ** 2.4
                    + 0.0722 * ((bands["blue"] / 255 + 0.055) / 1.055) ** 2.4
                ) ** (1 / 2.4) * 1.055 - 0.055) * 255 + 0.5,
                "L",
            ),
            red=red, green=green, blue=blue,
        )  # fmt: skip
        return made


class Mask:
    """The grey that a soft mask lets through: the luminosity of ISO 32000-1, 11.5.3, which knows no curve."""

    space, fill, stroke = Name.DeviceGray, "g", "G"

    def of_rgb(self, rgb: Values) -> Values:
        red, green, blue = rgb
        return (round(0.3 * red + 0.59 * green + 0.11 * blue, 3),)

    def of_cmyk(self, cmyk: Values) -> Values:
        return self.of_rgb(_without_profile(cmyk))

    def picture(self, image: Image.Image) -> Image.Image:
        return image.convert("RGB").convert("L")


class Press:
    """The four inks of a press, through a profile. Greys and the colour of text are black ink only, so that fine
    letters never depend on four plates that fit to a hair; so is whatever looks black."""

    space, fill, stroke = Name.DeviceCMYK, "k", "K"

    def __init__(self, profile: Path) -> None:
        """``profile`` is the ICC profile of the press."""
        inks = ImageCms.getOpenProfile(str(profile))
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        self._from_rgb = ImageCms.buildTransform(srgb, inks, "RGB", "CMYK", intent, flags)
        self._within_limit = ImageCms.buildTransform(inks, inks, "CMYK", "CMYK", intent, flags)
        self._to_lab = ImageCms.buildTransform(inks, lab, "CMYK", "LAB", intent)
        self._tints = _tints(self._to_lab)
        self._two = [(pair, self._lab(pair)) for pair in _two_inks()]
        self._pairs: dict[Values, Values] = {}

    def of_rgb(self, rgb: Values) -> Values:
        colour = _hexadecimal(rgb)
        if colour == INK:
            return (0.0, 0.0, 0.0, 1.0)
        red, green, blue = channels(colour)
        if red == green == blue:
            darkest, paper = self._tints[0], self._tints[-1]
            return self._black(darkest + _lightness(red / 255) * (paper - darkest))
        found = _converted(Image.new("RGB", (1, 1), (red, green, blue)), self._from_rgb)
        return self.of_cmyk(tuple(value / 255 for value in found.tobytes()))

    def of_cmyk(self, cmyk: Values) -> Values:
        """The same, held to the limit: black stays, the three colours give way together. What looks black is black."""
        *colours, black = (min(max(value, 0.0), 1.0) for value in cmyk)
        share = min(1.0, (MOST_INK - ROUNDING - black) / (sum(colours) or 1))
        held = (*(round(value * share, 3) for value in colours), round(black, 3))
        lightness, chroma = self._look(held)
        return self._black(lightness) if lightness < DARK and chroma < DULL else held

    def of_letters(self, cmyk: Values, size: float) -> Values:
        """The inks of letters of a colour and a size in points: small ones have two at most.

        The two that come nearest, and are no harder to read; black where none comes near, white where letters are pale.
        """
        if size >= SMALL or sum(value > 0 for value in cmyk) <= 2:
            return cmyk
        if cmyk not in self._pairs:
            wanted = self._lab(cmyk)
            pale = wanted[0] > PALE
            near = min(
                (pair for pair in self._two if (pair[1][0] >= wanted[0] - 1 if pale else pair[1][0] <= wanted[0] + 1)),
                key=lambda pair: dist(pair[1], wanted),
            )
            plain = (0.0, 0.0, 0.0, 0.0 if pale else 1.0)
            self._pairs[cmyk] = near[0] if dist(near[1], wanted) <= ALIKE else plain
        return self._pairs[cmyk]

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in grey stays as it is: black ink only."""
        if image.mode == "L":
            return image
        if image.mode != "CMYK":
            return _converted(image.convert("RGB"), self._from_rgb)
        return _converted(image, self._within_limit) if _most_ink(image) > MOST_INK else image

    def _look(self, cmyk: Values) -> tuple[float, float]:
        """Lightness (0 to 100) and chroma of a colour on paper."""
        lightness, a, b = self._lab(cmyk)
        return lightness, hypot(a, b)

    def _lab(self, cmyk: Values) -> tuple[float, float, float]:
        """A colour on paper in CIE Lab."""
        spot = Image.new("CMYK", (1, 1), tuple(round(value * 255) for value in cmyk))
        lightness, a, b = _converted(spot, self._to_lab).tobytes()
        return lightness / 2.55, a - 256 if a > 127 else a, b - 256 if b > 127 else b

    def _black(self, lightness: float) -> Values:
        """Black ink alone, as light on paper as asked for; what is darker than black ink gets all of it."""
        index = bisect_left(self._tints, lightness)
        if index in (0, len(self._tints)):
            return (0.0, 0.0, 0.0, 0.0 if index else 1.0)
        below, above = self._tints[index - 1], self._tints[index]
        return (0.0, 0.0, 0.0, round(1 - (index - 1 + (lightness - below) / (above - below)) / 255, 3))


@lru_cache(maxsize=4)
def press(profile: Path) -> Press:
    """The inks of a profile, worked out once."""
    return Press(profile)


def _two_inks() -> list[Values]:
    """Colours of one ink or two, in steps of a twentieth."""
    steps = [step / 20 for step in range(21)]
    found = set()
    for one, other in combinations(range(4), 2):
        for first, second in product(steps, steps):
            values = [0.0] * 4
            values[one], values[other] = first, second
            found.add(tuple(values))
    return sorted(found)


def _tints(to_lab: ImageCms.ImageCmsTransform) -> list[float]:
    """Lightness of 256 tints of black ink, from full to none."""
    ramp = Image.new("CMYK", (256, 1))
    ramp.putdata([(0, 0, 0, 255 - step) for step in range(256)])
    shades = list(_converted(ramp, to_lab).getchannel(0).tobytes())
    # Eight bits are coarse: neighbours that come out alike are told apart by as little as does not matter.
    return [(shade + index / 1000) / 2.55 for index, shade in enumerate(shades)]


def _lightness(value: float) -> float:
    """CIE lightness of a grey of sRGB, from 0 to 1."""
    luminance = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return (116 * luminance ** (1 / 3) - 16) / 100 if luminance > 0.008856 else luminance * 9.033


def _converted(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    found = ImageCms.applyTransform(image, transform)
    assert found  # None only where the picture itself is changed
    return found


def _most_ink(image: Image.Image) -> float:
    """The most ink on one spot of a picture in CMYK."""
    cyan, magenta, yellow, black = image.split()
    total = ImageMath.lambda_eval(
        lambda bands: bands["c"] + bands["m"] + bands["y"] + bands["k"],
        c=cyan.convert("I"), m=magenta.convert("I"), y=yellow.convert("I"), k=black.convert("I"),
    )  # fmt: skip
    return float(total.getextrema()[1]) / 255


def _hexadecimal(rgb: Values) -> str:
    """A colour as the palette writes it."""
    return "#" + "".join(f"{round(min(max(value, 0.0), 1.0) * 255):02X}" for value in rgb)


def _without_profile(cmyk: Values) -> Values:
    """Red, green and blue of a colour in inks, as a screen without a profile shows it."""
    *colours, black = cmyk
    return tuple((1 - min(value, 1.0)) * (1 - min(black, 1.0)) for value in colours)
