"""What a section means to who reads it, as plain data and as a short hash of them.

Two states of a section mean the same where ``digest`` is the same. It is made from validated values, so white space,
line breaks, comments, quotes and the order of keys do not change it, nor does an optional field with its default
value. What counts as meaning:

- of a section: its title, its blocks in their order and all that stands in them, what it is founded on; the bytes of
  its drawings; of each contact that it lists, what is printed in that language: name, words, numbers, addresses, and
  the country in which a number is dialled; the references that it cites, or, where it lists them all, those of the
  whole booklet; the explanation of each glossary term that it uses; which of its blocks a panel chooses, by id; the
  words of the program that are printed with it, such as 'À faire' over a list: see ``said``.
- of the pseudo section ``booklet``: the words of booklet.yaml in one language (cover, messages, parts, panels, slots),
  the order of the sections, the bytes of its drawings, the contacts of its back cover and panels, the words of the
  program on covers, in heads and at feet.

What does not count: the ids of blocks that nothing chooses; the form of the booklet, what opens a page and what flows
on; dates and the number of the revision; the days on which a contact was read or rung; how shared pictograms are
drawn; what a clinic says of itself, which belongs to no booklet and stands in its own places only; records of
translation and approval, and settings that no reader sees (``UNREAD``).
"""

from __future__ import annotations

import json
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from booklet.blocks import Block, BlockBase, Inline, References
from booklet.content.marks import citations, terms
from booklet.model import (
    Booklet,
    BookletFiles,
    Contact,
    EditionContent,
    Library,
    Part,
    Section,
    SectionEntry,
    contact_ids,
    drawings,
    founded,
    texts,
)
from booklet.panels import Panel
from booklet.revision import said

BOOKLET = "booklet"
"""The pseudo section that stands for booklet.yaml."""

UNREAD: dict[type[BaseModel], frozenset[str]] = {
    Booklet: frozenset(
        {"id", "form", "source_language", "code", "revision", "dates"}
        | {"review_state", "approvals_needed", "thresholds", "waivers", "withdrawn"}
    ),
    Part: frozenset({"purpose"}),
    Section: frozenset({"translation"}),
    BlockBase: frozenset({"id"}),
    SectionEntry: frozenset({"starts"}),
    EditionContent: frozenset({"fold_allowance"}),
    Panel: frozenset({"starts"}),
}
"""Fields that are no part of the meaning, by model; those of its bases count too."""

CHANNELS = ("phone", "sms", "email", "website", "address")
"""The fields of a contact that a reader can use."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a drawing that is read for its hash; the checks refuse any well below."""

LENGTH = 20
"""Hexadecimal digits of a digest: 80 bits, far beyond chance, and still short enough to read."""


def digest(library: Library, files: BookletFiles, lang: str, section: str) -> str:
    """The hash of what a section means, as ``LENGTH`` hexadecimal digits. KeyError as for ``subject``."""
    return hashed(subject(library, files, lang, section))


