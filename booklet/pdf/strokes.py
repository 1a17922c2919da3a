"""Thin lines: no press can be trusted with a line under a quarter of a point, which a drawing gets by being made small.

The width of a line is what its operator says times the scale of all that it is drawn inside of, so a file is walked as
it is painted. Lines that are too thin are made as wide as the thinnest that prints: from a tenth of a point to a
quarter is a hair's breadth, less than the eye tells, and no reason to send a drawing back to whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Object, Operator

from booklet.pdf.matrix import Matrix, times

LEAST = 0.25
"""Points: the width of the thinnest line on paper."""
ROUNDING = 1e-6

PATH_STARTS = {"m", "re"}
STROKES = {"S", "s", "B", "B*", "b", "b*"}
PATH_ENDS = {"f", "F", "f*", "n"} | STROKES
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
OUTLINED = {1, 2, 5, 6}
"""Ways of showing text in which its outlines are drawn: ISO 32000-1, table 106."""


@dataclass(frozen=True)
class State:
    """What the width of a line on paper depends on."""

    matrix: Matrix = (1.0, 0.0, 0.0, 1.0)
    width: float = 1.0
    text_mode: int = 0

    @property
    def scale(self) -> float:
        """What a width is times on paper, in the direction in which that is least: the smaller singular value."""
        a, b, c, d = self.matrix
        return abs(hypot(a + d, b - c) - hypot(a - d, b + c)) / 2


@dataclass(frozen=True)
class Stroke:
    """A line that is drawn: the indexes of the first and the last operator of its path, and how it is drawn."""

    start: int
    end: int
    state: State


@dataclass
class _Content:
    """The operators of one stream, and the strokes in it that are too thin with the width that they need."""

    stream: Object
    instructions: list[Any]
    thin: dict[Stroke, float] = field(default_factory=dict)


def thicken(pdf: pikepdf.Pdf, least: float = LEAST) -> None:
    """Makes every line of ``pdf`` at least ``least`` points wide on paper."""
    walk = _Walk(least)
    for page in pdf.pages:
        walk.stream(page.obj.Contents, page.obj.get(Name.Resources, Dictionary()), State())
    for content in walk.contents.values():
        if content.thin:
            content.stream.write(pikepdf.unparse_content_stream(_widened(content)))


class _Walk:
    """Goes through a file as it is painted, and remembers the lines that come out too thin."""

    def __init__(self, least: float) -> None:
        self.least = least
        self.contents: dict[tuple[int, int], _Content] = {}
        self.walked: set[tuple[tuple[int, int], State]] = set()

    def stream(self, stream: Object, resources: Object, entry: State) -> None:
        """One stream, entered with a state. A drawing that is used in two sizes is walked twice."""
        key = stream.objgen
        if (key, entry) in self.walked:
            return
        self.walked.add((key, entry))
        if key not in self.contents:
            self.contents[key] = _Content(stream, list(pikepdf.parse_content_stream(stream)))
        content = self.contents[key]
        for item in painted(content.instructions, resources, entry):
            if not isinstance(item, Stroke):
                inner, state = item
                self.stream(inner, inner.get(Name.Resources, resources), state)
            elif item.state.scale > 0 and item.state.width * item.state.scale < self.least - ROUNDING:
                content.thin[item] = self.least / item.state.scale


def painted(instructions: list[Any], resources: Object, entry: State) -> Iterator[Stroke | tuple[Object, State]]:
    """The strokes of a stream, and the drawings and tiles that it uses with the state in which each is entered."""
    state, saved, start = entry, list[State](), -1
    for index, instruction in enumerate(instructions):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            saved.append(state)
        elif operator == "Q":
            state = saved.pop() if saved else state
        elif operator == "cm":
            state = replace(state, matrix=times(operands, state.matrix))
        elif operator == "w":
            state = replace(state, width=float(operands[0]))
        elif operator == "Tr":
            state = replace(state, text_mode=int(operands[0]))
        elif operator == "gs":
            width = resources.get(Name.ExtGState, Dictionary()).get(operands[0], Dictionary()).get(Name.LW)
            state = state if width is None else replace(state, width=float(width))
        elif operator in PATH_STARTS and start < 0:
            start = index
        elif operator in PATH_ENDS:
            if operator in STROKES:
                yield Stroke(start, index, state)
            start = -1
        elif operator in SHOWS_TEXT and state.text_mode in OUTLINED:
            yield Stroke(index, index, state)
        elif operator == "Do":
            form = resources.XObject[operands[0]]
            if form.get(Name.Subtype) == Name.Form:
                yield form, replace(state, matrix=times(form.get(Name.Matrix), state.matrix))
        elif operator in ("scn", "SCN") and isinstance(operands[-1], Name):
            tile = resources.Pattern[operands[-1]]
            if int(tile.PatternType) == 1:
                yield tile, State(times(tile.get(Name.Matrix), entry.matrix))


def _widened(content: _Content) -> list[Any]:
    """The operators of a stream, with a greater width around each stroke that is too thin."""
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    for stroke, width in content.thin.items():
        before[stroke.start] = max(width, before.get(stroke.start, 0))
        after[stroke.end] = stroke.state.width
    out: list[Any] = []
    for index, instruction in enumerate(content.instructions):
        if index in before:
            out.append(_width(before[index]))
        out.append(instruction)
        if index in after:
            out.append(_width(after[index]))
    return out


def _width(width: float) -> ContentStreamInstruction:
    return ContentStreamInstruction([round(width + 5e-5, 4)], Operator("w"))
