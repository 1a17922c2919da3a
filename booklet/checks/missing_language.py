"""Words without one of the booklet's languages.

Words of booklet.yaml are mappings by language, and each has every language that the booklet has sections in, the
source language first. So have the words of each contact that is listed in that language, and those of every clinic,
which may be printed on any booklet.

Source: NHS-6 (translations); this project.

    title: {en: Title}      # in a booklet whose source language is fr
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from booklet.blocks import Inline
from booklet.checks.fault import Fault
from booklet.checks.walk import contacts
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Loc, Source

RULE = "missing-language"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            yield from _lacking(booklet.meta.value, booklet.meta.source, lang)
        listed = {(lang, name) for lang, name, _ in contacts(booklet)}
        for lang, name in sorted(listed):
            if name in library.contacts:
                yield from _lacking(library.contacts[name].value, library.contacts[name].source, lang)
    for lang in sorted({lang for booklet in library.booklets.values() for lang in booklet.languages()}):
        speaking = next(name for name, booklet in library.booklets.items() if lang in booklet.languages())
        for clinic in library.clinics.values():
            yield from _lacking(clinic.value, clinic.source, lang, f", which {speaking} is printed in")


def _lacking(value: Any, source: Source, lang: str, why: str = "") -> Iterator[Fault]:
    for loc, words in words_by_language(value):
        if lang not in words:
            yield Fault(source.at(loc), f"there are no words in {quoted(lang)}{why}", f"add {lang}: with the words")


def words_by_language(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, dict[str, Inline]]]:
    """Every mapping of words by language."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from words_by_language(getattr(value, name), (*loc, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from words_by_language(item, (*loc, index))
    elif isinstance(value, dict):
        if any(isinstance(item, Inline) for item in value.values()):
            yield loc, value
        else:
            for key, item in value.items():
                yield from words_by_language(item, (*loc, key))
