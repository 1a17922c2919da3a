"""A colour of a clinic that looks like the colour of warnings.

Terracotta means 'call' and 'avoid', everywhere and for every clinic. Titles, tabs or links of nearly the same colour
would hide the warnings among them. Colours are compared as the eye does, in Oklab; in grey, warnings are told apart by
their shapes and words.

Source: this project; PEMAT 12 (a cue means one thing).

    colours: {main: "#7A1010", second: "#1B6075"}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.palette import TERRA, difference

RULE = "clinic-warning-colour"
SEVERITY: Severity = "error"
WAIVABLE = False

LEAST = 0.10
"""Difference from terracotta; between it and the booklet's own petrol there is 0.20."""


def check(library: Library) -> Iterator[Fault]:
    for filed in library.clinics.values():
        for key in ("main", "second") if filed.value.colours else ():
            colour = getattr(filed.value.colours, key)
            if difference(colour, TERRA) < LEAST:
                message = f"{quoted(colour)} looks like the colour of warnings, {TERRA}"
                yield Fault(filed.source.at(("colours", key)), message, "choose a colour that is not a dark red")
