"""A paragraph of more than 3 sentences.

NHS content guide, "How we write": paragraphs of up to 3 sentences. The place is the fourth sentence. Alternative
texts are not counted.

Source: NHS-1 (how we write).

    text: Un. Deux. Trois. Quatre.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.prose import sentences
from booklet.checks.walk import running_texts
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "paragraph-too-long"
SEVERITY: Severity = "warning"

MOST = 3


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, text in running_texts(booklet):
            starts = [offset for offset, _ in sentences(text.value)]
            if len(starts) > MOST and "alt" not in text.loc:
                message = f"{len(starts)} sentences in one paragraph, more than {MOST}"
                yield Fault(text.at(starts[MOST]), message, "start a new paragraph, or make a list")
