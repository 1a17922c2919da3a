"""Judges laid-out pages by the rules of clear and of large print: size, slant, underlining, margins, length of lines.

Body text is what paragraphs and plain lists say; captions, notes and table cells may be smaller in a standard edition.
In the edition for low vision every text is held to its least size.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location, Severity
from booklet.edition import Edition
from booklet.pdf.boxes import PageView, Text, texts
from booklet.pdf.layout import COMPOSED_PAGES
from booklet.pdf.render import whole

LEAST, LEAST_LARGE = 12.0, 16.0
"""Sizes in pt: UKAAF and RNIB ask for 12 and more, and for 16 and more in large print."""

CLINICS = "sections/clinics/"
"""What a clinic says of itself stands in a box of its own, with small labels."""

POINT = 0.75
"""Points in a CSS pixel."""

ENOUGH = 12
"""Full lines of text that an edition needs before they have a usual length."""

WIDE = 0.85
"""Share of the page's width from which a line is not one of a card or of a column."""

LOOKS = {
    "italic": ("italic-letters", "is slanted", "use bold, not italics, in the style sheet or the drawing"),
    "underlined": ("underlined-text", "is underlined", "take text-decoration out of the style sheet"),
    "justified": ("justified-text", "is set to both margins", "set it to the left: text-align: start"),
}


def clear_print(views: list[PageView], composed: Composed, edition: Edition) -> list[Diagnostic]:
    """Every fault; of one kind at one place on one page, the first."""
    found: dict[tuple[str, Location, int], Diagnostic] = {}
    for view, text in texts(views):
        where = text.place or whole(composed)
        for rule, message, hint in _faults(view, text, edition):
            said = f"page {view.number}: the text {_quoted(text.words)} {message}"
            found.setdefault((rule, where, view.number), Diagnostic(where, rule, said, hint))
    return [*found.values(), *_as_a_whole(views, composed, edition)]


def _faults(view: PageView, text: Text, edition: Edition) -> Iterator[tuple[str, str, str]]:
    least = LEAST_LARGE if edition.large else LEAST
    own = text.running and text.in_flow and not view.name.startswith(COMPOSED_PAGES)
    own = own and text.place is not None and not text.place.path.startswith(CLINICS)
    read = any(character.isalnum() for character in text.words)
    if read and (own or edition.large) and text.size * POINT < least - 0.01:
        message = f"has {text.size * POINT:.3g} pt; {least:g} is the least"
        yield "body-too-small", message, "set it larger in the style sheet of the edition"
    for look in sorted(text.looks):
        yield LOOKS[look]


def _as_a_whole(views: list[PageView], composed: Composed, edition: Edition) -> Iterator[Diagnostic]:
    place, limits = whole(composed), composed.limits
    warning: Severity = "warning"
    if not edition.fitted and not edition.large and len(views) > limits.pages:
        message = f"the booklet has {len(views)} pages, more than {limits.pages}"
        yield Diagnostic(place, "too-many-pages", message, "shorten it, or make two booklets of it", warning)
    lengths = [length for view in views for length in _full_lines(view)]
    if len(lengths) < ENOUGH:
        return
    usual, least, most = median_low(lengths), limits.characters_per_line_least, limits.characters_per_line_most
    if not least <= usual <= most:
        message = f"a usual line of the edition '{edition.name}' has {usual} characters; {least} to {most} are wanted"
        hint = "no word is at fault: change the margins or the type in the style sheet, or waive it, with the reason"
        yield Diagnostic(place, "line-length", message, hint, warning)


def _full_lines(view: PageView) -> Iterator[int]:
    """Characters of each line of body text that goes on on another line and that has the width of the page."""
    blocks: dict[int, dict[int, int]] = {}
    width = view.content.right - view.content.left
    for text in view.texts:
        if text.running and text.in_flow and text.line.right - text.line.left > WIDE * width:
            lines = blocks.setdefault(text.block, {})
            baseline = round(text.ink.bottom - 0.2 * text.size)
            lines[baseline] = lines.get(baseline, 0) + len(text.words) + 1
    for lines in blocks.values():
        yield from (length - 1 for _, length in sorted(lines.items())[:-1])


def _quoted(words: str) -> str:
    return f"'{words if len(words) <= 40 else words[:39] + '…'}'"
