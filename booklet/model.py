"""What a booklet is. Plain data, no behaviour beyond looking things up, no path of an output, no edition in a text.

``content`` makes a ``Library`` of these from ``sections/``; every later stage only reads it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from booklet import shipped
from booklet.blocks import (
    WHOLE,
    Block,
    Day,
    Glossary,
    GlossaryItem,
    Id,
    Inline,
    Strict,
)
from booklet.clinic import Clinic as Clinic
from booklet.clinic import Country, Lang, Web, Words
from booklet.diagnostics import Location
from booklet.edition import EDITIONS, Duplex, Ink, Piece, Standard
from booklet.edition import Edition as Edition
from booklet.form import Form
from booklet.inside import Loc as Loc
from booklet.inside import contact_ids as contact_ids
from booklet.inside import drawings as drawings
from booklet.inside import founded as founded
from booklet.inside import texts as texts
from booklet.panels import EditionContent as EditionContent
from booklet.records import Approval, Role, Translation
from booklet.settings import Purpose, Thresholds, Waiver
from booklet.strings import Strings as Strings
from booklet.withdrawal import Withdrawn


class Section(Strict):
    """One subject, one file. Its id is the file's stem."""

    title: Inline
    short_title: Inline | None = None
    """For contents lists, where the title is long."""
    pictogram: Id | None = None
    blocks: Annotated[list[Block], Field(min_length=1)]
    sources: list[Id] = []
    """References that the whole section rests on, printed at its end."""
    translation: Translation | None = None
    """Of a translated section: what it was made from, written by ``booklet translations --record``."""


class SectionEntry(Strict):
    id: Id
    starts: Literal["page", "flow"] = "page"
    """Whether the section opens a page or follows the one before it."""


class Scene(Strict):
    figure: str
    alt: Words


class Part(Strict):
    """A run of sections under one numeral and one thumb tab. The ``call`` part has a telephone for a numeral."""

    id: Id
    kind: Literal["part", "call"] = "part"
    title: Words
    sentence: Words
    """One line for the contents page."""
    lead: Words | None = None
    """What the part is for, on its opening page."""
    purpose: Purpose | None = None
    """What a reader does with it, for the checks."""
    pictogram: Id
    scene: Scene | None = None
    """The drawing of the opening page; a part without one has no opening page."""
    sections: Annotated[list[SectionEntry], Field(min_length=1)]


class Dates(Strict):
    written: Day
    last_review: Day | None = None
    next_review: Day


class KeyPointWords(Strict):
    text: Words
    pictogram: Id | None = None


class UseStep(Strict):
    title: Words
    text: Words
    screen: Words | None = None
    """What the page to read says in place of the text, where that speaks of paper: of tabs, of turning pages."""


class Cover(Strict):
    figure: str
    alt: Words
    promise: Annotated[list[Words], Field(min_length=1, max_length=3)]
    """What the reader gets from the booklet, a line each."""


class Slots(Strict):
    """What only the people who publish the booklet can say. Empty slots are printed as empty."""

    publisher: Words | None = None
    owner: Words | None = None
    funding: Words | None = None
    interests: Words | None = None
    feedback: Words | None = None


class License(Strict):
    text: Words
    drawings: Words


