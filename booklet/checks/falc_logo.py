"""A claim to be easy to read (FALC).

The logo stands for a text that people with an intellectual disability have helped to write and have understood. A
program cannot know that, and no text of this project has been tested so.

Source: FALC, Inclusion Europe (a text is FALC only if it was read and understood by them); standards, section 7.

    figure: logo-falc.svg
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import everywhere
from booklet.checks.walk import figures
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "falc-logo"
SEVERITY: Severity = "error"


NAMES = re.compile(r"(?:^|[-_ .])falc(?:[-_ .]|$)|easy[-_ ]to[-_ ]read|facile[-_ ]a[-_ ]lire", re.IGNORECASE)
CLAIM = re.compile(r"\bFALC\b|\bfacile à lire et à comprendre\b|\beasy[- ]to[- ]read\b", re.IGNORECASE)
WHY = "claims to be easy to read, tested by its readers"
HINT = "take it out: a text is easy to read once people with learning disabilities have read it"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for name, place in figures(booklet):
            if NAMES.search(name):
                yield Fault(place, f"the figure {quoted(name)} {WHY}", HINT)
    for _, text, _ in everywhere(library):
        for match in CLAIM.finditer(text.value):
            yield Fault(text.at(match.start()), f"{quoted(match.group())} {WHY}", HINT)
    for filed in library.clinics.values():
        if filed.value.logo and NAMES.search(filed.value.logo):
            yield Fault(filed.source.at(("logo",)), f"the logo {quoted(filed.value.logo)} {WHY}", HINT)
