"""What WeasyPrint makes of an Arabic page, and what the program says of one: the facts that ARCHITECTURE.md states.

A test that fails here is news: another version may do more. The places hold whatever font a machine has.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from booklet import shipped
from booklet.delivery import build
from booklet.model import Job
from booklet.pdf.engine import weasyprint
from tests.support import FIRST, Project

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "arabic.html"
ARCHITECTURE = (Path(__file__).resolve().parents[2] / "ARCHITECTURE.md").read_text(encoding="utf-8")


@cache
def rendered() -> Any:
    return weasyprint().HTML(SAMPLE).render()


@cache
def written() -> bytes:
    raw: bytes = rendered().write_pdf(pdf_tags=True)
    return raw


def boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def left(name: str) -> float:
    """The left edge of the first box of an element, in CSS px."""
    found = next(
        box for page in rendered().pages for box in boxes(page._page_box)
        if box.element is not None and box.element.get("id") == name
    )  # fmt: skip
    return float(found.position_x)


def visual(name: str) -> str:
    """The digits of the telephone number in an element as the eye meets them, from left to right."""
    number = ("plain", "fixed", "isolated").index(name)
    with pypdfium2.PdfDocument(written()) as document:
        text = document[0].get_textpage()
        places = [(text.get_charbox(index), text.get_text_range(index, 1)) for index in range(text.count_chars())]
    rows: dict[int, list[tuple[float, str]]] = {}
    for (x, bottom, _, top), character in places:
        if character.isdigit():
            rows.setdefault(round((bottom + top) / 20), []).append((x, character))
    numbers = [row for _, row in sorted(rows.items(), reverse=True) if len(row) == 10]
    assert len(numbers) == 3
    return "".join(character for _, character in sorted(numbers[number]))


def test_lines_lists_borders_and_tables_start_on_the_right() -> None:
    assert left("cell-1") > left("cell-2")
    item = next(box for box in boxes(rendered().pages[0]._page_box) if type(box).__name__ == "TextBox")
    page = rendered().pages[0]._page_box
    assert item.position_x + item.width == pytest.approx(page.content_box_x() + page.width, abs=1)


def test_flex_is_mirrored_and_grid_is_not() -> None:
    assert left("flex-1") > left("flex-2")
    assert left("grid-1") < left("grid-2")


def test_the_first_page_is_a_left_one() -> None:
    margins = [round(page._page_box.margin_left / 96 * 25.4) for page in rendered().pages]
    assert margins == [30, 18, 30]


def test_a_number_with_plain_spaces_is_read_backwards() -> None:
    assert visual("plain") == "4253535601"
    assert visual("fixed") == visual("isolated") == "0156535342"


def test_isolation_is_not_supported(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        weasyprint().HTML(SAMPLE).render()
    assert any("unicode-bidi: isolate" in record.getMessage() for record in caplog.records)


def test_the_file_has_its_language_and_no_direction() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert "/Direction" not in pdf.Root.get("/ViewerPreferences", {})
        assert str(pdf.Root.Outlines.First.Title) == "متى تتصل"


def test_arabic_words_in_a_booklet_are_refused_as_no_shipped_font_has_them(project: Project) -> None:
    place = project.edit(FIRST, "Le {derme} porte la peau.", "⟦Le {derme} porte la peau. قلب")
    made = build.make(project.load()[0], Job("demo", "fr", "screen"), shipped.styles(project.root))
    found = [finding for finding in made.findings if finding.rule in ("foreign-font", "missing-glyph")]
    assert found and all(finding.severity == "error" for finding in found)
    assert any("(U+0642)" in finding.message for finding in found) and place.partition(":")[0] in str(found)


def test_the_architecture_states_these_facts() -> None:
    for words in ("Right-to-left", "unicode-bidi: isolate", "`/Direction`", "grid", "read backwards"):
        assert words in ARCHITECTURE
