"""A translation that is not built like its source.

A translation is the same booklet in other words: no section that the source has not (translation-missing tells of those
that it lacks), and in each the same blocks with the same ids,
kinds, drawings, pictograms, marks of what is to be confirmed, and numbers of items. Each text cites what the source's
text cites, explains the same terms and gives the same numbers: a figure that one language has and the other has not is
a mistake in one of them. Only the place of a drawing's labels, the width of columns, a short title and the order of a
glossary are the translation's own. Words of booklet.yaml are held to their source language in the same way. Where the
source has changed since the translation, translation-stale says that, and this rule keeps silent.

Source: this project.

    fr:  text: Chez 3 personnes sur 10 [@dupont-2024].
    en:  text: In 3 people in 100 [@dupont-2024].
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from booklet.blocks import DiaryColumn, Glossary, Inline, Label
from booklet.checks.fault import Fault
from booklet.checks.missing_language import words_by_language
from booklet.checks.prose import LINK_TARGET
from booklet.checks.walk import unread
from booklet.content.marks import citations, terms, unmarked
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import BookletFiles, Filed, Library, Loc, Section
from booklet.revision.translations import outdated

RULE = "translation-shape"
SEVERITY: Severity = "error"

OWN: dict[type[BaseModel], set[str]] = {
    Section: {"short_title", "translation"},
    Label: {"x", "y", "anchor"},
    DiaryColumn: {"width"},
}
"""What a translation may have otherwise: it depends on how long the words are."""

ON_THE_HOUR = re.compile(r"(?<=\d):00(?!\d)")
"""``16:00`` is the 16 hours of a language that has no ``:00``."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        source, *others = booklet.languages()
        for lang in others:
            stale = outdated(library, booklet, lang)
            for name, filed in booklet.sections.get(lang, {}).items():
                if name in stale:
                    continue
                original = booklet.sections.get(source, {}).get(name)
                if original:
                    yield from _section(original, filed, source)
                elif not unread(library, booklet.folder / source / f"{name}.yaml"):
                    message = f"the source language {quoted(source)} has no section {quoted(name)}"
                    yield Fault(filed.source.at(), message, f"add {source}/{name}.yaml, or remove this one")
        yield from _front(booklet, source)


def _section(original: Filed[Section], filed: Filed[Section], source: str) -> Iterator[Fault]:
    for loc, message in _differences(original.value, filed.value, source, ()):
        yield Fault(filed.source.at(loc), message, f"make it as it is in {original.source.at(loc)}")


def _front(booklet: BookletFiles, source: str) -> Iterator[Fault]:
    """The words of booklet.yaml."""
    meta = booklet.meta
    for loc, words in words_by_language(meta.value):
        for lang, text in words.items():
            if lang != source and source in words:
                for message in _marks(words[source], text, source):
                    place = meta.source.at((*loc, source))
                    yield Fault(meta.source.at((*loc, lang)), message, f"make it as it is in {place}")


def _differences(original: Any, value: Any, source: str, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Path and message of each difference between a value of the source and the same of the translation."""
    if isinstance(original, Inline) and isinstance(value, Inline):
        yield from ((loc, message) for message in _marks(original, value, source))
    elif isinstance(original, BaseModel) and isinstance(value, BaseModel):
        yield from _models(original, value, source, loc)
    elif isinstance(original, list) and isinstance(value, list):
        for index, (one, other) in enumerate(zip(original, value, strict=False)):
            yield from _differences(one, other, source, (*loc, index))
        if len(original) != len(value):
            more = (*loc, len(original)) if len(value) > len(original) else loc
            yield more, f"{len(value)} in {_name(loc)}, {len(original)} in {quoted(source)}"
    elif isinstance(original, dict) and isinstance(value, dict) and original.keys() == value.keys():
        for key, one in original.items():
            yield from _differences(one, value[key], source, (*loc, key))
    elif original != value:
        yield loc, f"{_name(loc)} is {_shown(value)}, {_shown(original)} in {quoted(source)}"


def _models(original: BaseModel, value: BaseModel, source: str, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The same of two models; of blocks that are not of one kind, only that they are not."""
    kind, other = getattr(original, "kind", ""), getattr(value, "kind", "")
    if kind != other:
        yield (*loc, "kind"), f"the kind is {quoted(other)}, {quoted(kind)} in {quoted(source)}"
        return
    if isinstance(original, Glossary) and isinstance(value, Glossary):
        yield from _glossary(original, value, source, loc)
        return
    for name in type(value).model_fields:
        if name not in OWN.get(type(value), ()):
            yield from _differences(getattr(original, name), getattr(value, name), source, (*loc, name))


def _glossary(original: Glossary, value: Glossary, source: str, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The same terms in any order: the alphabet puts them in another one in each language."""
    known = {item.id: item for item in original.items}
    for index, item in enumerate(value.items):
        if item.id in known:
            yield from _differences(known.pop(item.id), item, source, (*loc, "items", index))
        else:
            yield (*loc, "items", index, "id"), f"the term {quoted(item.id)} is not in {quoted(source)}"
    if known:
        yield (*loc, "items"), f"without the terms {', '.join(known)}, which {quoted(source)} has"


def _marks(original: str, text: str, source: str) -> Iterator[str]:
    """What two texts cite, explain and count differently."""
    for what, find in (("citations", _cited), ("terms", _explained), ("numbers", _numbers)):
        before, after = Counter(find(original)), Counter(find(text))
        if before != after:
            missing, added = (", ".join((one - other).elements()) for one, other in ((before, after), (after, before)))
            told = [f"without {missing}" if missing else "", f"with {added} added" if added else ""]
            yield f"{what} that differ from {quoted(source)}: {', '.join(filter(None, told))}"


def _cited(text: str) -> list[str]:
    return [f"@{name}" for name, _ in citations(text)]


def _explained(text: str) -> list[str]:
    return [name for name, _ in terms(text)]


def _numbers(text: str) -> list[str]:
    """Every run of digits that a reader sees, whatever stands between thousands and before decimals."""
    return re.findall(r"\d+", ON_THE_HOUR.sub("", LINK_TARGET.sub("", unmarked(text))))


def _name(loc: Loc) -> str:
    """The key that a difference is about, as typed."""
    return f"'{next((part for part in reversed(loc) if isinstance(part, str)), 'the file')}'"


def _shown(value: Any) -> str:
    return "missing" if value is None else quoted(str(value)) if isinstance(value, str | int | float) else "there"
