"""Reads the words of a page's content: of each piece of marked content, in the order in which they are painted.

Words come from the fonts' own tables (ToUnicode). Words in forms and pictures are not read. Whatever a file holds,
there is an answer: a character that no table knows is U+FFFD, and content that cannot be read has no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

UNKNOWN = "\ufffd"
SOFT_HYPHEN = "\u00ad"

MOST_CODES = 0x10000
"""How many codes of one range of a font's table are read: as many as two bytes can say."""

DIVIDED = re.compile(r"\w-$")
"""A compound that is divided at its hyphen is still one word."""
ENDED = re.compile(rf"[ {SOFT_HYPHEN}]$|\w-$")
"""After this, no space is missing."""

SPACE = 0.15
"""A gap that is read as a space, as a share of the type's size."""


@dataclass
class Run:
    """Words painted one after another. Points from the page's left and foot; ``lines``: first and last baseline."""

    text: str = ""
    left: float = 0.0
    right: float = 0.0
    lines: tuple[float, float] = (0.0, 0.0)
    size: float = 0.0
    page: int = 0


@dataclass
class Content:
    """What a page paints."""

    marked: dict[int, Run] = field(default_factory=dict)
    """By number of marked content, which may hold no words."""
    artifacts: list[Run] = field(default_factory=list)
    loose: list[Run] = field(default_factory=list)
    """Words outside of any marked content."""


def joined(runs: list[Run]) -> str:
    """The words of several runs as one text, with spaces between lines and over gaps, without hyphens of layout."""
    text, before = "", None
    for run in runs:
        if before and text and run.text:
            apart = run.page != before.page or _apart(before, run)
            if text.endswith(SOFT_HYPHEN):
                text = text[:-1] if apart else text
            elif apart and not DIVIDED.search(text):
                text += " "
        text += run.text
        before = run if run.text else before
    return " ".join(text.replace(SOFT_HYPHEN, "").split(" ")).strip()


def _apart(one: Run, other: Run) -> bool:
    size = max(one.size, other.size) or 1
    return abs(one.lines[1] - other.lines[0]) > 0.4 * size or other.left - one.right > SPACE * size