class Booklet(Strict):
    """booklet.yaml: everything about a booklet that is not a section."""

    id: Id
    form: Form = "full"
    """full has a page of essentials, contents and part openings. short is one sheet folded once, four A5 pages: the
    cover carries the message and the key points, and the back what comes after the part on when to call."""
    source_language: Lang
    title: Words
    subtitle: Words
    main_message: Words
    key_points: Annotated[list[KeyPointWords], Field(min_length=3, max_length=7)]
    objective: Words
    audience: Words
    covers: Annotated[list[Words], Field(min_length=1, max_length=7)]
    does_not_cover: Annotated[list[Words], Field(min_length=1, max_length=7)]
    how_to_use: Annotated[list[UseStep], Field(min_length=1, max_length=4)]
    keywords: Words
    code: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9.-]{2,30}$")]
    """What to quote when ordering more copies."""
    revision: Annotated[str, Field(pattern=r"^\d+\.\d+(?:\.\d+)?$")]
    dates: Dates
    slots: Slots = Slots()
    approvals_needed: Annotated[list[Role], Field(min_length=1, max_length=4)] = ["clinician", "patient"]
    """In which roles people must approve every section before a final build; a translation needs ``language`` too."""
    review_state: Literal["draft", "approved"] | None = None
    """No longer used: the state is worked out from approvals.yaml. Read so that older revisions can be compared."""
    withdrawn: Withdrawn | None = None
    license: License
    cover: Cover
    emergency_contacts: Annotated[list[Id], Field(max_length=4)] = []
    """Contacts whose numbers stand large on the back cover."""
    back_contacts: Annotated[list[Id], Field(max_length=7)] = []
    """Contacts named in one line each on the back cover."""
    parts: Annotated[list[Part], Field(min_length=1, max_length=9)]
    editions: dict[Id, EditionContent] = {}
    thresholds: dict[Lang, Thresholds] = {}
    """What the checks hold texts to, by language."""
    waivers: list[Waiver] = []

    @property
    def order(self) -> list[str]:
        """Ids of the sections as they are read."""
        return [entry.id for part in self.parts for entry in part.sections]


class Sourced(Strict):
    """A field of a contact, with where it was read, when, and when a person checked it."""

    value: str = Field(min_length=1, max_length=200)
    note: Words | None = None
    source: Web
    read_on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}(?:-\d{2})?$")]
    checked_on: Day | None = None
    checked_by: str | None = None
    shelf_life_months: Annotated[int, Field(ge=1, le=60), WHOLE] = 12


class SourcedNumber(Sourced):
    """A telephone number of a contact."""

    country: Country | None = None
    """Whose numbering plan the number follows, where it is not the contact's."""


class Contact(Strict):
    """An association, a service or a number. Its id is the file's stem."""

    name: Words
    what: Words
    """What they do for the reader, in one sentence."""
    country: Country
    role: Literal["association", "centre", "service", "emergency", "resource"]
    phone: SourcedNumber | None = None
    sms: SourcedNumber | None = None
    email: Sourced | None = None
    website: Sourced | None = None
    address: Sourced | None = None


class Reference(Strict):
    """A publication that facts come from. ``url`` leads to the publisher, PMC, a DOI or an agency only."""

    authors: str
    title: str
    short: str | None = None
    """A few words of the title, for the list on paper; the web edition has it whole."""
    published: str | None = None
    """Journal or publisher, year, volume and pages, as far as they are known."""
    year: Annotated[str, Field(pattern=r"^(?:1[5-9]|20)\d{2}$")] | None = None
    url: Web | None = None
    type: Literal[
        "guideline", "systematic-review", "review", "cohort", "case-series", "agency", "association", "other"
    ] = "other"
    lang: Lang = "en"


@dataclass(frozen=True)
class Source:
    """One content file as read: its text and the place of every value, by path of keys and indexes."""

    path: str
    text: str
    places: Mapping[tuple[str | int, ...], tuple[int, int, int, int]]
    """For each value: line and column from 1, then start and end offset in ``text``."""

    def at(self, loc: tuple[str | int, ...] = ()) -> Location:
        """The place of a value, or of the nearest thing that holds it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        line, column, _, _ = self.places.get(loc, (1, 1, 0, 0))
        return Location(self.path, line, column)

    def find(self, loc: tuple[str | int, ...], needle: str, nth: int = 0) -> Location:
        """The place of the nth ``needle`` inside a value; the value's own place where it is not found as typed."""
        if loc not in self.places:
            return self.at(loc)
        _, _, start, end = self.places[loc]
        offset = start - 1
        for _ in range(nth + 1):
            offset = self.text.find(needle, offset + 1, end)
            if offset < 0:
                return self.at(loc)
        before = self.text[:offset]
        return Location(self.path, before.count("\n") + 1, offset - before.rfind("\n"))


T = TypeVar("T")


@dataclass(frozen=True)
class Filed(Generic[T]):
    """A value of the model with its id and the file that it came from."""

    id: str
    value: T
    source: Source


