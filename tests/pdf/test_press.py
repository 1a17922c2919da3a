"""Pages for a print shop: what a small one is, and that each fault a print shop would send back is seen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from booklet import shipped
from booklet.pdf import press
from booklet.pdf.press import BLEED, MARK_FROM, SLUG, to_press
from tests.pdf import x4
from tests.pdf.operators import (
    annotations,
    knocked_out_text,
    marks_off_a_plate,
    not_in_four_inks,
    over_inked,
    painted,
    rich_black_text,
    short_of_bleed,
    small_text_in_many_inks,
    thin_lines,
    thin_pale_text,
    wrong_boxes,
)
from tests.pdf.pressed import A5, page_of_press, saved
from tests.pdf.pressed import painted as painted_page

MM = 72 / 25.4
DOTS = 5
"""Pixels a millimetre of the pages that are looked at."""

BODY = """
<h1 id="b1">Titre</h1><p>Du texte noir, avec <a href="https://example.org/">une adresse</a>.</p>
<svg xmlns="http://www.w3.org/2000/svg" width="20mm" viewBox="0 0 2000 2000"><title>Dessin</title>
<path d="M0 0L2000 2000" stroke="#842C0F" stroke-width="2"/>
<circle cx="900" cy="900" r="500" opacity=".5" fill="#D96B41"/>
</svg>
"""


@pytest.fixture(scope="module")
def finished() -> bytes:
    return page_of_press(BODY)


def judged(pdf: bytes) -> list[str]:
    """All that is wrong with a file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [
            *not_in_four_inks(opened), *annotations(opened), *over_inked(opened), *thin_lines(opened),
            *rich_black_text(opened, shipped.profile()), *wrong_boxes(opened, A5, BLEED, SLUG),
            *knocked_out_text(opened), *small_text_in_many_inks(opened), *marks_off_a_plate(opened),
        ]  # fmt: skip
    return [*found, *short_of_bleed(pictures(pdf), DOTS, SLUG, BLEED), *x4.faults(pdf)]


def pictures(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=DOTS / MM).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def test_nothing_is_wrong(finished: bytes) -> None:
    assert judged(finished) == []


