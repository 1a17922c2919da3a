"""Holds one item against what is known of a booklet. What no machine checked is never met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from booklet.checks import manual, on_pages
from booklet.checks.registry import silent
from booklet.diagnostics import Diagnostic, Location, Waived
from booklet.model import BookletFiles
from booklet.report.standards import Item

State = Literal["met", "found", "waived", "not-checked", "not-applicable", "person"]
"""Nothing was found · something was · all that was is waived · no machine looked, or not at all of it · there is
nothing to look at · for a person."""

Why = Literal["other_language", "not_known", "not_laid_out", "unread_files", "not_read", "no_pages"]
"""Why something was not checked; the words of the report say it under this name."""


@dataclass(frozen=True)
class Known:
    """All that is known of a booklet in one language when the report is made."""

    lang: str
    booklet: BookletFiles | None
    """None where booklet.yaml cannot be read."""
    findings: tuple[Diagnostic, ...]
    """Those that concern the booklet, of its files and of its laid-out pages."""
    waived: tuple[Waived, ...] = ()
    unread: tuple[str, ...] = ()
    """Files with faults, that rules could not look at."""
    laid_out: bool = False
    why_not: Why = "not_laid_out"
    """Why no pages were laid out, where none were."""
    pdf_faults: tuple[Diagnostic, ...] = ()
    """What the finished PDF lacks of tags, title and language."""


@dataclass(frozen=True)
class Absent:
    """Something that the booklet lacks: a key or a kind of block, and the place where it would stand."""

    name: str
    place: Location
    what: Literal["field", "block", "key"]


@dataclass(frozen=True)
class Result:
    """What became of one item."""

    item: Item
    state: State
    findings: list[Diagnostic] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)
    present: list[tuple[str, Location]] = field(default_factory=list)
    """What was looked for and is there, and where."""
    not_checked: list[tuple[Why, str]] = field(default_factory=list)
    """Why a part of it was not checked, and which."""

    @property
    def reasons(self) -> list[tuple[Why, str]]:
        """The same, each reason once."""
        found: dict[Why, list[str]] = {}
        for why, what in self.not_checked:
            found.setdefault(why, []).append(what)
        return [(why, ", ".join(filter(None, names))) for why, names in found.items()]


def judged(item: Item, known: Known) -> Result:
    """The result of an item."""
    if not item.checked:
        return Result(item, "person")
    findings = [finding for finding in known.findings if finding.rule in item.rules]
    waived = [one for one in known.waived if one.finding.rule in item.rules]
    not_checked = _unlooked(item, known)
    absent: list[Absent] = []
    present: list[tuple[str, Location]] = []
    looked = bool(item.rules)
    if known.booklet is None:
        if item.fields or item.some or item.every:
            not_checked.append(("not_read", ""))
    else:
        for name in item.fields:
            _sort(name, "field", _filled(known.booklet, known.lang, name), absent, present)
            looked = True
        for missing, place in _kinds(item, known):
            _sort(missing, "block", place, absent, present)
            looked = True
        for name, filled in _every(item, known):
            _sort(name, "key", filled, absent, present)
            looked = True
    if item.pdf:
        looked = True
        findings += known.pdf_faults
        if not known.laid_out:
            not_checked.append((known.why_not, "PDF"))
    if findings or absent:
        state: State = "found"
    elif waived:
        state = "waived"
    elif not_checked:
        state = "not-checked"
    else:
        state = "met" if looked else "not-applicable"
    return Result(item, state, findings, waived, absent, list(dict(present).items())[:3], not_checked)


def _unlooked(item: Item, known: Known) -> list[tuple[Why, str]]:
    """What of an item's rules nobody has looked for."""
    pages = manual.pages()
    found: list[tuple[Why, str]] = [("not_known", rule) for rule in item.rules if rule not in pages]
    found += [("other_language", rule) for rule in silent(known.lang) if rule in item.rules]
    on_paper = [rule for rule in item.rules if rule in on_pages.PAGES and not pages[rule].checked]
    if not known.laid_out:
        found += [(known.why_not, rule) for rule in on_paper]
    if known.unread and (item.rules or item.some or item.every):
        found.append(("unread_files", ", ".join(known.unread)))
    return found


def _sort(
    name: str,
    what: Literal["field", "block", "key"],
    place: tuple[bool, Location],
    absent: list[Absent],
    present: list[tuple[str, Location]],
) -> None:
    there, where = place
    if there:
        present.append((name, where))
    else:
        absent.append(Absent(name, where, what))


def _filled(booklet: BookletFiles, lang: str, name: str) -> tuple[bool, Location]:
    """Whether a key of booklet.yaml says something in the language, and its place, or that of what would hold it."""
    value: object = booklet.meta.value
    loc = tuple(name.split("."))
    for key in loc:
        value = getattr(value, key, None)
    return _says(value, lang), booklet.meta.source.at(loc)


def _says(value: object, lang: str) -> bool:
    if isinstance(value, Mapping):
        return bool(value.get(lang))
    if isinstance(value, list):
        return bool(value) and all(_says(item, lang) for item in value)
    if isinstance(value, BaseModel):
        return True
    return bool(value)


def _kinds(item: Item, known: Known) -> Iterable[tuple[str, tuple[bool, Location]]]:
    """Whether there is a block of one of the kinds that an item asks for, and the first one's place."""
    if not item.some or known.booklet is None:
        return
    for filed in known.booklet.sections.get(known.lang, {}).values():
        for index, block in enumerate(filed.value.blocks):
            if block.kind in item.some:
                yield block.kind, (True, filed.source.at(("blocks", index)))
                return
    yield ", ".join(item.some), (False, known.booklet.meta.source.at(("parts",)))


def _every(item: Item, known: Known) -> Iterable[tuple[str, tuple[bool, Location]]]:
    """For each block that must fill in a key: whether it does, and its place."""
    if known.booklet is None:
        return
    for filed in known.booklet.sections.get(known.lang, {}).values():
        for index, block in enumerate(filed.value.blocks):
            for one in item.every:
                if block.kind == one.kind:
                    filled = bool(getattr(block, one.key, None))
                    yield f"{one.kind}.{one.key}", (filled, filed.source.at(("blocks", index)))
