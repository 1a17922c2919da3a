"""What a one-sheet edition prints: the blocks that booklet.yaml chooses, in units that are fitted one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from booklet.blocks import Block, WarningLevels
from booklet.compose.inline import Inliner
from booklet.compose.views import unconfirmed
from booklet.diagnostics import Location
from booklet.edition import Edition
from booklet.model import BookletFiles, EditionContent, Filed, Section
from booklet.panels import Choice, LevelPart, Panel


@dataclass(frozen=True)
class ChosenBlock:
    """A block as a panel prints it. ``only`` are the parts of warning levels that it prints; none means all."""

    block: Block
    anchor: str
    only: list[LevelPart]
    short: bool
    """Whether the block's short text stands in its place."""
    heading: str
    """The title of its section as typed, where it stands above the block; else empty."""


@dataclass(frozen=True)
class PanelView:
    panel: Panel
    heading: str
    """As typed; empty for a cover."""
    pictogram: str
    inline: Inliner
    """Words are explained once in a panel."""
    blocks: list[ChosenBlock]

    @property
    def unconfirmed(self) -> bool:
        """Whether a clinician must still confirm something in it."""
        return any(unconfirmed(chosen.block) for chosen in self.blocks)

    @property
    def headed(self) -> bool:
        """Whether the band of its first level carries its title."""
        return self.panel.purpose == "call" and bool(self.blocks) and isinstance(self.blocks[0].block, WarningLevels)


@dataclass
class Unit:
    """What stands on one page as it is laid out: a panel of a folded sheet, or a side of a sheet."""

    name: str
    """Its CSS page."""
    width: float
    height: float
    """In mm."""
    panels: list[PanelView] = field(default_factory=list)

    @property
    def unconfirmed(self) -> bool:
        return any(view.unconfirmed for view in self.panels)

    @property
    def title(self) -> str:
        """How a finding names it."""
        return f"panel '{' + '.join(view.panel.purpose for view in self.panels)}'"


def units(booklet: BookletFiles, lang: str, edition: Edition, inliner: Callable[..., Inliner]) -> list[Unit]:
    """The units in the order of reading."""
    content = booklet.meta.value.editions[edition.name]
    found: list[Unit] = []
    for panel in content.panels or []:
        if panel.starts == "page" or not found:
            width = _width(content, edition, len(found) + 1)
            found.append(Unit(f"unit-{len(found) + 1}", width, edition.page[1]))
        found[-1].panels.append(_view(booklet, lang, panel, inliner(links=False)))
    return found


def _width(content: EditionContent, edition: Edition, number: int) -> float:
    """Width in mm of a unit: of a sheet to fold in three, the panels that are folded in are narrower."""
    if edition.form != "panels" or not edition.sheet_size:
        return edition.page[0]
    # The second panel is folded in, and the fifth stands behind it: see booklet.pdf.fold.
    wide = (edition.sheet_size[0] + content.fold_allowance) / 3
    return wide - content.fold_allowance if number in (2, 5) else wide


def _view(booklet: BookletFiles, lang: str, panel: Panel, inline: Inliner) -> PanelView:
    chosen = [
        ChosenBlock(block, anchor, choice.only, choice.short, title if index == 0 else "")
        for choice in panel.blocks
        for title in [_title(booklet.sections[lang].get(choice.section), choice)]
        for index, (block, anchor) in enumerate(blocks(booklet.sections[lang].get(choice.section), choice))
    ]
    first = next((booklet.sections[lang].get(choice.section) for choice in panel.blocks), None)
    heading = (panel.title or {}).get(lang) or (str(first.value.title) if first else "")
    pictogram = panel.pictogram or (first.value.pictogram if first else None) or ""
    return PanelView(panel, heading, pictogram, inline, chosen)


def _title(filed: Filed[Section] | None, choice: Choice) -> str:
    return str(filed.value.short_title or filed.value.title) if filed and choice.heading else ""


def blocks(filed: Filed[Section] | None, choice: Choice) -> Iterator[tuple[Block, str]]:
    """The blocks of a section that a choice names, each with the id of its HTML element."""
    for index, block in enumerate(filed.value.blocks if filed else []):
        if choice.block in (None, block.id):
            yield block, f"{choice.section}--{block.id or index + 1}{_piece(choice)}"


def _piece(choice: Choice) -> str:
    """What tells the parts of one block on several panels apart, in the id of an HTML element."""
    return f"--{choice.only[0].replace('.', '-')}" if choice.only else ""


def places(booklet: BookletFiles, lang: str, edition: str) -> dict[str, Location]:
    """HTML id -> place in the content, for blocks of which a panel prints a part."""
    found = {}
    for panel in booklet.meta.value.editions[edition].panels or []:
        for choice in panel.blocks:
            filed = booklet.sections[lang].get(choice.section)
            for index, block in enumerate(filed.value.blocks if filed else []):
                if filed and choice.only and choice.block in (None, block.id):
                    anchor = f"{choice.section}--{block.id or index + 1}{_piece(choice)}"
                    found[anchor] = filed.source.at(("blocks", index))
    return found
