"""Words that say that something is still to fill in.

``booklet new`` writes them where only a person knows: 'À remplir : le titre', 'To fill in: the title'. The words stand
in each strings file as ``to_fill_in``; with a colon after them they are found anywhere in what is printed, whatever its
language: in booklet.yaml, sections, contacts, clinics, references, approvals, the program's own words and the letters
of a drawing; in a contact or a clinic also where they are all that a value says. The words of every language count that
the program or the project has: a starter that was copied into another language brings its own. Else the words without a
colon are text, as over a page to write on. A warning in a draft, an error in a final booklet: nobody hands out a sheet
with blanks in it.

Source: this project.

    text: "À remplir : l'idée de la section, en une phrase."
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from booklet import shipped
from booklet.checks.fault import Fault
from booklet.checks.walk import Text, figures, sections
from booklet.content import nodes
from booklet.content.text import location, read, relative
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Clinic, Contact, Library, Loc, Source, Strings

RULE = "to-fill-in"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"

HINT = "put your own words in its place"


def check(library: Library) -> Iterator[Fault]:
    mark = _marks({*_shipped(), *(filed.value.to_fill_in for filed in library.strings.values())})
    for source, value in _files(library):
        for loc, text in _strings(value):
            if isinstance(value, Contact | Clinic) and mark.fullmatch(f"{text.strip(' .…')}:"):
                yield Fault(Text(source, loc, text).at(), _said(text), HINT)
            for match in mark.finditer(text):
                if not (isinstance(value, Strings) and loc == ("to_fill_in",)):
                    yield Fault(
                        Text(source, loc, text).at(match.start()), _said(text[match.end() :].strip(" *_") or text), HINT
                    )
    yield from _drawings(library, mark)


def _marks(words: set[str]) -> re.Pattern[str]:
    """What marks a blank: the words of any language, a colon after them, whatever is bold and however it is spaced."""
    spaced = (r"\s+".join(map(re.escape, one.split())).replace("'", "['’]") for one in sorted(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})[\s*_\])»\"”’]*[:：]", re.IGNORECASE)


@cache
def _shipped() -> frozenset[str]:
    """The words of each language that the program has words of its own in."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped.strings().glob("*.yaml"))]
    return frozenset(str(nodes.parse(text, "").data["to_fill_in"]) for text in texts)


def _said(what: str) -> str:
    return f"still to fill in: {quoted(what.strip())}"


def _drawings(library: Library, mark: re.Pattern[str]) -> Iterator[Fault]:
    """The letters of drawings; what is no text, or no drawing, is the business of other rules."""
    for booklet in library.booklets.values():
        for name in sorted({name for name, _ in figures(booklet) if name.endswith(".svg")}):
            path = library.figure(booklet, name)
            text = read(library.root, path)[0] if os.path.isfile(path) else None
            for match in mark.finditer(text or ""):
                place = location(relative(library.root, path), match.string, match.start())
                yield Fault(place, _said(re.split(r"[<\n]", match.string[match.end() :])[0]), HINT)


def _files(library: Library) -> Iterator[tuple[Source, Any]]:
    for booklet in library.booklets.values():
        yield booklet.meta.source, booklet.meta.value
        for _, filed in sections(booklet):
            yield filed.source, filed.value
        if booklet.approvals:
            yield booklet.approvals.source, booklet.approvals.value
    for shared in (library.contacts, library.clinics, library.strings):
        for one in shared.values():
            yield one.source, one.value
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
