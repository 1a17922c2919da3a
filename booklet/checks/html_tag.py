"""A tag of HTML in a text.

Texts are no HTML: ``<u>`` and ``<br>`` would be printed as they are typed, angle brackets and all. Bold is
``**words**``; nothing is underlined or set in italics, and a new paragraph is a new block.

Source: UKAAF MS03 and G003 (no italics, no underlining); this project.

    text: Ne percez <u>jamais</u> un dépôt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.bad_link import CODE
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "html-tag"
SEVERITY: Severity = "warning"

TAG = re.compile(
    r"<(?:[biu]|em|strong|s|del|ins|mark|small|big|font|center|sup|sub|span|div|p|a|img|ul|ol|li|h[1-6]|br|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""One that opens: where it is closed, that is no other fault."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            for match in TAG.finditer(CODE.sub(lambda code: " " * len(code.group()), text.value)):
                message = f"{quoted(match.group())} is a tag of HTML, and would be printed as typed"
                yield Fault(text.at(match.start()), message, "take it out; write **bold** for what matters")