def test_nothing_that_is_for_a_screen_is_left(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names"} & set(pdf.Root.keys())
        content = pdf.pages[0].obj.Contents.read_bytes()
    assert b"BDC" not in content and b"BMC" not in content and b"EMC" not in content


def test_crop_marks_stand_in_the_slug_clear_of_the_bleed() -> None:
    white = pictures(page_of_press("<p>a</p>", "@page { background: white }"))[0].convert("L")
    inside = white.copy()
    inside.paste(255, tuple(round((SLUG - BLEED) * DOTS) + side for side in (0, 0)) + tuple(
        size - round((SLUG - BLEED) * DOTS) for size in white.size))  # fmt: skip
    marks = inside.point(lambda value: 255 if value < 200 else 0)
    assert marks.getbbox()
    near = round((SLUG - MARK_FROM) * DOTS)
    for x, y in ((SLUG, 3), (SLUG + A5[0], 3), (3, SLUG), (3, SLUG + A5[1])):
        box = [round(x * DOTS) - 2, round(y * DOTS) - 2, round(x * DOTS) + 3, round(y * DOTS) + 3]
        assert marks.crop(tuple(box)).getbbox(), f"no mark at {x}, {y} mm"
    assert not marks.crop((near + 2, near + 2, marks.width - near - 2, marks.height - near - 2)).getbbox()


def test_marks_are_the_last_on_each_page_and_in_every_ink(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        marks = [one for one in painted(pdf) if one.what == "stroke"][-8:]
    assert {(one.space, one.values) for one in marks} == {("Separation All", (1.0,))}
    assert {round(one.width, 3) for one in marks} == {0.25}


def test_text_in_the_colour_of_text_is_black_ink_alone(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        assert {one.values for one in painted(pdf) if one.what == "text"} == {(0, 0, 0, 1)}


def test_the_same_pages_are_the_same_file(finished: bytes) -> None:
    assert page_of_press(BODY) == finished


def test_it_is_about_the_document_and_not_about_the_day(finished: bytes) -> None:
    other = page_of_press(BODY.replace("Titre", "Autre"))
    assert b"uuid:" in finished
    identifier = finished[finished.index(b"uuid:") :][:41]
    assert identifier in other


def test_pages_without_bleed_are_refused() -> None:
    for css in ("@page { bleed: 0 }", "@page { size: 150mm 210mm }"):
        with pytest.raises(ValueError, match=r"3\.0 mm of bleed"):
            to_press(painted_page("<p>a</p>", css), A5)


# Planted faults. Each is made in the finished file, and each must be seen, and nothing else with it.


def content(added: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Adds operators to the first page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q " + added + b" Q")

    return plant


def text(colour: bytes) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].obj.Resources.Font.keys())).encode()
        pdf.pages[0].contents_add(b"q BT " + colour + b" " + font + b" 9 Tf <0001> Tj ET Q")

    return plant


def drawn(operators: bytes, matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0)) -> Callable[[pikepdf.Pdf], None]:
    """Adds a drawing with operators of its own to the first page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(operators)
        form.Type, form.Subtype, form.BBox, form.Matrix = Name.XObject, Name.Form, Array([0, 0, 99, 99]), Array(matrix)
        pdf.pages[0].obj.Resources.XObject["/planted"] = form
        pdf.pages[0].contents_add(b"/planted Do")

    return plant


def picture(space: Name, value: bytes) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(value)
        image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 1, 1
        image.ColorSpace, image.BitsPerComponent = space, 8
        pdf.pages[0].obj.Resources.XObject["/planted"] = image
        pdf.pages[0].contents_add(b"q 9 0 0 9 50 50 cm /planted Do Q")

    return plant


def annotated(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 20, 20]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def box(name: str, index: int, off: float) -> Callable[[pikepdf.Pdf], None]:
    """Moves one side of a box by so many millimetres."""

    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[name][index] = float(pdf.pages[0].obj[name][index]) + off * MM

    return plant


def marked(pdf: pikepdf.Pdf) -> None:
    """Crop marks in black ink alone, as they would be without a colour for every plate."""
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes().replace(b"/AllInks CS 1 SCN", b"0 0 0 1 K"))


def spot(pdf: pikepdf.Pdf) -> None:
    """A colour that needs an ink of its own."""
    pdf.pages[0].obj.Resources.ColorSpace["/Fifth"] = Array(
        [Name.Separation, Name.Orange, Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], N=1)]
    )


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "rgb-fill": (content(b"1 0 0 rg 0 0 5 5 re f"), "rg"),
    "rgb-stroke": (content(b"1 0 0 RG 0 0 m 5 5 l S"), "RG"),
    "grey-operator": (content(b"0 g 0 0 5 5 re f"), "g"),
    "rgb-space": (content(b"/DeviceRGB cs 1 0 0 scn 0 0 5 5 re f"), "DeviceRGB"),
    "rgb-in-drawing": (drawn(b"1 0 0 rg 0 0 5 5 re f"), "rg"),
    "rgb-picture": (picture(Name.DeviceRGB, b"\x00\x00\x00"), "DeviceRGB"),
    "annotation": (annotated, "page 1: /Link"),
    "thin-line": (content(b"0.1 w 0 0 m 9 9 l S"), "page 1: a line of 0.100 pt"),
    "thin-by-scale": (content(b"0.1 0 0 1 0 0 cm 1 w 0 0 m 9 9 l S"), "page 1: a line of 0.100 pt"),
    "thin-in-drawing": (drawn(b"1 w 0 0 m 9 9 l S", (0.2, 0, 0, 0.2, 0, 0)), "page 1: a line of 0.200 pt"),
    "thin-outline": (text(b"1 Tr 0.2 w"), "page 1: a line of 0.200 pt"),
    "400-percent": (content(b"1 1 1 1 k 0 0 5 5 re f"), "page 1: fill (1.0, 1.0, 1.0, 1.0) has 400%"),
    "301-percent": (drawn(b".7 .7 .61 1 K 0 0 m 9 9 l S"), "page 1: stroke (0.7, 0.7, 0.61, 1.0) has 301%"),
    "400-percent-picture": (picture(Name.DeviceCMYK, b"\xff\xff\xff\xff"), "page 1: picture () has 400%"),
    "rich-black": (text(b"0.6 0.4 0.3 1 k"), "page 1: text in (0.6, 0.4, 0.3, 1.0)"),
    "rich-black-of-text": (text(b"0.61 0.36 0.25 0.91 k"), "page 1: text in (0.61, 0.36, 0.25, 0.91)"),
    "black-cut-out": (text(b"0 0 0 1 k"), "page 1: text in (0.0, 0.0, 0.0, 1.0) cut out of what is behind it"),
    "colour-over": (
        text(b"/BookletOver gs 0.6 0 0 0.6 k"),
        "page 1: text in (0.6, 0.0, 0.0, 0.6) over what is behind it",
    ),
    "three-inks": (text(b"0.6 0.2 0 0.6 k"), "page 1: text of 9.0 pt in (0.6, 0.2, 0.0, 0.6)"),
    "mark-in-black": (marked, "page 1"),
    "spot-colour": (spot, "Separation"),
    "trim-off": (box("/TrimBox", 2, 0.02), "page 1: TrimBox [0.0, 0.0, 148.02, 210.0]"),
    "bleed-off": (box("/BleedBox", 1, -0.02), "page 1: BleedBox [-3.0, -3.02, 151.0, 213.0]"),
    "media-off": (box("/MediaBox", 0, -0.02), "page 1: MediaBox [-10.02, -10.0, 158.0, 220.0]"),
    "field-at-trim": (content(b"0 0 0 0 k -8.6 100 8.4 60 re f"), "page 1: left edge, 21.2 mm"),
    "field-short-of-bleed": (content(b"0 0 0 0 k 425 100 9 60 re f"), "page 1: right edge, 21.2 mm"),
    "nothing-in-bleed": (content(b"0 0 0 0 k -9 595.6 450 9 re f"), "page 1: top edge, 146.2 mm"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(name: str, finished: bytes) -> None:
    plant, fault = FAULTS[name]
    assert fault in judged(planted(finished, plant))


def test_small_letters_of_a_colour_keep_its_look_in_two_inks() -> None:
    pdf = page_of_press('<p style="color: #0A4150">Petit</p><h1 style="color: #0A4150; font-size: 20pt">Grand</h1>')
    with pikepdf.open(BytesIO(pdf)) as opened:
        texts = [one for one in painted(opened) if one.what == "text"]
    small, large = ([one.values for one in texts if round(one.size) == size] for size in (12, 20))
    assert [[value > 0 for value in values] for values in small[:1]] == [[True, False, False, True]]
    assert [sum(value > 0 for value in values) for values in large] == [4] * len(large)
    assert large


def test_a_colour_that_two_inks_cannot_make_is_black_in_small_letters() -> None:
    with pikepdf.open(BytesIO(page_of_press('<p style="color: #842C0F">Petit</p>'))) as opened:
        text = next(one for one in painted(opened) if one.what == "text")
    assert text.values == (0, 0, 0, 1)
    assert text.over


@pytest.mark.parametrize(
    ("style", "seen"),
    [("400; font-size: 12pt", True), ("700; font-size: 11.5pt", True), ("700", False), ("400; font-size: 14pt", False)],
)
def test_thin_or_small_pale_letters_are_seen(style: str, seen: bool) -> None:
    body = f'<p style="color: white; font-weight: {style}">Clair</p>'
    with pikepdf.open(BytesIO(page_of_press(body))) as opened:
        assert bool(thin_pale_text(opened)) is seen


def test_creep_moves_inner_pages_towards_the_spine() -> None:
    plain, moved = (lefts(creep) for creep in (0.0, 0.2))
    assert len(plain) == 8
    shifts = [round((after - before) / MM, 2) for before, after in zip(plain, moved, strict=True)]
    # Of two sheets, the inner one has the pages 3 to 6: it moves, odd pages to the left, even ones to the right.
    assert shifts == [0, 0, -0.2, 0.2, -0.2, 0.2, 0, 0]


@pytest.mark.parametrize("creep", [0.1, 0.5])
def test_creep_leaves_the_bleed_3_mm_wide(creep: float) -> None:
    """At the outer edge too, and the boxes stay. Where nothing fills what the move left bare, it is seen."""
    moved = of_sixteen(creep)
    assert [short_of_bleed(pictures(moved), DOTS, SLUG, BLEED), x4.faults(moved)] == [[], x4.faults(of_sixteen(0))]
    with pikepdf.open(BytesIO(moved)) as pdf, pikepdf.open(BytesIO(of_sixteen(0))) as plain:
        assert wrong_boxes(pdf, A5, BLEED, SLUG) == []
        assert over_inked(pdf) == thin_lines(pdf) == marks_off_a_plate(pdf) == []
        texts, as_ever = ([one.page for one in painted(each) if one.what == "text"] for each in (pdf, plain))
        assert texts == as_ever, "a letter is painted twice"
    bare = {
        fault.partition(",")[0]
        for fault in short_of_bleed(pictures(of_sixteen(creep, filled=False)), DOTS, SLUG, BLEED)
    }
    least = 3 if creep > 0.2 else 7  # the reader looks at the last 0.1 mm but one
    assert bare >= {f"page {number}: {'right' if number % 2 else 'left'} edge" for number in range(least, 18 - least)}


def of_sixteen(creep: float, *, filled: bool = True) -> bytes:
    """Four sheets of pages whose ground goes to the end of the bleed; ``filled`` is undone to plant the fault."""
    body = "".join(f'<p style="break-after: page">{number}</p>' for number in range(15)) + "<p>16</p>"
    pdf = painted_page(body)
    with pytest.MonkeyPatch.context() as patch:
        if not filled:
            patch.setattr(press, "_drawn_out", lambda *_: b"")
        to_press(pdf, A5, creep=creep)
    return saved(pdf)


def lefts(creep: float) -> list[float]:
    """Where the first letter of each of eight pages stands."""
    pdf = painted_page("".join(f'<p style="break-after: page">{number}</p>' for number in range(7)) + "<p>8</p>")
    to_press(pdf, A5, creep=creep)
    return [page.get_textpage().get_charbox(0)[0] for page in pypdfium2.PdfDocument(saved(pdf))]


def planted(finished: bytes, plant: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(finished)) as pdf:
        plant(pdf)
        return saved(pdf)


def info(key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.trailer.Info[key]
        else:
            pdf.trailer.Info[key] = value

    return plant


def said(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Changes the XMP packet."""

    def plant(pdf: pikepdf.Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new))

    return plant


