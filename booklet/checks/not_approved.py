"""A booklet that has not all of its approvals.

In each role that booklet.yaml asks for (``approvals_needed``), and in the role ``language`` where the words are a
translation, a person must have approved every section that is printed, and the words of booklet.yaml itself, which
are called ``booklet``. The draft says on its pages that it is none to hand out. One finding tells of one role and
language; it names the sections that nobody has approved. What changed after it was approved is told by approval-void.

Source: HAS-R13; NHS-5; standards, section 16.

    approvals_needed: [clinician, patient]     # and no approvals.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import unread
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.approvals import Standing, states

RULE = "not-approved"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"
WAIVABLE = False

NAMED = 8
"""Sections that a finding names; of more it says how many there are."""


def check(library: Library) -> Iterator[Fault]:
    for files, lang, state in states(library):
        if unread(library, files.folder / "approvals.yaml"):
            continue
        place = files.meta.source.at(("approvals_needed",))
        for standing in state.standings:
            if standing.missing:
                hint = f"booklet approve SECTION… --booklet {files.id} --lang {lang} --role {standing.role} --by NAME"
                yield Fault(place, f"not approved as {standing.role} ({lang}): {_what(standing)}", hint)


def _what(standing: Standing) -> str:
    """The sections without an approval, where they are few; else their number."""
    missing = standing.missing
    if not standing.held and not standing.void:
        return "nothing of it"
    named = ", ".join(missing[:NAMED])
    return named if len(missing) <= NAMED else f"{named} and {len(missing) - NAMED} more"
