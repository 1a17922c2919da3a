"""An approval of a day that has not come.

Nobody can have approved anything tomorrow: the day is mistyped, or the approval was never given. ``SOURCE_DATE_EPOCH``,
where it is set, stands for today.

Source: this project.

    - {section: mains, …, date: 2062-11-20}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.approvals import records
from booklet.revision.today import today

RULE = "approval-date"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    last = today() + timedelta(days=1)  # where the day begins earlier than in UTC
    for files in library.booklets.values():
        for index, (one, _) in enumerate(records(files)):
            if one.on > last and files.approvals:
                place = files.approvals.source.at((index, "date"))
                yield Fault(place, f"{one.on} has not come", "correct the day, or remove the line")
