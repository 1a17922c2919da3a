"""The lines of the two pages on when to call, and which of them a document does not print.

A line is what a reader sees as one: a title, the numbers, the strip, a sign, the note under it, the doubt, what a
number is for, what to do while waiting. Which lines there are is read from the content, never from what was composed:
whatever leaves one out on the way to paper (a choice, a template, a style sheet) is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from booklet.blocks import WarningLevels
from booklet.diagnostics import Diagnostic, Location
from booklet.levels import GIVES_WAY
from booklet.model import BookletFiles, Loc

RULE = "call-incomplete"

HELD = ("now", "today")
"""The levels that every edition prints whole."""

UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060]+")
"""What a line break or the typography may change without changing a word."""

MAYBE = re.compile(r'<span class="gloss">.*?</span>|<span class="lead-page">.*?</span>\)</span>')
"""What may stand in a line or not: a word's explanation, once in a section, and the number of a page."""


@dataclass(frozen=True)
class CallLine:
    """A line that a document must print."""

    text: str
    """As typed."""
    place: Location
    gives_way: bool
    """Whether a sheet without room may leave it out."""


@dataclass(frozen=True)
class Due:
    """A line as it is to be found on a page."""

    words: str
    pattern: re.Pattern[str]
    place: Location


def spread(booklet: BookletFiles, lang: str) -> tuple[str, int, WarningLevels] | None:
    """The first warning levels of the part on when to call, with their section and their rank in it."""
    call = next((part for part in booklet.meta.value.parts if part.kind == "call"), None)
    filed = booklet.sections.get(lang, {})
    for entry in call.sections if call else ():
        for index, block in enumerate(filed[entry.id].value.blocks if entry.id in filed else ()):
            if isinstance(block, WarningLevels):
                return entry.id, index, block
    return None


def call_lines(booklet: BookletFiles, lang: str, or_word: str) -> list[CallLine]:
    """Every line of the levels that every edition prints, in the order of the page; ``or_word`` joins the numbers."""
    if (found := spread(booklet, lang)) is None:
        return []
    section, index, block = found
    source = booklet.sections[lang][section].source
    return [CallLine(text, source.at(("blocks", index, *loc)), GIVES_WAY in loc) for loc, text in lines(block, or_word)]


def lines(block: WarningLevels, or_word: str) -> Iterator[tuple[Loc, str]]:
    """Where each line stands in the block, and what it says."""
    for rank, level in enumerate(block.levels):
        if level.level not in HELD:
            continue
        at: Loc = ("levels", rank)
        yield (*at, "title"), str(level.title)
        if level.numbers:
            yield (*at, "numbers"), f" {or_word} ".join(level.numbers)
        for name in ("note", "strip"):
            if text := getattr(level, name):
                yield (*at, name), str(text)
        for group_rank, group in enumerate(level.groups):
            if group.title:
                yield (*at, "groups", group_rank, "title"), str(group.title)
            for sign_rank, sign in enumerate(group.signs):
                yield (*at, "groups", group_rank, "signs", sign_rank, "text"), str(sign.text)
                if sign.note:
                    yield (*at, "groups", group_rank, "signs", sign_rank, "note"), str(sign.note)
        if level.doubt:
            yield (*at, "doubt"), str(level.doubt)
        for number, text in enumerate(level.lines):
            yield (*at, "lines", number), str(text)
        for name in (GIVES_WAY, "waiting"):
            if advice := getattr(level, name):
                yield (*at, name, "title"), str(advice.title)
                for number, text in enumerate(advice.items):
                    yield (*at, name, "items", number), str(text)


def due(line: CallLine, html: str) -> Due:
    """The line as it is to be found; ``html`` is what is composed of it."""
    pieces = [re.sub(r"<[^>]+>", "", piece) for piece in MAYBE.split(html)]
    plain = [squeezed(unescape(piece)) for piece in pieces]
    return Due(
        " ".join(unescape(" ".join(pieces)).split()), re.compile(".*".join(re.escape(one) for one in plain)),
        line.place,
    )  # fmt: skip


def squeezed(text: str) -> str:
    """The text without what a line break may change, and without the dash that a style sheet sets before an item."""
    return UNSEEN.sub("", text).removeprefix("–")


def lost(wanted: Iterable[Due], printed: Iterable[str]) -> list[Diagnostic]:
    """A finding for each line that no text of ``printed``, the paragraphs and items of a document, consists of."""
    left = [squeezed(text) for text in printed]
    found = []
    for one in wanted:
        match = next((text for text in left if one.pattern.fullmatch(text)), None)
        if match is not None:
            left.remove(match)  # a line that stands twice in the content is printed twice
            continue
        shown = one.words if len(one.words) <= 60 else f"{one.words[:59]}…"
        message = f"when to call is printed without the line '{shown}'"
        found.append(
            Diagnostic(one.place, RULE, message, "every edition prints it: choose it, and let nothing hide it")
        )
    return found