def hashed(value: Any) -> str:
    """The hash of plain data."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def names(files: BookletFiles, lang: str) -> list[str]:
    """All that can be approved or translated in one language: ``booklet``, then the sections as they are read."""
    there = files.sections.get(lang, {})
    return [BOOKLET, *(name for name in dict.fromkeys([*files.meta.value.order, *there]) if name in there)]


def subject(library: Library, files: BookletFiles, lang: str, section: str) -> dict[str, Any]:
    """What a section means in one language, as dicts, lists, texts, numbers and booleans.

    ``section`` is an id, or ``booklet``. KeyError where there is no such section in that language.
    """
    if section == BOOKLET:
        return _booklet(library, files, lang)
    value = files.sections[lang][section].value
    own = [str(text) for _, text in texts(value)]
    cited = {*(name for _, name in founded(value)), *_cited(own)}
    if any(isinstance(block, References) for block in value.blocks):
        cited |= _cited_anywhere(files, lang)
    return {
        "section": plain(value, lang),
        **_around(library, files, lang, own, cited, [name for _, name in contact_ids(value)]),
        "drawings": _drawn(library, files, (name for _, name in drawings(value))),
        "chosen": _chosen(files.meta.value, section, value.blocks),
        "program": plain(said.words(library, files, lang, section), lang),
    }


def wording(library: Library, files: BookletFiles, lang: str, section: str) -> dict[str, Any]:
    """What there is to translate of a section: what it means, less what is the same in every language or has words of
    its own elsewhere: drawings, numbers and addresses, references, explanations of terms. KeyError as for ``subject``.
    """
    whole = subject(library, files, lang, section)
    kind = "booklet" if section == BOOKLET else "section"
    channels = set(CHANNELS)
    listed = {
        name: {key: value[1] if key in channels else value for key, value in contact.items()}
        for name, contact in whole["contacts"].items()
    }
    return {kind: whole[kind], "contacts": listed}


def _booklet(library: Library, files: BookletFiles, lang: str) -> dict[str, Any]:
    meta = files.meta.value
    own = [str(text) for loc, text in texts(meta) if loc[-1] == lang]
    return {
        "booklet": plain(meta, lang),
        **_around(library, files, lang, own, set(_cited(own)), front_contacts(meta)),
        "drawings": _drawn(library, files, front_drawings(meta)),
        "program": plain(said.words(library, files, lang), lang),
    }


def front_contacts(meta: Booklet) -> list[str]:
    """The contacts that booklet.yaml lists: on the back cover and in panels."""
    in_panels = (name for panel in _panels(meta) for name in panel.contacts or [])
    return [*meta.emergency_contacts, *meta.back_contacts, *in_panels]


def front_drawings(meta: Booklet) -> list[str]:
    """The drawings that booklet.yaml shows."""
    return [meta.cover.figure, *(part.scene.figure for part in meta.parts if part.scene)]


def _panels(meta: Booklet) -> list[Panel]:
    return [panel for content in meta.editions.values() for panel in content.panels or []]


def _chosen(meta: Booklet, section: str, blocks: Sequence[Block]) -> dict[str, int]:
    """The blocks of a section that panels print, by id: where two exchange their ids, a sheet says something else."""
    ids = {choice.block for panel in _panels(meta) for choice in panel.blocks if choice.section == section}
    return {block.id: index for index, block in enumerate(blocks) if block.id and block.id in ids}


def _around(
    library: Library, files: BookletFiles, lang: str, own: list[str], cited: set[str], listed: Iterable[str]
) -> dict[str, Any]:
    """What a text brings with it from other files: references, explanations of terms, contacts."""
    glossary = files.glossary(lang)
    used = {name for text in own for name, _ in terms(text)}
    explained = {name: glossary[name] for name in used if name in glossary}
    return {
        "references": {name: plain(library.references[name], lang) for name in cited if name in library.references},
        "terms": {name: [_flat(item.term), _flat(item.short)] for name, item in explained.items()},
        "contacts": {name: _contact(library.contacts[name].value, lang) for name in listed if name in library.contacts},
    }


def _cited(own: Iterable[str]) -> Iterator[str]:
    return (name for text in own for name, _ in citations(text))


def _cited_anywhere(files: BookletFiles, lang: str) -> set[str]:
    """Every reference that a booklet cites in one language."""
    found = {name for loc, text in texts(files.meta.value) if loc[-1] == lang for name, _ in citations(text)}
    for filed in files.sections.get(lang, {}).values():
        found |= {*(name for _, name in founded(filed.value)), *_cited(str(text) for _, text in texts(filed.value))}
    return found


def _contact(contact: Contact, lang: str) -> dict[str, Any]:
    """What is printed of a contact. The days on which it was read or rung are upkeep, and have rules of their own."""
    channels = {name: getattr(contact, name) for name in CHANNELS}
    printed = {name: [_flat(one.value), plain(one.note or {}, lang)] for name, one in channels.items() if one}
    if contact.phone:  # the link dials it as a number of that country, however it is printed
        printed["phone"].append(contact.phone.country or contact.country)
    return {"name": plain(contact.name, lang), "what": plain(contact.what, lang), **printed}


def plain(value: Any, lang: str) -> Any:
    """A value of the model as plain data: words in one language, defaults left out, white space made single."""
    if isinstance(value, BaseModel):
        kind = type(value)
        unread = {name for base in kind.__mro__ for name in UNREAD.get(base, ())}
        return {
            name: plain(getattr(value, name), lang)
            for name, field in kind.model_fields.items()
            if name not in unread
            and (field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True))
        }
    if isinstance(value, dict):
        if value and all(isinstance(item, Inline) for item in value.values()):
            return _flat(value[lang]) if lang in value else None
        return {str(key): plain(item, lang) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, lang) for item in value]
    if isinstance(value, str):
        return _flat(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _flat(text: str) -> str:
    """A text with single spaces, and each letter with its accents as one character."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _drawn(library: Library, files: BookletFiles, figures: Iterable[str]) -> dict[str, str]:
    """The hash of each drawing; empty where it is not there or may not be read, of which the checks tell."""
    return {name: _file(library, files, name) for name in figures}


def _file(library: Library, files: BookletFiles, name: str) -> str:
    try:
        path = library.figure(files, name).resolve(strict=True)
        status = path.stat()
        inside = path.is_relative_to(library.root.resolve())
        if not inside or not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return ""
        content = path.read_bytes()
    except (OSError, RuntimeError, ValueError):  # a closed folder, a loop of links, a name with a zero character
        return ""
    if path.suffix.lower() == ".svg":
        content = content.replace(b"\r\n", b"\n")  # a checkout may have changed the ends of lines
    return sha256(content).hexdigest()[:LENGTH]
