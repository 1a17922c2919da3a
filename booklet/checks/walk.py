"""What more than one rule looks at: the texts, models and sections of a library, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from booklet.blocks import Inline
from booklet.content.nodes import quoted
from booklet.content.places import spot
from booklet.diagnostics import Location
from booklet.model import BookletFiles, Filed, Library, Loc, Section, Source, drawings, texts

__all__ = ["Text", "figures", "models", "nearest", "quoted", "running_texts", "section_texts", "sections", "unread"]


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
    """Language and section, of every section in every language, the source language first."""
    for lang in booklet.languages():
        for filed in booklet.sections.get(lang, {}).values():
            yield lang, filed


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


def models(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, BaseModel]]:
    """Every model inside a value, itself included, with its path."""
    if isinstance(value, BaseModel):
        yield loc, value
        for name in type(value).model_fields:
            yield from models(getattr(value, name), (*loc, name))
    elif isinstance(value, dict) and not all(isinstance(item, Inline) for item in value.values()):
        for key, item in value.items():
            yield from models(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from models(item, (*loc, index))


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


def unread(library: Library, path: Path | str) -> bool:
    """Whether a file with faults, or a folder with one in it, was left out of the library."""
    name = path if isinstance(path, str) else path.relative_to(library.root).as_posix()
    return any(file == name or file.startswith(f"{name}/") for file in library.unread)


def nearest(name: str, known: list[str]) -> str:
    """A hint: the known name most like this one, or nothing."""
    close = get_close_matches(name[:60], known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else ""
