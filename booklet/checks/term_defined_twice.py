"""A glossary term explained twice.

One word, one meaning: an id stands once among all the glossaries of a booklet in one language. The second would
silently win, and the same word would be explained in two ways.

Source: FALC (the same word for the same thing).

    - {id: derme, …}
    - {id: derme, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Glossary
from booklet.checks.fault import Fault
from booklet.checks.walk import sections
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "term-defined-twice"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        first: dict[tuple[str, str], Location] = {}
        for lang, filed in sections(booklet):
            for index, block in enumerate(filed.value.blocks):
                for number, item in enumerate(block.items if isinstance(block, Glossary) else ()):
                    place = filed.source.at(("blocks", index, "items", number, "id"))
                    before = first.setdefault((lang, item.id), place)
                    if before != place:
                        yield Fault(place, f"the term {quoted(item.id)} is already explained at {before}", "keep one")
