"""A panel chooses what is not there.

A one-sheet edition chooses sections and blocks by their ids; ``short`` asks for the block's short text, and ``only``
for parts of a block of warning levels. Each of them exists in every language of the booklet.

Source: this project.

    blocks: [{section: mains, block: geste}]      # and the block of mains.yaml has the id gestes
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import Block, Steps, WarningLevels
from booklet.checks.fault import Fault
from booklet.checks.walk import choices, unread
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.levels import parts
from booklet.model import BookletFiles, Library, Loc, Section
from booklet.panels import Choice

RULE = "unknown-choice"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, _, choice, loc in choices(booklet):
            for lang in booklet.languages():
                filed = booklet.sections.get(lang, {}).get(choice.section)
                if filed:
                    yield from _choice(booklet, choice, loc, filed.value, filed.source.path)
                elif not unread(library, booklet.folder / lang / f"{choice.section}.yaml"):
                    hint = nearest(choice.section, list(booklet.sections.get(lang, {}))) or f"add it to {lang}/"
                    place = booklet.meta.source.at((*loc, "section"))
                    yield Fault(place, f"there is no section {quoted(choice.section)} in {lang}/", hint)
                    break


def _choice(booklet: BookletFiles, choice: Choice, loc: Loc, section: Section, path: str) -> Iterator[Fault]:
    source = booklet.meta.source
    chosen = [block for block in section.blocks if choice.block in (None, block.id)]
    if not chosen:
        known = [block.id for block in section.blocks if block.id]
        hint = nearest(choice.block or "", known) or f"give the block an id in {path}"
        message = f"the section {quoted(choice.section)} has no block {quoted(choice.block or '')}"
        yield Fault(source.at((*loc, "block")), message, hint)
    elif choice.short and not all(block.short or _drawn(block) for block in chosen):
        message = "the block has no short text"
        yield Fault(source.at((*loc, "short")), message, f"write its 'short' in {path}, or leave this away")
    elif choice.only and not all(isinstance(block, WarningLevels) for block in chosen):
        message = "only warning levels have parts to choose"
        yield Fault(source.at((*loc, "only")), message, "leave 'only' away: the block is printed whole")
    else:
        yield from _parts(booklet, choice, loc, [block for block in chosen if isinstance(block, WarningLevels)])


def _drawn(block: Block) -> bool:
    """Whether its drawings and titles are a short form of it: they say what to do without its words."""
    return isinstance(block, Steps) and all(step.figure for step in block.items)


def _parts(booklet: BookletFiles, choice: Choice, loc: Loc, levels: list[WarningLevels]) -> Iterator[Fault]:
    """Parts of warning levels that their block does not have."""
    known = [part for block in levels for part in parts(block)]
    for index, part in enumerate(choice.only):
        if part not in known and not any(one.startswith(f"{part}.") for one in known):
            hint = f"it has {', '.join(known)}"
            place = booklet.meta.source.at((*loc, "only", index))
            yield Fault(place, f"the warning levels have no part {quoted(part)}", hint)
