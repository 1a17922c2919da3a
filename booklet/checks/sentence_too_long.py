"""A sentence of too many words.

NHS content guide, "How we write": sentences of up to 20 words; the bound is the threshold ``words_per_sentence``, by
language. A term's explanation in brackets is not counted, nor are alternative texts and keywords. A warning: a list of
signs may need more.

Source: NHS-1 (how we write).

    text: Quand la peau … et que … alors il faut …, parce que …
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.prose import sentences, words
from booklet.checks.reading import everywhere
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "sentence-too-long"
SEVERITY: Severity = "warning"

UNCOUNTED = {"alt", "keywords"}


def check(library: Library) -> Iterator[Fault]:
    for _, text, held in everywhere(library):
        if UNCOUNTED.intersection(text.loc):
            continue
        most = held.words_per_sentence
        for offset, sentence in sentences(text.value):
            count = words(sentence)
            if count > most:
                message = f"{count} words in one sentence, more than {most}: {quoted(sentence, 40)}"
                yield Fault(text.at(offset), message, "make two sentences of it")
