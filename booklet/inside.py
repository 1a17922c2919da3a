"""What stands inside a value of the model: its running texts, a section's drawings and contacts, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from booklet.blocks import Contacts, Figure, Inline, Steps

if TYPE_CHECKING:
    from booklet.model import Section

Loc = tuple[str | int, ...]


def texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Inline]]:
    """Every running text inside a model, with its path of keys and indexes, in order."""
    if isinstance(value, Inline):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*loc, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*loc, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*loc, index))


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


def drawings(section: Section) -> Iterator[tuple[Loc, str]]:
    """The file names of a section's drawings, with their paths in the section."""
    for index, block in enumerate(section.blocks):
        if isinstance(block, Figure):
            yield ("blocks", index, "figure"), block.figure
        elif isinstance(block, Steps):
            for number, step in enumerate(block.items):
                if step.figure:
                    yield ("blocks", index, "items", number, "figure"), step.figure


def founded(section: Section) -> Iterator[tuple[Loc, str]]:
    """The references that a section, or a block of it, rests on as a whole, with their paths in the section."""
    for index, block in enumerate(section.blocks):
        for number, name in enumerate(block.sources):
            yield ("blocks", index, "sources", number), name
    for number, name in enumerate(section.sources):
        yield ("sources", number), name


def contact_ids(section: Section) -> Iterator[tuple[Loc, str]]:
    """The contacts that a section lists, with their paths in the section."""
    for index, block in enumerate(section.blocks):
        if isinstance(block, Contacts):
            for number, contact in enumerate(block.items):
                yield ("blocks", index, "items", number), contact
