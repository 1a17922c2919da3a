"""Reads from a PDF's own operators what it prints: colours, text, lines, pictures. Shares nothing with booklet/.

Two readings. ``held`` goes through every object of the file, used or not: what is nowhere in there cannot be printed.
``painted`` walks the pages as a printer does, into drawings, tiles and masks, and tells each thing that is painted,
with its colour and its width on paper. The functions below them judge, each with a list of faults in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageCms

SETS = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
FIRST = {"DeviceGray": (0.0,), "DeviceRGB": (0.0,) * 3, "DeviceCMYK": (0.0, 0.0, 0.0, 1.0)}
COLOUR_OPERATORS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"}
SPACES = {"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "Lab", "ICCBased", "Indexed", "Separation",
          "DeviceN"}  # fmt: skip
INLINE = "BI"


def held(pdf: pikepdf.Pdf) -> set[str]:
    """Every colour operator and every colour space that stands anywhere in the file.

    Grey in a soft mask is no colour: it says how much of one is let through.
    """
    found: set[str] = set()
    masks = _masks(pdf)
    glyphs = {glyph.objgen for item in pdf.objects if isinstance(item, Dictionary)
              for glyph in item.get(Name.CharProcs, Dictionary()).values()}  # fmt: skip
    drawn = [
        item for item in pdf.objects
        if isinstance(item, Stream)
        and (item.objgen in glyphs or item.get(Name.Subtype) == Name.Form or Name.PatternType in item)
    ]  # fmt: skip
    for content in [*pdf.pages, *drawn]:
        masked = isinstance(content, Stream) and content.objgen in masks
        found |= _colour_operators(content) - ({"g", "G"} if masked else set())
    for item in pdf.objects:
        found |= set(_names(item)) & SPACES
    return found - {"Pattern"}


def _colour_operators(content: Any) -> set[str]:
    """The colour operators of a page or a stream, and the spaces that they choose."""
    found: set[str] = set()
    for instruction in pikepdf.parse_content_stream(content):
        operator = INLINE if hasattr(instruction, "iimage") else str(instruction.operator)
        found |= {operator} & (COLOUR_OPERATORS | {INLINE})
        if operator in ("cs", "CS"):
            found.add(str(instruction.operands[0])[1:])
    return found


def _masks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The drawings that soft masks are made of, and those that are drawn in them."""
    found: set[tuple[int, int]] = set()
    waiting = [
        state.SMask.G
        for item in pdf.objects
        if isinstance(item, Dictionary)
        for state in [item, *item.get(Name.ExtGState, Dictionary()).values()]
        if isinstance(state, Dictionary) and isinstance(state.get(Name.SMask), Dictionary)
    ]
    while waiting:
        form = waiting.pop()
        if form.objgen not in found:
            found.add(form.objgen)
            inner = form.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary()).values()
            waiting.extend(one for one in inner if one.Subtype == Name.Form)
    return found


def _names(item: Any, depth: int = 0) -> Iterator[str]:
    """Names that stand as values in an object, not those of the objects that it refers to."""
    if isinstance(item, Name):
        yield str(item)[1:]
    elif isinstance(item, Array) and (depth == 0 or not item.is_indirect):
        for inner in item:
            yield from _names(inner, depth + 1)
    elif isinstance(item, Dictionary | Stream) and (depth == 0 or not item.is_indirect):
        for key, inner in item.items():
            if key != "/DestOutputProfile":
                yield from _names(inner, depth + 1)


@dataclass(frozen=True)
class State:
    """The graphics state, as far as it is read."""

    matrix: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    fill: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    width: float = 1.0
    text_mode: int = 0
    font: str = ""
    size: float = 0.0
    turn: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    over: bool = False


@dataclass(frozen=True)
class Painted:
    """One thing that is painted: what (fill, stroke, text, picture, gradient), in which colour, how wide on paper."""

    page: int
    what: str
    space: str
    values: tuple[float, ...]
    width: float = 0.0
    most_ink: float = 0.0
    font: str = ""
    """Of text: the name of its font, its size on paper in points, and whether it is printed over what is there."""
    size: float = 0.0
    over: bool = False


def painted(pdf: pikepdf.Pdf) -> Iterator[Painted]:
    """Everything that the pages paint, in order."""
    for number, page in enumerate(pdf.pages, 1):
        contents = page.obj.Contents
        stream = contents if isinstance(contents, Stream) else page
        yield from _walk(stream, page.obj.get(Name.Resources, Dictionary()), State(), number)


