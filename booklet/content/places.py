"""The place of one character of a value, however the value is quoted or folded in its file."""

from __future__ import annotations

import re
import unicodedata

from booklet.content.letters import plain
from booklet.content.text import location
from booklet.diagnostics import Location
from booklet.model import Loc, Source

_DOUBLE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\n|.)|.", re.DOTALL)
_ANCHOR = re.compile(r"&\S+\s+")
_SINGLE = re.compile(r"''|.", re.DOTALL)
_WHITE_ESCAPES = tuple("\\" + character for character in "ntvfr e_NLP\n")


def spot(source: Source, loc: Loc, value: str, offset: int) -> Location:
    """The place in the file of ``value[offset]``, for the text at ``loc``; the text's own where it cannot be said.

    Folding changes white space only, and reading joins an accent that is a character of its own with its letter: so the
    n-th visible character of the value is the n-th one of the file, accents apart, ligatures taken for their letters.
    """
    if loc not in source.places:
        return source.at(loc)
    _, _, start, end = source.places[loc]
    raw = source.text[start:end]
    if named := _ANCHOR.match(raw):
        start, raw = start + named.end(), raw[named.end() :]
    quote = raw[:1]
    if quote in ("|", ">"):
        start += raw.find("\n")
        raw = raw[raw.find("\n") :]
    elif quote in ("'", '"'):
        start, raw = start + 1, raw[1:-1]
    elif quote == "*":
        return source.at(loc)
    visible = sum(not _unseen(character) for character in value[:offset])
    pattern = _SINGLE if quote == "'" else _DOUBLE if quote == '"' else None
    places = (
        (match.start() for match in pattern.finditer(raw) for _ in range(_seen(match.group())))
        if pattern
        else (index for index, character in enumerate(raw) for _ in range(_seen(character)))
    )
    for number, index in enumerate(places):
        if number == visible:
            return location(source.path, source.text, start + index)
    return source.at(loc)


def _seen(token: str) -> int:
    """How many characters of a value a character of the file is, or an escape of one."""
    return 0 if _unseen(token) else len(plain(token)) if len(token) == 1 else 1


def _unseen(token: str) -> bool:
    """Whether a character, or an escape of one, is white space or an accent of its own."""
    if token[:2] in ("\\x", "\\u", "\\U"):
        token = chr(int(token[2:], 16))
    return token.isspace() or token in _WHITE_ESCAPES or (len(token) == 1 and unicodedata.combining(token) > 0)
