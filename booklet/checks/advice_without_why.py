"""Advice without a reason.

Who knows why follows an advice longer. A section of a part with ``purpose: act`` that has do and don't, or steps,
gives a reason: a sentence with 'pour', 'car', 'évite', 'peut', or a callout or caption that tells what for. The place
is the first such block. No words are known of languages but French and English: there the rule keeps silent.

Source: CDC CCI 12-14 (what to do, why, and how).

    blocks: [{kind: do-dont, do: [Gardez vos ongles limés.], dont: [Gratter.]}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import DoDont, Steps
from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts, section_read
from booklet.checks.wording import SPOKEN, wording
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "advice-without-why"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in of_parts(booklet, "act"):
            table = wording(lang)
            asks = [index for index, block in enumerate(filed.value.blocks) if isinstance(block, DoDont | Steps)]
            if not table or not asks:
                continue
            if not any(table.reason.search(text.value) for text in section_read(filed)):
                hint = "say in a sentence what it is good for"
                place = filed.source.at(("blocks", asks[0]))
                yield Fault(place, "this section says what to do, and not why", hint)
