"""The press edition: painted pages become PDF/X-4, which any print shop takes without a question (ISO 15930-7).

Four inks, a declared printing condition, 3 mm of bleed, crop marks in the slug, and nothing that is for a screen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from booklet import shipped
from booklet.edition import Piece
from booklet.pdf.colour import recolour
from booklet.pdf.impose import MM, saddle_stitch
from booklet.pdf.inks import press
from booklet.pdf.letters import reink
from booklet.pdf.strokes import LEAST, thicken

BLEED = 3.0
"""Millimetres beyond the trim, to be cut off."""
SLUG = 10.0
"""Millimetres of sheet around the trim, bleed included: room for the marks."""
MARK_FROM, MARK_TO = 4.0, 9.0
"""Millimetres from the trim between which a crop mark runs: clear of the bleed, and of the sheet's edge."""

SLIVER, MEET = 0.2, 0.1
"""Millimetres at the edge of the bleed that are drawn out where a page is moved away from it, and how far they go under
the page."""

BLACK = (0.0, 0.0, 0.0, 1.0)
"""Black ink alone, which is printed over others."""

REGISTRATION = "AllInks"
"""Name of the colour space of the marks."""

VERSION = "1.6"
"""The version of PDF that PDF/X-4 is based on, to be written in the file's header."""

SCREEN_ONLY = ["StructTreeRoot", "MarkInfo", "Outlines", "Names", "Dests", "OpenAction", "AA", "AcroForm", "PageMode",
               "ViewerPreferences", "PageLabels", "OutputIntents"]  # fmt: skip
"""What the file as a whole has for readers on a screen, and the output intent of PDF/A."""
SCREEN_ONLY_OF_PAGES = ["Annots", "StructParents", "Tabs", "AA", "CropBox", "ArtBox"]

LETTERS = {"Tj", "TJ", "'", '"'}
"""Operators that show text."""

MARKED_CONTENT = {"BMC", "BDC", "EMC", "MP", "DP"}


def to_press(pdf: pikepdf.Pdf, trim: tuple[float, float], profile: Path | None = None, *, creep: float = 0.0) -> None:
    """Changes painted pages in place into pages for a print shop.

    ``pdf`` has its trim's lower left corner at the origin and 3 mm of bleed painted around it; ``trim`` is width and
    height of a page in mm; ``profile`` is the ICC profile of the press, the shipped one where none is given. ``creep``
    is the thickness of the paper in mm: what is on an inner sheet of the stapled stack moves that much towards the
    spine for every sheet around it, and the boxes stay; what is at the edge of the bleed is drawn out by as much, so
    that the bleed stays 3 mm wide. The file is to be saved as PDF 1.6; what it says of itself is
    written with the claim ``PDF/X-4``. ValueError for pages that were painted without bleed; UnknownColour for a colour
    that cannot be rewritten.
    """
    profile = profile or shipped.profile()
    _drop(pdf.Root, SCREEN_ONLY)
    for page in pdf.pages:
        _drop(page.obj, SCREEN_ONLY_OF_PAGES)
    inks = press(profile)
    recolour(pdf, inks)
    reink(pdf, inks.fill, inks.of_letters, over=lambda values: values == BLACK)
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        _mix_inks_plainly(page.obj.get(Name.Resources, Dictionary()), seen)
        page.obj.Contents.write(_unmarked(page.obj.Contents))
    for form in _forms(pdf):
        _drop(form, ["StructParent", "StructParents"])
    thicken(pdf)
    shifts = _shifts(len(pdf.pages), creep)
    for page, shift in zip(pdf.pages, shifts, strict=True):
        _set_boxes(page.obj, trim)
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
        if Name.ColorSpace not in page.obj.Resources:
            page.obj.Resources.ColorSpace = Dictionary()
        page.obj.Resources.ColorSpace[f"/{REGISTRATION}"] = _registration()
        content = page.obj.Contents.read_bytes()
        if shift:
            content = b"\n".join([_drawn_out(page.obj.Contents, trim, shift), _moved(shift), content])
        page.obj.Contents.write(b"\n".join([_clip(trim), content, b"Q", _crop_marks(trim)]))
    pdf.Root.OutputIntents = Array([_output_intent(pdf, profile)])


def keep(pdf: pikepdf.Pdf, piece: Piece) -> None:
    """Takes away the pages that are not of a piece: all of them are kept where it is none."""
    if piece == "cover":
        del pdf.pages[2:-2]
    elif piece == "inside":
        del pdf.pages[-2:], pdf.pages[:2]


def _shifts(pages: int, creep: float) -> list[float]:
    """How far what is on each page moves to the right, in points: towards the spine, left of an odd page."""
    found = [0.0] * pages
    for side in saddle_stitch(pages):
        for number, way in ((side.left, 1), (side.right, -1)):
            if number:
                found[number - 1] = way * side.depth * creep * MM
    return found


