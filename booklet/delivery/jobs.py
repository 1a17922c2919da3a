"""What was asked for -> jobs. Names that do not exist are refused with those that do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from booklet.delivery.editions import EDITIONS
from booklet.model import Job, Library


class WrongUse(Exception):
    """The command asks for something that does not exist; the text says what does."""


@dataclass(frozen=True)
class Request:
    """A build command. Nothing said means: every booklet, its source language, every edition, no clinic."""

    root: Path
    out: Path
    booklets: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    clinic: str | None = None
    """A clinic's id, or ``all``."""
    processes: int = 1
    force: bool = False
    final: bool = False


def jobs(request: Request, library: Library) -> list[Job]:
    """The files to make, in order. WrongUse for a name that does not exist."""
    booklets = _known("booklet", request.booklets, library.booklets) or list(library.booklets)
    editions = _known("edition", request.editions, EDITIONS) or list(EDITIONS)
    clinics: list[str | None] = [None]
    if request.clinic == "all":
        clinics = list(library.clinics)
        if not clinics:
            raise WrongUse("there are no clinics in sections/clinics/")
    elif request.clinic:
        clinics = [*_known("clinic", [request.clinic], library.clinics)]
    made = []
    for booklet in booklets:
        files = library.booklets[booklet]
        available = [lang for lang in files.languages() if lang in files.sections]
        langs = request.langs or (files.meta.value.source_language,)
        made += [
            Job(booklet, lang, edition, clinic)
            for lang in _known(f"language of {booklet}", langs, available)
            for edition in editions
            for clinic in clinics
        ]
    return made


def _known(kind: str, names: Iterable[str], existing: Iterable[str]) -> list[str]:
    """``names``, each once; WrongUse for one that is not among ``existing``."""
    there = list(existing)
    for name in names:
        if name not in there:
            raise WrongUse(f"there is no {kind} {name!r}; {_choice(kind, name, there)}")
    return list(dict.fromkeys(names))


def _choice(kind: str, name: str, there: Sequence[str]) -> str:
    if not there:
        return f"no {kind} exists yet"
    close = get_close_matches(name, there, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(there)}"
