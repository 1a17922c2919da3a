"""What YAML takes out of a text without a word: what stands after ``#``, names of anchors, letters after a backslash.

A comment is told from a cut text by what its place may hold. Where only an id, a number or one of a few words can
stand, and stands, what follows is a comment; where any words can stand, nobody can tell, and it is a fault. A comment
on a line of its own, and one after a key whose values stand below it, takes nothing from anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter, ValidationError

from booklet.content.nodes import ALIAS, ANCHOR, CUT, CUT_HINT, FLOW, KEY, Loc, Parsed, Piece
from booklet.content.text import MAX_PLACES, location
from booklet.content.wanted import wanted_at
from booklet.content.words import quoted
from booklet.diagnostics import Diagnostic

LONG = ("|", ">")
"""Signs of texts that stand on lines of their own, each line as it is."""

COMMENT = re.compile("#[^\n]*")
FILE = re.compile(r"[\w-]+\.(?:svg|png|jpe?g)")
"""The name of a picture: whole as it stands."""

MAX_LOOKED = 50
"""Values and keys of a list in brackets that are looked at, to tell whether it holds texts."""

ESCAPE = re.compile(r"\\(?:\\|(?P<lost>[tn_ ])|.)", re.DOTALL)
SHORT_LINE = "a line of a long text is indented as its first line is, else it is taken for a comment"


def cuts(parsed: Parsed, annotation: Any) -> list[Diagnostic]:
    """A finding for each place of a file where YAML drops or changes something that may be part of a text.

    ``annotation`` is the type of the file's value, which says where words may stand.
    """
    found = [*_comments(parsed, annotation), *_anchors(parsed), *_escapes(parsed)]
    found.sort(key=lambda one: one[1])
    path, text = parsed.source.path, parsed.source.text
    return [Diagnostic(location(path, text, at), rule, message, hint) for rule, at, message, hint in found[:MAX_PLACES]]


Found = tuple[str, int, str, str]
"""Rule, offset, message, hint."""


def _comments(parsed: Parsed, annotation: Any) -> Iterator[Found]:
    """The comments that may be the rest of a text, or its beginning."""
    text = parsed.source.text
    written = [piece for piece in parsed.pieces if piece.style not in (FLOW, ANCHOR) and piece.end > piece.start]
    brackets = _Brackets([piece for piece in parsed.pieces if piece.style == FLOW])
    for before, after in pairwise([None, *written, None]):
        start, end = before.end if before else 0, after.start if after else len(text)
        header = text[before.start : start].partition("\n")[0] if before and before.style in LONG else ""
        if before and "#" in header and _takes_words(parsed, annotation, before.loc):
            yield "text-cut", before.start + header.index("#"), CUT, "begin the text on the next line"
        for match in COMMENT.finditer(text, start, end):
            at = match.start()
            if before and before.style in LONG and _hangs(parsed, at, before):
                yield "text-cut", at, CUT, SHORT_LINE
                continue
            cut = [after.loc] if after and _opens(text, at, after) else _cut(parsed, at, before, brackets)
            if any(_takes_words(parsed, annotation, loc) for loc in cut):
                yield "text-cut", at, CUT, CUT_HINT


class _Brackets:
    """The lists in brackets, walked once from the beginning of a file to its end."""

    def __init__(self, flows: list[Piece]) -> None:
        self._flows, self._next = flows, 0
        self._open: list[Piece] = []
        self._closed: Piece | None = None

    def at(self, text: str, offset: int) -> Piece | None:
        """The list that ends just before ``offset``, else the innermost one around it. Offsets only ever grow."""
        while self._next < len(self._flows) and self._flows[self._next].start < offset:
            self._close(self._flows[self._next].start)
            self._open.append(self._flows[self._next])
            self._next += 1
        self._close(offset)
        if self._closed and not text[self._closed.end : offset].strip(" "):
            return self._closed
        return self._open[-1] if self._open else None

    def _close(self, offset: int) -> None:
        while self._open and self._open[-1].end <= offset:
            self._closed = self._open.pop()


def _opens(text: str, at: int, value: Piece) -> bool:
    """Whether a comment stands between a key, or the hyphen of an item, and its value: as the first words of it do."""
    if KEY in value.loc[-2:] or COMMENT.sub("", text[at : value.start]).strip():
        return False
    line = text.rfind("\n", 0, at) + 1
    ahead = text[line:at].strip() or re.sub(r"(?m)(?:^|\s)#.*$", "", text[max(0, line - 2000) : line]).rstrip()
    return ahead[-1:] in (":", "-", "?")


def _hangs(parsed: Parsed, at: int, before: Piece) -> bool:
    """Whether a comment after a long text is set in deeper than the key of it: as a line that was to be part of it."""
    text = parsed.source.text
    line = text.rfind("\n", 0, at) + 1
    if before.loc and not text[before.end : at].strip(" \n") and not text[line:at].strip():
        return at - line + 1 > parsed.source.at(before.loc[:-1]).column
    return False


def _cut(parsed: Parsed, at: int, before: Piece | None, brackets: _Brackets) -> list[Loc]:
    """The places of the values that a comment on their line may belong to; none for a comment that is alone there."""
    text = parsed.source.text
    line = text.rfind("\n", 0, at) + 1
    if before is None or not text[line:at].strip():
        return []
    if not text[before.end : at].strip():
        return [] if KEY in before.loc[-2:] else [before.loc]
    flow = brackets.at(text, at)
    if flow is None:
        return []
    first = bisect_left(parsed.pieces, flow.start, key=lambda piece: piece.start)
    inside = parsed.pieces[first : first + MAX_LOOKED]
    return [piece.loc for piece in inside if piece.start < flow.end and KEY not in piece.loc[-2:]]


def _takes_words(parsed: Parsed, annotation: Any, loc: Loc) -> bool:
    """Whether what stands at a place is a text, and could be any other."""
    wanted, value = wanted_at(annotation, parsed.data, loc)
    return isinstance(value, str) and not FILE.fullmatch(value) and accepts_words(wanted)


def accepts_words(wanted: Any) -> bool:
    """Whether a type takes words with a space between them: what an id, a number, a day, a fixed word never has."""
    try:
        return _takes(wanted)
    except TypeError:  # a type that cannot be kept by its hash
        return _takes.__wrapped__(wanted)


@lru_cache(maxsize=1000)
def _takes(wanted: Any) -> bool:
    try:
        TypeAdapter(wanted).validate_python("x x")
    except ValidationError:
        return False
    return True


def _anchors(parsed: Parsed) -> Iterator[Found]:
    """The names that a text seems to begin with, and that nothing repeats."""
    for piece in parsed.pieces:
        if piece.anchor and piece.style != ALIAS and piece.anchor not in parsed.aliased:
            message = f"{quoted('&' + piece.anchor)} is taken for a name of this place, and is not printed"
            yield "unused-anchor", piece.start, message, 'put the whole text in quotes: "…"; or take the name out'


def _escapes(parsed: Parsed) -> Iterator[Found]:
    """The letters that a backslash makes white space of, inside double quotes."""
    text = parsed.source.text
    for piece in parsed.pieces:
        if piece.style != '"':
            continue
        for match in ESCAPE.finditer(text, piece.start, piece.end):
            if lost := match.group("lost"):
                message = f"in double quotes, a backslash and {quoted(lost)} are white space: the letter is not printed"
                yield "lost-letter", match.start(), message, "write the backslash twice, or take it out"
