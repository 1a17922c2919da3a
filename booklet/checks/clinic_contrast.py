"""A colour of a clinic on which, or in which, words or signs would be hard to read.

Every pair in which a colour that a clinic may change is used is in ``PAIRS`` of ``booklet/palette.py``: text has a
contrast of 7 to 1 or more (WCAG 2.2, 1.4.6), a sign of 3 to 1 (1.4.11). Each pair is held to that twice: in colour, and
in the greys that a copier or an edition in grey makes of the two.

Source: WCAG 2.2, 1.4.6 and 1.4.11; RNIB 1998.

    colours: {main: "#7FB2C0", second: "#1B6075"}      # white titles on pale blue
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.palette import SECOND, resolved, too_close

RULE = "clinic-contrast"
SEVERITY: Severity = "error"
WAIVABLE = False

INKS = {"colour": "in colour", "grey": "in grey"}


def check(library: Library) -> Iterator[Fault]:
    for filed in library.clinics.values():
        colours = filed.value.colours
        if not colours:
            continue
        found = sorted(too_close(resolved(colours)), key=lambda close: close[1] / close[0].least)
        for key in ("main", "second"):
            own = [close for close in found if (SECOND in (close[0].front, close[0].behind)) == (key == "second")]
            if not own:
                continue
            (pair, ratio, ink), others = own[0], len(own) - 1
            message = (
                f"{quoted(getattr(colours, key))} makes {pair.where} hard to read {INKS[ink]}: "
                f"a contrast of {ratio:.1f} where {pair.least:.0f} is needed"
            )
            message += f", and {others} more such" if others else ""
            yield Fault(filed.source.at(("colours", key)), message, "choose a darker colour")
