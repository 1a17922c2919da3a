"""A glossary term that no text uses.

A term earns its line in the glossary by a ``{term}`` in a text of the same booklet and language. One that is never
marked is never explained where it is used.

Source: PEMAT 3-4; this project.

    - id: derme      # and no text has {derme}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Glossary
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, sections, unread
from booklet.content.marks import terms
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "unused-term"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        used = {(lang, name) for lang, text in running_texts(booklet) for name, _ in terms(text.value)}
        for lang, filed in sections(booklet):
            for index, block in enumerate(filed.value.blocks):
                for number, item in enumerate(block.items if isinstance(block, Glossary) else ()):
                    if (lang, item.id) not in used and not unread(library, booklet.folder, item.id):
                        place = filed.source.at(("blocks", index, "items", number, "id"))
                        hint = f"write {{{item.id}}} where a text uses it, or remove it"
                        yield Fault(place, f"no text uses the term {quoted(item.id)}", hint)
