"""The words of the program that a section, a cover or a sheet prints around an editor's: they are part of the meaning.

'À faire' over a list says as much as the list: whoever exchanges the words of sections/strings/<lang>.yaml exchanges
what was approved. Which words stand where is declared here, by kind of block, and a test composes every kind in every
edition and holds this table to what is printed. Words that tell a state count in every state (approved or not, checked
or not yet), since a state changes without anybody writing a text. What is no part of a booklet does not count: the
words of the site, of the review document, of the page on how to print, and what a viewer says of attached files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel

from booklet.blocks import (
    Block,
    Callout,
    Contacts,
    Diary,
    DoDont,
    EditionBox,
    Frequency,
    KeyPoints,
    Notes,
    References,
    SeeAlso,
    Team,
    TreatmentCard,
    WarningLevels,
)
from booklet.content.marks import PAGE
from booklet.model import BookletFiles, Library, Section, Strings, texts

DATES = ("months", "first_of_month")
STATE = (
    "not_approved", "not_approved_long", "not_fully_approved", "not_fully_approved_long", "approved_by",
    "approved_role", "role_clinician", "role_patient", "role_librarian", "role_language", "unreviewed_translation",
    "source_changed", *DATES,
)  # fmt: skip
"""What a booklet says of itself: a draft, or approved by whom and when."""

TEAM = ("team_title", "team_service", "team_phone", "team_languages", "feedback", "logo", "code_to_scan", "languages")
"""What stands in the places for a clinic, known or not."""

FRONT = (
    "contents_kicker", "contents_title", "main_message", "how_to_use", "for_whom", "does_not_cover", "page",
    "associations", "emergency", "read_on", "revision", "next_review", "code", "license_text", "license_drawings",
    "draft", "to_the_text", "your_notes", "to_validate",
    "page_short", "on_the_web", "on_the_back", "inside", "overleaf", "all_inside", "unfold", "own_treatment",
    *TEAM, *STATE,
)  # fmt: skip
"""Of the covers, the essentials, the contents, the foot of every page, the sheets' heads."""

BOX = (
    "for_whom", "does_not_cover", "how_to_use", "objective", "covers", "revision", "written", "last_review",
    "never_reviewed", "next_review", "publisher", "owner", "funding", "interests", "feedback", "empty_slot", "code",
    "license_text", "license_drawings", "to_validate_note", *STATE,
)  # fmt: skip

FIELDS = ("how_it_works", "benefits", "risks", "unknown")


def _levels(block: WarningLevels) -> Iterable[str]:
    yield from ["team_phone"] if any(level.numbers or level.team_line for level in block.levels) else []
    yield "goes_on"
    yield from ["or_"] if any(len(level.numbers) > 1 for level in block.levels) else []
    yield from ["team_title"] if any(level.team_line for level in block.levels) else []


BLOCKS: dict[type, Callable[[Any], Iterable[str]]] = {
    Callout: lambda block: [] if block.title else ["info" if block.tone == "info" else "remember"],
    Contacts: lambda block: ["checked_on", "read_on", *DATES],
    Diary: lambda block: ["row", *(["example"] if block.example else [])],
    DoDont: lambda block: ["to_do", "to_avoid"],
    EditionBox: lambda block: BOX,
    Frequency: lambda block: ["at_least", "at_most"],
    KeyPoints: lambda block: [] if block.title else ["key_points"],
    Notes: lambda block: [] if block.title or block.prompts else ["your_notes"],
    References: lambda block: ["sources"],
    SeeAlso: lambda block: ["page"],
    Team: lambda block: [*TEAM, "team_hours", "team_night", "team_nearby", "your_notes"],
    TreatmentCard: lambda block: [
        *FIELDS,
        *([] if all(getattr(block, name) for name in FIELDS) else ["ask_doctor"]),
        *(["pregnancy"] if block.pregnancy else []),
    ],
    WarningLevels: _levels,
}
"""For each kind of block, the words that are printed with it; a kind that is not named has none."""

DIALLED = {"tel": "team_phone", "sms": "text_message"}
"""What a number in a text is said to be, to who hears it, by the scheme of its link."""

FILLED = frozenset({"checklist", "diary", "notes"})
"""Kinds of block below which a web page says that what is typed stays there."""


def keys(section: Section, *, translated: bool = False) -> set[str]:
    """The names of the words that a section prints; ``translated`` where its language is not the booklet's own."""
    found = {"continued", *(key for block in section.blocks for key in of_block(block))}
    if any(PAGE.search(text) for _, text in texts(section)):
        found |= {"page_short", "inside", "overleaf"}
    for scheme, key in DIALLED.items():
        if any(f"]({scheme}:" in text for _, text in texts(section)):
            found.add(key)
    if _unconfirmed(section):
        found.add("to_validate")
    if section.sources or any(block.sources for block in section.blocks):
        found.add("sources")
    if any(block.kind in FILLED for block in section.blocks):
        found |= {"stays_here", "print_section"}
    return found | ({"source_changed", "languages"} if translated else set())


def _unconfirmed(value: Any) -> bool:
    """Whether something is still to be confirmed, a block or a line of one."""
    if isinstance(value, BaseModel):
        return bool(getattr(value, "basis", None)) or any(
            _unconfirmed(getattr(value, name)) for name in type(value).model_fields
        )
    return isinstance(value, list) and any(_unconfirmed(item) for item in value)


def of_block(block: Block) -> Iterable[str]:
    """The names of the words that are printed with a block."""
    kind = BLOCKS.get(type(block))
    return kind(block) if kind else ()


def words(library: Library, files: BookletFiles, lang: str, section: str | None = None) -> dict[str, Any]:
    """The words of the program that a section prints, or without one the front of the booklet, by name.

    Empty where the language has no words, of which a finding of its own tells.
    """
    filed, source = library.strings.get(lang), files.meta.value.source_language
    if filed is None:
        return {}
    names = set(FRONT) if section is None else keys(files.sections[lang][section].value, translated=lang != source)
    return {name: _word(filed.value, name, source, lang) for name in sorted(names)}


def _word(strings: Strings, name: str, source: str, lang: str) -> Any:
    if name == "languages":  # of the languages that a clinic speaks, none belongs to a booklet: only the source's does
        return strings.language(source) if lang != source else ""
    value = getattr(strings, name)
    return list(value) if isinstance(value, list) else value