def _moved(shift: float) -> bytes:
    return f"1 0 0 1 {shift:.4f} 0 cm".encode()


def _drawn_out(content: Object, trim: tuple[float, float], shift: float) -> bytes:
    """What a page has at the outer edge of its bleed, without letters, as wide as the move leaves bare.

    Painted before the page itself, which covers where they meet. ``shift`` in points, away from that edge.
    """
    left, bottom, right, top = _around(trim, BLEED)
    edge = left if shift > 0 else right
    width = abs(shift) + MEET * MM
    wider = width / (SLIVER * MM)
    start = edge if shift > 0 else edge - width
    field = f"{start:.4f} {bottom} {width:.4f} {top - bottom:.4f} re W n"
    kept: list[Any] = [one for one in pikepdf.parse_content_stream(content) if str(one.operator) not in LETTERS]
    drawn = f"q {field} {wider:.4f} 0 0 1 {(1 - wider) * edge:.4f} 0 cm".encode()
    return b"\n".join([drawn, pikepdf.unparse_content_stream(kept), b"Q"])


def _registration() -> Array:
    """The colour of marks: every ink there is, so that each plate has them (ISO 32000-1, 8.6.6.4)."""
    full = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, full])


def _set_boxes(page: Object, trim: tuple[float, float]) -> None:
    painted = [float(side) / MM for side in page.MediaBox]
    wanted = _around(trim, BLEED)
    if any(abs(one - other / MM) > 0.01 for one, other in zip(painted, wanted, strict=True)):
        raise ValueError(f"a page of {painted} mm was painted, not {trim} mm with {BLEED} mm of bleed")
    page.MediaBox = Array(_around(trim, SLUG))
    page.BleedBox = Array(wanted)
    page.TrimBox = Array(_around(trim, 0))


def _around(trim: tuple[float, float], margin: float) -> list[float]:
    """The box of a page, in points, with a margin in mm around its trim."""
    width, height = trim
    return [round(side * MM, 4) for side in (-margin, -margin, width + margin, height + margin)]


def _clip(trim: tuple[float, float]) -> bytes:
    """Keeps what is painted inside the bleed: the slug is for the marks."""
    left, bottom, right, top = _around(trim, BLEED)
    return f"q {left} {bottom} {right - left:.4f} {top - bottom:.4f} re W n".encode()


def _crop_marks(trim: tuple[float, float]) -> bytes:
    """Two short strokes at each corner, where the sheet is cut, in every ink."""
    width, height = (side * MM for side in trim)
    near, far = MARK_FROM * MM, MARK_TO * MM
    lines = []
    for x, outwards in ((0.0, -1), (width, 1)):
        for y, upwards in ((0.0, -1), (height, 1)):
            lines.append((x + outwards * near, y, x + outwards * far, y))
            lines.append((x, y + upwards * near, x, y + upwards * far))
    strokes = "\n".join("{:.4f} {:.4f} m {:.4f} {:.4f} l S".format(*line) for line in lines)
    return f"q /{REGISTRATION} CS 1 SCN {LEAST} w [] 0 d 0 J\n{strokes}\nQ".encode()


def _unmarked(content: Object) -> bytes:
    """A page's operators without what ties them to tags that are no longer there."""
    kept: list[Any] = [
        instruction
        for instruction in pikepdf.parse_content_stream(content)
        if str(instruction.operator) not in MARKED_CONTENT
    ]
    return pikepdf.unparse_content_stream(kept)


def _mix_inks_plainly(resources: Object, seen: set[tuple[int, int]]) -> None:
    """No blend modes: one colour multiplied by another is more ink than either."""
    if resources.objgen in seen:
        return
    if resources.objgen != (0, 0):
        seen.add(resources.objgen)
    for state in resources.get(Name.ExtGState, Dictionary()).values():
        if Name.BM in state:
            state.BM = Name.Normal
    for kind in (Name.XObject, Name.Pattern):
        for item in resources.get(kind, Dictionary()).values():
            _mix_inks_plainly(item.get(Name.Resources, Dictionary()), seen)


def _output_intent(pdf: pikepdf.Pdf, profile: Path) -> Dictionary:
    """The printing condition that the inks are meant for, with its profile: offset on coated paper."""
    stream = pdf.make_stream(profile.read_bytes())
    stream.N = 4
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA39"),
        OutputCondition=String("Offset on coated paper, ISO 12647-2:2004/Amd 1, 115 g/m2"),
        RegistryName=String("http://www.color.org"),
        Info=String("Coated FOGRA39 (ISO 12647-2:2004)"),
        DestOutputProfile=stream,
    )


def _forms(pdf: pikepdf.Pdf) -> list[Object]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get(Name.Subtype) == Name.Form]


def _drop(holder: Object, keys: list[str]) -> None:
    for key in keys:
        if f"/{key}" in holder:
            del holder[f"/{key}"]