def root(key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return plant


def state(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState["/planted"] = Dictionary({f"/{key}": one for key, one in entries.items()})

    return plant


def intent(key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root.OutputIntents[0][key]
        else:
            pdf.Root.OutputIntents[0][key] = value

    return plant


def another_profile(pdf: pikepdf.Pdf) -> None:
    from PIL import ImageCms

    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile.write(screen)


def font_taken_out(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and Name.FontFile2 in item:
            del item[Name.FontFile2]


def x_object(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def plant(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"", Dictionary({f"/{key}": one for key, one in entries.items()}))
        pdf.pages[0].obj.Resources.XObject["/planted"] = stream

    return plant


def art_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox


def crop_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = Array([-99, 0, 9, 9])


def acting_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


X4_FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "catalogue-version": (root("/Version", Name("/1.7")), "the catalogue says /1.7"),
    "no-intent": (root("/OutputIntents", None), "0 output intents of PDF/X"),
    "intent-of-pdf-a": (intent("/S", Name.GTS_PDFA1), "0 output intents of PDF/X"),
    "no-condition": (intent("/OutputConditionIdentifier", None), "the output intent names no printing condition"),
    "no-profile": (intent("/DestOutputProfile", None), "the output intent has no profile"),
    "screen-profile": (another_profile, "the profile is not that of a press with four inks"),
    "two-trims": (art_box, "page 1: neither or both of TrimBox and ArtBox"),
    "trim-beyond-bleed": (box("/TrimBox", 0, -4), "page 1: /TrimBox goes beyond /BleedBox"),
    "bleed-beyond-sheet": (box("/BleedBox", 3, 9), "page 1: /BleedBox goes beyond /MediaBox"),
    "crop-beyond-sheet": (crop_box, "page 1: /CropBox goes beyond /MediaBox"),
    "trapped-unsaid": (info("/Trapped", None), "Trapped is neither true nor false"),
    "trapped-unknown": (info("/Trapped", Name.Unknown), "Trapped is neither true nor false"),
    "trapped-twice": (info("/Trapped", Name("/True")), "pdf:Trapped and /Trapped differ"),
    "no-xmp": (root("/Metadata", None), "no XMP"),
    "other-claim": (said(b"PDF/X-4", b"PDF/X-5"), "XMP claims 'PDF/X-5'"),
    "no-document-id": (said(b"DocumentID", b"Identifier"), "XMP has no xmpMM:DocumentID"),
    "no-version-id": (said(b"VersionID", b"Version"), "XMP has no xmpMM:VersionID"),
    "no-rendition": (said(b"RenditionClass", b"Rendition"), "XMP has no xmpMM:RenditionClass"),
    "no-metadata-date": (said(b"MetadataDate", b"Date"), "XMP has no xmp:MetadataDate"),
    "other-title": (info("/Title", String("Autre")), "dc:title and /Title differ"),
    "other-day": (info("/ModDate", String("D:20200101")), "xmp:ModifyDate and /ModDate differ"),
    "font-outside": (font_taken_out, "is not embedded"),
    "annotation": (annotated, "page 1: an annotation /Link inside the bleed"),
    "action": (root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))), "the file has /OpenAction"),
    "page-action": (acting_page, "page 1 has /AA"),
    "form": (root("/AcroForm", Dictionary(Fields=Array())), "the file has /AcroForm"),
    "script": (root("/Names", Dictionary(JavaScript=Dictionary(Names=Array()))), "the file has /JavaScript"),
    "curve": (state(TR=Name.Identity), "a transfer curve"),
    "curve-2": (state(TR2=Name.Identity), "a transfer curve"),
    "postscript": (x_object(Type=Name.XObject, Subtype=Name.PS), "a PostScript XObject"),
    "postscript-form": (x_object(Type=Name.XObject, Subtype2=Name.PS), "a PostScript XObject"),
    "picture-elsewhere": (x_object(Type=Name.XObject, OPI=Dictionary()), "an XObject with /OPI"),
    "page-elsewhere": (x_object(Type=Name.XObject, Ref=Dictionary()), "an XObject with /Ref"),
    "two-pictures": (x_object(Type=Name.XObject, Alternates=Array()), "an XObject with /Alternates"),
}


@pytest.mark.parametrize("name", X4_FAULTS)
def test_what_pdf_x_4_forbids_is_seen(name: str, finished: bytes) -> None:
    plant, fault = X4_FAULTS[name]
    assert any(fault in found for found in x4.faults(planted(finished, plant)))


def test_a_locked_file_and_a_file_of_another_version_are_seen(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="", R=4))
        assert "the file is encrypted" in x4.faults(out.getvalue())
    assert any("the header says" in fault for fault in x4.faults(finished.replace(b"%PDF-1.6", b"%PDF-1.7", 1)))


def test_a_file_without_an_id_and_a_stream_in_lzw_are_seen(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        assert list(x4._file(pdf)) == []
        del pdf.trailer.ID
        assert list(x4._file(pdf)) == ["the trailer has no ID"]
        pdf.pages[0].obj.Resources.XObject["/planted"] = packed = pdf.make_stream(b"")
        packed.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
        assert list(x4._content(pdf)) == ["a stream packed with /LZWDecode"]
