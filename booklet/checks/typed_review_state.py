"""A state of review that somebody typed.

Whether a booklet is approved is worked out from approvals.yaml, for each language, and printed on it. A line that says
so by hand could say what nobody approved.

Source: this project.

    review_state: approved
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "typed-review-state"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for files in library.booklets.values():
        if files.meta.value.review_state:
            place = files.meta.source.at(("review_state",))
            hint = "remove the line; 'booklet approve' records who approved what"
            yield Fault(place, "the state of a booklet is worked out from its approvals", hint)
