"""Adds records to content files as text, so that comments, order and spelling of all else stay as an editor typed them.

Each function takes the text of a file and gives the new one; ``Unwritable`` where the result would not read back as
just that: a file that is written in brackets, for example.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from booklet.content import nodes, schema
from booklet.content.library import APPROVALS, SECTION, TRANSLATIONS
from booklet.records import Approval, Translation

T = TypeVar("T")

HEAD = {
    "approvals": "# Who approved what, and when. 'booklet approve' adds lines; each holds until its section changes.\n",
    "translations": "# What booklet.yaml's words were translated from: 'booklet translations --record' writes it.\n",
}
AMBIGUOUS = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"}
"""Words that some reader of YAML takes for something else than text."""


class Unwritable(Exception):
    """The record cannot be added by the program; the text says why."""


def with_approvals(text: str, new: Sequence[Approval]) -> str:
    """approvals.yaml with records at its end; an empty text stands for no file."""
    before = _read(text, APPROVALS) if text else []
    places = nodes.parse(text, "").source.places if text else {}
    column = places[()][1] if () in places else 1
    rows = "".join(f"{' ' * (column - 1)}- {_approval(one)}\n" for one in new)
    after = (_ended(text) or HEAD["approvals"]) + rows
    return _proved(after, APPROVALS, [*before, *new])


def with_translation(text: str, record: Translation) -> str:
    """A section's file with what it was translated from: in the place of an older record, or at its end."""
    before = _read(text, SECTION)
    after = _replaced(text, ("translation",), record) or f"{_ended(text)}translation: {_translation(record)}\n"
    return _proved(after, SECTION, before.model_copy(update={"translation": record}))


def with_words(text: str, lang: str, record: Translation) -> str:
    """translations.yaml with the record of one language; an empty text stands for no file."""
    before = _read(text, TRANSLATIONS) if text else {}
    after = _replaced(text, (lang,), record) if lang in before else None
    after = after or f"{_ended(text) or HEAD['translations']}{_word(lang)}: {_translation(record)}\n"
    return _proved(after, TRANSLATIONS, {**before, lang: record})


def _approval(one: Approval) -> str:
    by, digits = _quoted(one.by), _quoted(one.hash)
    what = f"section: {_word(one.section)}, lang: {_word(one.lang)}, role: {one.role}"
    return f"{{{what}, by: {by}, date: {one.on}, hash: {digits}}}"


def _word(text: str) -> str:
    return _quoted(text) if text in AMBIGUOUS else text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a text of JSON is one of YAML


def _translation(one: Translation) -> str:
    return f'{{source: "{one.source}", text: "{one.text}", seal: "{one.seal}"}}'


def _replaced(text: str, loc: tuple[str, ...], record: Translation) -> str | None:
    """The text with the three hashes at ``loc`` exchanged; None where they are not there."""
    places = nodes.parse(text, "").source.places
    spans = [(places.get((*loc, name)), value) for name, value in record.model_dump().items()]
    for place, value in sorted(((place, value) for place, value in spans if place), reverse=True):
        text = f'{text[: place[2]]}"{value}"{text[place[3] :]}'
    return text if all(place for place, _ in spans) else None


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _read(text: str, kind: schema.Kind[T]) -> T:
    parsed = nodes.parse(text, "")
    value = schema.validate(kind, parsed) if parsed.data is not None else None
    if value is None or parsed.diagnostics:
        raise Unwritable("the file has faults; 'booklet check' names them")
    return value


def _proved(text: str, kind: schema.Kind[T], wanted: T) -> str:
    """The text, once it reads back as what it should hold."""
    try:
        value = _read(text, kind)
    except Unwritable:
        raise Unwritable("the program cannot add to this file as it is written: write its items one a line") from None
    if value != wanted:
        raise Unwritable("the program cannot add to this file as it is written: write its items one a line")
    return text
