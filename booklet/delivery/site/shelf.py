"""What a site offers: booklets by language and clinic, with their files and the state that they are in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from booklet.compose.status import status
from booklet.edition import EDITIONS
from booklet.model import Booklet, BookletFiles, Built, Job, Library
from booklet.records import Role
from booklet.revision import state

State = Literal["current", "expired", "withdrawn"]

TYPES = {"pdf": "application/pdf", "html": "text/html"}


@dataclass(frozen=True)
class Approval:
    """In which role a booklet was approved, and when last."""

    role: Role
    on: date


@dataclass(frozen=True)
class Review:
    """Whether a booklet is approved in a language, by whom, and what its own pages say of that."""

    approved: bool
    words: str
    by: tuple[Approval, ...] = ()


@dataclass(frozen=True)
class Picture:
    """The first page of a file, drawn small. Width and height in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class Offer:
    """A file to download."""

    built: Built
    picture: Picture | None

    @property
    def path(self) -> str:
        return self.built.job.path

    @property
    def edition(self) -> str:
        return self.built.job.edition

    @property
    def type(self) -> str:
        """Media type."""
        return TYPES[EDITIONS[self.edition].suffix]


@dataclass(frozen=True)
class Copy:
    """A booklet in one language, for a clinic or for none, with its files. A withdrawn one has no files."""

    booklet: BookletFiles
    lang: str
    clinic: str | None
    state: State
    review: Review
    offers: tuple[Offer, ...]

    @property
    def meta(self) -> Booklet:
        return self.booklet.meta.value

    @property
    def page(self) -> str:
        """Path of the page of its editions. Ids hold no full stop, so that no two pages have one name."""
        return inside(self.clinic, f"{self.booklet.id}.{self.lang}.html")

    @property
    def reading(self) -> str:
        """Path of the page to read."""
        return inside(self.clinic, f"{self.booklet.id}.{self.lang}.read.html")

    @property
    def editions(self) -> list[Offer]:
        """Its files without those that go with another one."""
        return [offer for offer in self.offers if not offer.built.job.piece]

    @property
    def readable(self) -> Offer | None:
        """The web edition."""
        return next((offer for offer in self.offers if offer.edition == "web"), None)

    @property
    def cover(self) -> Offer | None:
        """The file whose first page stands for the booklet."""
        return next((offer for offer in self.editions if offer.picture), None)

    def guide(self, edition: str) -> Offer | None:
        """How to print an edition, where that is a file of its own."""
        return next((one for one in self.offers if one.edition == edition and one.built.job.piece), None)

    @property
    def changed(self) -> date:
        """The day since when what is said of it is as it is."""
        dates = self.meta.dates
        if self.meta.withdrawn:
            return self.meta.withdrawn.since
        return dates.next_review if self.state == "expired" else dates.last_review or dates.written


@dataclass(frozen=True)
class Site:
    """Everything that is offered. The first language is that of the front page."""

    copies: tuple[Copy, ...]
    languages: tuple[str, ...]
    clinics: tuple[str | None, ...]
    day: date
    """The day for which it says what is expired."""

    def of(self, clinic: str | None, lang: str) -> list[list[Copy]]:
        """For each booklet its copies for a clinic, the one in this language first."""
        found: dict[str, list[Copy]] = {}
        for copy in self.copies:
            if copy.clinic == clinic:
                found.setdefault(copy.booklet.id, []).append(copy)
        return [sorted(copies, key=lambda copy: copy.lang != lang) for copies in found.values()]

    def peers(self, copy: Copy) -> list[Copy]:
        """The same booklet for the same clinic, in every language."""
        return [one for one in self.copies if (one.booklet.id, one.clinic) == (copy.booklet.id, copy.clinic)]

    def clinics_with(self, copy: Copy) -> list[Copy]:
        """The same booklet in the same language for each clinic, and for none."""
        return [one for one in self.copies if (one.booklet.id, one.lang) == (copy.booklet.id, copy.lang)]


def inside(clinic: str | None, name: str) -> str:
    """A path of the site: a clinic has a folder of its own."""
    return f"{clinic}/{name}" if clinic else name


def front(lang: str, clinic: str | None, languages: tuple[str, ...]) -> str:
    """Path of the page that lists the booklets, for a clinic or for none."""
    return inside(clinic, "index.html" if lang == languages[0] else f"index.{lang}.html")


def printing(lang: str) -> str:
    """Path of the page that says how to print."""
    return f"print.{lang}.html"


def shelved(
    library: Library, wanted: Iterable[Job], built: Iterable[Built], pictures: Mapping[str, Picture], day: date
) -> Site:
    """The site of the jobs that were asked for, withdrawn booklets included. ``pictures`` are by the file's path."""
    files = {one.job: Offer(one, pictures.get(one.job.path)) for one in built}
    groups: dict[tuple[str, str, str | None], list[Offer]] = {}
    for job in wanted:
        offers = groups.setdefault((job.booklet, job.lang, job.clinic), [])
        offers += [files[job]] if job in files else []
    copies = []
    for (name, lang, clinic), offers in groups.items():
        booklet = library.booklets[name]
        state = state_of(booklet.meta.value, day)
        given = () if state == "withdrawn" else tuple(offers)
        copies.append(Copy(booklet, lang, clinic, state, review(library, booklet, lang), given))
    languages = tuple(dict.fromkeys(copy.lang for copy in copies))
    return Site(tuple(copies), languages, tuple(dict.fromkeys(copy.clinic for copy in copies)), day)


def state_of(meta: Booklet, day: date) -> State:
    """Whether a booklet may still be used on a day."""
    if meta.withdrawn:
        return "withdrawn"
    return "expired" if meta.dates.next_review < day else "current"


def review(library: Library, booklet: BookletFiles, lang: str) -> Review:
    """What is recorded of the approval of a booklet in a language."""
    now = state(library, booklet, lang)
    by = tuple(Approval(one.role, one.on) for one in now.standings if now.approved and one.on)
    return Review(now.approved, status(library, booklet, lang).words, by)
