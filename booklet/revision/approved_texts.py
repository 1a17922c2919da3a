"""Each section as it was last approved, as the model has it: what readability is held against."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.model import BookletFiles, Library, Section
from booklet.records import Approval
from booklet.revision.approvals import LOOKED_AT, records
from booklet.revision.history import NoHistory, earlier
from booklet.revision.meaning import BOOKLET, digest, names

Texts = Mapping[tuple[str, str, str], Section]
"""Sections by booklet, language and id."""


def approved_sections(library: Library) -> Texts:
    """Every section that somebody has approved, as it then was.

    Where the approval still holds, that is the section as it stands; else it is looked for in git. A section whose
    approved text is in none of the last commits is left out, and so are those that nobody has approved.
    """
    found: dict[tuple[str, str, str], Section] = {}
    for files in library.booklets.values():
        waiting = []
        for one in _newest(files):
            if section := _approved(library, files, one):
                found[files.id, one.lang, one.section] = section
            else:
                waiting.append(one)
        try:
            for _, past in earlier(library.root, files.id, LOOKED_AT) if waiting else ():
                there = past.booklets.get(files.id)
                for one in list(waiting):
                    if there and (section := _approved(past, there, one)):
                        found[files.id, one.lang, one.section] = section
                        waiting.remove(one)
                if not waiting:
                    break
        except NoHistory:
            continue
    return found


def _newest(files: BookletFiles) -> list[Approval]:
    """The newest approval of each section, in whatever role; booklet.yaml has no prose of its own."""
    newest: dict[tuple[str, str], Approval] = {}
    for one, _ in records(files):
        key = (one.lang, one.section)
        if one.section != BOOKLET and (key not in newest or newest[key].on <= one.on):
            newest[key] = one
    return list(newest.values())


def _approved(library: Library, files: BookletFiles, one: Approval) -> Section | None:
    """The section where it means in this state what was approved."""
    filed = files.sections.get(one.lang, {}).get(one.section)
    if filed is None or one.section not in names(files, one.lang):
        return None
    return filed.value if digest(library, files, one.lang, one.section) == one.hash else None
