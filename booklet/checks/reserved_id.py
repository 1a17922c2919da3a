"""An id that the program uses itself.

Every page, part, section and block has an anchor in the booklet, which links and page numbers lead to. A section must
not be named like the program's own pages, nor like the anchor of a part, a reference or a term; nor ``booklet`` or
``all``, which stand for booklet.yaml and for everything where sections are approved. A block's id is not a number,
because blocks without an id are numbered; and no clinic is named ``all`` or ``none``, which stand for every one and for
no one.

Source: this project.

    fr/contents.yaml      # contents is the page with the table of contents
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import sections
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Library

RULE = "reserved-id"
SEVERITY: Severity = "error"

PAGES = frozenset({"cover", "essentials", "contents", "back"})
APPROVAL = {"booklet": "booklet.yaml", "all": "every section"}
"""What these words stand for where sections are approved or translated."""
CLINICS = {"all": "every clinic", "none": "no clinic"}
NOTES = re.compile(r"notes-[0-9]+")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in sections(booklet):
            if message := of_section(library, booklet, lang, filed.id):
                yield Fault(filed.source.at(), message, "give the file another name")
            for index, block in enumerate(filed.value.blocks):
                if block.id and block.id.isdecimal():
                    place = filed.source.at(("blocks", index, "id"))
                    yield Fault(place, f"the block id {quoted(block.id)} is a number", "give it a word for an id")
    for name, filed_clinic in library.clinics.items():
        if message := of_clinic(name):
            yield Fault(filed_clinic.source.at(), message, "give the file another name")


def of_section(library: Library, booklet: BookletFiles, lang: str, name: str) -> str:
    """Why no section of a booklet can have an id; empty where it can."""
    if name in APPROVAL:
        return f"{quoted(name)} stands for {APPROVAL[name]}, so no section can have that id"
    if name in anchors(library, booklet, lang) or NOTES.fullmatch(name):
        return f"the section id {quoted(name)} is one that the program uses itself"
    return ""


def of_clinic(name: str) -> str:
    """Why no clinic can have an id; empty where it can."""
    return f"{quoted(name)} stands for {CLINICS[name]}, so no clinic can have that id" if name in CLINICS else ""


def anchors(library: Library, booklet: BookletFiles, lang: str) -> set[str]:
    """What a link inside a booklet may lead to, apart from its sections and blocks."""
    return {
        *PAGES,
        *(f"part-{part.id}" for part in booklet.meta.value.parts),
        *(f"ref-{name}" for name in library.references),
        *(f"term-{name}" for name in booklet.glossary(lang)),
    }
