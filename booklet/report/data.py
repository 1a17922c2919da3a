"""Everything that a report says of one booklet in one language, as plain data: a page and JSON are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from booklet.checks import walk
from booklet.checks.readability import Score, Trend, score, scored, trend, whole
from booklet.checks.registry import silent
from booklet.checks.waivers import Judged, set_aside
from booklet.diagnostics import Diagnostic, Waived, has_errors, ordered
from booklet.model import BookletFiles, Library
from booklet.report.ages import ContactAge, Expiry, SourceAge, contact_ages, expiries, source_ages
from booklet.report.evidence import Known, Result, judged
from booklet.report.standards import Standard, standards
from booklet.revision import state
from booklet.revision.approved_texts import approved_sections


@dataclass(frozen=True)
class Reading:
    """How one section reads."""

    section: str
    title: str
    score: Score
    trend: Trend | None
    """Against its approved state; None where it has none."""


@dataclass(frozen=True)
class Report:
    library: Library
    id: str
    lang: str
    day: date
    booklet: BookletFiles | None
    """None where booklet.yaml cannot be read."""
    standards: list[tuple[Standard, list[Result]]]
    findings: list[Diagnostic]
    waived: list[Waived]
    unread: list[str]
    laid_out: tuple[str, ...]
    """The editions whose pages were looked at."""
    readings: list[Reading] = field(default_factory=list)
    whole: Score | None = None
    contacts: list[ContactAge] = field(default_factory=list)
    sources: list[SourceAge] = field(default_factory=list)
    expiries: list[Expiry] = field(default_factory=list)

    @property
    def state(self) -> str:
        """``draft``, ``approved``, ``expired``, or ``unknown`` where booklet.yaml cannot be read."""
        return state(self.library, self.booklet, self.lang).name if self.booklet else "unknown"

    @property
    def title(self) -> str:
        return str(self.booklet.meta.value.title.get(self.lang, self.id)) if self.booklet else self.id

    def rows(self, whole: str) -> list[tuple[str, Score, Trend | None]]:
        """Title, score and trend of the whole booklet, named ``whole``, and of each section."""
        first = [(whole, self.whole, None)] if self.whole else []
        return [*first, *((one.title, one.score, one.trend) for one in self.readings)]

    @property
    def silent(self) -> list[str]:
        """The rules that cannot read the language: what they look for, nobody looked for."""
        return silent(self.lang)

    @property
    def to_judge(self) -> int:
        """How many items are left to a person."""
        return sum(len(standard.for_people()) for standard, _ in self.standards)


def assess(
    library: Library, found: list[Diagnostic], checked: Judged, name: str, lang: str, *, day: date, styles: Path | None
) -> Report:
    """A report on a booklet, read or not. ``found`` are the faults of reading, ``checked`` those of the rules.

    ``styles`` is where style sheets are, to lay pages out with; None leaves the pages out, and all that hangs on them.
    """
    booklet = library.booklets.get(name)
    own = Concerns(library, name, lang, booklet)
    findings = [finding for finding in ordered([*found, *checked.findings]) if own.has(finding.location.path)]
    waived = [one for one in checked.waived if own.has(one.finding.location.path)]
    unread = sorted(path for path in library.unread if own.has(path))
    known = Known(lang, booklet, tuple(findings), tuple(waived), tuple(unread))
    laid_out: tuple[str, ...] = ()
    if styles and booklet:
        if has_errors(findings) or unread or lang not in library.strings:
            known = Known(lang, booklet, tuple(findings), tuple(waived), tuple(unread), why_not="no_pages")
        else:
            from booklet.report.pages import lay_out

            pages = lay_out(library, name, lang, styles)
            on_pages = set_aside(library, pages.findings)
            findings, waived = ordered([*findings, *on_pages.findings]), [*waived, *on_pages.waived]
            laid_out = pages.editions
            known = Known(
                lang, booklet, tuple(findings), tuple(waived), laid_out=True, pdf_faults=tuple(pages.pdf_faults)
            )
    results = [(standard, [judged(item, known) for item in standard.items]) for standard in standards()]
    if booklet is None:
        return Report(library, name, lang, day, None, results, findings, waived, unread, laid_out)
    contacts = contact_ages(library, booklet, lang, day)
    readings = list(_readings(library, booklet, lang))
    counted = whole((filed.value for spoken, filed in walk.sections(booklet) if spoken == lang), lang)
    return Report(
        library, name, lang, day, booklet, results, findings, waived, unread, laid_out, readings, scored(counted, lang),
        contacts, source_ages(library, booklet, lang, day), expiries(booklet, contacts, day),
    )  # fmt: skip


def _readings(library: Library, booklet: BookletFiles, lang: str) -> Iterable[Reading]:
    approved = approved_sections(library)
    for spoken, filed in walk.sections(booklet):
        now = score(filed.value, lang) if spoken == lang else None
        if now:
            before = approved.get((booklet.id, lang, filed.id))
            moved = trend(filed.value, before, lang) if before else None
            yield Reading(filed.id, str(filed.value.short_title or filed.value.title), now, moved)


class Concerns:
    """Which files a report is about: the booklet's own in its language, the contacts that it lists, what is shared."""

    def __init__(self, library: Library, name: str, lang: str, booklet: BookletFiles | None) -> None:
        self.folder = f"sections/booklets/{name}"
        self.lang = lang
        self.languages = set(booklet.sections) if booklet else set()
        listed = {contact for _, contact, _ in walk.contacts(booklet)} if booklet else set(library.contacts)
        self.others = {f"sections/contacts/{contact}.yaml" for contact in library.contacts if contact not in listed}

    def has(self, path: str) -> bool:
        if path.startswith("sections/booklets/"):
            inner = path.removeprefix(f"{self.folder}/")
            if inner == path:
                return path in (self.folder, "sections/booklets/")
            return inner.partition("/")[0] not in self.languages - {self.lang}
        if path.startswith("sections/strings/"):
            return path == f"sections/strings/{self.lang}.yaml"
        return path not in self.others and not path.startswith("sections/clinics/")
