"""An alternative text that says nothing.

Who cannot see a picture hears its ``alt`` in its place. The name of a file, dots, or the one word 'image' leave them
with nothing, as if it were missing. Say what the picture teaches.

Source: standards, section 16 (missing alternative text); WCAG 2.2, 1.1.1; PEMAT 15.

    {kind: figure, figure: peau.svg, alt: peau.svg, caption: La peau.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "alt-says-nothing"
SEVERITY: Severity = "error"

NOTHING = re.compile(
    r"[\W\d_]*|\S+\.(?:svg|png|jpe?g|gif|webp)|"
    r"(?:une?\s+|an?\s+|the\s+|l['’])?(?:images?|photos?|figures?|dessins?|illustrations?|schémas?|pictures?|drawings?|"
    r"icônes?|icons?|alt|todo|xxx+)[\W\d_]*",
    re.IGNORECASE,
)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            if "alt" in text.loc and NOTHING.fullmatch(text.value):
                message = f"{quoted(text.value)} says nothing to who cannot see the picture"
                yield Fault(text.at(), message, "say in a sentence what the picture teaches")
