"""A mark that would be printed as it is typed.

One of a pair was forgotten, or a sign within it: ``**`` around what matters, quotes, braces around a term, ``[@`` and
``]`` around a source. The reader sees the signs, and not what they stand for.

Source: PEMAT 12 (grammar and spelling do not hinder reading); this project.

    text: Lavez **en douceur [@dupont-2024.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from booklet.checks.bad_link import CODE
from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, shared_texts
from booklet.content.marks import CITATION
from booklet.content.measures import primes
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "stray-mark"
SEVERITY: Severity = "warning"

OPEN_CITATION, OPEN_TERM = re.compile(r"\[\s*@[\w-]+"), re.compile(r"(?<!\{)\{[^\W\d_][^{}]*$")
BARE = re.compile(r"(?<![\w@.])@([\w-]+)")
BRACKETED = re.compile(r"(?<!\w)\[([\w-]+)\](?!\()")


def check(library: Library) -> Iterator[Fault]:
    own = (text for booklet in library.booklets.values() for _, text in running_texts(booklet))
    for text in [*own, *(text for _, text in shared_texts(library))]:
        plain = CODE.sub(lambda code: " " * len(code.group()), text.value)
        for start, message, hint in _strays(plain, library.references):
            yield Fault(text.at(start), message, hint)


def _strays(text: str, known: Container[str]) -> Iterator[tuple[int, str, str]]:
    """Where in a text a mark is astray, what is wrong, and what to do. ``known`` are the ids of references."""
    rest = CITATION.sub(lambda match: " " * len(match.group()), text)
    measured = primes(rest)
    for mark, name in (("**", "the mark of bold"), ('"', "a quote")):
        places = [match.start() for match in re.finditer(re.escape(mark), rest) if match.start() not in measured]
        if len(places) % 2:
            yield places[-1], f"{name} stands alone, and would be printed", f"close it with {mark}, or take it out"
    opened = [match.start() for match in re.finditer("«", rest)]
    closed = [match.start() for match in re.finditer("»", rest)]
    if len(opened) > len(closed):
        yield opened[-1], "a quote is not closed", "close it with », or take it out"
    elif len(closed) > len(opened):
        yield closed[-1], "a quote is closed that was not opened", "open it with «, or take it out"
    for match in OPEN_CITATION.finditer(rest):
        if "]" not in rest[match.end() :]:
            yield match.start(), "a citation is not closed, and would be printed as typed", "close it with ]"
    for match in BARE.finditer(rest):
        if match.group(1) in known and rest[: match.start()].rstrip()[-1:] not in ("[", ";", ","):
            yield match.start(), "a source stands without brackets", f"write [@{match.group(1)}]"
    for match in BRACKETED.finditer(rest):
        if match.group(1) in known:
            yield match.start(), "a source in brackets has no @ before it", f"write [@{match.group(1)}]"
    for match in OPEN_TERM.finditer(rest):
        yield match.start(), "a brace is not closed, and would be printed", "close it with }"
