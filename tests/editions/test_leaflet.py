"""The fixture's leaflet: a sheet to fold in three, with the whole of what to do when to call."""

from __future__ import annotations

import pypdfium2
import pytest

from booklet.diagnostics import has_errors
from booklet.pdf.fitting import SIZES
from tests.editions.facts import CLEAR, MM, Size, call_lines, inked, opened, own_words, printed, sizes
from tests.sample import BOOKLET, job, library, made

JOB = job("leaflet")
SMALL = ("back-contacts", "back-check", "sheet-state", "team", "cover-kicker", "level-team")
"""Contacts and what the edition says of itself: 10.5 points or more."""
NOTES = ("level-lines", "sign-note", "level-terms", "level-note", "level-again")
"""Notes and lines of numbers on when to call: 11.5 points or more. Everything else is body or larger."""


def test_no_fault_is_found_on_its_panels() -> None:
    assert not has_errors(made(JOB).findings), [finding.as_text() for finding in made(JOB).findings]


def test_it_is_one_sheet_of_a4_lying() -> None:
    pages = opened(JOB).pages
    assert made(JOB).pages == len(pages) == 2
    for page in pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.01)


def test_every_mark_is_clear_of_the_edge() -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(made(JOB).pdf), 1):
        assert min(inked(page)) >= CLEAR - 0.3, f"side {number}: {inked(page)}"


def test_the_print_dialog_opens_right() -> None:
    pdf = opened(JOB)
    root = pdf.Root
    assert (root.ViewerPreferences.Duplex, root.ViewerPreferences.PrintScaling) == ("/DuplexFlipShortEdge", "/None")
    assert root.PageLayout == "/SinglePage"


def test_each_panel_has_its_purpose() -> None:
    panels = library().booklets[BOOKLET].meta.value.editions["leaflet"].panels or []
    assert [panel.purpose for panel in panels] == [
        "cover", "daily-living", "prevention", "call", "call", "call", "emergency"
    ]  # fmt: skip


def test_body_is_12_points_or_more_and_contacts_10_5() -> None:
    found = sizes(JOB)
    small, notes, body = sorted_by_kind(found)
    assert len(small) > 8 and len(notes) > 4 and len(body) > 60
    assert [one for one in small if one[0] < 10.5] == []
    assert [one for one in notes if one[0] < 11.5] == []
    assert [one for one in body if one[0] < SIZES[0]] == []


def sorted_by_kind(found: list[Size]) -> tuple[list[Size], list[Size], list[Size]]:
    """Texts that may be small, notes, and the body."""
    small = [one for one in found if set(SMALL) & set(one[1].split())]
    notes = [one for one in found if set(NOTES) & set(one[1].split()) and one not in small]
    return small, notes, [one for one in found if one not in small and one not in notes]


def test_it_says_every_line_of_when_to_call_in_order() -> None:
    text, at = printed(JOB), 0
    lines = call_lines(JOB, without="saying")
    assert len(lines) > 30
    for line in lines:
        assert line in text[at:], line
        at = text.index(line, at)


def test_contacts_that_nobody_has_rung_are_marked_as_such() -> None:
    assert "01 99 00 12 30" in printed(JOB)
    assert "Lu en janvier 2026, pas encore vérifié" in printed(JOB)


def test_it_has_no_text_of_its_own_but_the_declared_short_ones() -> None:
    left = own_words(JOB)
    for title in ("Au quotidien", "À retenir", "Éviter les éclats", "Quand appeler"):
        left = left.replace(title, "")
    assert [word for word in left.split() if word.isalpha() and len(word) > 3] == []


def test_a_text_of_its_own_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed(JOB)
    monkeypatch.setattr("tests.editions.facts.printed", lambda wanted: f"{before} Mangez davantage de calcium.")
    assert "davantage" in own_words(JOB)
