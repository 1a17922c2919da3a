"""A section that is not translated.

A booklet that has a language has it for every section: its reader would miss what the others are told, for the section
is left out of that language's files. In the parts that say when to call, how to be treated or what to do (``kind:
call``; ``purpose`` act, warn or treat) that is an error.

Source: this project.

    fr/mains.yaml     # and no en/mains.yaml, while en/ has other sections
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import translations
from booklet.content.words import quoted
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "translation-missing"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for files, one in translations(library, "missing"):
        message = f"{quoted(one.section)} is not translated into {quoted(one.lang)}"
        # The file that is not there: a finding of the translation, so that its source can be built without it.
        folder = files.meta.source.path.rpartition("/")[0]
        place = Location(f"{folder}/{one.lang}/{one.section}.yaml")
        yield Fault(place, message, f"write {one.lang}/{one.section}.yaml", "error" if one.grave else None)
