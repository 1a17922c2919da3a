"""A term that no glossary of the booklet explains.

``{id}`` in a text prints a glossary term with its short explanation at its first use, so the term must be in a
``glossary`` block of the same booklet and language. PEMAT items 3 and 4, CDC Clear Communication Index item 7:
words of medicine are explained where they are used.

Source: PEMAT 3-4; CDC CCI 7.

    text: Votre {rhumatologue} vous suit.      # and no glossary has the id rhumatologue
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, unread
from booklet.content.marks import TERM
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "unknown-term"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        glossaries = {lang: booklet.glossary(lang) for lang in booklet.languages()}
        for lang, text in running_texts(booklet):
            known = glossaries.get(lang)
            if known is None:
                continue
            for match in TERM.finditer(text.value):
                name = match.group(2)
                if name not in known and not unread(library, booklet.folder / lang, name):
                    hint = nearest(name, list(known)) or "add it to the glossary, or write the words without braces"
                    yield Fault(text.at(match.start()), f"the glossary has no term {quoted(name)}", hint)
