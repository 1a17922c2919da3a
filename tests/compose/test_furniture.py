"""Page furniture: the rail, and words of the content inside style sheets."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from booklet.compose.build import css_string
from booklet.compose.furniture import OFFICE, PRESS, TRIMMED, Finish, Tab, page_background, slots

TABS = [Tab("a", "1", "#DCE8EC"), Tab("call", "", "#FFFFFF"), Tab("b", "2", "#EAE2EC")]
A5 = (148.0, 210.0)


def drawn(active: str, side: str, finish: Finish = TRIMMED) -> str:
    return unquote(page_background(TABS, active, side, A5, finish))


def test_up_to_eight_tabs_stand_as_drawn_and_more_stand_closer() -> None:
    assert slots(7) == slots(8) == (18.0, 19.5)
    height, pitch = slots(12)
    assert height < pitch < 19.5
    assert 40 + 12 * pitch <= 196.001


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("finish", [TRIMMED, OFFICE])
def test_tabs_start_at_the_edge_that_the_finish_leaves(side: str, finish: Finish) -> None:
    edge = finish.inset if side == "left" else A5[0] - finish.inset
    starts = [float(x) for x in re.findall(r'd="M([\d.]+) [\d.]+H', drawn("a", side, finish))]
    assert starts == [edge] * len(TABS)


@pytest.mark.parametrize("side", ["left", "right"])
def test_for_the_press_everything_goes_3_mm_further_and_nothing_else_changes(side: str) -> None:
    plain, bleeding = (
        unquote(page_background(TABS, "a", side, A5, finish, ground="#DCE8EC", sign=True))
        for finish in (TRIMMED, PRESS)
    )
    assert 'viewBox="0 0 148.0 210.0"' in plain
    assert 'width="154.0mm" height="216.0mm" viewBox="-3 -3 154.0 216.0"' in bleeding
    assert bleeding.count('<rect x="-3" y="-3" width="154.0"') == 2
    edge = 151.0 if side == "right" else -3
    assert re.findall(r'd="M(-?[\d.]+) [\d.]+H', bleeding) == [str(edge)] * len(TABS)
    words = re.compile(r"<text[^>]*>")
    assert words.findall(plain) == words.findall(bleeding)


def test_the_active_tab_stands_out_and_the_call_part_has_a_telephone() -> None:
    svg = drawn("b", "right")
    assert re.findall(r">(\w+)</text>", svg) == ["1", "2"]
    assert 'font-size="8.4"' in svg.replace("8.399999999999999", "8.4")
    assert svg.count("#842C0F") == 1


@pytest.mark.parametrize("text", ['a"; } body { color: red', "</style><script>", "back\\slash", "line\nbreak", "R&D"])
def test_words_in_a_style_sheet_cannot_leave_their_string(text: str) -> None:
    string = str(css_string(text))
    inner = string[1:-1]
    assert string[0] == string[-1] == '"'
    assert not set('"<>&;{}\n') & set(inner)
    back = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), inner)
    assert back == text