def _walk(stream: Any, resources: Any, entry: State, page: int) -> Iterator[Painted]:
    now, saved = entry, []
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        match operator:
            case "q":
                saved.append(now)
            case "Q":
                now = saved.pop()
            case "cm":
                now = replace(now, matrix=_product([float(value) for value in operands], now.matrix))
            case "w":
                now = replace(now, width=float(operands[0]))
            case "Tr":
                now = replace(now, text_mode=int(operands[0]))
            case "Tf":
                font = resources.Font[operands[0]]
                now = replace(now, font=str(font.get(Name.BaseFont, "")), size=float(operands[1]))
            case "BT":
                now = replace(now, turn=State().turn)
            case "Tm":
                now = replace(now, turn=_floats(operands))
            case "g" | "rg" | "k":
                now = replace(now, fill=(SETS[operator], _floats(operands)))
            case "G" | "RG" | "K":
                now = replace(now, stroke=(SETS[operator.lower()], _floats(operands)))
            case "cs" | "CS":
                named = str(operands[0])[1:]
                space = resources.get(Name.ColorSpace, Dictionary()).get(operands[0])
                if isinstance(space, Array) and space[0] == Name.Separation:
                    named = f"Separation {str(space[1])[1:]}"
                key = "fill" if operator.islower() else "stroke"
                now = replace(now, **{key: (named, FIRST.get(named, ()))})
            case "sc" | "scn" | "SC" | "SCN":
                key = "fill" if operator.islower() else "stroke"
                space = getattr(now, key)[0]
                if operands and isinstance(operands[-1], Name):
                    yield from _pattern(resources.Pattern[operands[-1]], resources, entry, page)
                now = replace(now, **{key: (space, _floats(operands))})
            case "gs":
                state = resources.ExtGState[operands[0]]
                over = bool(state.get(Name.op, now.over)) and int(state.get(Name.OPM, 1)) == 1
                now = replace(now, width=float(state.get(Name.LW, now.width)), over=over)
                if isinstance(state.get(Name.SMask), Dictionary):
                    yield from _form(state.SMask.G, resources, now, page)
            case "sh":
                yield from _gradient(resources.Shading[operands[0]], page)
            case "Do":
                item = resources.XObject[operands[0]]
                if item.Subtype == Name.Form:
                    yield from _form(item, resources, now, page)
                elif not item.get(Name.ImageMask, False):
                    yield _picture(item, page)
            case "Tj" | "TJ" | "'" | '"':
                if now.text_mode % 4 in (0, 2):
                    tall = _product(now.turn, now.matrix)
                    size = now.size * hypot(tall[2], tall[3])
                    yield Painted(page, "text", *now.fill, font=now.font, size=size, over=now.over)
                if now.text_mode % 4 in (1, 2):
                    yield Painted(page, "stroke", *now.stroke, width=_thinnest(now))
            case _:
                if operator in ("f", "F", "f*", "B", "B*", "b", "b*"):
                    yield Painted(page, "fill", *now.fill)
                if operator in ("S", "s", "B", "B*", "b", "b*"):
                    yield Painted(page, "stroke", *now.stroke, width=_thinnest(now))
    assert not saved, f"page {page}: q without Q"


def _form(form: Any, resources: Any, now: State, page: int) -> Iterator[Painted]:
    matrix = _product([float(value) for value in form.get(Name.Matrix, [1, 0, 0, 1, 0, 0])], now.matrix)
    yield from _walk(form, form.get(Name.Resources, resources), replace(now, matrix=matrix), page)


def _pattern(pattern: Any, resources: Any, entry: State, page: int) -> Iterator[Painted]:
    if int(pattern.PatternType) == 2:
        yield from _gradient(pattern.Shading, page)
    else:
        yield from _form(pattern, resources, State(matrix=entry.matrix), page)


def _gradient(shading: Any, page: int) -> Iterator[Painted]:
    """The colours at the ends of each stretch."""
    space = str(shading.ColorSpace)[1:] if isinstance(shading.ColorSpace, Name) else str(shading.ColorSpace[0])[1:]
    waiting = [shading.Function]
    while waiting:
        function = waiting.pop()
        if int(function.FunctionType) == 3:
            waiting.extend(function.Functions)
        else:
            for end in (function.C0, function.C1):
                yield Painted(page, "gradient", space, _floats(end))


