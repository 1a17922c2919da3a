"""A section on daily life that asks for nothing.

A reader wants to know what to do. Each section of a part with ``purpose: act`` has one clear action: steps, do and
don't, a checklist, or a sentence that tells to do something. No words are known of languages but French and English:
there the rule keeps silent.

Source: PEMAT 20 (at least one action); CDC CCI 5 and 12; HAS-C1.

    blocks: [{kind: paragraph, text: La peau est sèche.}]      # and nothing more
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Checklist, DoDont, Steps
from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts, section_read
from booklet.checks.wording import SPOKEN, wording
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "no-action"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


ACTIONS = (Checklist, DoDont, Steps)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in of_parts(booklet, "act"):
            table = wording(lang)
            told = any(isinstance(block, ACTIONS) for block in filed.value.blocks) or (
                table and any(table.order.search(text.value) for text in section_read(filed))
            )
            if not told and table:
                yield Fault(filed.source.at(("title",)), "this section asks for nothing", "say one thing to do")
