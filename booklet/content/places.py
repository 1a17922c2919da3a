"""The place of one character of a value, however the value is quoted or folded in its file."""

from __future__ import annotations

import re

from booklet.content.text import location
from booklet.diagnostics import Location
from booklet.model import Loc, Source

_DOUBLE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\n|.)|.", re.DOTALL)
_SINGLE = re.compile(r"''|.", re.DOTALL)
_WHITE_ESCAPES = tuple("\\" + character for character in "ntvfr e_NLP\n")


def spot(source: Source, loc: Loc, value: str, offset: int) -> Location:
    """The place in the file of ``value[offset]``, for the text at ``loc``; the text's own where it cannot be said.

    Folding changes white space only, so the n-th visible character of the value is the n-th one of the file.
    """
    if loc not in source.places:
        return source.at(loc)
    _, _, start, end = source.places[loc]
    raw = source.text[start:end]
    quote = raw[:1]
    if quote in ("|", ">"):
        start += raw.find("\n")
        raw = raw[raw.find("\n") :]
    elif quote in ("'", '"'):
        start, raw = start + 1, raw[1:-1]
    elif quote == "*":
        return source.at(loc)
    visible = len("".join(value[:offset].split()))
    pattern = _SINGLE if quote == "'" else _DOUBLE if quote == '"' else None
    places = (
        (match.start() for match in pattern.finditer(raw) if not _white(match.group()))
        if pattern
        else (index for index, character in enumerate(raw) if not character.isspace())
    )
    for number, index in enumerate(places):
        if number == visible:
            return location(source.path, source.text, start + index)
    return source.at(loc)


def _white(token: str) -> bool:
    return token.isspace() or token in _WHITE_ESCAPES
