"""A section with several sentences in the passive.

'The wound is washed' does not say who washes it. The share is that of the section's sentences; the bound is the
threshold ``passive_percent``, 10, by language. One sentence alone is let pass. The place is the first of them. Forms
are found by their words: some are states and no passives, so judge for yourself. No words are known of languages but
French and English: there the rule keeps silent.

Source: PEMAT 5 (active voice; the figure is this project's); CDC CCI 6.

    text: La plaie est lavée. Le pansement est changé par l'infirmière.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.prose import sentences
from booklet.checks.reading import section_read, thresholds, unmarked_in_place
from booklet.checks.walk import sections
from booklet.checks.wording import SPOKEN, wording
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "passive-voice"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN

FEWEST = 2
"""One sentence is no habit, however short its section."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, filed in sections(booklet):
            table = wording(lang)
            if table is None:
                continue
            said = [
                (text, offset, sentence)
                for text in section_read(filed, labels=False)
                for offset, sentence in sentences(text.value)
            ]
            found = [(text, offset, match) for text, offset, sentence in said
                     if (match := table.passive.search(unmarked_in_place(sentence)))]  # fmt: skip
            most = thresholds(booklet, lang).passive_percent
            if len(found) >= FEWEST and len(found) * 100 > most * len(said):
                text, offset, match = found[0]
                share = round(100 * len(found) / len(said))
                message = (
                    f"{len(found)} of {len(said)} sentences of this section are in the passive, {share} %, more than "
                    f"{most} %; the first: {quoted(match.group())}"
                )
                yield Fault(text.at(offset + match.start()), message, "say who does it")
