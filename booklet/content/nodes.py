"""YAML text -> plain values and the place of each.

Values are what the editor typed: text, except that plain ``true`` and ``false`` are booleans. So ``no``, ``12:30``,
``2025-01-02``, ``08``, ``null`` and ``~`` stay text; the schema turns text into numbers and dates where it wants them.

The values are made from PyYAML's events, in one pass: depth is known before anything is nested, an alias is counted
as large as what it stands for, and a second key or a tag is seen where it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from booklet.content.letters import plain
from booklet.content.text import location
from booklet.content.words import quoted
from booklet.content.yaml_words import plainly
from booklet.diagnostics import Diagnostic, Location
from booklet.model import Source

Loc = tuple[str | int, ...]
Value = Any
"""str, bool, None for an empty value, or a dict or list of these."""

KEY = "#key"
"""``source.places[(*loc, KEY, name)]`` is the place of a key of the mapping at ``loc``."""

CUT = "the text is cut here: what stands after # is taken for a comment, and is not printed"
CUT_HINT = 'put the whole text in quotes: "…"; a comment stands on a line of its own'

MAX_DEPTH = 40
TOO_DEEP = f"more than {MAX_DEPTH} levels, one inside the other"
DEEP_HINT = "no content needs so many: look for brackets left open"
MAX_VALUES = 20_000
"""Values of one file, each alias counted as large as what it stands for."""
MAX_SCALAR = 20_000
"""Longest single value in characters; the schema sets lower limits."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
PLAIN, ALIAS, ANCHOR, FLOW = "", "*", "&", "[]"
"""Ways in which a piece is written, beside the quotes and the signs of long texts."""

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Piece(NamedTuple):
    """One run of a file that is a value or a key, and no space, sign or comment between them."""

    start: int
    end: int
    loc: Loc
    """Where the value stands; of a key, ``(*loc, KEY, name)``."""
    style: str
    """How it is written: ``PLAIN``, a quote, ``|`` or ``>``, ``ALIAS``, ``FLOW`` for a whole list in brackets,
    ``ANCHOR`` for the name alone of a list on lines of its own."""
    anchor: str = ""


@dataclass
class Parsed:
    """One file as values. ``data`` is None where the file is empty or not YAML at all."""

    source: Source
    data: Value = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    settled: set[Loc] = field(default_factory=set)
    """Places that already have a finding, for which the schema needs no second one."""
    pieces: list[Piece] = field(default_factory=list)
    """All that was read, in the order in which it begins; a list in brackets stands before what it holds."""
    aliased: set[str] = field(default_factory=set)
    """The anchors that some alias names."""


class _Stop(Exception):
    """Nothing after this finding can be read."""

    def __init__(self, mark: Any, rule: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.mark, self.rule, self.message, self.hint = mark, rule, message, hint


def parse(text: str, path: str) -> Parsed:
    """Values, places and findings of one file; never raises for anything in ``text``."""
    reader = _Reader(text, path)
    try:
        reader.document()
    except _Stop as stop:
        reader.fault(stop.mark, stop.rule, stop.message, stop.hint)
        reader.parsed.data = None
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):  # libyaml reads ahead, and has a limit of its own
            reader.fault(error.problem_mark, "too-deep", TOO_DEEP, DEEP_HINT)
            reader.parsed.data = None
            return reader.parsed
        if (cut := _cut_before(reader, error.problem_mark)) is not None:
            reader.parsed.diagnostics.append(Diagnostic(location(path, text, cut), "text-cut", CUT, CUT_HINT))
        else:
            words, hint, mark = plainly(error, text)
            reader.fault(mark, "bad-yaml", f"not valid YAML: {words}", hint)
        reader.parsed.data = None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # \UFFFFFFFF is a ValueError in one parser
        reason = str(error).splitlines()[0] if str(error) else repr(error)
        reader.fault(None, "bad-yaml", f"not valid YAML: {reason}", "look for a backslash inside double quotes")
        reader.parsed.data = None
    return reader.parsed


