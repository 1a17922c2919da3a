"""When to call is named, and nothing leads there.

A reader in a hurry who reads 'see when to call' must not search for it. The title of a section of the part on when to
call, between quotes in a text, stands in a mark: ``{page:section|words}`` prints the page behind the words, makes a
link of them on a screen, and says on a sheet where to turn to. A see-also band leads there by itself.

Source: PEMAT 20 (the material makes it easy to act); this project.

    text: Lisez la page « Quand appeler ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.blocks import SeeAlso
from booklet.checks.fault import Fault
from booklet.checks.walk import Text, running_texts
from booklet.content.marks import PAGE, unmarked
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Library

RULE = "call-without-page"
SEVERITY: Severity = "warning"

QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("‹", "›"), ("'", "'"))
"""Pairs that a title may stand between."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        titles = {lang: _titles(booklet, lang) for lang in booklet.languages()}
        for lang, text in running_texts(booklet):
            for section, title in titles.get(lang, {}).items():
                yield from _text(booklet, lang, text, section, title)


def _titles(booklet: BookletFiles, lang: str) -> dict[str, str]:
    """The sections of the part on when to call, with their titles as a reader sees them."""
    filed = booklet.sections.get(lang, {})
    call = next((part for part in booklet.meta.value.parts if part.kind == "call"), None)
    return {
        entry.id: unmarked(str(filed[entry.id].value.title))
        for entry in (call.sections if call else ())
        if entry.id in filed
    }


def _text(booklet: BookletFiles, lang: str, text: Text, section: str, title: str) -> Iterator[Fault]:
    if _leads(booklet, lang, text):
        return
    # What a mark holds keeps its place.
    plain = PAGE.sub(lambda mark: " " * len(mark.group()), text.value)
    for first, last in QUOTES:
        for found in re.finditer(rf"{first}\s*{re.escape(title)}\s*{last}", plain):
            message = f"{quoted(title)} is named here, and nothing leads there"
            hint = f"write {{page:{section}|{found.group()}}}"
            yield Fault(text.at(found.start()), message, hint)


def _leads(booklet: BookletFiles, lang: str, text: Text) -> bool:
    """Whether the text is that of a see-also band."""
    if text.loc[0] != "blocks" or not isinstance(text.loc[1], int):
        return False
    name = text.source.path.rpartition("/")[2].removesuffix(".yaml")
    filed = booklet.sections.get(lang, {}).get(name)
    return filed is not None and isinstance(filed.value.blocks[text.loc[1]], SeeAlso)
