"""A mark in the words of a clinic that would reach into the booklet.

A clinic says who it is and how to reach it. Its words cite no reference, explain no term of the glossary and hold no
link of their own: addresses have keys for them. The text of the booklet is the same for every clinic.

Source: this project.

    welcome: {fr: "Voir [@dupont-2024]."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from booklet.checks.citation_without_reference import MEANT
from booklet.checks.fault import Fault
from booklet.checks.walk import Text
from booklet.content.marks import TERM
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Filed, Library, texts

RULE = "clinic-words"
SEVERITY: Severity = "error"

LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
KINDS = ((MEANT, "a citation"), (TERM, "a term of the glossary"), (LINK, "a link"))


def check(library: Library) -> Iterator[Fault]:
    for filed in library.clinics.values():
        for place, what in reaching(filed):
            message = f"{what}, which a clinic's words cannot have"
            yield Fault(place, message, "write plain words; addresses go under web, email and phones")


def reaching(filed: Filed[Any]) -> Iterator[tuple[Location, str]]:
    """Where the words of a file that booklets share reach into one of them, and how."""
    for loc, text in texts(filed.value):
        for form, kind in KINDS:
            for match in form.finditer(text):
                yield Text(filed.source, loc, text).at(match.start()), f"{quoted(match.group())} is {kind}"
