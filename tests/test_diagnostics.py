"""Findings in their three forms: one line each, sorted, each once."""

from __future__ import annotations

import json
import re

import pytest

from booklet.diagnostics import Diagnostic, Location, has_errors, ordered, report

FIRST = Diagnostic(
    Location("sections/a.yaml", 3, 7), "unknown-key", "the key 'titel' is not known", "did you mean title?"
)
SECOND = Diagnostic(Location("sections/a.yaml", 12, 1), "to-validate", "a clinician must confirm", severity="warning")


def test_as_text() -> None:
    assert FIRST.as_text() == (
        "sections/a.yaml:3:7: error[unknown-key] the key 'titel' is not known\n  hint: did you mean title?"
    )
    assert SECOND.as_text() == "sections/a.yaml:12:1: warning[to-validate] a clinician must confirm"


def test_as_github() -> None:
    assert SECOND.as_github() == (
        "::warning file=sections/a.yaml,line=12,col=1,title=to-validate::a clinician must confirm"
    )
    assert FIRST.as_github().endswith("::the key 'titel' is not known%0Ahint: did you mean title?")


def unescaped(text: str) -> str:
    """What GitHub's runner makes of an escaped value; ``%25`` comes last, so that it makes no new escape."""
    for code, raw in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, raw)
    return text


@pytest.mark.parametrize(
    "nasty", ["100% sure", "a,b", "a:b", "a::b", "%0A", "%25", "line=9,col=9", "::error::x", "é, 50 % : 1"]
)
def test_as_github_keeps_what_is_quoted(nasty: str) -> None:
    command = Diagnostic(Location(f"sections/{nasty}.yaml", 3, 7), "rule", nasty, nasty).as_github()
    _, properties, message = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", command).groups()  # type: ignore[union-attr]
    read = dict(one.split("=", 1) for one in properties.split(","))
    assert {name: unescaped(value) for name, value in read.items()} == {
        "file": f"sections/{nasty}.yaml", "line": "3", "col": "7", "title": "rule",
    }  # fmt: skip
    assert unescaped(message) == f"{nasty}\nhint: {nasty}"


def test_as_github_escapes_as_the_toolkit_does() -> None:
    made = Diagnostic(Location("a,b:c%.yaml", 1, 2), "r", "50%, a: b", "c").as_github()
    assert made == "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=r::50%25, a: b%0Ahint: c"


@pytest.mark.parametrize("form", ["text", "github"])
def test_content_cannot_break_the_line_or_move_the_terminal(form: str) -> None:
    nasty = Diagnostic(Location("a"), "r", "un\ndeux\x1b[31m\r\u2028\u202e fin", "x\ny")
    printed = report([nasty], form)  # type: ignore[arg-type]
    assert printed.count("\n") == (1 if form == "text" else 0)
    assert all(character.isprintable() for character in printed.replace("\n", ""))
    assert "\\x1b[31m" in printed


def test_accents_are_shown_as_they_are() -> None:
    assert "'été'" in Diagnostic(Location("a"), "r", "le mot 'été'").as_text()


def test_findings_are_sorted_by_place_and_each_stands_once() -> None:
    tenth = Diagnostic(Location("sections/a.yaml", 10, 1), "r", "m")
    assert ordered([SECOND, tenth, FIRST, FIRST]) == [FIRST, tenth, SECOND]
    assert report([SECOND, FIRST, SECOND]).count("error[") == 1


def test_as_json() -> None:
    read = json.loads(report([SECOND, FIRST], "json"))
    assert [one["rule"] for one in read] == ["unknown-key", "to-validate"]
    assert read[0] == {
        "location": {"path": "sections/a.yaml", "line": 3, "column": 7},
        "rule": "unknown-key",
        "message": "the key 'titel' is not known",
        "hint": "did you mean title?",
        "severity": "error",
    }


def test_nothing_found_prints_nothing() -> None:
    assert report([]) == "" and report([], "github") == "" and report([], "json") == "[]"


def test_a_warning_is_no_error() -> None:
    assert has_errors([SECOND, FIRST]) and not has_errors([SECOND]) and not has_errors([])
