"""A part on treatments that does not help to decide together.

A checklist of questions to ask, or lines to write one's own, makes two people of a visit. A part with ``purpose:
treat`` has one, in any of its sections.

Source: DISCERN 15 (shared decision-making); HAS-R8.

    a part with purpose: treat, and no checklist and no notes in it
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Checklist, Notes
from booklet.checks.fault import Fault
from booklet.checks.walk import unread
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-shared-decision"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for number, part in enumerate(booklet.meta.value.parts):
            for lang in booklet.languages() if part.purpose == "treat" else ():
                filed = booklet.sections.get(lang, {})
                held = [filed[entry.id] for entry in part.sections if entry.id in filed]
                asks = any(isinstance(block, Checklist | Notes) for one in held for block in one.value.blocks)
                if held and not asks and not unread(library, booklet.folder / lang):
                    message = f"nothing in this part helps to decide together, in {lang}/"
                    hint = "add a checklist of questions to ask, or notes"
                    yield Fault(booklet.meta.source.at(("parts", number, "purpose")), message, hint)
