"""Each gate of the layout: a planted fault that it catches, and a page near it that it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.pdf.page import found, rules

LONG = "hexakosioihexekontahexaphobie" * 3


def filling(lines: int) -> str:
    return "<p>Ligne</p>" * lines


PLANTED = {
    "a word wider than the page": (f'<p id="b1">{LONG}</p>', "text.yaml:1:3 text-overflow"),
    "a text off the page": (
        '<p id="b1" style="position: absolute; left: -40mm">Dehors</p>', "text.yaml:1:3 text-overflow",
    ),
    "a text cut by its box": (
        '<div id="b1" style="height: 10mm; overflow: hidden">' + filling(4) + "</div>", "text.yaml:1:3 text-overflow",
    ),
    "a text cut sideways": (
        '<div id="b1" style="width: 20mm; overflow: hidden; white-space: nowrap">Une ligne bien trop longue</div>',
        "text.yaml:1:3 text-overflow",
    ),
    "a text below its fixed box": (
        '<div id="b2" style="height: 10mm">' + filling(4) + "</div>", "text.yaml:2:3 text-overflow",
    ),
    "a word wider than its cell": (
        ('<table style="table-layout: fixed; width: 60mm"><tr><td id="b3">Anticonstitutionnellement</td>'
        "<td></td><td></td></tr></table>"), "text.yaml:3:3 text-overflow",
    ),
    "a text pushed into the margin": (
        '<p id="b4" style="margin-left: -10mm">Dans la marge</p>', "text.yaml:4:3 text-overflow",
    ),
    "two texts on one another": (
        '<p id="b5">Un texte</p><p id="b6" style="margin-top: -1.4em">Un autre</p>', "text.yaml:6:3 text-overlap",
    ),
    "a text on the pictogram of another": (
        ('<p id="b1" style="background: url(&quot;data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27'
         " viewBox=%270 0 9 9%27%3E%3Crect width=%279%27 height=%279%27/%3E%3C/svg%3E&quot;) no-repeat 0 0 / 10mm 10mm;"
         ' padding-left: 12mm; min-height: 10mm">Un</p><p style="margin-top: -4mm">Deux</p>'),
        "text.yaml:1:3 text-overlap",
    ),
    "a box that lies on a text beside its own": (
        ('<p id="b2">Un texte</p><div style="position: absolute; left: 0; top: 0; width: 80mm; height: 20mm">'
         '<p style="margin-top: 12mm">Une boîte</p></div>'), "text.yaml:2:3 text-overlap",
    ),
    "a text on the foot of the page": (
        '<p id="b7" style="position: absolute; left: 0; width: 108mm; top: 177mm; text-align: center">8888</p>',
        "text.yaml:7:3 text-overlap",
    ),
    "a heading alone at the foot": (
        filling(20) + '<h2 id="b8" style="break-after: page">Titre</h2>' + filling(20),
        "text.yaml:8:3 heading-at-page-foot",
    ),
    "an almost empty page": ('<p id="b1">Court</p><p style="break-before: page">Suite</p>', "text.yaml:1:3 thin-page"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_caught_at_its_place(name: str) -> None:
    body, expected = PLANTED[name]
    assert rules(body) == [expected]


SOUND = {
    "text that fills its box": '<div style="height: 30mm; overflow: hidden">' + filling(4) + "</div>",
    "a label placed by an anchor without size": (
        '<div style="position: relative; height: 40mm; overflow: hidden"><div style="position: absolute; left: 50%;'
        ' top: 50%; width: 0; height: 0"><span style="position: absolute; white-space: nowrap">Étiquette</span></div>'
        "</div>"
    ),
    "a mark set into the margin on purpose": '<p style="position: absolute; left: -8mm">*</p><p>Texte</p>',
    "a table row that grows": '<table><tr style="height: 4mm"><td>' + filling(4) + "</td></tr></table>",
    "superscripts in a line": "<p>Un<sup>2</sup> et CO<sub>2</sub>, <b>gras</b></p>",
    "a heading above its text": filling(18) + "<h2>Titre</h2><p>Suite</p>",
    "the last page of all": "<p>Court</p>",
    "a full page": filling(30),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_page_passes(name: str) -> None:
    assert rules(SOUND[name]) == []


def test_composed_pages_may_be_nearly_empty() -> None:
    css = ".cover { page: cover } .open { page: open-un }"
    body = '<h1 class="cover">Titre</h1><h1 class="open">Partie</h1><p>Suite</p>'
    assert rules(body, css) == []


def test_thin_page_at_the_end_of_a_part_passes() -> None:
    css = ".un { page: part-un } .deux { page: part-deux }"
    assert rules('<p class="un">Court</p><p class="deux">Suite</p>', css) == []


def test_thin_page_is_a_warning_and_the_others_are_errors() -> None:
    assert [finding.severity for finding in found(*[PLANTED["an almost empty page"][0]])] == ["warning"]
    assert [finding.severity for finding in found(PLANTED["two texts on one another"][0])] == ["error"]


def test_findings_say_the_page_the_words_and_how_much() -> None:
    finding, *_ = found(
        f"<p style='break-after: page'>{'Une. ' * 200}</p><p id='b1' style='width: 70mm'>{LONG[:50]}</p>"
    )
    words = "page 2: the text 'hexakosioihexekontahexaphobiehexakosioi…' is "
    assert finding.message.startswith(words)
    assert 2 < float(finding.message.removeprefix(words).removesuffix(" mm wider than its column")) < 30


@pytest.mark.parametrize(("width", "caught"), [(40, True), (30, False)])
def test_photograph_needs_enough_pixels(tmp_path: Path, width: int, caught: bool) -> None:
    photo = tmp_path / "photo.png"
    Image.effect_noise((200, 200), 40).save(photo)
    body = f'<p id="b2"><img alt="Photo" style="width: {width}mm" src="{photo.as_uri()}"></p>'
    assert rules(body, files=(photo,)) == (["text.yaml:2:3 low-resolution-image"] if caught else [])


@pytest.mark.parametrize(("width", "caught"), [(39, True), (40, False)])
def test_a_picture_of_the_text_is_not_small(width: int, caught: bool) -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 6'/%3E"
    image = f'<img alt="Une main" style="width: 100%" src="{svg}">'
    body = f'<figure id="b3" style="margin: 0; width: {width}mm">{image}</figure>'
    assert rules(body) == (["text.yaml:3:3 small-picture"] if caught else [])
