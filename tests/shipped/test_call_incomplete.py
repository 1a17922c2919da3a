"""The loss of any line of the pages on when to call is found, on each of the shipped one-sheet editions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet.blocks import WarningLevels
from booklet.checks import call_incomplete
from booklet.levels import GIVES_WAY, chosen, parts
from booklet.model import BookletFiles, EditionContent, Library
from tests.real import library

SHEETS = ("leaflet", "handout")


def spread(booklet: BookletFiles) -> tuple[str, WarningLevels]:
    """The section and the block of the two pages."""
    lang = booklet.meta.value.source_language
    call = next(part for part in booklet.meta.value.parts if part.kind == "call")
    return next(
        (entry.id, block)
        for entry in call.sections
        for block in booklet.sections[lang][entry.id].value.blocks
        if isinstance(block, WarningLevels)
    )


CASES = [
    (name, edition, part)
    for name, booklet in library().booklets.items()
    for edition in SHEETS
    for part in parts(spread(booklet)[1])
    if not part.endswith(f".{GIVES_WAY}")
]


def without(name: str, edition: str, lost: str) -> Library:
    """The shipped content, its panels without one part of the warning levels."""
    everything = library()
    booklet = everything.booklets[name]
    section, block = spread(booklet)
    content = booklet.meta.value.editions[edition]
    panels = []
    for panel in content.panels or []:
        choices = []
        for choice in panel.blocks:
            if choice.section == section:
                kept = [part for part in chosen(block, choice.only) if part != lost]
                if not kept:
                    continue
                choice = choice.model_copy(update={"only": kept})
            choices.append(choice)
        panels.append(panel.model_copy(update={"blocks": choices}))
    changed: EditionContent = content.model_copy(update={"panels": panels})
    meta = booklet.meta.value.model_copy(update={"editions": {**booklet.meta.value.editions, edition: changed}})
    booklets = {**everything.booklets, name: replace(booklet, meta=replace(booklet.meta, value=meta))}
    return replace(everything, booklets=booklets)


def found(state: Library, name: str) -> list[str]:
    return [one.message for one in call_incomplete.check(state) if f"/{name}/" in one.location.path]


@pytest.mark.parametrize(("name", "edition", "part"), CASES)
def test_the_loss_of_a_part_is_found(name: str, edition: str, part: str) -> None:
    (message,) = found(without(name, edition, part), name)
    assert part in message or "does not start" in message


@pytest.mark.parametrize("name", sorted(library().booklets))
def test_the_shipped_sheets_lose_nothing(name: str) -> None:
    assert found(library(), name) == []


def test_every_line_is_in_a_part() -> None:
    """Each sign, number and step of the block belongs to a part whose loss is found."""
    for booklet in library().booklets.values():
        _, block = spread(booklet)
        held = parts(block)
        for level in block.levels:
            assert {f"{level.level}.{number}" for number in range(1, len(level.groups) + 1)} <= set(held)
            for piece in ("doubt", "lines", "waiting"):
                assert bool(getattr(level, piece)) == (f"{level.level}.{piece}" in held)
