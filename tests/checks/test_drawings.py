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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_an_encoding_hides_nothing(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{HEAD}<script>é</script></svg>'
    assert [message for _, _, message in drawings.svg_problems(text.encode(encoding))] == [
        "the element <script> is not allowed"
    ]


def test_an_address_may_not_hide_behind_white_space() -> None:
    for address in (" https://e.org", "\nfile:///etc/passwd", "JAVASCRIPT:x", "//e.org/a", "a#b", ""):
        assert drawings.svg_problems(f'{HEAD}<use href="{address}"/></svg>'.encode())