def read(pdf: Pdf, number: int) -> Content:
    """The content of page ``number``, from 1."""
    page = pdf.pages[number - 1]
    reader = _Reader(page, number)
    with suppress(pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        reader.read()  # what was read until a fault stands
    return reader.content


Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass
class _Open:
    """Marked content that has begun and not ended."""

    number: int | None = None
    artifact: bool = False
    instead: str | None = None
    """Words that stand for all that is painted within it."""
    told: bool = False


class _Reader:
    def __init__(self, page: pikepdf.Page, number: int) -> None:
        self.page, self.number = page, number
        self.content = Content()
        self.resources = page.obj.get(Name.Resources, Dictionary())
        self.fonts: dict[str, _Font] = {}
        self.matrix, self.kept = UNIT, []  # type: Matrix, list[Any]
        self.text, self.line = UNIT, UNIT  # type: Matrix, Matrix
        self.font, self.size, self.leading = _Font(None), 0.0, 0.0
        self.open: list[_Open] = []
        self.run: Run | None = None

    def read(self) -> None:
        for instruction in pikepdf.parse_content_stream(self.page):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            self.one(str(instruction.operator), list(instruction.operands))

    def one(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "q":
                self.kept.append((self.matrix, self.font, self.size, self.leading))
            case "Q" if self.kept:
                self.matrix, self.font, self.size, self.leading = self.kept.pop()
            case "cm":
                self.matrix = _times(_matrix(operands), self.matrix)
            case "BT":
                self.text = self.line = UNIT
            case "Tm":
                self.text = self.line = _matrix(operands)
            case "Td" | "TD":
                if operator == "TD":
                    self.leading = -float(operands[1])
                self.move(float(operands[0]), float(operands[1]))
            case "T*":
                self.move(0, -self.leading)
            case "TL":
                self.leading = float(operands[0])
            case "Tf":
                self.font, self.size = self.named(str(operands[0])), float(operands[1])
            case "Tj":
                self.show([operands[0]])
            case "TJ":
                self.show(list(operands[0]))
            case "'" | '"':
                self.move(0, -self.leading)
                self.show([operands[-1]])
            case "BMC" | "BDC":
                self.begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
            case "EMC" if self.open:
                self.open.pop()
                self.run = None

    def move(self, x: float, y: float) -> None:
        self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)

    def named(self, name: str) -> _Font:
        if name not in self.fonts:
            self.fonts[name] = _Font(self.resources.get(Name.Font, Dictionary()).get(name))
        return self.fonts[name]

    def begin(self, tag: str, properties: Object | None) -> None:
        if isinstance(properties, Name):
            properties = self.resources.get(Name.Properties, Dictionary()).get(str(properties))
        opened = _Open(artifact=tag == "/Artifact")
        if isinstance(properties, Dictionary):
            number, instead = properties.get(Name.MCID), properties.get(Name.ActualText)
            opened.number = number if isinstance(number, int) else None
            opened.instead = str(instead) if isinstance(instead, pikepdf.String) else None
        if opened.number is not None:
            self.content.marked.setdefault(opened.number, Run(page=self.number))
        self.open.append(opened)
        self.run = None

    def target(self) -> Run:
        """Where words go: to the innermost marked content that has a number; to the artifacts within an artifact."""
        if self.run is None:
            inner = next((one for one in reversed(self.open) if one.number is not None or one.artifact), None)
            if inner and inner.number is not None:
                self.run = self.content.marked[inner.number]
            else:
                self.run = Run(page=self.number)
                (self.content.artifacts if inner else self.content.loose).append(self.run)
        return self.run

    def show(self, parts: list[Any]) -> None:
        instead = next((one for one in self.open if one.instead is not None), None)
        run = self.target()
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self.text = _times((1, 0, 0, 1, -float(part) / 1000 * self.size, 0), self.text)
                continue
            start = _times(self.text, self.matrix)
            words, width = self.font.decode(bytes(part))
            self.text = _times((1, 0, 0, 1, width * self.size, 0), self.text)
            if instead:
                words, instead.told = ("" if instead.told else instead.instead or ""), True
            self.add(run, words, start, _times(self.text, self.matrix))

    def add(self, run: Run, words: str, start: Matrix, end: Matrix) -> None:
        size = abs(start[3] * self.size) or abs(self.size)
        piece = Run(words, start[4], end[4], (start[5], start[5]), size, self.number)
        if not words:
            run.right = piece.right
            return
        if not run.text:
            run.left, run.lines = piece.left, piece.lines
        elif _apart(run, piece) and not ENDED.search(run.text) and words[:1] != " ":
            run.text += " "
        run.text += words
        run.right, run.lines, run.size = piece.right, (run.lines[0], piece.lines[1]), size


class _Font:
    """What the codes of a font say, and how wide they are in units of the type's size."""

    def __init__(self, font: Object | None) -> None:
        self.words: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        self.composite = self.known = False
        self.usual = 0.5
        if not isinstance(font, Dictionary):
            return
        self.composite = Name.DescendantFonts in font
        table = font.get(Name.ToUnicode)
        if isinstance(table, pikepdf.Stream):
            self.words = dict(_codes(table.read_bytes()))
            self.known = True
        if self.composite:
            inner = font.DescendantFonts[0]
            self.usual = float(inner.get(Name.DW, 1000)) / 1000
            self.widths = dict(_widths(list(inner.get(Name.W, Array()))))
        else:
            first = int(font.get(Name.FirstChar, 0))
            found = enumerate(font.get(Name.Widths, Array()), first)
            self.widths = {code: float(width) / 1000 for code, width in found}

    def decode(self, codes: bytes) -> tuple[str, float]:
        step = 2 if self.composite else 1
        numbers = [int.from_bytes(codes[at : at + step], "big") for at in range(0, len(codes), step)]
        width = sum(self.widths.get(number, self.usual) for number in numbers)
        return "".join(self.word(number) for number in numbers), width

    def word(self, number: int) -> str:
        if self.known or self.composite:
            return self.words.get(number, UNKNOWN)
        return bytes([number]).decode("cp1252", "replace")


def _codes(table: bytes) -> Iterator[tuple[int, str]]:
    """The pairs of code and words of a ToUnicode table."""
    for kind, body in re.findall(rb"beginbf(char|range)\b(.*?)endbf", table, re.DOTALL):
        if kind == b"char":
            for code, words in re.findall(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>", body):
                yield _number(code), _words(words)
            continue
        for first, last, words, several in re.findall(
            rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])", body
        ):
            start, end = _number(first), min(_number(last), _number(first) + MOST_CODES)
            if several:
                listed = re.findall(rb"<([0-9A-Fa-f\s]*)>", several)
                yield from ((start + at, _words(one)) for at, one in enumerate(listed))
            elif base := _words(words):
                for code in range(start, end + 1):
                    yield code, base[:-1] + chr(min(ord(base[-1]) + code - start, 0x10FFFF))


def _number(digits: bytes) -> int:
    return int(digits.translate(None, b" \t\r\n") or b"0", 16)


def _words(digits: bytes) -> str:
    text = digits.translate(None, b" \t\r\n").decode()
    return bytes.fromhex(text if len(text) % 2 == 0 else f"{text}0").decode("utf-16-be", "replace")


def _widths(listed: list[Any]) -> Iterator[tuple[int, float]]:
    """The pairs of code and width of a composite font: ISO 32000-1, 9.7.4.3."""
    at = 0
    while at + 1 < len(listed):
        first, second = int(listed[at]), listed[at + 1]
        if isinstance(second, Array):
            yield from ((first + index, float(width) / 1000) for index, width in enumerate(second))
            at += 2
        else:
            last = min(int(second), first + MOST_CODES)
            yield from ((code, float(listed[at + 2]) / 1000) for code in range(first, last + 1))
            at += 3


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)
