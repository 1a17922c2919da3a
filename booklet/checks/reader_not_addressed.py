"""The reader is spoken of, not spoken to.

'Le patient doit …' is about somebody else. Write to 'vous'. Found are words for the patient in any text, and sections
of a part with ``purpose: act`` without one 'vous', 'votre' or order. No words are known of languages but French and
English: there the rule keeps silent.

Source: PEMAT 21 (addresses the user directly); CDC CCI 5; FALC.

    text: Le patient doit laver la plaie.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, of_parts, read_texts, section_read
from booklet.checks.wording import SPOKEN, wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "reader-not-addressed"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, text in read_texts(booklet):
            table = wording(lang)
            for match in table.spoken_of.finditer(blanked(text.value)) if table else ():
                message = f"{quoted(' '.join(match.group().split()))} speaks of the reader"
                yield Fault(text.at(match.start()), message, "speak to the reader: vous, you")
        for lang, filed in of_parts(booklet, "act"):
            table = wording(lang)
            if table and not any(table.addressed.search(text.value) for text in section_read(filed)):
                place = filed.source.at(("title",))
                yield Fault(place, "this section does not speak to the reader", "write to 'vous', or tell what to do")
