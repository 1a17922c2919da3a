"""A translated section of which nobody recorded what it was made from.

Without the record, the program cannot tell when the source changes and the translation does not.

Source: this project.

    title: Protect your hands     # and no translation: {…} in the file
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import translations
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "translation-unrecorded"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for files, one in translations(library, "unrecorded"):
        message = f"what {quoted(one.section)} in {quoted(one.lang)} was translated from is not recorded"
        hint = f"booklet translations --record {one.section} --booklet {files.id} --lang {one.lang}"
        yield Fault(one.location, message, hint)
