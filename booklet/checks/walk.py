"""What more than one rule looks at: the texts, models and sections of a library, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from booklet.blocks import BlockBase
from booklet.content.places import spot
from booklet.content.text import read
from booklet.diagnostics import Location
from booklet.inside import models as models
from booklet.model import (
    BookletFiles,
    Clinic,
    Contact,
    Filed,
    Library,
    Loc,
    Section,
    Source,
    contact_ids,
    drawings,
    texts,
)
from booklet.panels import Choice, Panel
from booklet.revision.translations import Standing, standings, translated

B = TypeVar("B", bound=BlockBase)


@dataclass(frozen=True)
class Text:
    """One running text of a file."""

    source: Source
    loc: Loc
    value: str

    def at(self, offset: int = 0) -> Location:
        """The place in the file of a character of the text."""
        return spot(self.source, self.loc, self.value, offset)


def sections(booklet: BookletFiles) -> Iterator[tuple[str, Filed[Section]]]:
    """Language and section, the source language first, in the order of reading; what no part lists comes last."""
    for lang in booklet.languages():
        filed = booklet.sections.get(lang, {})
        for name in dict.fromkeys([*booklet.meta.value.order, *filed]):
            if name in filed:
                yield lang, filed[name]


def section_texts(filed: Filed[Section]) -> Iterator[Text]:
    for loc, text in texts(filed.value):
        yield Text(filed.source, loc, text)


def running_texts(booklet: BookletFiles) -> Iterator[tuple[str, Text]]:
    """Language and text, of every running text: booklet.yaml first, whose words stand under their language."""
    for loc, text in texts(booklet.meta.value):
        if isinstance(loc[-1], str):
            yield loc[-1], Text(booklet.meta.source, loc, text)
    for lang, filed in sections(booklet):
        for each in section_texts(filed):
            yield lang, each


def shared_texts(library: Library) -> Iterator[tuple[str, Text]]:
    """Language and text, of every running text of what booklets share and print: contacts, then clinics."""
    shared: list[Filed[Contact] | Filed[Clinic]] = [*library.contacts.values(), *library.clinics.values()]
    for filed in shared:
        for loc, text in texts(filed.value):
            if isinstance(loc[-1], str):
                yield loc[-1], Text(filed.source, loc, text)


def blocks(library: Library, kind: type[B]) -> Iterator[tuple[Filed[Section], Loc, B]]:
    """Every block of a kind, in every booklet and language, with its section and its path in it."""
    for booklet in library.booklets.values():
        for _, filed in sections(booklet):
            for index, block in enumerate(filed.value.blocks):
                if isinstance(block, kind):
                    yield filed, ("blocks", index), block


def figures(booklet: BookletFiles) -> Iterator[tuple[str, Location]]:
    """The file name of each drawing that a booklet asks for, and where it does."""
    meta = booklet.meta
    yield meta.value.cover.figure, meta.source.at(("cover", "figure"))
    for number, part in enumerate(meta.value.parts):
        if part.scene:
            yield part.scene.figure, meta.source.at(("parts", number, "scene", "figure"))
    for _, filed in sections(booklet):
        for loc, name in drawings(filed.value):
            yield name, filed.source.at(loc)


def contacts(booklet: BookletFiles) -> Iterator[tuple[str, str, Location]]:
    """Language, id and place of each contact that a booklet lists: on its back cover first, in every language."""
    meta = booklet.meta
    for name in ("emergency_contacts", "back_contacts"):
        for number, contact in enumerate(getattr(meta.value, name)):
            for lang in booklet.languages():
                yield lang, contact, meta.source.at((name, number))
    for edition, content in meta.value.editions.items():
        for rank, panel in enumerate(content.panels or []):
            for number, contact in enumerate(panel.contacts or []):
                for lang in booklet.languages():
                    yield lang, contact, meta.source.at(("editions", edition, "panels", rank, "contacts", number))
    for lang, filed in sections(booklet):
        for loc, contact in contact_ids(filed.value):
            yield lang, contact, filed.source.at(loc)


def clinic_numbers(clinic: Clinic) -> Iterator[tuple[Loc, str, str]]:
    """Every telephone number of a clinic, with its path in the clinic's file before it and its country after it."""
    for index, phone in enumerate(clinic.phones):
        yield ("phones", index, "number"), phone.number, phone.country or clinic.country
    for index, contact in enumerate(clinic.contacts):
        if contact.phone:
            yield ("contacts", index, "phone"), contact.phone, contact.country or clinic.country


def translations(library: Library, state: str) -> Iterator[tuple[BookletFiles, Standing]]:
    """Each section of a translation that stands so: ``stale``, ``missing``, ``bumped`` or ``unrecorded``."""
    for booklet in library.booklets.values():
        if not unread(library, booklet.folder / "translations.yaml"):
            for lang in translated(booklet):
                yield from ((booklet, one) for one in standings(library, booklet, lang) if one.state == state)


def choices(booklet: BookletFiles) -> Iterator[tuple[str, Panel, Choice, Loc]]:
    """Edition, panel and choice of everything that one-sheet editions choose, with its path in booklet.yaml."""
    for edition, content in booklet.meta.value.editions.items():
        for rank, panel in enumerate(content.panels or []):
            for number, choice in enumerate(panel.blocks):
                yield edition, panel, choice, ("editions", edition, "panels", rank, "blocks", number)


def complete(library: Library) -> bool:
    """Whether every booklet could be walked: the sections of one whose booklet.yaml has faults are not."""
    whole = re.compile("sections/(?:booklets/(?:[^/]+/(?:booklet.yaml)?)?)?")
    return not any(whole.fullmatch(file) for file in library.unread)


def unread(library: Library, path: Path | str, word: str = "") -> bool:
    """Whether a file with faults, or a folder with one in it, was left out of the library.

    With ``word``, only where such a file holds it, or cannot be read as text at all: what a rule misses may be there.
    """
    name = path if isinstance(path, str) else path.relative_to(library.root).as_posix()
    if any(file.endswith("/") and (name.startswith(file) or file.startswith(f"{name}/")) for file in library.unread):
        return True
    left_out = (file for file in library.unread if file == name or file.startswith(f"{name}/"))
    return any(not word or (text := read(library.root, library.root / file)[0]) is None or word in text
               for file in left_out)  # fmt: skip
