"""Words that say that something is still to fill in.

``booklet new`` writes them where only a person knows: 'À remplir : le titre', 'To fill in: the title'. The words stand
in each strings file as ``to_fill_in``; with a colon after them they are found anywhere in a text, a contact, a clinic
or a reference. Without the colon they are text, as over a page to write on. A warning in a draft, an error in a final
booklet: nobody hands out a sheet with blanks in it.

Source: this project.

    text: "À remplir : l'idée de la section, en une phrase."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from booklet.checks.fault import Fault
from booklet.checks.walk import Text, sections
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Loc, Source

RULE = "to-fill-in"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    words = sorted({filed.value.to_fill_in for filed in library.strings.values()})
    if not words:
        return
    spaced = (r"\s+".join(map(re.escape, one.split())) for one in words)
    mark = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})\s*:", re.IGNORECASE)
    for source, value in _files(library):
        for loc, text in _strings(value):
            for match in mark.finditer(text):
                what = text[match.end() :].strip() or text
                place = Text(source, loc, text).at(match.start())
                yield Fault(place, f"still to fill in: {quoted(what)}", "put your own words in its place")


def _files(library: Library) -> Iterator[tuple[Source, Any]]:
    for booklet in library.booklets.values():
        yield booklet.meta.source, booklet.meta.value
        for _, filed in sections(booklet):
            yield filed.source, filed.value
    for contact in library.contacts.values():
        yield contact.source, contact.value
    for clinic in library.clinics.values():
        yield clinic.source, clinic.value
    if library.references_source:
        yield library.references_source, library.references


def _strings(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside a value, running or not, with its path."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*loc, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*loc, index))
