"""Two blocks with one id.

A block's ``id`` is what an edition chooses it by and what a link leads to, so it stands once in a booklet in one
language.

Source: this project.

    - {kind: paragraph, id: regle, …}
    - {kind: callout, id: regle, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import sections
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "duplicate-block-id"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        first: dict[tuple[str, str], Location] = {}
        for lang, filed in sections(booklet):
            for index, block in enumerate(filed.value.blocks):
                if block.id is None:
                    continue
                place = filed.source.at(("blocks", index, "id"))
                before = first.setdefault((lang, block.id), place)
                if before != place:
                    yield Fault(place, f"the block id {quoted(block.id)} is already used at {before}", "rename one")
