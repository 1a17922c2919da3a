"""A booklet without anything to fill in or to tick.

A diary, a checklist or lines to write on help to do what the text asks for, and to tell of it at a visit.

Source: PEMAT 23 (a tangible tool).

    a booklet of paragraphs and lists only
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Checklist, Diary, Notes
from booklet.checks.fault import Fault
from booklet.checks.walk import unread
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-tool"
SEVERITY: Severity = "warning"


TOOLS = (Checklist, Diary, Notes)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            filed = booklet.sections.get(lang, {})
            tools = any(isinstance(block, TOOLS) for one in filed.values() for block in one.value.blocks)
            if filed and not tools and not unread(library, booklet.folder / lang):
                message = f"nothing in {lang}/ is there to be filled in"
                hint = "add a diary, a checklist or notes"
                yield Fault(booklet.meta.source.at(("parts",)), message, hint)
