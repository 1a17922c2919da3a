"""Every colour of a file in other inks: whatever a page or a drawing can make WeasyPrint write."""

from __future__ import annotations

import base64
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from booklet import shipped
from booklet.palette import INK, TOKENS, channels, grey
from booklet.pdf.colour import UnknownColour, recolour
from booklet.pdf.inks import MOST_INK, Grey, Inks, press
from booklet.pdf.lab import srgb_of_lab
from booklet.pdf.strokes import thicken
from tests.pdf.operators import in_colour, not_in_four_inks, over_inked, painted, rich_black_text, thin_lines
from tests.pdf.pressed import painted as painted_page
from tests.pdf.pressed import saved

PROFILE = shipped.profile()


def data_address(image: Image.Image, kind: str) -> str:
    out = BytesIO()
    image.save(out, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"


def svg(body: str) -> str:
    """An SVG of 60 by 20 units, 60 mm wide."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="60mm" viewBox="0 0 60 20">{body}</svg>'


STOPS = '<stop offset="0" stop-color="{}"/><stop offset=".4" stop-color="#D96B41"/><stop offset="1" stop-color="{}"/>'

CASES = {
    "text": "<p>Un <b style='color: #842C0F'>texte</b></p>",
    "css-spaces": "<p style='color: lab(40% 50 20)'>a</p><p style='color: oklch(60% .1 200)'>b</p>"
                  "<p style='color: device-cmyk(1 1 1 1)'>c</p><p style='color: hsl(200 80% 30%)'>d</p>",
    "gradient": f"<div style='height: 9mm; background: linear-gradient(90deg, red, blue, {INK})'></div>",
    "clear-gradient": "<div style='height: 9mm; background: radial-gradient(#842C0F, transparent)'></div>",
    "opacity": "<div style='height: 9mm; opacity: .4; background: #842C0F'></div>",
    "tiles": "<div style='height: 9mm; background: url(\"data:image/svg+xml,"
             "<svg xmlns=%27http://www.w3.org/2000/svg%27 width=%2710%27 height=%278%27>"
             "<circle cx=%275%27 cy=%274%27 r=%273%27 fill=%27%23D96B41%27/></svg>\")'></div>",
    "drawing": svg('<rect width="9" height="9" fill="#D96B41" stroke="#0A4150"/>'),
    "drawn-gradient": svg(f'<linearGradient id="g">{STOPS.format("#FFFFFF", "#000000")}</linearGradient>'
                          '<rect width="60" height="20" fill="url(#g)" stroke="url(#g)"/>'),
    "drawn-clear-gradient": svg('<radialGradient id="g"><stop stop-color="red" stop-opacity="0"/>'
                                '<stop offset="1" stop-color="blue"/></radialGradient>'
                                '<rect width="60" height="20" fill="url(#g)"/>'),
    "drawn-tiles": svg('<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse">'
                       '<circle cx="2" cy="2" r="1" fill="#7FA98C"/></pattern>'
                       '<rect width="60" height="20" fill="url(#p)"/>'),
    "drawn-mask": svg('<mask id="m"><rect width="60" height="20" fill="#808080"/></mask>'
                      '<rect width="60" height="20" fill="#842C0F" mask="url(#m)"/>'),
    "drawn-text": svg('<text x="2" y="12" font-family="Source Sans 3" font-size="8" fill="#fff" '
                      'stroke="#842C0F">A</text>'),
    "drawn-blend": svg('<filter id="f"><feBlend mode="multiply"/></filter>'
                       '<rect width="60" height="20" fill="#842C0F" filter="url(#f)"/>'),
    "rgb": f"<img style='width: 20mm' src='{data_address(Image.new('RGB', (4, 4), '#842C0F'), 'PNG')}'>",
    "rgba": f"<img style='width: 20mm' src='{data_address(Image.new('RGBA', (4, 4), '#842C0F80'), 'PNG')}'>",
    "grey": f"<img style='width: 20mm' src='{data_address(Image.new('L', (4, 4), 77), 'PNG')}'>",
    "palette": f"<img style='width: 20mm' src='{data_address(Image.new('P', (4, 4), 3), 'PNG')}'>",
    "jpeg": f"<img style='width: 20mm' src='{data_address(Image.new('RGB', (16, 16), '#842C0F'), 'JPEG')}'>",
    "cmyk-jpeg": f"<img style='width: 20mm' src='{data_address(Image.new('CMYK', (9, 9), (250,) * 4), 'JPEG')}'>",
    "link": "<p><a href='https://example.org'>un lien</a></p>",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_nothing_but_grey_is_left(case: str) -> None:
    pdf = painted_page(CASES[case])
    assert in_colour(pdf), "the page has a colour to begin with"
    recolour(pdf, Grey())
    assert in_colour(reopened(pdf)) == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_but_four_inks_is_left_and_not_too_much_of_them(case: str) -> None:
    pdf = painted_page(CASES[case])
    assert not_in_four_inks(pdf)
    recolour(pdf, press(PROFILE))
    left = reopened(pdf)
    assert not_in_four_inks(left) == []
    assert over_inked(left) == []
    assert rich_black_text(left, PROFILE) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("inks", [Grey(), press(PROFILE)], ids=["grey", "press"])
def test_it_looks_as_it_did(case: str, inks: Inks) -> None:
    """Every pixel is about as light as it was, but for the edges, where two colours mix in another way.

    A screen shows inks without their profile: saturated colours come out lighter or darker, never as others.
    """
    pdf = painted_page(CASES[case], css="@page { background: white }")
    before = picture(pdf)
    recolour(pdf, inks)
    off = [abs(one - other) for one, other in zip(picture(pdf).tobytes(), before.tobytes(), strict=True)]
    mixed = "clear" in case or case == "opacity"
    most = 60 if mixed or not isinstance(inks, Grey) else 8
    assert sum(difference > most for difference in off) < len(off) * 0.005


def test_a_picture_is_not_turned_over() -> None:
    """Values of a CMYK JPEG may stand either way round; dark must stay dark."""
    for case in ("cmyk-jpeg", "jpeg", "rgb"):
        pdf = painted_page(CASES[case], css="@page { background: white } img { width: 100mm }")
        recolour(pdf, press(PROFILE))
        assert picture(pdf).getextrema()[0] < 100


def reopened(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """The file as it is written: without what nothing refers to."""
    return pikepdf.open(BytesIO(saved(pdf)))


def picture(pdf: pikepdf.Pdf) -> Image.Image:
    """The first page as grey pixels of the same luminance."""
    shown = pypdfium2.PdfDocument(saved(pdf))[0].render(scale=0.5).to_pil()
    return Grey().picture(shown)


# The inks by themselves.


def test_grey_has_the_luminance_that_the_palette_says() -> None:
    for colour in TOKENS.values():
        value = Grey().of_rgb(tuple(channel / 255 for channel in channels(colour)))
        assert value == (round(channels(grey(colour))[0] / 255, 3),)
        spot = Grey().picture(Image.new("RGB", (1, 1), colour))
        assert abs(spot.getpixel((0, 0)) - channels(grey(colour))[0]) <= 1


@pytest.mark.parametrize("colour", [INK, "#000000", "#808080", "#FFFFFF", "#010101"])
def test_text_and_greys_are_black_ink_alone(colour: str) -> None:
    values = press(PROFILE).of_rgb(tuple(channel / 255 for channel in channels(colour)))
    assert values[:3] == (0, 0, 0)
    if colour in (INK, "#000000"):
        assert values[3] == 1
    if colour == "#FFFFFF":
        assert values[3] == 0


def test_tints_of_black_rise_from_white_to_black() -> None:
    tints = [press(PROFILE).of_rgb((value / 255,) * 3)[3] for value in range(256)]
    assert tints == sorted(tints, reverse=True)
    assert len(set(tints)) > 250


def test_no_colour_has_too_much_ink() -> None:
    inks = press(PROFILE)
    steps = [step / 16 for step in range(17)]
    most = max(sum(inks.of_rgb((r, g, b))) for r in steps for g in steps for b in steps)
    assert 2.5 < most <= MOST_INK
    assert sum(inks.of_cmyk((1, 1, 1, 1))) <= MOST_INK
    assert inks.of_cmyk((1, 1, 1, 1))[3] == 1
    assert inks.of_cmyk((0.5, 0.4, 0.3, 0.2)) == (0.5, 0.4, 0.3, 0.2)


def test_no_spot_of_a_picture_has_too_much_ink() -> None:
    inks = press(PROFILE)
    ramp = Image.merge("RGB", [Image.effect_noise((64, 64), 200).rotate(turn) for turn in (0, 90, 180)])
    full = Image.new("CMYK", (8, 8), (255, 255, 255, 255))
    for image in (ramp, full, Image.new("RGB", (4, 4), "#000000")):
        data = inks.picture(image).tobytes()
        assert max(sum(data[place : place + 4]) for place in range(0, len(data), 4)) <= MOST_INK * 255


def test_lab_is_what_css_says() -> None:
    """CSS Color 4 gives these pairs."""
    for values, rgb in (((100, 0, 0), (255, 255, 255)), ((54.29, 80.80, 69.89), (255, 0, 0)),
                        ((46.28, -47.55, 48.59), (0, 128, 0)), ((0, 0, 0), (0, 0, 0))):  # fmt: skip
        assert [round(value * 255) for value in srgb_of_lab(values)] == pytest.approx(rgb, abs=1)


# What is written by hand, because WeasyPrint writes it seldom or never.


def one_page(content: bytes, **resources: object) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    pdf.pages[0].obj.Resources = Dictionary({f"/{key}": value for key, value in resources.items()})
    return pdf


def test_the_space_in_force_is_followed_through_saved_states() -> None:
    pdf = one_page(
        b"/DeviceRGB cs /DeviceGray CS q /DeviceCMYK cs 0 0 0 1 sc 0 0 9 9 re f Q "
        b"1 1 1 sc 0 0 9 9 re f 1 SC 0 0 m 9 9 l S"
    )
    recolour(pdf, Grey())
    assert [(one.what, one.values) for one in painted(pdf)] == [
        ("fill", (0.0,)), ("fill", (1.0,)), ("stroke", (1.0,)),
    ]  # fmt: skip


def test_a_chosen_space_starts_with_black() -> None:
    pdf = one_page(b"/DeviceRGB cs 0 0 9 9 re f")
    recolour(pdf, press(PROFILE))
    assert [one.values for one in painted(pdf)] == [(0, 0, 0, 1)]


def test_annotations_and_what_they_look_like_are_rewritten() -> None:
    pdf = one_page(b"0 g 0 0 9 9 re f")
    look = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 9, 9]), C=Array([1, 0, 0]),
                            AP=Dictionary(N=Dictionary(On=look)))  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])
    assert "rg" in in_colour(pdf)
    recolour(pdf, Grey())
    assert in_colour(reopened(pdf)) == []
    assert len(pdf.pages[0].obj.Annots[0].C) == 1


def test_a_drawing_that_pages_share_is_rewritten_once() -> None:
    pdf = one_page(b"/x Do")
    form = pdf.make_stream(b"0.5 0 0 rg 0 0 9 9 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(x=form))
    pdf.pages.append(pdf.pages[0])
    recolour(pdf, press(PROFILE))
    first, second = painted(pdf)
    assert first.values == second.values != ()
    assert form.read_bytes().count(b" k") == 1


SPOT = Array([Name.Separation, Name("/Or"), Name.DeviceCMYK, Dictionary(FunctionType=2, N=1)])


@pytest.mark.parametrize(
    ("content", "resources"),
    [
        (b"/spot cs 1 scn 0 0 9 9 re f", {"ColorSpace": Dictionary(spot=SPOT)}),
        (b"/unknown cs 1 scn 0 0 9 9 re f", {}),
        (b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI", {}),
        (b"1 0 sc", {}),
        (b"/s sh", {"Shading": Dictionary(s=Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB))}),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(content: bytes, resources: dict[str, object]) -> None:
    with pytest.raises(UnknownColour):
        recolour(one_page(content, **resources), Grey())


# Lines.


def test_thin_lines_become_as_wide_as_the_thinnest_that_prints() -> None:
    pdf = one_page(b"q 0.1 0 0 0.2 0 0 cm 1 w 0 0 m 9 9 l S 9 9 m 5 5 l S Q 0.1 w 0 0 9 9 re B 2 w 0 0 m 9 9 l S")
    assert len(thin_lines(pdf)) == 1
    thicken(pdf)
    assert thin_lines(pdf) == []
    assert [round(one.width, 2) for one in painted(pdf) if one.what == "stroke"] == [0.25, 0.25, 0.25, 2.0]


def test_a_line_in_a_drawing_counts_with_the_size_of_the_drawing() -> None:
    pdf = one_page(b"1 w q 0.2 0 0 0.2 0 0 cm /x Do Q /x Do")
    form = pdf.make_stream(b"0 0 m 9 9 l S BT 1 Tr (a) Tj ET")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(x=form))
    assert thin_lines(pdf) == ["page 1: a line of 0.200 pt"]
    thicken(pdf)
    assert thin_lines(pdf) == []


def test_a_line_that_is_wide_enough_stays_as_it_is() -> None:
    pdf = one_page(b"0.25 w 0 0 m 9 9 l S q 3 0 0 3 0 0 cm 0.1 w 0 0 m 9 9 l S Q")
    before = pdf.pages[0].obj.Contents.read_bytes()
    thicken(pdf)
    assert pdf.pages[0].obj.Contents.read_bytes() == before
