"""More words than a reader takes in one go, without a heading.

Text is read in short chunks, each under words that say what it is about. Words are counted from one heading to the
next: titles, subheadings, questions, names and terms. The bound is the threshold ``words_between_headings``, 150, by
language. The place is the block in which it is passed.

Source: PEMAT 8-10 (chunks with informative headings; the figure is this project's); CDC CCI 9.

    five paragraphs of forty words, one after the other
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Subheading
from booklet.checks.fault import Fault
from booklet.checks.prose import words
from booklet.checks.reading import HEADINGS, section_read, thresholds
from booklet.checks.walk import sections
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "long-without-heading"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in sections(booklet):
            most = thresholds(booklet, lang).words_between_headings
            count, told = 0, False
            for text in section_read(filed):
                block = filed.value.blocks[int(text.loc[1])] if text.loc[0] == "blocks" else None
                if isinstance(block, Subheading) or HEADINGS.intersection(text.loc):
                    count, told = 0, False
                    continue
                count += words(text.value)
                if count > most and not told:
                    told = True
                    message = f"more than {most} words since the last heading"
                    yield Fault(text.at(), message, "put a subheading before this, or shorten what stands above")
