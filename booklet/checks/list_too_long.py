"""A list of more items than a reader can keep in mind.

No list has more than seven items, unless it is split into smaller ones. The bound is the threshold ``items_per_list``,
7, by language. Lists of references, of contacts and of a glossary are looked up in and not counted, nor are boxes to
tick.

Source: CDC CCI 8 (no list of more than seven items); standards, section 16.

    items: [un, deux, trois, quatre, cinq, six, sept, huit]
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from booklet.blocks import Contacts, Glossary, Steps
from booklet.checks.fault import Fault
from booklet.checks.reading import thresholds
from booklet.checks.walk import sections
from booklet.diagnostics import Severity
from booklet.model import Library, Loc, Source

RULE = "list-too-long"
SEVERITY: Severity = "error"


LISTS = frozenset({
    "items", "signs", "lines", "do", "dont", "prompts", "key_points", "covers", "does_not_cover"
})  # fmt: skip
NESTED = frozenset({"levels", "groups", "saying", "waiting"})
"""Names under which lists stand deeper in a block."""
LOOKED_UP = (Glossary, Contacts, Steps)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        meta, source = booklet.meta.value, booklet.meta.source
        least = min(thresholds(booklet, lang).items_per_list for lang in booklet.languages())
        yield from _lists(meta, source, (), least)  # its lists are those of every language
        for lang, filed in sections(booklet):
            most = thresholds(booklet, lang).items_per_list
            for index, block in enumerate(filed.value.blocks):
                if not isinstance(block, LOOKED_UP):
                    yield from _lists(block, filed.source, ("blocks", index), most)


def _lists(value: BaseModel, source: Source, loc: Loc, most: int) -> Iterator[Fault]:
    """Every list of a model that is too long, at the first item too many."""
    for name in type(value).model_fields:
        held = getattr(value, name)
        if name in LISTS and isinstance(held, list) and len(held) > most:
            hint = "split the list under two headings, or keep what matters most"
            yield Fault(source.at((*loc, name, most)), f"{len(held)} items in one list, more than {most}", hint)
        if name in NESTED:
            for rank, inner in enumerate(held if isinstance(held, list) else [held] if held else []):
                place = (*loc, name, rank) if isinstance(held, list) else (*loc, name)
                yield from _lists(inner, source, place, most)
