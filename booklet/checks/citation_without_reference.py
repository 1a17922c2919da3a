"""A citation that leads to no reference.

Every ``[@id]`` of a running text, and every id in the ``sources`` of a section or block, names an entry of
references.yaml. A reader who looks a number up must find it: in the article that the first booklet comes from, one
number was absent.
Brackets that were meant for a citation and are none, ``[@a, @b]`` or ``[@a p. 3]``, would be printed as typed, and so
would a number that is typed by hand, ``[13]``: both lead nowhere.

Source: DISCERN 4; HAS-C2; standards, section 16.

    text: Un fait. [@dupont-2023]      # and references.yaml has dupont-2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.blocks import Inline
from booklet.checks.bad_link import CODE
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, sections, unread
from booklet.content.marks import CITATION
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library, founded

RULE = "citation-without-reference"
SEVERITY: Severity = "error"
WAIVABLE = False

MEANT = re.compile(r"\[\s*@[^\[\]]*\](?!\()|(?<!\\)\[\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*\](?!\()")
"""What somebody takes for a citation: brackets around an id, or around typed numbers, that are no link's words."""


def check(library: Library) -> Iterator[Fault]:
    known = list(library.references)
    for name, place in _cited(library):
        if name not in library.references and not unread(library, "sections/references.yaml", name):
            hint = nearest(name, known) or "add it to sections/references.yaml, or correct the id"
            yield Fault(place, f"there is no reference {quoted(name)}", hint)
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            for match in MEANT.finditer(CODE.sub(lambda code: " " * len(code.group()), text.value)):
                if not CITATION.fullmatch(match.group()):
                    message = f"{quoted(match.group())} cites nothing, and would be printed as typed"
                    yield Fault(text.at(match.start()), message, "write [@id], or [@id; @id] for several")


def _cited(library: Library) -> Iterator[tuple[str, Location]]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            for name, offset in inline(text.value):
                yield name, text.at(offset)
        for _, filed in sections(booklet):
            for loc, name in founded(filed.value):
                yield name, filed.source.at(loc)


def inline(text: str | Inline) -> Iterator[tuple[str, int]]:
    """Each id that a text cites, with the offset of its ``@``."""
    for match in CITATION.finditer(text):
        offset = match.start(1)
        for mark in match.group(1).split(";"):
            yield mark.strip()[1:], offset + len(mark) - len(mark.lstrip())
            offset += len(mark) + 1
