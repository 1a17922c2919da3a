"""A contact that nothing lists.

A contact is printed by a ``contacts`` block, or on the back cover by booklet.yaml's ``emergency_contacts`` and
``back_contacts``. Someone would have to keep checking a number that nobody prints. A warning: a contact may wait for
its section.

Source: this project.

    contacts/ligne-info.yaml      # and no list of contacts has ligne-info
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import complete, contacts, unread
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "unused-contact"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    if not complete(library):
        return
    used = {name for booklet in library.booklets.values() for _, name, _ in contacts(booklet)}
    for name, filed in library.contacts.items():
        if name not in used and not unread(library, "sections/booklets", name):
            hint = "list it in a contacts block or in booklet.yaml, or remove it"
            yield Fault(filed.source.at(), f"nothing lists the contact {quoted(name)}", hint)
