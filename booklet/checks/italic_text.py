"""A text marked for italics.

Slanted letters are hard to read for many. ``*words*`` and ``_words_`` mark italics in plain text; the booklet has no
italic letters and would print them bold, which says more than was meant.

Source: UKAAF MS03 and G003; RNIB, clear print; standards, section 16 (italics).

    text: Ne percez *jamais* un dépôt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.bad_link import CODE
from booklet.checks.fault import Fault
from booklet.checks.reading import blanked
from booklet.checks.walk import running_texts
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "italic-text"
SEVERITY: Severity = "error"


MARKED = re.compile(r"(?<![\\*\w])\*(?![\s*])[^*]+(?<![\s\\])\*(?!\*)|(?<![\\_\w])_(?![\s_])[^_]+(?<![\s\\])_(?![_\w])")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            value = CODE.sub(lambda match: " " * len(match.group()), blanked(text.value))
            for match in MARKED.finditer(value):
                message = f"{quoted(match.group(), 30)} is marked for italics"
                yield Fault(text.at(match.start()), message, "leave it plain, or write **bold** for what matters")
