"""A tag or an entity of HTML in a text.

Texts are no HTML: ``<u>``, ``<br>`` and ``&nbsp;`` would be printed as they are typed, signs and all. Bold is
``**words**``, a letter is typed as itself; nothing is underlined or set in italics, and a new paragraph is a new block.

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

ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            plain = CODE.sub(lambda code: " " * len(code.group()), text.value)
            for match in ENTITY.finditer(plain):
                message = f"{quoted(match.group())} is an entity of HTML, and would be printed as typed"
                yield Fault(text.at(match.start()), message, "type the character itself, or a space")
            for match in TAG.finditer(plain):
                message = f"{quoted(match.group())} is a tag of HTML, and would be printed as typed"
                yield Fault(text.at(match.start()), message, "take it out; write **bold** for what matters")
