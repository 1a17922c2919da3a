"""Numbers that depend on the reading order: citations."""

from __future__ import annotations

from booklet.content.marks import citations
from booklet.model import BookletFiles, founded, texts


def citation_numbers(booklet: BookletFiles, lang: str) -> dict[str, int]:
    """Reference id -> number, in order of first appearance: booklet.yaml, then sections as they are read.

    The ``sources`` of blocks and of the section come after its text, because they are printed at its end.
    """
    numbers: dict[str, int] = {}

    def meet(name: str) -> None:
        numbers.setdefault(name, len(numbers) + 1)

    for loc, text in texts(booklet.meta.value):
        if loc[-1] == lang:
            for name, _ in citations(text):
                meet(name)
    for section_id in booklet.meta.value.order:
        filed = booklet.sections.get(lang, {}).get(section_id)
        if filed is None:
            continue
        for _, text in texts(filed.value):
            for name, _ in citations(text):
                meet(name)
        for _, name in founded(filed.value):
            meet(name)
    return numbers
