"""A figure file that cannot be shown, or that does more than be shown.

A file is a regular file inside the project, what its name says, whole, and still. An SVG is in UTF-8 and has its root
in the SVG namespace and a ``viewBox``; it has no DOCTYPE, entity, script, foreign object, animation or event attribute,
and refers to nothing outside itself, ``data:`` included. A PNG or JPEG can be read to its end.

Source: this project; a content file runs nothing and fetches nothing.

    <svg xmlns="http://www.w3.org/2000/svg"><script>…</script></svg>
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks import drawings
from booklet.checks.fault import Fault
from booklet.content.text import relative
from booklet.diagnostics import Location, Severity
from booklet.model import Library

RULE = "broken-figure"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for path, reason in drawings.unreadable(library):
        yield Fault(Location(relative(library.root, path)), reason, "put the file itself in its place")
    for path in drawings.files(library):
        try:
            found = [] if drawings.too_large(path) else drawings.problems(path)
        except OSError as error:
            found = [(1, 1, f"the file cannot be read: {error.strerror}")]
        for line, column, message in found:
            hint = "export it again as plain SVG" if path.suffix.lower() == ".svg" else "export it again"
            yield Fault(Location(relative(library.root, path), line, column), message, hint)
