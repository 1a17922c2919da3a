"""What was asked for -> jobs. Names that do not exist are refused with those that do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from booklet.delivery.editions import EDITIONS, GUIDE_PIECE
from booklet.edition import Duplex, Ink, Piece, Standard
from booklet.model import Booklet, Job, Library

Cover = Literal["with", "apart"]
WHOLE: tuple[Piece, ...] = ("",)

ALL, NONE = "all", "none"
"""Words for clinics: none and every one; none."""


class WrongUse(Exception):
    """The command asks for something that does not exist; the text says what does."""


@dataclass(frozen=True)
class Request:
    """A build command. Nothing said means: every booklet, its source language, every PDF edition, no clinic."""

    root: Path
    out: Path
    booklets: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    """Ids of clinics, ``none``, or ``all``."""
    ink: Ink = "colour"
    creep: float = 0.0
    """Thickness of the paper in mm, for sheets that are folded into one another."""
    processes: int = 1
    force: bool = False
    final: bool = False
    pdf: Standard = "ua-1"
    """What files to read on a screen keep; the others are as ever."""
    duplex: Duplex = "short-edge"
    """How the sheets of the booklet to staple get their backs."""
    cover: Cover = "with"
    """``apart``: cover and inside of the press edition are two files."""
    site: bool = False
    """Whether the files are for a site. Nothing said then means every language, every edition, every clinic and none;
    no withdrawn booklet is made, and the folder holds nothing of earlier runs."""


def jobs(request: Request, library: Library) -> list[Job]:
    """The files to make, in order. WrongUse for a name that does not exist."""
    booklets = known("booklet", request.booklets, library.booklets) or _in_their_languages(request, library)
    everyone = request.site and not request.clinics
    clinics = [None, *library.clinics] if everyone else _clinics(request.clinics, library)
    made: list[Job] = []
    for booklet in booklets:
        files = library.booklets[booklet]
        available = [lang for lang in files.languages() if lang in files.sections]
        langs = list(request.langs) or (available if request.site else [files.meta.value.source_language])
        if not request.booklets:
            langs = [lang for lang in langs if lang in available] or langs
        editions = _editions(request, files.meta.value)
        made += [
            job
            for lang in known(f"language of {booklet}", langs, available)
            for clinic in clinics
            for edition in editions
            for job in _files(
                Job(booklet, lang, edition, clinic, request.ink, pdf=_standard(request, edition)),
                request,
                whole=files.meta.value.form == "full",  # of one sheet, all is cover
            )
        ]
    return made


def _in_their_languages(request: Request, library: Library) -> list[str]:
    """The booklets, where none is named: those that have a language that is asked for, or all where none has."""
    spoken = {name for name, files in library.booklets.items() if set(request.langs) & set(files.sections)}
    return [name for name in library.booklets if name in spoken] or list(library.booklets)


def offered(booklet: Booklet) -> list[str]:
    """The editions that a booklet comes in: one of a single sheet needs a choice of what goes on it."""
    return [name for name, edition in EDITIONS.items() if not edition.fitted or chooses(booklet, name)]


def chooses(booklet: Booklet, edition: str) -> bool:
    """Whether booklet.yaml chooses what goes on a one-sheet edition."""
    content = booklet.editions.get(edition)
    return bool(content and content.panels)


def _editions(request: Request, booklet: Booklet) -> list[str]:
    """What was asked for, of what the booklet comes in. What is asked for by name and not there is refused."""
    there = offered(booklet)
    asked = known("edition", request.editions, EDITIONS)
    for name in asked:
        if name not in there:
            raise WrongUse(
                f"{booklet.id} has no {name}: nothing is chosen for it\n"
                f"  hint: list its panels under editions, {name}, in sections/booklets/{booklet.id}/booklet.yaml"
            )
        if request.ink not in EDITIONS[name].inks:
            grey = ", ".join(one.name for one in EDITIONS.values() if request.ink in one.inks)
            raise WrongUse(f"there is no {name} in {request.ink}; there is one of: {grey}")
        if request.pdf != "ua-1" and request.pdf not in EDITIONS[name].standards:
            tagged = ", ".join(one.name for one in EDITIONS.values() if request.pdf in one.standards)
            raise WrongUse(f"there is no {name} in {request.pdf}; there is one of: {tagged}")
    paper = [name for name in there if request.site or EDITIONS[name].suffix == "pdf"]
    return asked or [name for name in paper if request.ink in EDITIONS[name].inks]


def _standard(request: Request, edition: str) -> Standard:
    return request.pdf if request.pdf in EDITIONS[edition].standards else "ua-1"


def _files(job: Job, request: Request, *, whole: bool) -> list[Job]:
    """An edition's files: with sheets to staple, how to print them; two where parts are asked for."""
    form = EDITIONS[job.edition].form
    if form == "saddle-stitch":
        job = replace(job, duplex=request.duplex)
        return [
            *_parts(job, request, ("fronts", "backs") if job.duplex == "none" else ()),
            replace(job, piece=GUIDE_PIECE),
        ]
    if form == "press":
        return _parts(job, request, ("cover", "inside") if request.cover == "apart" and whole else ())
    return [job]


def _parts(job: Job, request: Request, pieces: tuple[Piece, ...]) -> list[Job]:
    """The files that an edition comes in: ``pieces``, or the whole where there are none."""
    return [replace(job, creep=request.creep, piece=piece) for piece in pieces or WHOLE]


def _clinics(asked: Sequence[str], library: Library) -> list[str | None]:
    """None stands for a file without a clinic."""
    if not asked:
        return [None]
    if ALL in asked:
        if not library.clinics:
            raise WrongUse("there are no clinics in sections/clinics/")
        return [None, *library.clinics]
    found: list[str | None] = []
    for name in asked:
        found += [None] if name == NONE else known("clinic", [name], library.clinics)
    return list(dict.fromkeys(found))


def known(kind: str, names: Iterable[str], existing: Iterable[str]) -> list[str]:
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
