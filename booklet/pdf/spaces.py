"""What the colours and pictures in a painted file mean, before they are rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object
from PIL import Image, ImageChops

from booklet.pdf.inks import Values


class UnknownColour(ValueError):
    """The file holds a colour that cannot be rewritten; the text says which."""


@dataclass(frozen=True)
class Space:
    """A colour space that is read: how many values a colour has in it, and of which kind they are."""

    kind: str
    initial: Values


SPACES = {
    "grey": Space("grey", (0.0,)),
    "rgb": Space("rgb", (0.0, 0.0, 0.0)),
    "cmyk": Space("cmyk", (0.0, 0.0, 0.0, 1.0)),
    "lab": Space("lab", (0.0, 0.0, 0.0)),
    "pattern": Space("pattern", ()),
}

NAMED = {
    "/DeviceGray": "grey", "/G": "grey", "/CalGray": "grey", "/DeviceRGB": "rgb", "/RGB": "rgb", "/CalRGB": "rgb",
    "/DeviceCMYK": "cmyk", "/CMYK": "cmyk", "/Lab": "lab", "/Pattern": "pattern",
}  # fmt: skip
BY_COUNT = {1: "grey", 3: "rgb", 4: "cmyk"}
"""By the number of values: a profile in a page is WeasyPrint's own sRGB, or one that a style sheet names."""


def space_of(found: Object | Name, resources: Object) -> Space:
    """What a colour space is, by its name or its description."""
    if isinstance(found, Name):
        named = resources.get(Name.ColorSpace, Dictionary()).get(found)
        if named is not None:
            return space_of(named, Dictionary())
    kind = str(found[0] if isinstance(found, Array) else found)
    if kind == "/ICCBased":
        kind = BY_COUNT.get(int(found[1].N), "")
    kind = NAMED.get(kind, kind)
    if kind not in SPACES or (kind == "pattern" and isinstance(found, Array) and len(found) > 1):
        raise UnknownColour(f"a colour space that is not read: {kind}")
    return SPACES[kind]


def read_picture(image: Object, resources: Object) -> Image.Image:
    """A picture in L, RGB or CMYK, as its file means it."""
    filters = image.get(Name.Filter)
    inverted = [float(value) for value in image.get(Name.Decode, [])][:2] == [1, 0]
    picture: Image.Image
    if filters in (Name.DCTDecode, [Name.DCTDecode]):
        picture = Image.open(BytesIO(image.read_raw_bytes()), formats=["JPEG"])
        picture.load()
        # Pillow takes every CMYK JPEG for one of Adobe's, whose values are the other way round.
        inverted ^= picture.mode == "CMYK"
    elif int(image.get(Name.BitsPerComponent, 8)) == 8 and _raw_mode(image, resources):
        size = (int(image.Width), int(image.Height))
        picture = Image.frombytes(_raw_mode(image, resources), size, image.read_bytes())
    else:
        assert isinstance(image, pikepdf.Stream)
        picture = pikepdf.PdfImage(image).as_pil_image()
        inverted = False
    if picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    return ImageChops.invert(picture) if inverted else picture


def _raw_mode(image: Object, resources: Object) -> str:
    """Pillow's name for the values of a picture, empty for what has to be worked out."""
    try:
        kind = space_of(image.ColorSpace, resources).kind
    except UnknownColour:
        return ""
    return {"grey": "L", "rgb": "RGB", "cmyk": "CMYK"}.get(kind, "")
