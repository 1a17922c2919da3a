"""What the editors' verbs share: which booklet and which sections a command means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from booklet.content.words import nearest
from booklet.delivery.jobs import WrongUse
from booklet.model import BookletFiles, Library

ALL = "all"
"""Stands for every section that is printed, and booklet.yaml."""


def chosen(library: Library, asked: str | None) -> BookletFiles:
    """The booklet of that id, or the only one. WrongUse where there is none, or several."""
    known = ", ".join(library.booklets)
    if asked is not None:
        if asked in library.booklets:
            return library.booklets[asked]
        if f"sections/booklets/{asked}/booklet.yaml" in library.unread:
            raise WrongUse(f"the booklet.yaml of {asked!r} has faults\n  hint: 'booklet check' names them")
        raise WrongUse(f"there is no booklet {asked!r}; {nearest(asked, library.booklets) or f'known: {known}'}")
    if len(library.booklets) == 1:
        return next(iter(library.booklets.values()))
    if not library.booklets:
        raise WrongUse("there is no booklet that can be read\n  hint: 'booklet check' says what is wrong")
    raise WrongUse(f"say which booklet: --booklet ID, one of {known}")


def several(kind: str, asked: Sequence[str], known: Iterable[str], every: Iterable[str]) -> list[str]:
    """The names that a command means, each once: ``all`` stands for ``every``. WrongUse for one that is not known."""
    there = list(known)
    for name in asked:
        if name != ALL and name not in there:
            near = nearest(name, there) or f"known: {', '.join(there)}"
            raise WrongUse(f"there is no {kind} {name!r}; {near}")
    return list(dict.fromkeys(one for name in asked for one in (every if name == ALL else [name])))
