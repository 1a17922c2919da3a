"""A section that does not exist.

The order in booklet.yaml, the ``without`` of an edition and the ``section`` of a see-also band name sections by their
file's stem, and so does a ``{page:section|words}`` in a text. The order is held against the source language, the others
against their own.

Source: this project.

    sections: [{id: soins-de-peau}]      # and there is no fr/soins-de-peau.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import SeeAlso
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, sections, unread
from booklet.content.marks import PAGE
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Location, Severity
from booklet.model import BookletFiles, Library

RULE = "unknown-section"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        yield from _booklet(library, booklet)
        for lang, filed in sections(booklet):
            for index, block in enumerate(filed.value.blocks):
                if not isinstance(block, SeeAlso):
                    continue
                place = filed.source.at(("blocks", index, "section"))
                if _missing(library, booklet, lang, block.section):
                    yield _fault(booklet, lang, block.section, place)
        for lang, text in running_texts(booklet):
            for mark in PAGE.finditer(text.value) if lang in booklet.sections else ():
                if _missing(library, booklet, lang, mark.group(1)):
                    yield _fault(booklet, lang, mark.group(1), text.at(mark.start(1)))


def _booklet(library: Library, booklet: BookletFiles) -> Iterator[Fault]:
    meta, source = booklet.meta.value, booklet.meta.source
    for number, part in enumerate(meta.parts):
        for index, entry in enumerate(part.sections):
            if _missing(library, booklet, meta.source_language, entry.id):
                place = source.at(("parts", number, "sections", index, "id"))
                yield _fault(booklet, meta.source_language, entry.id, place)
    for edition, content in meta.editions.items():
        for index, name in enumerate(content.without):
            if name not in meta.order:
                place = source.at(("editions", edition, "without", index))
                yield Fault(
                    place, f"the booklet has no section {quoted(name)}", nearest(name, meta.order) or "remove it"
                )


def _missing(library: Library, booklet: BookletFiles, lang: str, name: str) -> bool:
    file = booklet.folder / lang / f"{name}.yaml"
    return name not in booklet.sections.get(lang, {}) and not unread(library, file)


def _fault(booklet: BookletFiles, lang: str, name: str, place: Location) -> Fault:
    hint = nearest(name, list(booklet.sections.get(lang, {}))) or f"add the file {lang}/{name}.yaml"
    return Fault(place, f"there is no section {quoted(name)}", hint)
