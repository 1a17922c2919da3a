"""A booklet that names nobody who can help.

Associations, services and centres answer where a page cannot. A booklet lists at least one contact that is no
emergency number, in a block of contacts or on its back cover.

Source: DISCERN 7 (further support and information).

    emergency_contacts: [samu-15]      # and no other contact
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import contacts, unread
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-support"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        listed = {name for _, name, _ in contacts(booklet)}
        known = [library.contacts[name].value.role for name in listed if name in library.contacts]
        unsure = len(known) < len(listed) or unread(library, booklet.folder)
        if not unsure and not any(role != "emergency" for role in known):
            hint = "list an association or a service in a contacts block, or under back_contacts"
            yield Fault(booklet.meta.source.at(("parts",)), "the booklet names nobody who can help", hint)
