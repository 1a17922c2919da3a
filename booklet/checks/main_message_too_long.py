"""A main message of more words than a reader can keep.

One message stands out on the first pages; 30 words are two short sentences. The bound is the threshold
``words_in_main_message``, by language.

Source: HAS-R3 (ranked information; the figure is this project's); CDC CCI 1-3.

    main_message: {fr: Protégez vos mains du froid, des chocs, de l'eau, du savon et du soleil, sans oublier …}
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.prose import words
from booklet.checks.reading import thresholds
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "main-message-too-long"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang, text in booklet.meta.value.main_message.items():
            count, most = words(text), thresholds(booklet, lang).words_in_main_message
            if count > most:
                place = booklet.meta.source.at(("main_message", lang))
                yield Fault(place, f"the main message has {count} words, more than {most}", "keep one message of it")
