"""A record of a translation that was changed by hand.

The record says what the translation was made from. Brought up to date while the text stayed as it was, it hides that
nobody translated the change. The program seals each record, so that this shows; where a translator finds that nothing
is to be changed, the program records that too.

Source: this project.

    translation: {source: …, text: …, seal: …}     # source typed anew
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import translations
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "translation-bumped"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for files, one in translations(library, "bumped"):
        what = "the hash of the source was bumped, but the text is unchanged" if one.same_text else "changed by hand"
        message = f"the record of the translation of {quoted(one.section)} does not fit its seal: {what}"
        hint = f"booklet translations --record {one.section} --booklet {files.id} --lang {one.lang}"
        yield Fault(one.location, message, f"translate what has changed, then: {hint}")