@dataclass(frozen=True)
class BookletFiles:
    """A booklet with its sections in every language that it has, and its folder."""

    meta: Filed[Booklet]
    folder: Path
    """sections/booklets/<id>, absolute. Its drawings live in ``figures/`` there."""
    sections: Mapping[str, Mapping[str, Filed[Section]]]
    """Language, then section id."""
    approvals: Filed[list[Approval]] | None = None
    """approvals.yaml, where there is one without faults."""
    translations: Filed[dict[str, Translation]] | None = None
    """translations.yaml: for each language, what the words of booklet.yaml were translated from."""

    @property
    def id(self) -> str:
        return self.meta.id

    def languages(self) -> list[str]:
        """Source language first."""
        source = self.meta.value.source_language
        return [source, *sorted(lang for lang in self.sections if lang != source)]

    def glossary(self, lang: str) -> dict[str, GlossaryItem]:
        """Every term explained anywhere in the booklet, by id."""
        return {
            item.id: item
            for filed in self.sections.get(lang, {}).values()
            for block in filed.value.blocks
            if isinstance(block, Glossary)
            for item in block.items
        }


@dataclass(frozen=True)
class Library:
    """Everything under sections/, read and validated."""

    root: Path
    """The project's folder, absolute: every ``Location`` is relative to it."""
    booklets: Mapping[str, BookletFiles] = field(default_factory=dict)
    contacts: Mapping[str, Filed[Contact]] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    references_source: Source | None = None
    clinics: Mapping[str, Filed[Clinic]] = field(default_factory=dict)
    strings: Mapping[str, Filed[Strings]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Files with faults, left out above: paths relative to ``root``. What may stand in them is not missing. A folder
    that could not be entered ends with a stroke, and stands for whatever may be in it."""

    def figure(self, booklet: BookletFiles, name: str) -> Path:
        """Where a drawing lives: beside the booklet, else among the shared ones. Not checked to exist."""
        own = booklet.folder / "figures" / name
        return own if os.path.exists(own) else self.root / "sections" / "figures" / name

    def logo(self, name: str) -> Path:
        """Where a clinic's logo lives. Not checked to exist."""
        return self.root / "sections" / "clinics" / name

    def pictogram(self, name: str) -> Path:
        """A shared pictogram, by its id: the project's own, else the program's."""
        return self._shared(f"pictograms/{name}.svg")

    def sign(self, name: str) -> Path:
        """A sign that the program draws by itself: levels, yes and no, arrow, phone."""
        return self._shared(f"signs/{name}.svg")

    def guide(self, name: str) -> Path:
        """A drawing of the page on printing."""
        return self._shared(f"guide/{name}.svg")

    def _shared(self, name: str) -> Path:
        own = self.root / "sections" / "figures" / name
        return own if os.path.exists(own) else shipped.figures() / name


@dataclass(frozen=True)
class Job:
    """One file to make."""

    booklet: str
    lang: str
    edition: str
    clinic: str | None = None
    ink: Ink = "colour"
    creep: float = 0.0
    """Thickness of the paper in mm, by which inner sheets are set nearer to the fold."""
    piece: Piece = ""
    """What of the edition the file is, where it is not the whole."""
    pdf: Standard = "ua-1"
    """What a file to read on a screen keeps; nothing of others."""
    duplex: Duplex = "short-edge"
    """How sheets to be folded get their backs; nothing of others."""

    @property
    def path(self) -> str:
        """Relative to the output folder, with forward slashes."""
        piece = f"-{self.piece}" if self.piece else ""
        suffix = EDITIONS[self.edition].suffix if self.edition in EDITIONS else "pdf"
        name = f"{self.booklet}-{self.lang}-{self.edition}{piece}.{suffix}"
        return f"{self.clinic}/{name}" if self.clinic else name

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True)
class Built:
    """One file made: what the manifest says of it."""

    job: Job
    pages: int
    bytes: int
    sha256: str
    inputs: str
    """Hash of everything that the file was made from."""
    revision: str
    conformance: list[str]
