"""Every finding that the program can make has its page in the manual, and the command prints it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import booklet
from booklet import checks
from booklet.checks import manual, on_files, on_losses, on_pages
from booklet.cli import main

PACKAGE = Path(booklet.__file__).parent
NAME = re.compile(r"[a-z]+(?:-[a-z]+)+|tab")
MAKERS = {"Diagnostic": 1, "fault": 1, "_Stop": 1, "_each": 3}
"""Functions that are given a rule's name, and where it stands among their arguments."""


def emitted(source: str) -> Iterator[str]:
    """The names of rules that a module's code names: given to what makes findings, returned or yielded first."""
    for node in ast.walk(ast.parse(source)):
        names: list[ast.expr] = []
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = MAKERS.get(called)
            if place is not None and len(node.args) > place:
                names = [node.args[place]]
        elif isinstance(node, ast.Return | ast.Yield) and isinstance(node.value, ast.Tuple):
            names = node.value.elts[:1]
        elif isinstance(node, ast.Dict):
            names = [value.elts[0] for value in node.values if isinstance(value, ast.Tuple) and len(value.elts) == 3]
        for name in names:
            if isinstance(name, ast.Constant) and isinstance(name.value, str) and NAME.fullmatch(name.value):
                yield name.value


def everywhere() -> set[str]:
    folders = [PACKAGE / name for name in ("content", "pdf", "delivery", "checks")]
    files = [path for folder in folders for path in folder.glob("*.py")]
    return {name for path in files for name in emitted(path.read_text(encoding="utf-8"))}


def test_every_finding_has_a_page() -> None:
    assert everywhere() <= set(manual.pages())


def test_every_page_outside_the_rules_is_of_a_finding_that_is_made() -> None:
    paged = set(on_files.PAGES) | set(on_losses.PAGES) | set(on_pages.PAGES)
    assert paged <= everywhere() | {rule.RULE for rule in checks.RULES}


@pytest.mark.parametrize(
    "source",
    [
        'Diagnostic(place, "planted-rule", "m")', 'self.fault(mark, "planted-rule", "m")',
        'def f():\n    return "planted-rule", "m", "h"', 'def f():\n    yield "planted-rule", "m"',
        'X = {"a": ("planted-rule", "m", "h")}', 'raise _Stop(mark, "planted-rule", "m", "h")',
    ],
)  # fmt: skip
def test_a_finding_without_a_page_would_be_seen(source: str) -> None:
    assert set(emitted(source)) - set(manual.pages()) == {"planted-rule"}


@pytest.mark.parametrize("name", sorted(manual.pages()))
def test_a_page_says_what_why_and_source_and_gives_an_example(name: str) -> None:
    page = manual.pages()[name]
    assert page.what.endswith("."), name
    assert page.source, name
    assert [part for part in page.text.split("\n\n") if part.startswith("    ")], name
    assert len(page.text.split("\n\n")) >= 4, name


def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "missing-owner"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("missing-owner\nwarning in a draft, error with --final; cannot be waived\n\n")
    assert "Source: NHS-6 (named publisher)" in out
    assert main(["check", "--explain", "hard-number"]) == 0
    assert "warning; may be waived in booklet.yaml" in capsys.readouterr().out
    assert main(["check", "--explain", "call-incomplete"]) == 0
    assert "error; cannot be waived" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--explain"], ["--explain", "all"], ["--explain", "list"]])
def test_explain_lists_every_rule(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *words]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == sorted(manual.pages())


def test_explain_of_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "mising-owner"]) == 2
    assert "did you mean missing-owner" in capsys.readouterr().err
    assert main(["check", "--explain", "zzz"]) == 2
    assert "--explain list" in capsys.readouterr().err


def test_a_rule_without_words_of_a_language_says_so() -> None:
    for rule in checks.RULES:
        if "wording" in vars(rule):
            assert "keeps silent" in " ".join((rule.__doc__ or "").split()), rule.RULE
