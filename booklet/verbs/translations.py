"""``booklet translations``: which translated sections are still those of their source; records that they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from booklet.console import CLEAN, FAILURE, FINDINGS, say
from booklet.content import load
from booklet.delivery.jobs import WrongUse
from booklet.delivery.records import Change, alone, rewrite
from booklet.model import BookletFiles, Library
from booklet.records import Translation
from booklet.revision.meaning import BOOKLET
from booklet.revision.translations import Standing, changes, sealed, standings, translated
from booklet.revision.writing import Unwritable, with_translation, with_words
from booklet.verbs.choosing import ALL, chosen, several

WORDS = {
    "fresh": "fresh",
    "stale": "stale: the source has changed since",
    "missing": "missing: not translated",
    "bumped": "hash bumped but text unchanged",
    "unrecorded": "unrecorded: what it was made from is not known",
}


def run_translations(
    root: Path, sections: Sequence[str], *, booklet: str | None, lang: str | None, form: Literal["text", "json"]
) -> int:
    """Prints how each section stands, with what has changed in the source of those that are stale."""
    library, _ = load(root)
    try:
        books = [chosen(library, booklet)] if booklet or sections else _translated_into(library, lang)
        found = [(files, one) for files in books for one in _found(files, library, lang, sections or [ALL])]
    except WrongUse as error:
        say(str(error))
        return FAILURE
    told: dict[tuple[str, str, str], list[str] | str] = {}
    for files in books:
        for each in translated(files):
            stale = [one for book, one in found if book is files and one.lang == each and one.state == "stale"]
            differences = changes(library, files, stale)
            told |= {(files.id, each, section): difference for section, difference in differences.items()}
    if form == "json":
        rows = [_row(files, one, told.get((files.id, one.lang, one.section))) for files, one in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return CLEAN
    if not found:
        print("there is no translation")
    for files, one in found:
        print(f"{files.id} {one.lang}/{one.section}: {_words(one)}")
        difference = told.get((files.id, one.lang, one.section), [])
        for line in [difference] if isinstance(difference, str) else difference:
            print(f"    {line}")
    return CLEAN


def _translated_into(library: Library, lang: str | None) -> list[BookletFiles]:
    """The booklets that have a language, or all of them where none has."""
    known = list(library.booklets.values())
    return [files for files in known if lang in translated(files)] or known


def run_record(root: Path, sections: Sequence[str], *, booklet: str | None, lang: str | None, same_text: bool) -> int:
    """Records that sections are translated from their source as it is now; all of them, or none."""
    if not sections:
        say("say which sections to record, or all", "booklet translations --record SECTION… --lang LANG")
        return FAILURE
    folder = root / "sections" / "booklets"
    if not folder.is_dir():
        say("there is no booklet in sections/booklets/")
        return FAILURE
    with alone(folder):
        library, _ = load(root)
        try:
            files = chosen(library, booklet)
            asked = _found(files, library, _one(files, lang), sections)
        except WrongUse as error:
            say(str(error))
            return FAILURE
        missing = [one.section for one in asked if one.state == "missing" and ALL not in sections]
        if missing:
            say(f"not translated yet: {', '.join(missing)}", "write the section first; nothing was recorded")
            return FINDINGS
        due = [
            one
            for one in asked
            if one.state not in ("fresh", "missing") or (one.state == "fresh" and not one.same_text)
        ]
        unchanged = [one.section for one in due if one.same_text]
        if unchanged and not same_text:
            text = f"the source has changed, and the translation has not: {', '.join(unchanged)}"
            say(text, "translate the change; where nothing is to be changed, add --same-text. Nothing was recorded")
            return FINDINGS
        try:
            rewrite(root, dict(_change(files, one) for one in due))
        except Unwritable as error:
            say(str(error), "nothing was recorded")
            return FINDINGS
    for one in due:
        print(f"recorded: {files.id} {one.lang}/{one.section}")
    if not due:
        print("nothing to record")
    return CLEAN


def _found(files: BookletFiles, library: Library, lang: str | None, sections: Sequence[str]) -> list[Standing]:
    """The standings that a command means. WrongUse for a language or a section that is not there."""
    langs = translated(files)
    if lang is not None and lang not in langs:
        known = f"known: {', '.join(langs)}" if langs else "it has none"
        raise WrongUse(f"{files.id} has no translation into {lang!r}; {known}")
    every = [one for each in langs if lang in (None, each) for one in standings(library, files, each)]
    known_sections = list(dict.fromkeys(one.section for one in every))
    wanted = several("section", sections, known_sections, known_sections)
    return [one for one in every if one.section in wanted]


def _one(files: BookletFiles, lang: str | None) -> str:
    """The language that is meant. WrongUse where it could be one of several."""
    langs = translated(files)
    if lang is None and len(langs) != 1:
        raise WrongUse(f"say which translation: --lang {'|'.join(langs)}" if langs else f"{files.id} is not translated")
    return lang or langs[0]


def _change(files: BookletFiles, one: Standing) -> tuple[Path, Change]:
    """The file that the record of a section stands in, and how it changes."""
    record: Translation = sealed(one.source, one.text)
    if one.section == BOOKLET:
        return files.folder / "translations.yaml", lambda text: with_words(text, one.lang, record)
    return files.folder / one.lang / f"{one.section}.yaml", lambda text: with_translation(text, record)


def _words(one: Standing) -> str:
    if one.state == "bumped" and not one.same_text:
        return "its record was changed by hand"
    if one.state == "stale" and not one.same_text:
        return f"{WORDS['stale']}; the translation has changed too, and is not recorded"
    return WORDS[one.state]


def _row(files: BookletFiles, one: Standing, difference: list[str] | str | None) -> dict[str, Any]:
    return {
        "booklet": files.id,
        "lang": one.lang,
        "section": one.section,
        "state": one.state,
        "same_text": one.same_text,
        "grave": one.grave,
        "changes": difference if isinstance(difference, list) else [],
        "note": difference if isinstance(difference, str) else "",
        "path": one.location.path,
        "line": one.location.line,
    }
