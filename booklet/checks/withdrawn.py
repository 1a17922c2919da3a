"""A booklet that is withdrawn.

It is still checked and built, so that its editors can mend it, and the site shows only since when it is withdrawn and
why. A warning in a draft, an error with --final.

Source: NHS-6 (version control and archiving).

    withdrawn:
      since: 2027-03-01
      reason: {en: The dose on page 12 was wrong. Ask your care team for the new booklet.}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "withdrawn"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        if withdrawn := booklet.meta.value.withdrawn:
            hint = "hand out no copy of it; once it is mended, review it and remove the key"
            yield Fault(booklet.meta.source.at(("withdrawn",)), f"withdrawn since {withdrawn.since}", hint)
