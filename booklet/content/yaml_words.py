"""What a parser of YAML says is wrong, in words for somebody who has never read its specification.

Both parsers of PyYAML are known: the one of its C library, which is used where it is there, and the one in Python.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

QUOTES = 'put the whole text in quotes: "…"'

KNOWN: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values are not allowed", "a colon stands where no key can be",
        "a text with a colon in it goes in quotes; else look at the spaces and the colon of the line before", False,
    ),
    ("scanning a quoted scalar", "the quote that opens here is never closed", "close it with the same sign", True),
    (
        "while parsing a flow sequence", "the bracket that opens on line {opens} is not closed before this",
        "put a text with a colon or a comma in quotes; close it with ]", False,
    ),
    (
        "while parsing a flow mapping", "the brace that opens on line {opens} is not closed before this",
        "put a text with a colon or a comma in quotes; close it with }", False,
    ),
    (
        "while parsing a block collection", "this line is indented neither as an item of the list nor as its text",
        "indent it as the line above it, or begin it with a hyphen and a space", False,
    ),
    (
        "while parsing a block mapping", "this line does not go on from those above it",
        "give it the same spaces at its start; look at the quotes of the line before", False,
    ),
    (
        "while scanning a simple key", "this line has no colon",
        "write key: value; an item of a list begins with a hyphen and a space", True,
    ),
    ("while scanning an alias", "a text cannot begin with *", QUOTES, True),
    ("while scanning an anchor", "a text cannot begin with &", QUOTES, True),
    (
        "unknown escape character", "a backslash stands in double quotes",
        "write it twice, or put the text in single quotes", False,
    ),
    (
        "while scanning a block scalar", "words stand after the sign that opens a long text",
        "put them on the next lines, indented", True,
    ),
)  # fmt: skip
"""Part of what the parser says, what is wrong, what to do, and whether that is where the parser began to read it."""

OPENING = re.compile(r'(?:^|[:,-]) *[\[{]? *(")(?:[^"\\]|\\.)*$')
"""A quote that begins a value, and is not closed on its line."""


class Mark(NamedTuple):
    """A place as the parsers name it: line and column from 0."""

    line: int
    column: int


def plainly(error: Any, text: str) -> tuple[str, str, Any]:
    """What is wrong, what to do, and the parser's mark of the place, for one error about ``text``."""
    said = " ".join(part for part in (error.context, error.problem) if part) or "it cannot be read"
    mark = error.problem_mark
    if mark is None or (error.context_mark and mark.index >= len(text.rstrip())):
        mark = error.context_mark  # what is open at the end of the file is at fault where it opens
    if "cannot start any token" in said and mark and mark.index < len(text):
        sign = text[mark.index]
        if sign == "\t":
            return "a tab stands before a key", "indent with spaces", mark
        return f"a text cannot begin with {sign}", QUOTES, mark
    if mark and "scanning a" not in said and (quote := _open_quote(text, mark.line)):
        return "the quote that opens here is not closed on its line", 'close it with "', quote
    for part, words, hint, at_start in KNOWN:
        if part in said:
            start = error.context_mark or mark
            return words.format(opens=start.line + 1 if start else 1), hint, start if at_start else mark
    return said, "look at the indentation, the quotes and the colons at this place and on the line before", mark


def _open_quote(text: str, last: int) -> Mark | None:
    """The double quote that was opened and not closed before line ``last``, where one was.

    A text in quotes may go on on other lines: the line that closes it has one quote too many as well.
    """
    opened = None
    for number, line in enumerate(text.splitlines()[: last + 1]):
        if line.lstrip().startswith("#") or line.replace('\\"', "").count('"') % 2 == 0:
            continue
        if opened:
            opened = None
        elif found := OPENING.search(line):
            opened = Mark(number, found.start(1))
    return opened
