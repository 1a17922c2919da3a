"""A paragraph of too many sentences.

NHS content guide, "How we write": paragraphs of up to 3 sentences; the bound is the threshold
``sentences_per_paragraph``, by language. The place is the first sentence too many. Alternative texts are not counted.

Source: NHS-1 (how we write).

    text: Un. Deux. Trois. Quatre.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.prose import sentences
from booklet.checks.reading import everywhere
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "paragraph-too-long"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for _, text, held in everywhere(library):
        most = held.sentences_per_paragraph
        starts = [offset for offset, _ in sentences(text.value)]
        if len(starts) > most and "alt" not in text.loc:
            message = f"{len(starts)} sentences in one paragraph, more than {most}"
            yield Fault(text.at(starts[most]), message, "start a new paragraph, or make a list")
