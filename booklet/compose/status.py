"""What a booklet says of itself on its pages: a draft or approved by whom, a translation that nobody has reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from booklet.compose.views import long_date
from booklet.model import BookletFiles, Library, Strings
from booklet.revision import State, state
from booklet.revision.meaning import BOOKLET
from booklet.revision.translations import outdated

ROOM = 80
"""Characters for which the cover has room as it is."""


@dataclass(frozen=True)
class Status:
    approved: bool
    words: str
    """In a few sentences, for the cover and the sheets."""
    long: str
    """The same for the box of the edition, which names those who approved."""
    outdated: frozenset[str]
    """The translated sections whose source says something else now."""
    source_changed: str
    """The line that says so."""

    @property
    def wordy(self) -> bool:
        """Whether the words need more room than a draft's do."""
        return len(self.words) > ROOM

    def sheet_words(self, sections: set[str]) -> str:
        """The words for a sheet that prints blocks of these sections: it has no foot for each of them."""
        stale = BOOKLET not in self.outdated and sections & self.outdated
        return f"{self.words} {self.source_changed}" if stale else self.words


def status(library: Library, files: BookletFiles, lang: str) -> Status:
    """The state of a booklet in a language, in words."""
    strings, source = library.strings[lang].value, files.meta.value.source_language
    now, stale = state(library, files, lang), outdated(library, files, lang)
    changed, unreviewed = (
        words.replace("{language}", strings.language(source))
        for words in (strings.source_changed, strings.unreviewed_translation)
    )
    more = [unreviewed] if lang != source and not now.whole("language") else []
    more += [changed] if BOOKLET in stale else []
    said, long = _said(now, strings)
    return Status(
        now.approved,
        " ".join([said, *more]),
        " ".join([long, *more]),
        stale,
        changed,
    )


def _said(now: State, strings: Strings) -> tuple[str, str]:
    """The state in short and at length."""
    if now.approved:
        roles, people = ", ".join(_roles(now, strings)), ", ".join(_people(now, strings))
        return strings.approved_by.replace("{roles}", roles), strings.approved_by.replace("{roles}", people)
    if now.begun:
        return strings.not_fully_approved, strings.not_fully_approved_long or strings.not_fully_approved
    return strings.not_approved, strings.not_approved_long


def _roles(now: State, strings: Strings) -> list[str]:
    return [
        strings.approved_role.replace("{role}", strings.role(one.role)).replace("{day}", long_date(one.on, strings))
        for one in now.standings
        if one.on
    ]


def _people(now: State, strings: Strings) -> list[str]:
    return [
        f"{name} ({strings.role(one.role)}, {long_date(day, strings)})"
        for one in now.standings
        for name, day in one.people.items()
    ]
