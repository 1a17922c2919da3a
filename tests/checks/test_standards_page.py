"""docs/standards.md names a rule, or a reason for none, for each item that a machine can check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from booklet import checks
from booklet.checks import manual
from booklet.checks.registry import severity
from booklet.model import Booklet

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "standards.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
NAMED = re.compile(r"`([a-z]+(?:-[a-z]+)+|withdrawn)`")

ITEMS = {
    *(f"HAS-R{number}" for number in (3, 4, 5, 6, 7, 9, 13)), "HAS-C3",
    "1-2", "3-4", "5", "6-7", "8-10", "11", "12", "15-19", "20", "21", "22", "23",
    "1-3", "4", "5-6", "7", "8", "9", "10", "12-14", "15-17", "18-20",
    *(f"NHS-{number}" for number in (1, 4, 5, 6, 7)),
    *(f"Q{number}" for number in (4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15)), "HONcode", "FALC",
}  # fmt: skip
"""The items of the tables of HAS, PEMAT-P, CDC, NHS and DISCERN that a machine can check."""


def test_every_item_is_there_and_says_what_checks_it() -> None:
    assert {row[0] for row in ROWS} >= ITEMS
    assert [row for row in ROWS if not row[-1]] == []


def test_every_rule_that_is_named_exists() -> None:
    assert set(NAMED.findall(PAGE)) - set(manual.pages()) == set()


def test_every_rule_that_a_standard_asks_for_is_named() -> None:
    asked = {
        name for name, page in manual.pages().items()
        if re.search(r"HAS-|PEMAT (?:[1-9]|1\d|2[0-3])\b|CDC|NHS-|DISCERN|UKAAF|HONcode", page.source)
    }  # fmt: skip
    beside = {"bad-contact-value", "unknown-contact", "heading-at-page-foot", "clinic-warning-colour", "text-too-long",
              "text-overflow"}  # fmt: skip
    assert asked - beside - set(NAMED.findall(PAGE)) == set()


def test_the_levels_of_the_gates_are_those_of_the_rules() -> None:
    rows = [row for row in ROWS if len(row) == 4 and row[1] in ("error", "warning")]
    assert len(rows) > 20
    for gate, draft, final, by in rows:
        for name in NAMED.findall(by):
            if name != "main-message-too-long":
                page = manual.pages()[name]
                assert (page.draft, page.final) == (draft, final), (gate, name)


@pytest.mark.parametrize(
    "field", ["main_message", "key_points", "objective", "audience", "covers", "does_not_cover", "how_to_use", "dates"]
)
def test_the_schema_asks_for_what_the_page_says(field: str) -> None:
    assert Booklet.model_fields[field].is_required()


def test_the_levels_of_rules_are_what_the_registry_says() -> None:
    for rule in checks.RULES:
        page = manual.pages()[rule.RULE]
        assert (page.draft, page.final) == (severity(rule), severity(rule, final=True))
