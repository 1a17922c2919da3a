"""The report holds a booklet against every gate that docs/standards.md names."""

from __future__ import annotations

from booklet.report.standards import standards
from tests.checks.test_standards_page import NAMED, PAGE


def test_every_rule_of_a_gate_stands_in_an_item_of_the_report() -> None:
    table = PAGE.partition("## Gates and warnings")[2].partition("\n## ")[0]
    held = {rule for one in standards() if one.id == "GATES" for item in one.items for rule in item.rules}
    asked = set(NAMED.findall(table)) - {"missing-key", "wrong-type"}
    assert asked - held == set()
