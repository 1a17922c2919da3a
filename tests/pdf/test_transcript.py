"""The transcript: the words for things, what stands inside a text, and the fixture's own, read through and kept."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from booklet.pdf import tagtree, transcript
from tests.pdf.page import opened
from tests.sample import BOOKLET, ROOT, job, made

DRAWING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
KEPT = ROOT / "tests" / "data" / f"transcript-{BOOKLET}-fr-screen.txt"
RENEW = f"python -m tests.pdf.test_transcript > {KEPT.relative_to(ROOT)}"


def said(body: str, css: str = "") -> list[str]:
    """The lines after those on the document and its first page."""
    return list(transcript.lines(tagtree.opened(opened(body, css))))[2:]


def test_headings_texts_and_pictures() -> None:
    drawing = f'<img alt="Un dessin" src="{DRAWING}" style="display: block; width: 9mm; height: 9mm">'
    assert said(f"<h1>Un</h1><p>Texte</p><h2>Deux</h2>{drawing}") == [
        "  heading 1  Un", "  text  Texte", "  heading 2  Deux", "  figure  Un dessin",
    ]  # fmt: skip


def test_lists_and_what_they_hold() -> None:
    body = "<ul><li>un</li><li>deux<ul><li>deux bis</li></ul></li><li><p>trois</p><p>bis</p></li></ul>"
    lines = said(body)
    assert lines[:2] == ["  list, 3 items", "    item  • un"]
    assert [line.strip() for line in lines[2:]] == [
        "item  • deux", "list, 1 item", "item  ◦ deux bis", "item  •", "text  trois", "text  bis",
    ]  # fmt: skip


def test_labels_are_told_from_bodies() -> None:
    assert said("<dl><div><dt>Mot</dt><dd>Sens</dd></div></dl>") == ["  list, 1 item", "    item  Mot – Sens"]
    numbered = '<ol><li><span data-tag="Lbl">1.</span> laver</li></ol>'
    assert said(numbered, "ol { list-style: none }") == ["  list, 1 item", "    item  1. laver"]


def test_tables() -> None:
    body = """<table><caption>Gestes</caption><thead><tr><th>Jour</th><th>Geste</th></tr></thead>
    <tbody><tr><th>lundi</th><td>laver</td></tr><tr><th>mardi</th><td></td></tr></tbody></table>"""
    assert said(body) == [
        "  table, 3 rows, 2 columns", "    caption  Gestes",
        "    row 1", "      column header  Jour", "      column header  Geste",
        "    row 2", "      row header  lundi", "      cell  laver",
        "    row 3", "      row header  mardi", "      cell  blank",
    ]  # fmt: skip


def test_inside_a_text() -> None:
    body = """<p>Voir <a href="https://example.org/">le site</a>, <span lang="en">the site</span>,
    <abbr title="Organisation mondiale de la santé">OMS</abbr>, <span aria-label="coché">×</span>
    <span aria-hidden="true">§</span> <a href="tel:15" aria-label="Téléphone 15">15</a>.</p>"""
    links = "Voir [link le site], [en: the site], [OMS: Organisation mondiale de la santé]"
    assert said(body) == [f"  text  {links}, coché [link Téléphone 15]."]


def test_a_new_page_is_told() -> None:
    assert said('<p>Un</p><p style="break-before: page">Deux</p>') == ["  text  Un", "page 2", "  text  Deux"]


def heard() -> list[str]:
    """All that is said of the fixture on the screen: every kind of block."""
    with pikepdf.open(BytesIO(made(job("screen")).pdf)) as pdf:
        return list(transcript.lines(tagtree.opened(pdf)))


def test_the_fixture_reads_as_it_was_reviewed() -> None:
    """Whoever changes what is read aloud reads it through once more, then keeps it anew: see RENEW."""
    assert heard() == KEPT.read_text(encoding="utf-8").splitlines(), f"read it through, then keep it: {RENEW}"


@pytest.mark.parametrize("edition", ["screen", "large-print", "leaflet", "handout"])
def test_nothing_is_never_read(edition: str) -> None:
    with pikepdf.open(BytesIO(made(job(edition)).pdf)) as pdf:
        lines = list(transcript.lines(tagtree.opened(pdf)))
    assert len(lines) > 50
    assert [line for line in lines if line.startswith("never read") or "no description" in line] == []


if __name__ == "__main__":
    print("\n".join(heard()))
