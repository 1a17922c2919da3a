"""A section that has changed since it was approved.

An approval is for what a section said on that day. Once its meaning is another one (its words, drawings, references,
the contacts that it lists, the explanations of its terms), the approval no longer holds, and the section must be
approved again. White space, comments and the order of keys are no change. Where the project is in a git repository,
the finding says which commit changed it.

Source: HAS-R13; NHS-5; standards, section 16.

    - {section: mains, lang: fr, role: clinician, by: "Dr A", date: 2026-11-20, hash: …}  # and mains.yaml edited since
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.approvals import since, states

RULE = "approval-void"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for files, lang, state in states(library):
        void = [record for standing in state.standings for record in standing.void]
        for record, when in since(library, files, lang, void).items():
            one = record.value
            message = f"{quoted(one.section)} ({lang}) has changed since {one.by} approved it as {one.role} on {one.on}"
            hint = f"booklet approve {one.section} --booklet {files.id} --lang {lang} --role {one.role} --by NAME"
            yield Fault(record.location, f"{message}{when}", f"once it has been read again: {hint}")
