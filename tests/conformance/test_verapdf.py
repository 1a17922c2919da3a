"""The harness itself: it passes a good file, names each planted defect, and takes no silence for a pass."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.conformance import defects_ua2, java
from tests.conformance.defects import DEFECTS, Defect, good
from tests.conformance.verapdf import profiles, validate

pytestmark = pytest.mark.conformance

STANDARDS = ("PDF/UA-1", "PDF/A-2a")
STANDARDS_2 = ("PDF/UA-2", "PDF/A-4f")


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_undamaged_file_passes(standard: str) -> None:
    assert validate(good(), standard) == []


@pytest.mark.parametrize("standard", STANDARDS_2)
def test_the_undamaged_file_of_pdf_2_passes(standard: str) -> None:
    assert validate(defects_ua2.good(), standard) == []


def caught(defect: Defect, standards: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The rules of each standard that the damaged file is said to break, where there are any."""
    damaged = defect.pdf()
    broken = {standard: frozenset(failure.rule for failure in validate(damaged, standard)) for standard in standards}
    return {standard: rules for standard, rules in broken.items() if rules}


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_planted_defect_is_caught_under_its_rules_and_no_other(defect: Defect) -> None:
    assert caught(defect, STANDARDS) == defect.rules


@pytest.mark.parametrize("defect", defects_ua2.DEFECTS, ids=lambda defect: defect.name)
def test_a_planted_defect_of_pdf_2_is_caught_under_its_rules_and_no_other(defect: Defect) -> None:
    assert caught(defect, STANDARDS_2) == defect.rules


@pytest.mark.parametrize(
    ("defects", "standards", "least"), [(DEFECTS, STANDARDS, 25), (defects_ua2.DEFECTS, STANDARDS_2, 10)]
)
def test_the_defects_break_many_rules_of_both_standards(
    defects: list[Defect], standards: tuple[str, ...], least: int
) -> None:
    for standard in standards:
        assert len(frozenset().union(*(defect.rules.get(standard, ()) for defect in defects))) >= least
    assert len({defect.name for defect in defects}) == len(defects)


def test_a_failure_says_what_is_broken_where_and_how_often() -> None:
    (defect,) = [defect for defect in DEFECTS if defect.name == "link_without_words"]
    failures = {failure.rule: failure for failure in validate(defect.pdf(), "PDF/UA-1")}
    failure = failures["7.18.5-2"]
    assert (failure.clause, failure.count) == ("7.18.5", 1)
    assert "Contents" in failure.message
    assert failure.place.startswith("root/document[0]/pages[0]")
    assert str(failure).startswith("7.18.5-2 (1×) ")


def test_every_place_of_a_broken_rule_is_counted() -> None:
    with pikepdf.open(BytesIO(good())) as pdf:
        for annotation in pdf.pages[0].Annots:
            del annotation.F
        out = BytesIO()
        pdf.save(out)
    assert [(failure.rule, failure.count) for failure in validate(out.getvalue(), "PDF/A-2a")] == [("6.3.2-1", 2)]


def locked() -> bytes:
    with pikepdf.open(BytesIO(good())) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and nothing more", b"words", locked()], ids=lambda c: c[:12])
def test_a_file_that_cannot_be_judged_does_not_pass(content: bytes) -> None:
    assert [failure.rule for failure in validate(content, "PDF/UA-1")] == ["unjudged"]


class Nothing:
    """A verdict of veraPDF's on nothing: no rule was tried, none is broken."""

    total, compliant, status = 0, True, "normal"

    def __init__(self, **facts: Any) -> None:
        vars(self).update(facts)

    def getTestAssertions(self) -> list[object]:  # noqa: N802
        return []

    def getFailedChecks(self) -> Nothing:  # noqa: N802
        return self

    entrySet = getTestAssertions  # noqa: N815

    def isEmpty(self) -> bool:  # noqa: N802
        return True

    def getTotalAssertions(self) -> int:  # noqa: N802
        return self.total

    def isCompliant(self) -> bool:  # noqa: N802
        return self.compliant

    def getJobEndStatus(self) -> str:  # noqa: N802
        return self.status


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "not one rule was tried"),
        ({"total": 9, "status": "timeout"}, "ended early: timeout"),
        ({"total": 9, "compliant": False}, "no rule is named"),
    ],
)
def test_a_verdict_on_nothing_is_a_failure(facts: dict[str, object], words: str) -> None:
    (failure,) = java.failures(Nothing(**facts), {})
    assert failure.rule == "unjudged"
    assert words in failure.message
    assert list(java.failures(Nothing(total=9), {})) == []


def test_profiles_come_from_the_jar() -> None:
    assert {*STANDARDS, "PDF/UA-2", "PDF/A-3b", "PDF/A-4f"} <= set(profiles())
    with pytest.raises(KeyError):
        validate(good(), "PDF/UA-9")
