"""A booklet that names nobody who answers for it.

Readers see who is behind what they are told, and editors whom to ask. A draft may leave the place empty; what is
handed out may not. A dash or dots are no name.

Source: NHS-6 (named publisher); DISCERN 4; standards, section 16 (owner).

    slots: {publisher: {fr: Hôpital Nord}}      # and no owner
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "missing-owner"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        owner = booklet.meta.value.slots.owner
        unnamed = [("slots", "owner", lang) for lang, name in (owner or {}).items() if not re.search(r"[^\W_]", name)]
        for place in unnamed if owner else [("slots", "owner")]:
            hint = "under slots, write owner: with the name of who answers for the content"
            yield Fault(booklet.meta.source.at(place), "nobody answers for this booklet", hint)
