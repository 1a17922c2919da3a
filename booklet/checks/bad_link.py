"""A link that leads nowhere.

``[words](address)`` leads to a whole web address, an e-mail (``mailto:``), a number (``tel:``, ``sms:``), or a place of
the same booklet: ``#section``, or ``#section--block`` for a block with an id. Any other address would be printed as
typed. Words after the address, its title, would not be printed at all.

Source: WCAG 2.2, 2.4.4; this project.

    text: Voyez [notre site](www.exemple.fr) et [la suite](#soin).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.checks.addresses import WEB, why_no_email
from booklet.checks.fault import Fault
from booklet.checks.numbers import DIGITS
from booklet.checks.reserved_id import anchors
from booklet.checks.walk import running_texts, unread
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Library

RULE = "bad-link"
SEVERITY: Severity = "error"

LINK = re.compile(r"(?<!\\)\]\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+([^()\s][^()]*))?\s*\)")
CODE = re.compile(r"(`+).*?\1", re.DOTALL)
HINT = "write https://…, mailto:…, tel:…, or # and the id of a section"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        known = {lang: targets(library, booklet, lang) for lang in booklet.languages()}
        for lang, text in running_texts(booklet):
            # Code is printed as typed; the rest keeps its place.
            value = CODE.sub(lambda match: " " * len(match.group()), text.value)
            for match in LINK.finditer(value):
                address = match.group(1)
                if match.group(2):
                    message = f"the words {quoted(match.group(2).strip())} of a link are not printed"
                    yield Fault(
                        text.at(match.start(2)), message, "write them in the sentence, and the address alone here"
                    )
                inside = address.startswith("#")
                if inside and (lang not in known or unread(library, booklet.folder / lang)):
                    continue
                if reason := _reason(address, known.get(lang, set())):
                    hint = nearest(address, [f"#{name}" for name in known.get(lang, ())]) or HINT
                    yield Fault(text.at(match.start(1)), f"the link {quoted(address)} {reason}", hint)


def targets(library: Library, booklet: BookletFiles, lang: str) -> set[str]:
    """What may stand after ``#``."""
    filed = [one for name, one in booklet.sections.get(lang, {}).items() if name in booklet.meta.value.order]
    blocks = {f"{one.id}--{block.id}" for one in filed for block in one.value.blocks if block.id}
    return anchors(library, booklet, lang) | {one.id for one in filed} | blocks


def _reason(address: str, known: set[str]) -> str:
    """Why an address leads nowhere; empty where it leads somewhere."""
    kind, colon, rest = address.partition(":")
    if address.startswith("#"):
        return "" if address[1:] in known else "leads to no place of the booklet"
    if kind.lower() in ("http", "https") and colon:
        return "" if WEB.fullmatch(address) else "is not a web address"
    if kind == "mailto":
        return why_no_email(rest.partition("?")[0])
    if kind in ("tel", "sms"):
        return "" if DIGITS.fullmatch(rest) else "is not a number to dial"
    return "is no address" if colon or not address else "is not a whole address"
