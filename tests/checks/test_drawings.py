"""A figure file damaged in any way is taken or refused, and never breaks the reader."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.checks import drawings
from tests.checks.cases import HEAD, SVG_TWINS, picture

WHOLE = {".png": picture("PNG"), ".jpg": picture("JPEG"), ".svg": SVG_TWINS["use"].encode()}


@settings(deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 300), st.integers(0, 20), st.binary(max_size=8))
def test_any_damage_is_survived(suffix: str, start: int, length: int, new: bytes) -> None:
    raw = WHOLE[suffix]
    start %= len(raw)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(raw[:start] + new + raw[start + length :])
        assert drawings.too_large(path) or drawings.problems(path) is not None


@settings(deadline=None)
@given(st.text('<>/="#ausvgef: \n&;![]-?', max_size=80))
def test_any_inside_of_a_drawing_is_survived(inside: str) -> None:
    drawings.svg_problems(f"{HEAD}{inside}</svg>".encode())


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-8", "the element <script> is not allowed"),
        ("utf-16", "not an SVG in UTF-8: byte 0xff"),
        ("latin-1", "not an SVG in UTF-8: byte 0xe9"),
    ],
)
def test_an_encoding_hides_nothing(encoding: str, message: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{HEAD}<script>é</script></svg>'
    assert [found for _, _, found in drawings.svg_problems(text.encode(encoding))] == [message]


def test_a_long_chain_of_references_is_refused_and_not_followed() -> None:
    chain = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(5000))
    ((_, _, message),) = drawings.svg_problems(f'{HEAD}{chain}<use href="#a0"/></svg>'.encode())
    assert message == "more than 60 references, one leading to the next"


def test_a_style_sheet_in_pieces_is_read_as_a_whole() -> None:
    for sheet in ("u&#114;l(https://e.org)", "u<!-- -->rl(https://e.org)", "<![CDATA[ur]]>l(https://e.org)"):
        found = drawings.svg_problems(f"{HEAD}<style>.a{{fill:{sheet}}}</style></svg>".encode())
        assert [message for _, _, message in found] == ["an address outside the drawing is not allowed"]


@pytest.mark.parametrize("box", ["0 0 1e400 1e400", "0 0 1e-30 1", "0 0 1e9 1e9", "0 0 100 1"])
def test_a_drawing_has_sides_that_fit_a_page(box: str) -> None:
    assert drawings.svg_problems(HEAD.replace("0 0 1 1", box).encode() + b"</svg>")


def test_an_address_may_not_hide_behind_white_space() -> None:
    for address in (" https://e.org", "\nfile:///etc/passwd", "JAVASCRIPT:x", "//e.org/a", "a#b", ""):
        assert drawings.svg_problems(f'{HEAD}<use href="{address}"/></svg>'.encode())
