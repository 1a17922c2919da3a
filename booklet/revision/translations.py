"""Whether each translated section is still the translation of its source.

A translation records a hash of the words of its source, a hash of its own words at that time, and a seal over both.
So a source that has changed since is seen, and so is a hash that somebody brought up to date by hand while the text
stayed as it was. The words of booklet.yaml are recorded by language in translations.yaml beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from booklet.diagnostics import Location
from booklet.model import BookletFiles, Library
from booklet.records import Translation
from booklet.revision.approvals import printed
from booklet.revision.history import NoHistory, earlier
from booklet.revision.meaning import BOOKLET, hashed, names, wording

LOOKED_AT = 100
"""Commits that are read to find the source as it was translated."""

CARE = frozenset({"act", "warn", "treat"})
"""Purposes of parts in which a wrong word can harm."""


@dataclass(frozen=True)
class Standing:
    """How one section stands in one translation."""

    section: str
    lang: str
    state: Literal["fresh", "stale", "missing", "bumped", "unrecorded"]
    grave: bool
    """Whether the section says when to call, how to be treated, or what to do."""
    record: Translation | None
    source: str
    """Hash of the words of the source, as they are now."""
    text: str
    """Hash of the words of the translation, as they are now; empty where there is none."""
    location: Location
    """The record, or the file that lacks it."""

    @property
    def same_text(self) -> bool:
        """Whether the words are those that were recorded."""
        return self.record is not None and self.record.text == self.text

    @property
    def outdated(self) -> bool:
        """Whether a reader must be told that the source says something else."""
        return self.state in ("stale", "bumped")


def sealed(source: str, text: str) -> Translation:
    """A record of both hashes."""
    return Translation(source=source, text=text, seal=_seal(source, text))


def _seal(source: str, text: str) -> str:
    return hashed(["translation", source, text])


def translated(files: BookletFiles) -> list[str]:
    """The languages into which a booklet is translated."""
    return [lang for lang in files.languages() if lang != files.meta.value.source_language and lang in files.sections]


def standings(library: Library, files: BookletFiles, lang: str) -> list[Standing]:
    """How each section of the source stands in one translation, ``booklet`` first, in the order of reading.

    What has faults in its file, in either language, is left out: the checks tell of it.
    """
    own = files.meta.value.source_language
    grave = {
        entry.id
        for part in files.meta.value.parts
        if part.kind == "call" or part.purpose in CARE
        for entry in part.sections
    }
    there = names(files, lang)
    folder = files.folder.relative_to(library.root).as_posix()
    return [
        _standing(library, files, lang, section, grave=section in grave)
        for section in printed(files, own)
        if section in there or f"{folder}/{lang}/{section}.yaml" not in library.unread
    ]


def outdated(library: Library, files: BookletFiles, lang: str) -> frozenset[str]:
    """The sections of which a reader must be told that the source says something else; none of a source."""
    if lang not in translated(files):
        return frozenset()
    return frozenset(one.section for one in standings(library, files, lang) if one.outdated)


def _standing(library: Library, files: BookletFiles, lang: str, section: str, *, grave: bool) -> Standing:
    source = hashed(wording(library, files, files.meta.value.source_language, section))
    if section not in names(files, lang):
        place = files.meta.source.at(("parts",))
        return Standing(section, lang, "missing", grave, None, source, "", place)
    text = hashed(wording(library, files, lang, section))
    record, place = _record(files, lang, section)
    if record is None:
        return Standing(section, lang, "unrecorded", grave, None, source, text, place)
    if record.seal != _seal(record.source, record.text):
        return Standing(section, lang, "bumped", grave, record, source, text, place)
    state: Literal["fresh", "stale"] = "fresh" if record.source == source else "stale"
    return Standing(section, lang, state, grave, record, source, text, place)


def _record(files: BookletFiles, lang: str, section: str) -> tuple[Translation | None, Location]:
    """What is recorded of a translated section, and where; where the record is lacking, the file that lacks it."""
    if section == BOOKLET:
        if files.translations and lang in files.translations.value:
            return files.translations.value[lang], files.translations.source.at((lang,))
        return None, files.meta.source.at(("title",))
    filed = files.sections[lang][section]
    return filed.value.translation, filed.source.at(("translation",) if filed.value.translation else ())


def changes(library: Library, files: BookletFiles, stale: Sequence[Standing]) -> dict[str, list[str] | str]:
    """By section, how its source has changed since it was translated: lines with marked words.

    In place of the lines, a text says why there are none.
    """
    own = files.meta.value.source_language
    told: dict[str, list[str] | str] = {}
    waiting = {one.section: one.record.source for one in stale if one.record}
    try:
        for _, past in earlier(library.root, files.id, LOOKED_AT) if waiting else ():
            there = past.booklets.get(files.id)
            known = names(there, own) if there else []
            for section in [name for name in waiting if name in known]:
                assert there
                before = wording(past, there, own, section)
                if hashed(before) == waiting[section]:
                    del waiting[section]
                    told[section] = compared(lines(before), lines(wording(library, files, own, section)))
            if not waiting:
                break
        reason = "the older text is not in the history"
    except NoHistory as error:
        reason = f"the older text is not to be had: {error}"
    return told | dict.fromkeys(waiting, reason)


def lines(value: Any, key: str = "") -> list[str]:
    """The words and settings of plain data, one a line, each after its key."""
    if isinstance(value, Mapping):
        return [line for name, item in value.items() for line in lines(item, str(name))]
    if isinstance(value, list):
        return [line for item in value for line in lines(item, key)]
    return [] if value is None else [f"{key}: {value}"]


def compared(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The lines that differ, with ``[-deleted-]`` and ``{+inserted+}`` words."""
    told: list[str] = []
    for what, old, old_end, new, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = min(old_end - old, new_end - new)
        told += ["".join(_marked(before[old + step], after[new + step])) for step in range(pairs)]
        told += [f"[-{line}-]" for line in before[old + pairs : old_end]]
        told += [f"{{+{line}+}}" for line in after[new + pairs : new_end]]
    return told


def _marked(before: str, after: str) -> Iterator[str]:
    """A line as it is now, with the words that went and came."""
    old, new = re.findall(r"\s+|[^\s]+", before), re.findall(r"\s+|[^\s]+", after)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "".join(new[c:d])
            continue
        if b > a:
            yield f"[-{''.join(old[a:b])}-]"
        if d > c:
            yield f"{{+{''.join(new[c:d])}+}}"
