"""A contact that no section lists.

Someone would have to keep checking a number that nobody prints. A warning: a contact may wait for its section.

    contacts/ligne-info.yaml      # and no contacts block has ligne-info
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import sections, unread
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, contact_ids

RULE = "unused-contact"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    if unread(library, "sections/booklets"):
        return
    used = {name for booklet in library.booklets.values() for _, filed in sections(booklet)
            for _, name in contact_ids(filed.value)}  # fmt: skip
    for name, filed in library.contacts.items():
        if name not in used:
            yield Fault(filed.source.at(), f"no section lists the contact {quoted(name)}", "list it, or remove it")
