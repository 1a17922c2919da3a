"""A logo that cannot be printed, or that does more than be printed.

``logo`` names an SVG or a PNG in sections/clinics/: a regular file inside the project, in the exact letters, that is
what its name says, whole and still. An SVG is held to all that a figure's drawing is held to: nothing in it runs,
nothing is fetched. At most 512 KB for an SVG, 8 MB and 6,000 pixels a side for a PNG, and no side more than eight times
the other. A logo is scaled into its places, never stretched; a PNG has 150 pixels for an inch of paper in the largest
of them.

Source: this project.

    logo: logo.png      # 120 pixels wide
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from booklet.checks import drawings
from booklet.checks.fault import Fault
from booklet.clinic import LARGER, LOGO_BOXES, fitted
from booklet.content.names import listed
from booklet.content.text import relative
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Location, Severity
from booklet.edition import LEAST_PER_INCH
from booklet.model import Clinic, Filed, Library

RULE = "clinic-logo"
SEVERITY: Severity = "error"

MOST_STRETCHED = 8
"""How many times the shorter side of a logo the longer may be: beyond, it would be a line."""

MM_PER_INCH = 25.4


def check(library: Library) -> Iterator[Fault]:
    logos = {path.name for path in listed(library.root / "sections" / "clinics") if path.suffix in (".svg", ".png")}
    for filed in library.clinics.values():
        name = filed.value.logo
        if name and name not in logos:
            hint = nearest(name, logos) or "add it to sections/clinics/"
            yield Fault(filed.source.at(("logo",)), f"there is no logo {quoted(name)}", hint)
        elif name:
            yield from _faults(library, filed, library.logo(name))


def _faults(library: Library, filed: Filed[Clinic], path: Path) -> Iterator[Fault]:
    """Faults of a file that is there."""
    place = filed.source.at(("logo",))
    if reason := drawings.closed(path, library.root):
        yield Fault(place, f"the logo cannot be used: {reason}", "put the file itself in its place")
        return
    hint = "export it again as plain SVG" if path.suffix == ".svg" else "export it again as PNG"
    if reason := drawings.too_large(path):
        yield Fault(place, f"the logo has {reason}", "simplify it" if path.suffix == ".svg" else "export it smaller")
        return
    try:
        found = drawings.problems(path)
    except OSError as error:
        found = [(1, 1, f"the file cannot be read: {error.strerror}")]
    for line, column, message in found:
        yield Fault(Location(relative(library.root, path), line, column), message, hint)
    if not found:
        yield from _printed(place, path)


def _printed(place: Location, path: Path) -> Iterator[Fault]:
    """Faults of the size at which a sound logo is printed."""
    width, height = drawings.natural_size(path)
    if max(width, height) > MOST_STRETCHED * min(width, height):
        message = f"one side of the logo is more than {MOST_STRETCHED} times the other"
        yield Fault(place, message, "use a version of it that is less long, or crop the empty space around it")
    elif path.suffix == ".png":
        printed = max(fitted((width, height), box)[0] for box in LOGO_BOXES.values()) * LARGER
        needed = round(printed / MM_PER_INCH * LEAST_PER_INCH)
        if width < needed:
            message = f"the logo is {width:.0f} pixels wide; printed {printed:.0f} mm wide, it needs {needed}"
            yield Fault(place, message, "export it larger, or as SVG")
