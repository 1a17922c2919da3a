"""What the templates see: a booklet in one language, with numbers, numerals and places worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from booklet.blocks import Block, WarningLevels
from booklet.compose.furniture import Tab
from booklet.compose.inline import Inliner
from booklet.content.marks import citations
from booklet.inside import models
from booklet.model import BookletFiles, Filed, Part, Section, Strings, founded, texts
from booklet.palette import TINTS

FILLABLE = frozenset({"checklist", "diary", "notes"})
"""Kinds of block that the reader fills in."""

FILLED = {"references": 2000, "contacts": 120}
"""Kinds of block that the program fills: about how many characters they print, for each item that is listed in them."""

BRIEF = 400
"""Characters of a section that a third of a page has room for, below its head."""


@dataclass(frozen=True)
class BlockView:
    """A block with the id of its HTML element."""

    block: Block
    anchor: str
    pair: Literal["", "first", "second"] = ""
    """Which of two pictures side by side it is."""


@dataclass(frozen=True)
class SectionView:
    id: str
    section: Section
    inline: Inliner
    starts: str
    blocks: list[BlockView]
    source_numbers: list[tuple[int, str]]
    """Numbers and ids of the references that the section or a block of it rests on as a whole."""
    call: bool = False
    """Whether it says when to call: what it rests on is told elsewhere."""

    @property
    def sources_in_list(self) -> bool:
        """Whether its page has no room for numbers: they stand at the head of the list of references."""
        return self.call

    @property
    def headed(self) -> bool:
        """Whether the band of its first level carries its title."""
        return self.call and isinstance(self.blocks[0].block, WarningLevels)

    @property
    def spread(self) -> bool:
        """Whether it is two pages that face each other: straight away, and today."""
        first = self.blocks[0].block
        levels = [level.level for level in first.levels] if isinstance(first, WarningLevels) else []
        return self.call and levels[:2] == ["now", "today"]

    @property
    def unconfirmed(self) -> bool:
        """Whether a clinician must still confirm a block of it, or a line."""
        return any(unconfirmed(view.block) for view in self.blocks)

    @property
    def runs_on(self) -> bool:
        """Whether it may begin below another section and go on overleaf; a brief one stands on one page whole."""
        printed = sum(len(text) for _, text in texts(self.section))
        filled = sum(FILLED.get(view.block.kind, 0) * len(getattr(view.block, "items", [0])) for view in self.blocks)
        return self.starts == "flow" and printed + filled > BRIEF

    @property
    def addresses(self) -> bool:
        """Whether it is a list of contacts and nothing else."""
        return all(view.block.kind == "contacts" for view in self.blocks)

    @property
    def fillable(self) -> bool:
        """Whether there is something in it to write or to tick."""
        return any(view.block.kind in FILLABLE for view in self.blocks)

    @property
    def short_title(self) -> str:
        return str(self.section.short_title or self.section.title)


@dataclass(frozen=True)
class PartView:
    part: Part
    numeral: str
    tint: str
    sections: list[SectionView]
    elsewhere: list[SectionView] = field(default_factory=list)
    """What the edition leaves out: it is read on the web page."""

    @property
    def id(self) -> str:
        return self.part.id

    @property
    def tab(self) -> Tab:
        return Tab(self.part.id, self.numeral, self.tint)


def part_views(
    booklet: BookletFiles, lang: str, inliners: dict[str, Inliner], numbers: dict[str, int], left_out: frozenset[str]
) -> list[PartView]:
    """The parts in order; numerals count the ordinary parts, tints go round them."""
    views: list[PartView] = []
    numeral = 0
    for part in booklet.meta.value.parts:
        ordinary = part.kind == "part"
        numeral += ordinary
        known = [
            _section_view(booklet.sections[lang][entry.id], entry.starts, inliners[entry.id], numbers, not ordinary)
            for entry in part.sections
            if entry.id in booklet.sections[lang]
        ]
        sections = [section for section in known if section.id not in left_out]
        elsewhere = [section for section in known if section.id in left_out]
        tint = TINTS[(numeral - 1) % len(TINTS)]
        if sections:
            views.append(PartView(part, str(numeral) if ordinary else "", tint, sections, elsewhere))
    return views


def call(parts: list[PartView]) -> PartView | None:
    """The part that says when to call, where there is one."""
    return next((part for part in parts if not part.numeral), None)


def _section_view(
    filed: Filed[Section], starts: str, inline: Inliner, numbers: dict[str, int], call: bool
) -> SectionView:
    blocks = [
        BlockView(block, f"{filed.id}--{block.id or index + 1}") for index, block in enumerate(filed.value.blocks)
    ]
    names = {name for _, name in founded(filed.value)}
    if call:  # its lines print no numbers
        names |= {name for _, text in texts(filed.value) for name, _ in citations(text)}
    cited = sorted((numbers[name], name) for name in names if name in numbers)
    return SectionView(filed.id, filed.value, inline, starts, paired(blocks), cited, call)


def paired(views: list[BlockView]) -> list[BlockView]:
    """The blocks, with each two pictures of half the measure that follow one another told to stand side by side."""
    found, last = [], None
    for view in views:
        half = view.block.kind == "figure" and view.block.size == "half" and not view.block.basis
        if half and last is not None:
            found[-1] = replace(last, pair="first")
            view, last = replace(view, pair="second"), None
        else:
            last = view if half else None
        found.append(view)
    return found


def unconfirmed(block: Block) -> bool:
    """Whether a clinician must still confirm a block, or a line of it."""
    return any(getattr(model, "basis", None) for _, model in models(block))


def long_date(day: date, strings: Strings) -> str:
    """``24 novembre 2026``, ``1er novembre 2026``: the day in words of the language."""
    number = strings.first_of_month if day.day == 1 else str(day.day)
    return f"{number} {strings.months[day.month - 1]} {day.year}"


def month(text: str, strings: Strings) -> str:
    """``2026-11`` or ``2026-11-24`` as ``novembre 2026``."""
    year, number = text.split("-")[:2]
    return f"{strings.months[int(number) - 1]} {year}"


def address(url: str) -> str:
    """A web address as a reader types it: without what a browser adds by itself."""
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def short_address(url: str) -> str:
    """The same, whole where it is short or made to be typed (DOI, PMC), else the site alone: the link leads on."""
    shown = address(url)
    if pmc := re.search(r"PMC\d+", shown):
        return pmc.group()
    return shown if len(shown) <= 42 else shown.split("/")[0]


def site(url: str) -> str:
    """The site that an address leads to: ``nhs.uk``; a DOI or a number of PubMed Central as it is typed."""
    shown = short_address(url)
    return shown if shown.startswith(("PMC", "doi.org/")) else shown.split("/")[0]


def first_author(authors: str) -> str:
    """The first of several authors with ``et al.``, so that a list of references stays short; ends with a full stop."""
    first, *others = re.split(r",\s+(?=[A-ZÀ-Ý][\w'’-]+ [A-Z]{1,3}\b|et al)", authors)
    shown = f"{first} et al" if others else authors
    return sentence(shown)


def sentence(text: str) -> str:
    """The text with a full stop, unless it closes with a sign of its own."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def journal(published: str) -> str:
    """A publication without volume and pages: the address leads there."""
    without = re.sub(r"(\d{4})\s*;.*$|[:\s]+\d+(?:\(\d+\))?:\s?\S+$|:\s?\d+$", r"\1", published)
    return without.rstrip(".")
