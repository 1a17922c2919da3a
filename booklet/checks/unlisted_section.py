"""A section that is in no part of its booklet.

A file in a language's folder is printed only where booklet.yaml lists it. One that is left out would be lost
without a word.

Source: this project.

    fr/voyages.yaml      # and no part has {id: voyages}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import sections
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "unlisted-section"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        order = set(booklet.meta.value.order)
        for _, filed in sections(booklet):
            if filed.id not in order:
                hint = "list it under the sections of a part, or remove the file"
                yield Fault(filed.source.at(), f"booklet.yaml does not list the section {quoted(filed.id)}", hint)
