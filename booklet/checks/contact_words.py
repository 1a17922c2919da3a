"""A mark in the words of a contact that would reach into a booklet.

A contact stands in several booklets, each with a glossary and numbers of its own. Its words cite no reference, explain
no term and hold no link: a number would lead to another reference in each booklet, or to none.

Source: this project.

    what: {fr: "Répond aux questions [@dupont-2024]."}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.clinic_words import reaching
from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "contact-words"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for filed in library.contacts.values():
        for place, what in reaching(filed):
            message = f"{what}, which a contact's words cannot have"
            yield Fault(place, message, "write plain words; addresses go under website, email and phone")
