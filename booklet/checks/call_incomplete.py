"""A sheet that loses a line of the page on when to call.

Whoever holds only the leaflet or the handout must find every sign and every step on it. A one-sheet edition has a
panel for the call, with nothing above the warning levels; over all its panels, each part of them is printed once, the
most urgent first: now, today, waiting, next-visit, numbers, terms.

Source: CDC CCI 14 (when and how to contact a professional); this project.

    - {purpose: call, blocks: [{section: quand-appeler, only: [now]}]}      # and no panel prints the rest
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from booklet.blocks import WarningLevels
from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.edition import EDITIONS
from booklet.model import BookletFiles, Library
from booklet.panels import Choice, LevelPart, Panel

RULE = "call-incomplete"
SEVERITY: Severity = "error"
WAIVABLE = False

PARTS = get_args(LevelPart)


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        if not any(part.kind == "call" for part in booklet.meta.value.parts):
            continue
        for name, content in booklet.meta.value.editions.items():
            panels = content.panels or []
            known = not any(_unread(library, booklet, panel) for panel in panels)
            if panels and known and name in EDITIONS and EDITIONS[name].fitted:
                yield from _edition(booklet, name, panels)


def _edition(booklet: BookletFiles, name: str, panels: list[Panel]) -> Iterator[Fault]:
    source, there = booklet.meta.source, _levels(booklet)
    place = source.at(("editions", name, "panels"))
    call = next((rank for rank, panel in enumerate(panels) if panel.purpose == "call"), None)
    if call is None:
        yield Fault(place, "no panel says when to call", "add one with the purpose 'call'")
        return
    first = next(iter(panels[call].blocks), None)
    if first is None or (first.section, first.block) not in there:
        message = "the panel on when to call does not start with the warning levels"
        yield Fault(source.at(("editions", name, "panels", call)), message, "choose their block first")
        return
    wanted = [part for part in PARTS if part in there[first.section, first.block]]
    printed = [part for panel in panels for choice in panel.blocks for part in _printed(choice, there)]
    if printed != wanted:
        missing = [part for part in wanted if part not in printed]
        reason = f"misses {', '.join(missing)}" if missing else f"prints {', '.join(printed)}"
        hint = f"all panels together print, in this order: {', '.join(wanted)}"
        yield Fault(place, f"of when to call, the sheet {reason}", hint)


def _unread(library: Library, booklet: BookletFiles, panel: Panel) -> bool:
    """Whether a section that a panel chooses from has faults: nobody knows what is in it."""
    folder = f"{booklet.meta.source.path.rpartition('/')[0]}/{booklet.meta.value.source_language}"
    return any(f"{folder}/{choice.section}.yaml" in library.unread for choice in panel.blocks)


def _levels(booklet: BookletFiles) -> dict[tuple[str, str | None], list[str]]:
    """The parts of each block of warning levels, by section and block; by the section alone where it stands first."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for name, filed in booklet.sections.get(booklet.meta.value.source_language, {}).items():
        for index, block in enumerate(filed.value.blocks):
            if isinstance(block, WarningLevels):
                parts = [level.level for level in block.levels]
                more = {
                    "waiting": any(level.waiting for level in block.levels), "numbers": block.numbers,
                    "terms": block.terms,
                }  # fmt: skip
                held = [*parts, *(part for part, value in more.items() if value)]
                for key in {block.id, None if index == 0 else block.id}:
                    found[name, key] = held
    return found


def _printed(choice: Choice, there: dict[tuple[str, str | None], list[str]]) -> list[str]:
    """The parts of warning levels that a choice prints, in the order of the page."""
    held = there.get((choice.section, choice.block), [])
    return [part for part in PARTS if part in held and (not choice.only or part in choice.only)]
