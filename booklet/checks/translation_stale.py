"""A translated section whose source has changed since.

The two languages tell their readers different things. In the parts that say when to call, how to be treated or what
to do (``kind: call``; ``purpose`` act, warn or treat) that is an error: somebody could act on it. Elsewhere it is a
warning, and the section says so on its pages. ``booklet translations`` shows what has changed in the source.

Source: this project; standards, section 16.

    translation: {source: …, text: …, seal: …}     # of a source that says something else now
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import translations
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "translation-stale"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for files, one in translations(library, "stale"):
        own = files.meta.value.source_language
        message = f"{quoted(one.section)} has changed in {quoted(own)} since it was translated into {quoted(one.lang)}"
        hint = f"translate it, then: booklet translations --record {one.section} --booklet {files.id} --lang {one.lang}"
        yield Fault(one.location, message, hint, "error" if one.grave else None)
