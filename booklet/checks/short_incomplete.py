"""A short booklet that would lose something on its one sheet.

Its cover carries the main message and at most five key points, and it has no page of essentials and no contents: what
else stands there (whom it is for, what it leaves out, its dates, who answers for it) is printed by the block
``edition-box``, in a section after the part on when to call, and so on the back.

Source: HAS-R3 to R6 and R13; NHS-5; this project.

    form: short      # and no section has a block of kind edition-box
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import EditionBox
from booklet.checks.fault import Fault
from booklet.checks.walk import sections, unread
from booklet.diagnostics import Severity
from booklet.form import SHORT_KEY_POINTS
from booklet.model import BookletFiles, Library

RULE = "short-incomplete"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        if booklet.meta.value.form == "short":
            yield from _booklet(library, booklet)


def _booklet(library: Library, booklet: BookletFiles) -> Iterator[Fault]:
    meta, source = booklet.meta.value, booklet.meta.source
    if len(meta.key_points) > SHORT_KEY_POINTS:
        message = f"the cover of a short booklet has room for {SHORT_KEY_POINTS} key points, not {len(meta.key_points)}"
        yield Fault(source.at(("key_points", SHORT_KEY_POINTS)), message, "keep those that matter most")
    for lang in booklet.languages():
        boxes = any(
            isinstance(block, EditionBox)
            for own, filed in sections(booklet)
            if own == lang
            for block in filed.value.blocks
        )
        if lang in booklet.sections and not boxes and not unread(library, booklet.folder / lang):
            message = f"nothing in {lang}/ prints the dates, the limits and who answers for this short booklet"
            hint = "add a block of kind edition-box to a section after the part on when to call"
            yield Fault(source.at(("form",)), message, hint)
