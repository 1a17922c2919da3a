"""What a reader reads of a section, for the rules of plain language: its texts by role, its part, its thresholds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.blocks import Table
from booklet.checks.prose import LINK_TARGET
from booklet.checks.walk import Text, running_texts, section_texts, sections, shared_texts
from booklet.content.marks import CITATION, TERM
from booklet.model import BookletFiles, Filed, Library, Loc, Section
from booklet.settings import DEFAULT, Purpose, Thresholds, limits

ADDRESS = re.compile(r"https?://\S+|[^\s(<]+@[^\s@]+\.[^\W\d_]{2,}")
BOLD = re.compile(r"\*\*|__")

UNREAD = frozenset({"alt", "keywords", "license"})
"""Fields that nobody reads on the page, or that are the name of a law."""

DOUBLES = UNREAD | {"short"}
"""With those that stand for what is beside them, and would count twice in what is counted over a section."""

HEADINGS = frozenset({"title", "terms_title", "short_title", "question", "term", "name", "when"})
"""Fields that are printed as headings."""

LABELS = HEADINGS | {"label", "labels", "header", "options", "form", "columns", "subtitle"}
"""Fields of a few words that are no sentence."""


def thresholds(booklet: BookletFiles, lang: str) -> Thresholds:
    """What the texts of a language are held to."""
    return limits(booklet.meta.value.thresholds, lang)


def everywhere(library: Library) -> Iterator[tuple[str, Text, Thresholds]]:
    """Language, text and what it is held to, of every running text that is printed: of booklets, contacts and clinics.

    Contacts and clinics stand in several booklets, and so are held to the defaults.
    """
    for booklet in library.booklets.values():
        for lang, text in running_texts(booklet):
            yield lang, text, thresholds(booklet, lang)
    for lang, text in shared_texts(library):
        yield lang, text, DEFAULT


def read_texts(booklet: BookletFiles) -> Iterator[tuple[str, Text]]:
    """Language and text of everything that is read of one booklet."""
    for lang, text in running_texts(booklet):
        if not UNREAD.intersection(text.loc):
            yield lang, text


def all_read(library: Library) -> Iterator[tuple[str, Text]]:
    """Language and text of everything that is read on a page, whoever wrote it."""
    for lang, text, _ in everywhere(library):
        if not UNREAD.intersection(text.loc):
            yield lang, text


def section_read(filed: Filed[Section], *, labels: bool = True) -> Iterator[Text]:
    """What is read of one section; without ``labels``, sentences only."""
    for text in section_texts(filed):
        row_header = "rows" in text.loc and text.loc[-1] == 0 and _names_rows(filed, text.loc)
        if DOUBLES.intersection(text.loc) or (not labels and (row_header or LABELS.intersection(text.loc))):
            continue
        yield text


def _names_rows(filed: Filed[Section], loc: Loc) -> bool:
    """Whether the first cell of a row is its header, in the block where a text stands."""
    block = filed.value.blocks[int(loc[1])]
    return not isinstance(block, Table) or block.row_header


def of_parts(booklet: BookletFiles, *purposes: Purpose) -> Iterator[tuple[str, Filed[Section]]]:
    """Language and section of every section in a part that is for one of these."""
    wanted = {
        entry.id for part in booklet.meta.value.parts if part.purpose in purposes for entry in part.sections
    }  # fmt: skip
    for lang, filed in sections(booklet):
        if filed.id in wanted:
            yield lang, filed


def blanked(text: str) -> str:
    """The text with citations, addresses, link targets and marks of bold as blanks: every character keeps its place.

    What stands side by side on the page may have several blanks between: ``**30** %`` is ``30   %``.
    """
    for form in (CITATION, LINK_TARGET, ADDRESS, BOLD):
        text = form.sub(lambda match: " " * len(match.group()), text)
    return text


def unmarked_in_place(text: str) -> str:
    """The text with terms as their words among blanks, and no citations: every character keeps its place."""
    return TERM.sub(lambda match: (match.group(3) or "").rjust(len(match.group()) - 1) + " ", blanked(text))
