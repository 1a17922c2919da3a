"""A sheet that loses a line of the pages on when to call.

Whoever holds only the leaflet or the handout must find every sign, every number and every step on it. All panels with
the purpose ``call`` of a one-sheet edition follow one another, and together print each part of the warning levels
once, in the order of the page: heads, groups of signs, doubt, lines, waiting (see ``booklet.levels``). What the numbers
are for (``lines``) may stand anywhere among them; what to say on the phone (``saying``) alone gives way where there is
no room. An edition of pages leaves out no section of the part on when to call.

Made files are held to the same line by line: every title, sign, note, strip, number and step of the levels straight
away and today stands on the pages as they are laid out, and on the page for the web (see ``booklet.calllines``).

Source: CDC CCI 14 (when and how to contact a professional); this project.

    - {purpose: call, blocks: [{section: quand-appeler, only: [now]}]}      # and no panel prints the rest
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import WarningLevels
from booklet.checks.fault import Fault
from booklet.diagnostics import Severity
from booklet.edition import EDITIONS
from booklet.levels import GIVES_WAY, chosen, parts
from booklet.model import BookletFiles, EditionContent, Library
from booklet.panels import Panel

RULE = "call-incomplete"
SEVERITY: Severity = "error"
WAIVABLE = False

Block = tuple[str, WarningLevels]
"""A block of warning levels with its section."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        call = next((part for part in booklet.meta.value.parts if part.kind == "call"), None)
        if call is None:
            continue
        sections = [entry.id for entry in call.sections]
        for name, content in booklet.meta.value.editions.items():
            yield from _left_out(booklet, name, content, sections)
            panels = content.panels or []
            known = not any(_unread(library, booklet, panel) for panel in panels)
            if panels and known and name in EDITIONS and EDITIONS[name].fitted:
                yield from _edition(booklet, name, panels, sections)


def _left_out(booklet: BookletFiles, name: str, content: EditionContent, sections: list[str]) -> Iterator[Fault]:
    for index, section in enumerate(content.without):
        if section in sections:
            place = booklet.meta.source.at(("editions", name, "without", index))
            yield Fault(place, "the edition leaves out when to call", "take it out of this list")


def _edition(booklet: BookletFiles, name: str, panels: list[Panel], sections: list[str]) -> Iterator[Fault]:
    source = booklet.meta.source
    place = source.at(("editions", name, "panels"))
    ranks = [rank for rank, panel in enumerate(panels) if panel.purpose == "call"]
    if not ranks:
        yield Fault(place, "no panel says when to call", "add one with the purpose 'call'")
        return
    if ranks != list(range(ranks[0], ranks[-1] + 1)):
        hint = "put the panels with the purpose 'call' one after the other"
        yield Fault(source.at(("editions", name, "panels", ranks[-1])), "when to call is parted by other panels", hint)
        return
    wanted = _spread(booklet, sections)
    first = next(iter(panels[ranks[0]].blocks), None)
    if first is None or wanted is None or first.section != wanted[0] or first.block not in (None, wanted[1].id):
        message = "the panel on when to call does not start with the warning levels"
        yield Fault(source.at(("editions", name, "panels", ranks[0])), message, "choose their block first")
        return
    printed = [
        part
        for rank in ranks
        for choice in panels[rank].blocks
        if choice.section == wanted[0] and choice.block in (None, wanted[1].id) and not choice.short
        for part in chosen(wanted[1], choice.only)
    ]
    due = parts(wanted[1])
    needed = [part for part in due if not part.endswith(f".{GIVES_WAY}")]
    missing = [part for part in needed if part not in printed]
    in_order = _ordered(printed) == [part for part in _ordered(due) if part in printed]
    if missing or not in_order or len(set(printed)) != len(printed):
        reason = f"misses {', '.join(missing)}" if missing else f"prints {', '.join(printed)}"
        hint = f"its panels together print, in this order: {', '.join(due)}"
        yield Fault(place, f"of when to call, the sheet {reason}", hint)


def _ordered(printed: list[str]) -> list[str]:
    """The parts whose order counts: what the numbers are for may stand wherever there is room."""
    return [part for part in printed if not part.endswith(".lines")]


def _spread(booklet: BookletFiles, sections: list[str]) -> Block | None:
    """The first warning levels of the part on when to call: what every sheet holds."""
    filed = booklet.sections.get(booklet.meta.value.source_language, {})
    for name in sections:
        for block in filed[name].value.blocks if name in filed else ():
            if isinstance(block, WarningLevels):
                return name, block
    return None


def _unread(library: Library, booklet: BookletFiles, panel: Panel) -> bool:
    """Whether a section that a panel chooses from has faults: nobody knows what is in it."""
    folder = f"{booklet.meta.source.path.rpartition('/')[0]}/{booklet.meta.value.source_language}"
    return any(f"{folder}/{choice.section}.yaml" in library.unread for choice in panel.blocks)
