"""A booklet that cites and does not print its list of references once.

A citation is a number that leads to the list, so a language whose texts cite has one ``references`` block, and one
only: in two, the same number would stand at two places.

Source: DISCERN 4; this project.

    text: Un fait. [@dupont-2024]      # and no section has a block of kind references
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import References
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, sections, unread
from booklet.content.marks import CITATION
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Library, founded

RULE = "reference-list"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            if not unread(library, booklet.folder / lang):
                yield from _language(booklet, lang)


def _language(booklet: BookletFiles, lang: str) -> Iterator[Fault]:
    places = [
        filed.source.at(("blocks", index))
        for own, filed in sections(booklet) if own == lang
        for index, block in enumerate(filed.value.blocks) if isinstance(block, References)
    ]  # fmt: skip
    for place in places[1:]:
        yield Fault(place, f"the references are already printed at {places[0]}", "remove one of the two blocks")
    if places:
        return
    cited = [text.at(match.start()) for own, text in running_texts(booklet) if own == lang
             for match in CITATION.finditer(text.value)]  # fmt: skip
    cited += [filed.source.at(loc) for own, filed in sections(booklet) if own == lang
              for loc, _ in founded(filed.value)]  # fmt: skip
    if cited:
        yield Fault(cited[0], "a citation, and no list of references", "add a block of kind references to a section")
