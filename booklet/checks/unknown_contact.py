"""A contact that has no file.

A ``contacts`` block, and ``emergency_contacts`` and ``back_contacts`` in booklet.yaml, name contacts by the stem of
their file in sections/contacts/.

Source: DISCERN 7; this project.

    items: [samu-15]      # and there is no contacts/samu-15.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import contacts, unread
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "unknown-contact"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        listed = dict.fromkeys((name, place) for _, name, place in contacts(booklet))
        for name, place in listed:
            if name not in library.contacts and not unread(library, f"sections/contacts/{name}.yaml"):
                hint = nearest(name, list(library.contacts)) or f"add the file sections/contacts/{name}.yaml"
                yield Fault(place, f"there is no contact {quoted(name)}", hint)
