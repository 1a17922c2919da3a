"""Judges the fonts that the file really embeds: none but those that travel with the program, no letter missing.

A character that a font lacks comes silently from whatever font the machine has, or as an empty rectangle.
"""

from __future__ import annotations

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location
from booklet.pdf.boxes import PageView, texts
from booklet.pdf.render import Rendered, whole

SHIPPED = frozenset({"Source Sans 3"})
"""Families of the fonts that travel with the program."""

MOST_NAMED = 12
"""Characters that one finding names."""


def foreign_fonts(rendered: Rendered, embedded: set[str], views: list[PageView]) -> list[Diagnostic]:
    """A finding for each family of ``embedded`` that is not shipped, at the first of its characters."""
    found = []
    for family in sorted(embedded - SHIPPED):
        characters = {
            character
            for font in rendered.document.fonts.values()
            if font.family == family
            for text in font.to_unicode.values()
            for character in text
        }
        shown = f" for {_named(characters)}" if characters else ""
        message = f"the file would embed the font '{family}'{shown}"
        hint = "write it with characters that Source Sans 3 has"
        found.append(Diagnostic(_place(characters, views, rendered.composed), "foreign-font", message, hint))
    return found


def missing_glyphs(rendered: Rendered, views: list[PageView]) -> list[Diagnostic]:
    """One finding that names every character that no font has."""
    characters = {chr(code) for font in rendered.document.fonts.values() for code in font.missing}
    if not characters:
        return []
    message = f"no font has {_named(characters)}"
    hint = "write it with characters that Source Sans 3 has"
    return [Diagnostic(_place(characters, views, rendered.composed), "missing-glyph", message, hint)]


def _named(characters: set[str]) -> str:
    """The characters, each with its code point, as a text."""
    names = [f"'{character}' (U+{ord(character):04X})" for character in sorted(characters)]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _place(characters: set[str], views: list[PageView], composed: Composed) -> Location:
    """The first text that holds the rarest of the characters: one that not every text holds."""
    for _, text in texts(views):
        if text.place and any(character in text.words for character in characters if not character.isspace()):
            return text.place
    return whole(composed)
