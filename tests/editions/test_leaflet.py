"""The fixture's leaflet: a sheet to fold in three, with the whole of what to do when to call."""

from __future__ import annotations

import pypdfium2
import pytest

from booklet.diagnostics import has_errors
from booklet.pdf.fitting import SIZES
from tests.editions.facts import CLEAR, MM, call_lines, inked, opened, own_words, printed, sizes
from tests.sample import BOOKLET, job, library, made

JOB = job("leaflet")
SMALL = ("level-lines", "back-contacts", "back-check", "sheet-state", "team", "cover-kicker", "level-team")
"""Contacts and what the edition says of itself; everything else is body or larger."""


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
        "cover", "remember", "daily-living", "prevention", "call", "contacts"
    ]  # fmt: skip


def test_body_is_12_points_or_more_and_contacts_10_5() -> None:
    found = sizes(JOB)
    small = [one for one in found if any(name in one[1].split() for name in SMALL)]
    body = [one for one in found if one not in small]
    assert len(small) > 8 and len(body) > 60
    assert [one for one in small if one[0] < 10.5] == []
    assert [one for one in body if one[0] < SIZES[0]] == []


def test_it_says_every_line_of_when_to_call_in_order() -> None:
    text, at = printed(JOB), 0
    lines = [line for line in call_lines(JOB) if line != "En attendant l’avis"]
    assert len(lines) > 20
    for line in lines:
        assert line in text[at:], line
        at = text.index(line, at)


def test_contacts_that_nobody_has_rung_are_marked_as_such() -> None:
    assert "01 99 00 12 30" in printed(JOB)
    assert "Lu en janvier 2026, pas encore vérifié" in printed(JOB)


def test_it_has_no_text_of_its_own_but_the_declared_short_ones() -> None:
    left = own_words(JOB)
    for title in ("Vivre au quotidien", "À retenir", "Éviter les éclats", "Quand appeler"):
        left = left.replace(title, "")
    assert [word for word in left.split() if word.isalpha() and len(word) > 3] == []


def test_a_text_of_its_own_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed(JOB)
    monkeypatch.setattr("tests.editions.facts.printed", lambda wanted: f"{before} Mangez davantage de calcium.")
    assert "davantage" in own_words(JOB)
