"""A claim to the HONcode label.

Its foundation closed the service in December 2022. Whoever shows the label today shows something that nobody gave.

Source: HONcode (discontinued on 15 December 2022); standards, section 10.

    figure: honcode.svg
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import everywhere
from booklet.checks.walk import figures
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "honcode-logo"
SEVERITY: Severity = "error"
WAIVABLE = False


NAMES = re.compile(r"(?<![^\W_])hon[-_ ]?code|\bhealth on the net\b", re.IGNORECASE)
WHY = "claims a label that nobody gives any more"
HINT = "take it out"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for name, place in figures(booklet):
            if NAMES.search(name):
                yield Fault(place, f"the figure {quoted(name)} {WHY}", HINT)
    for _, text, _ in everywhere(library):
        for match in NAMES.finditer(text.value):
            yield Fault(text.at(match.start()), f"{quoted(match.group())} {WHY}", HINT)
    for filed in library.clinics.values():
        if filed.value.logo and NAMES.search(filed.value.logo):
            yield Fault(filed.source.at(("logo",)), f"the logo {quoted(filed.value.logo)} {WHY}", HINT)
