"""An approval of something that is not in the booklet.

The section was renamed or removed, or the language has no such section: the approval counts for nothing. A section
with faults in its file is there, and not told of.

Source: this project.

    - {section: main, lang: fr, …}     # the section is mains
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import unread
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.approvals import records
from booklet.revision.meaning import names

RULE = "approval-unknown-section"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for files in library.booklets.values():
        for index, (one, _) in enumerate(records(files)):
            assert files.approvals
            source = files.approvals.source
            if one.lang not in files.languages():
                known = ", ".join(files.languages())
                message = f"the booklet has no language {quoted(one.lang)}"
                yield Fault(source.at((index, "lang")), message, f"known: {known}; correct it, or remove the line")
            elif one.section not in names(files, one.lang):
                if unread(library, files.folder / one.lang / f"{one.section}.yaml"):
                    continue
                hint = nearest(one.section, names(files, one.lang)) or "correct it, or remove the line"
                message = f"there is no section {quoted(one.section)} in {quoted(one.lang)}"
                yield Fault(source.at((index, "section")), message, hint)