def _cut_before(reader: _Reader, mark: Any) -> int | None:
    """Where a ``#`` cut a text of several lines, if that is why what follows it at ``mark`` makes no sense."""
    pieces = [piece for piece in reader.parsed.pieces if piece.style == PLAIN and piece.end > piece.start]
    between = reader.parsed.source.text[pieces[-1].end : mark.index] if pieces and mark else ""
    found = re.fullmatch(r"\s+(#)[^\n]*(?:\n[ ]*(?:#[^\n]*)?)*", between)
    return pieces[-1].end + found.start(1) if found else None


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.places: dict[Loc, tuple[int, int, int, int]] = {}
        self.parsed = Parsed(Source(path, text, self.places))
        self.path = path
        self.parser: Any = None
        self.count = 0
        self.anchors: dict[str, tuple[Value, int] | None] = {}

    def fault(self, mark: Any, rule: str, message: str, hint: str = "") -> None:
        place = Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path)
        self.parsed.diagnostics.append(Diagnostic(place, rule, message, hint))

    def document(self) -> None:
        """Reads the one document of the file into ``parsed.data``."""
        self.parser = _Parser(self.parsed.source.text)
        self.parser.get_event()  # stream start
        event = self.parser.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            return
        self.parsed.data = self.value(self.parser.get_event(), (), 0)
        self.parser.get_event()  # document end
        event = self.parser.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self.fault(event.start_mark, "several-documents", "a second document starts here", "one file, one document")

    def value(self, event: Any, loc: Loc, depth: int, *, keep: bool = True) -> Value:
        """The value that starts with ``event``. Without ``keep`` it is read for its findings only."""
        self.count += 1
        if self.count > MAX_VALUES:
            message = f"the file has more than {MAX_VALUES:,} values"
            raise _Stop(event.start_mark, "too-many-values", message, "share it out among several files")
        if isinstance(event, yaml.AliasEvent):
            self._place(loc, event, event, keep)
            self._piece(event, event, loc, ALIAS)
            self.parsed.aliased.add(str(event.anchor))
            return self._alias(event)
        if event.tag is not None:
            message = f"the tag {quoted(event.tag)} is not allowed"
            self.fault(event.start_mark, "custom-tag", message, "remove it: the program knows what each value is")
        if isinstance(event, yaml.ScalarEvent):
            self._place(loc, event, event, keep)
            self._piece(event, event, loc, event.style or PLAIN)
            scalar = self._scalar(event, loc, keep)
            if event.anchor:
                self.anchors[event.anchor] = (scalar, 1)
            return scalar
        if depth >= MAX_DEPTH:
            raise _Stop(event.start_mark, "too-deep", TOO_DEEP, DEEP_HINT)
        if event.anchor:
            self.anchors[event.anchor] = None  # open: an alias to it inside itself would never end
        before, rank = self.count, len(self.parsed.pieces)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        value, end = (self._mapping if is_mapping else self._sequence)(loc, depth + 1, keep)
        self._place(loc, event, end, keep)
        if event.flow_style or event.anchor:
            self._piece(event, end if event.flow_style else event, loc, FLOW if event.flow_style else ANCHOR, rank)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.count - before + 1)
        return value

    def _piece(self, start: Any, end: Any, loc: Loc, style: str, rank: int | None = None) -> None:
        first, anchor = start.start_mark.index, start.anchor or ""
        last = first + 1 + len(anchor) if style == ANCHOR else end.end_mark.index
        piece = Piece(first, last, loc, style, anchor)
        self.parsed.pieces.insert(len(self.parsed.pieces) if rank is None else rank, piece)

    def _place(self, loc: Loc, start: Any, end: Any, keep: bool) -> None:
        if keep:
            mark = start.start_mark
            self.places[loc] = (mark.line + 1, mark.column + 1, mark.index, end.end_mark.index)

    def _scalar(self, event: Any, loc: Loc, keep: bool) -> str | bool | None:
        text: str = plain(event.value)
        if not event.style and event.tag is None:
            if text == "":
                place = self.places.get((*loc[:-1], KEY, loc[-1])) if loc else None
                self._settle(loc, keep)
                where = Location(self.path, *place[:2]) if place and keep else None
                where = where or Location(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
                name = f"{quoted(loc[-1])} has no value" if loc and isinstance(loc[-1], str) else "an empty value"
                hint = "give it a value, or remove the line"
                if loc and not re.fullmatch("[a-z0-9_-]+", str(loc[-1])):  # no key looks so: a text was cut in two
                    hint = "a text with a comma in it goes in quotes"
                if comment := re.compile("[:-]?[ ]+#").match(self.parsed.source.text, event.start_mark.index):
                    where = location(self.path, self.parsed.source.text, comment.end() - 1)
                    self.parsed.diagnostics.append(Diagnostic(where, "text-cut", CUT, CUT_HINT))
                    return None
                self.parsed.diagnostics.append(Diagnostic(where, "empty-value", name, hint))
                return None
            if text in ("true", "false"):
                return text == "true"
        if len(text) > MAX_SCALAR:
            self._settle(loc, keep)
            message = f"{len(text):,} characters, more than {MAX_SCALAR:,}"
            self.fault(event.start_mark, "text-too-long", message, "cut it, or share it out")
            return None
        unprintable = _UNPRINTABLE.search(text)
        if unprintable:
            self._settle(loc, keep)
            message = f"the character U+{ord(unprintable.group()):04X} is not allowed"
            self.fault(event.start_mark, "control-character", message, "remove the escape that makes it")
            return None
        return text

    def _settle(self, loc: Loc, keep: bool) -> None:
        if keep:
            self.parsed.settled.add(loc)

    def _alias(self, event: Any) -> Value:
        known = self.anchors.get(event.anchor, ())
        if known is None:
            message = f"the alias '*{event.anchor}' stands inside what it repeats"
            raise _Stop(event.start_mark, "endless-alias", message, "write out what is meant")
        if not known:
            message = f"nothing is named '&{event.anchor}' before this alias"
            raise _Stop(event.start_mark, "unknown-alias", message, "a text that starts with * goes in quotes")
        value, size = known
        self.count += size
        if self.count > MAX_VALUES:
            message = f"with its aliases written out, the file has more than {MAX_VALUES:,} values"
            raise _Stop(event.start_mark, "too-many-values", message, "write out what is meant, once")
        return value

    def _sequence(self, loc: Loc, depth: int, keep: bool) -> tuple[list[Value], Any]:
        items: list[Value] = []
        while not isinstance(event := self.parser.get_event(), yaml.SequenceEndEvent):
            items.append(self.value(event, (*loc, len(items)), depth, keep=keep))
        return items, event

    def _mapping(self, loc: Loc, depth: int, keep: bool) -> tuple[dict[str, Value], Any]:
        items: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self.parser.get_event(), yaml.MappingEndEvent):
            name = self._key(event, loc, depth)
            first = name is not None and name not in lines
            if name is not None and not first:
                message = f"the key {quoted(name)} is already there, on line {lines[name]}"
                hint = "remove one of the two"
                if loc and isinstance(loc[-1], int):
                    hint += "; or begin the line with a hyphen, where a new item of the list starts"
                self.fault(event.start_mark, "duplicate-key", message, hint)
            if name is not None and first:
                lines[name] = event.start_mark.line + 1
                self._place((*loc, KEY, name), event, event, keep)
            value = self.value(self.parser.get_event(), (*loc, name or ""), depth, keep=keep and first)
            if name is not None and first:
                items[name] = value
        return items, event

    def _key(self, event: Any, loc: Loc, depth: int) -> str | None:
        """The text of a key; None, with a finding, where it is no text."""
        hint = "a key is one plain word"
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            self._piece(event, event, (*loc, KEY, ""), getattr(event, "style", "") or PLAIN)
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(event.start_mark, "bad-key", "a key that is not text", hint)
            if not isinstance(event, yaml.AliasEvent):
                self.value(event, loc, depth, keep=False)
            return None
        if event.tag is not None:
            self.fault(event.start_mark, "custom-tag", f"the tag {quoted(event.tag)} is not allowed", hint)
        if event.anchor:
            self.anchors[event.anchor] = (event.value, 1)
        if not event.value.strip() or len(event.value) > 200 or _UNPRINTABLE.search(event.value):
            what = "an empty key" if not event.value.strip() else "a key that no one would type"
            self.fault(event.start_mark, "bad-key", what, hint)
            return None
        return str(event.value)