def _picture(image: Any, page: int) -> Painted:
    space = str(image.ColorSpace)[1:] if isinstance(image.ColorSpace, Name) else str(image.ColorSpace[0])[1:]
    most = 0.0
    if space == "DeviceCMYK":
        data = image.read_bytes()
        most = max(map(sum, zip(data[0::4], data[1::4], data[2::4], data[3::4], strict=True))) / 255
    return Painted(page, "picture", space, (), most_ink=most)


def _floats(values: Iterable[Any]) -> tuple[float, ...]:
    return tuple(float(value) for value in values if not isinstance(value, Name))


def _product(inner: Iterable[float], outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _thinnest(state: State) -> float:
    """The width of a line on paper in points, in the direction in which it comes out thinnest: tried all round."""
    a, b, c, d, *_ = state.matrix
    turns = [step * pi / 180 for step in range(180)]
    return state.width * min(hypot(a * cos(turn) + c * sin(turn), b * cos(turn) + d * sin(turn)) for turn in turns)


# What is wrong with a file for a press.


def not_in_four_inks(pdf: pikepdf.Pdf) -> list[str]:
    """Colour operators and spaces other than those of the four inks, and of black alone in pictures."""
    found = held(pdf) - {"k", "K", "cs", "CS", "scn", "SCN", "sh", "DeviceCMYK", "DeviceGray", "AllInks"}
    plates = {str(item[1])[1:] for item in pdf.objects if isinstance(item, Array) and len(item) == 4
              and item[0] == Name.Separation}  # fmt: skip
    named = [item[Name.ColorSpace] for item in pdf.objects if isinstance(item, Dictionary) and Name.ColorSpace in item]
    inner = {str(one[1])[1:] for spaces in named if isinstance(spaces, Dictionary) for one in spaces.values()
             if isinstance(one, Array) and one[0] == Name.Separation}  # fmt: skip
    return sorted(found - ({"Separation"} if plates | inner <= {"All"} else set()))


def in_colour(pdf: pikepdf.Pdf) -> list[str]:
    """Colour operators and spaces other than grey."""
    return sorted(held(pdf) - {"g", "G", "cs", "CS", "scn", "SCN", "sh", "DeviceGray"})


def annotations(pdf: pikepdf.Pdf) -> list[str]:
    return [f"page {number}: {annotation.Subtype}" for number, page in enumerate(pdf.pages, 1)
            for annotation in page.obj.get(Name.Annots, [])]  # fmt: skip


def over_inked(pdf: pikepdf.Pdf, limit: float = 3.0) -> list[str]:
    """What is painted with more ink than the limit."""
    return sorted({
        f"page {one.page}: {one.what} {one.values} has {max(sum(one.values), one.most_ink):.0%}"
        for one in painted(pdf)
        if one.space == "DeviceCMYK" and max(sum(one.values), one.most_ink) > limit + 1e-9
    })  # fmt: skip


def thin_lines(pdf: pikepdf.Pdf, least: float = 0.25) -> list[str]:
    return sorted({
        f"page {one.page}: a line of {one.width:.3f} pt"
        for one in painted(pdf)
        if one.what == "stroke" and one.width < least - 1e-4
    })  # fmt: skip


def rich_black_text(pdf: pikepdf.Pdf, profile: Path) -> list[str]:
    """Text that looks black, by the profile, and is not black ink alone."""
    lab = ImageCms.buildTransform(str(profile), ImageCms.createProfile("LAB"), "CMYK", "LAB")
    found = set()
    for one in painted(pdf):
        if one.what == "text" and one.space == "DeviceCMYK" and any(one.values[:3]):
            spot = Image.new("CMYK", (1, 1), tuple(round(value * 255) for value in one.values))
            lightness, a, b = ImageCms.applyTransform(spot, lab).tobytes()
            a, b = ((value + 128) % 256 - 128 for value in (a, b))  # type: ignore[assignment]
            if lightness / 2.55 < 30 and hypot(a, b) < 10:
                found.add(f"page {one.page}: text in {one.values}")
    return sorted(found)


def knocked_out_text(pdf: pikepdf.Pdf) -> list[str]:
    """Text in black ink alone that is not printed over what is behind it, and other text that is."""
    return sorted({
        f"page {one.page}: text in {one.values} {'over what is' if one.over else 'cut out of what is'} behind it"
        for one in painted(pdf)
        if one.what == "text" and one.over != (one.values == (0, 0, 0, 1))
    })  # fmt: skip


def small_text_in_many_inks(pdf: pikepdf.Pdf, small: float = 14.0) -> list[str]:
    return sorted({
        f"page {one.page}: text of {one.size:.1f} pt in {one.values}"
        for one in painted(pdf)
        if one.what == "text" and one.size < small - 1e-6 and sum(value > 0 for value in one.values) > 2
    })  # fmt: skip


def thin_pale_text(pdf: pikepdf.Pdf, least: float = 12.0, small: float = 14.0) -> list[str]:
    """Small letters on a dark field: too small, or too thin, to stay open where four inks are printed."""
    return sorted({
        f"page {one.page}: pale text of {one.size:.1f} pt in {one.font.partition('+')[2]}"
        for one in painted(pdf)
        if one.what == "text" and sum(one.values) < 0.6 and one.size < small - 0.05
        and (one.size < least - 0.05 or not any(word in one.font for word in ("Semi-Bold", "Bold", "Heavy", "Black")))
    })  # fmt: skip


def marks_off_a_plate(pdf: pikepdf.Pdf, a_page: int = 8) -> list[str]:
    """Pages whose crop marks are not printed in every ink."""
    every = [one.page for one in painted(pdf) if one.space == "Separation All" and one.values == (1.0,)]
    return [f"page {number}" for number in range(1, len(pdf.pages) + 1) if every.count(number) != a_page]


def grey_letters(pdf: pikepdf.Pdf, least: float = 0.5) -> list[str]:
    """Dark text that is not black: a printer makes dots of it."""
    return sorted({f"page {one.page}: text in {one.values}" for one in painted(pdf)
                   if one.what == "text" and one.space == "DeviceGray" and 0 < one.values[0] <= least})  # fmt: skip


def wrong_boxes(pdf: pikepdf.Pdf, trim: tuple[float, float], bleed: float, slug: float) -> list[str]:
    """Boxes that are not where they belong, to 0.01 mm."""
    width, height = trim
    found = []
    for number, page in enumerate(pdf.pages, 1):
        for name, margin in (("MediaBox", slug), ("BleedBox", bleed), ("TrimBox", 0.0)):
            wanted = (-margin, -margin, width + margin, height + margin)
            real = [float(side) / 72 * 25.4 for side in page.obj.get(f"/{name}", [0] * 4)]
            if any(abs(one - other) > 0.01 for one, other in zip(real, wanted, strict=True)):
                found.append(f"page {number}: {name} {[round(side, 3) for side in real]}")
        if Name.CropBox in page.obj:
            found.append(f"page {number}: a CropBox")
    return found


def short_of_bleed(pages: Iterable[Image.Image], dots: float, slug: float, bleed: float) -> list[str]:
    """Fields that reach the trim and end before the bleed does. ``pages`` are pictures of whole sheets, ``dots`` a mm.

    Goes outwards from each edge, from 0.4 mm inside the trim to 0.1 mm inside the bleed's edge. Where colour gives way
    to paper over more than a millimetre at one depth, a field has ended. What slants gives way bit by bit.
    """
    found = []
    for number, page in enumerate(pages, 1):
        grey = page.convert("L")
        for turns, edge in enumerate(("top", "right", "bottom", "left")):
            turned = grey.rotate(90 * turns, expand=True)
            start, end = round((slug + 0.4) * dots), round((slug - bleed + 0.1) * dots)
            rows = [_paper(turned, depth, round((slug + 1) * dots)) for depth in range(start, end - 1, -2)]
            for inner, outer in pairwise(rows):
                ended = "".join("x" if white and not was else " " for was, white in zip(inner, outer, strict=True))
                longest = max((len(run) for run in ended.split()), default=0)
                if longest > dots:
                    found.append(f"page {number}: {edge} edge, {longest / dots:.1f} mm")
                    break
    return found


def _paper(page: Image.Image, row: int, margin: int) -> list[bool]:
    """Which pixels of a row are white, without its ends."""
    return [value >= 250 for value in page.crop((margin, row, page.width - margin, row + 1)).tobytes()]
