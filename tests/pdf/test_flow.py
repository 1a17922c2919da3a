"""How sections flow over pages: planted faults, and pages near them that pass."""

from __future__ import annotations

import pytest

from tests.pdf.page import found, rules

CSS = """
.section-head { string-set: running "" }
.section-title { string-set: running attr(data-running); font-size: 12pt; margin: 0 }
@page { @top-left { content: string(running, start); font-family: "Source Sans 3" } }
"""
LINES = 28
"""About as many lines as a page holds."""


def lines(count: int) -> str:
    return "<p>Ligne</p>" * count


def section(name: str, count: int, title: str = "Le titre") -> str:
    head = (
        f'<header class="section-head"><h2 class="section-title" data-running="{title} (suite)">{title}</h2></header>'
    )
    return f'<section class="section" id="{name}">{head}{lines(count)}</section>'


def test_a_section_that_begins_low_and_goes_on_is_caught() -> None:
    assert rules(section("b1", 20) + section("b2", 20), CSS) == ["text.yaml:2:3 section-begins-low"]


@pytest.mark.parametrize(
    "body",
    [section("b1", 20) + section("b2", 4), section("b1", 12) + section("b2", 30), section("b1", 50)],
    ids=["it ends there", "it begins in the middle", "it begins the page"],
)
def test_other_sections_pass(body: str) -> None:
    assert rules(body, CSS) == []


def test_a_page_that_goes_on_untitled_is_caught() -> None:
    without = CSS.replace("content: string(running, start)", "content: none")
    assert rules(section("b1", 50), without) == ["text.yaml:1:3 continued-untitled"]


def test_a_head_that_tells_of_another_section_is_caught() -> None:
    """The string of the section that begins further down is not that of the one that goes on."""
    body = section("b1", 38) + section("b2", 4, "Un autre")
    assert rules(body, CSS) == []
    messages = [one.message for one in found(body, CSS.replace("start)", "last)"))]
    assert messages == [
        "page 1: its head says that 'Le titre' goes on, and it does not",
        "page 2: the page goes on with 'Le titre', and nothing at its head says so",
        "page 2: its head says that 'Un autre' goes on, and it does not",
    ]


@pytest.mark.parametrize(("tag", "caught"), [("h3", []), ("h4", ["text.yaml:1:3 continued-untitled"])])
def test_a_page_may_open_with_a_head_as_high_as_that_of_a_section(tag: str, caught: list[str]) -> None:
    head = f'<{tag} style="break-before: page">Un autre</{tag}>'
    body = section("b1", 20).replace("</section>", head + lines(20) + "</section>")
    assert rules(body, CSS.replace("content: string(running, start)", "content: none")) == caught


def test_a_head_that_says_a_section_goes_on_which_ended_is_caught() -> None:
    second = section("b2", 20, "Un autre").replace("<section", '<section style="break-before: page"')
    assert rules(section("b1", 20) + second, CSS) == []
    stuck = CSS.replace('.section-head { string-set: running "" }', "")
    assert rules(section("b1", 20) + second, stuck) == [f"text.yaml:{line}:3 continued-untitled" for line in (1, 2)]


def test_a_running_title_at_the_foot_does_not_count() -> None:
    assert rules(section("b1", 50), CSS.replace("@top-left", "@bottom-left")) == ["text.yaml:1:3 continued-untitled"]


@pytest.mark.parametrize(("count", "caught"), [(13, ["text.yaml:1:3 thin-page"]), (17, [])])
def test_a_page_of_text_is_more_than_half_full(count: int, caught: list[str]) -> None:
    second = section("b2", 20).replace("<section", '<section style="break-before: page"')
    assert rules(section("b1", count) + second, CSS) == caught


def test_a_level_of_the_call_has_a_page_of_its_own_however_short() -> None:
    """Only what stands before another level: a section that begins a page after one is no excuse."""
    now, today = (f'<div style="break-before: {how}"><div class="level-head">Niveau</div>{lines(4)}</div>'
                  for how in ("auto", "page"))  # fmt: skip
    level = section("b1", 1).replace("</section>", now + today + "</section>")
    assert rules(level, CSS) == []
    assert rules(level.replace("level-head", "other-head"), CSS) == ["text.yaml:1:3 thin-page"]
    second = section("b2", 20).replace("<section", '<section style="break-before: page"')
    assert rules(level + second, CSS) == ["text.yaml:1:3 thin-page"]


def test_all_three_are_warnings() -> None:
    without = CSS.replace("content: string(running, start)", "content: none")
    second = section("b2", 4).replace("<section", '<section style="break-before: page"')
    findings = [
        *found(section("b1", 20) + section("b2", 20), without),
        *found(section("b1", 4) + second, without),
    ]
    assert {(one.rule, one.severity) for one in findings} == {
        ("section-begins-low", "warning"), ("continued-untitled", "warning"), ("thin-page", "warning"),
    }  # fmt: skip
