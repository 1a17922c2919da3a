"""A text marked for italics.

Slanted letters are hard to read for many. ``*words*`` and ``_words_`` mark italics in plain text, also within bold,
within a word and around bold; the booklet has no italic letters and would print them bold, which says more than was
meant. Contacts and clinics are looked at too.

Source: UKAAF MS03 and G003; RNIB, clear print; standards, section 16 (italics).

    text: Ne percez *jamais* un dépôt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import everywhere
from booklet.content.commonmark import italics
from booklet.content.marks import FOREIGN, TERM
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "italic-text"
SEVERITY: Severity = "error"

TYPED = re.compile(r"(?<![*\w])\*(?![\s*])[^*]+(?<!\s)\*(?!\*)|(?<![_\w])_(?![\s_])[^_]+(?<!\s)_(?![_\w])")
"""Marks within a term or foreign words, which are printed as typed."""


def check(library: Library) -> Iterator[Fault]:
    for _, text, _ in everywhere(library):
        for start, end in _marked(text.value):
            message = f"{quoted(text.value[start:end], 30)} is marked for italics"
            yield Fault(text.at(start), message, "leave it plain, or write **bold** for what matters")


def _marked(text: str) -> list[tuple[int, int]]:
    """Start and end of each text for italics."""
    if "*" not in text and "_" not in text:
        return []
    inside = [
        (match.start() + typed.start(), match.start() + typed.end())
        for form in (TERM, FOREIGN) for match in form.finditer(text) for typed in TYPED.finditer(match.group())
    ]  # fmt: skip
    return sorted({*italics(text), *inside})
