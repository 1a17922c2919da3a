"""Puts a page together: words, numbers, drawings and templates become one HTML document."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pydantic import BaseModel

from booklet.calllines import Due, call_lines, due
from booklet.checks import numbers
from booklet.compose import sheet, views
from booklet.compose.composed import Composed, Fitting
from booklet.compose.dark import by_scheme
from booklet.compose.furniture import LARGE, OFFICE, PRESS, TRIMMED, page_background
from booklet.compose.inline import Inliner
from booklet.compose.numbering import citation_numbers
from booklet.compose.people import people, people_out_of_ten
from booklet.compose.pictures import Pictures, data_address
from booklet.compose.sorting import key
from booklet.compose.status import status
from booklet.compose.team import Team
from booklet.compose.typography import setter
from booklet.diagnostics import Location
from booklet.edition import A5, EDITIONS
from booklet.form import SHORT_PAGES
from booklet.levels import shown
from booklet.model import BookletFiles, Clinic, Contact, Edition, Filed, Job, Library, Reference, Section
from booklet.palette import CLINIC_TOKENS, resolved
from booklet.settings import limits

TEMPLATES = Path(__file__).parent / "templates"


def compose(library: Library, job: Job, edition: Edition, styles: Path, padding: int = 0) -> Composed:
    """HTML of one file.

    ``library`` has passed the checks; ``styles`` is the folder that holds ``editions/<name>.css``; ``padding`` is
    how many pages of note lines to add before the part on when to call and before the back cover, so that the pages
    fill whole sheets and the call stands in the middle: ``pdf.padding`` drops those that are not needed.
    """
    desk = Desk(library, job, edition, styles)
    if edition.fitted:
        composed = compose_sheet(desk)
    elif edition.form == "web":
        composed = compose_web(desk)
    elif desk.meta.form == "short":
        composed = compose_short(desk, padding)
    else:
        composed = compose_pages(desk, padding)
    return replace(composed, due=desk.due())


def compose_pages(desk: Desk, padding: int) -> Composed:
    """HTML of a booklet of pages."""
    edition, job = desk.edition, desk.job
    parts = desk.parts()
    finish = PRESS if edition.form == "press" else LARGE if edition.large else OFFICE if edition.office else TRIMMED
    composed = desk.document(
        "document.html",
        _places(desk.booklet, job.lang),
        parts=parts,
        call=views.call(parts),
        background=lambda active, side, **more: page_background(
            [part.tab for part in parts], active, side, edition.page, finish, petrol=desk.colours["petrol"], **more
        ),
        ground=lambda side, **more: page_background(
            [], "", side, edition.page, finish, petrol=desk.colours["petrol"], **more
        ),
        references=desk.references(),
        padding=padding,
    )
    team = any(view.block.kind == "team" for part in parts for section in part.sections for view in section.blocks)
    composed = replace(composed, reserve=(2 if edition.large else 1) if team else 0)
    call = views.call(parts)
    if call is None or not call.sections[0].spread:
        return composed
    return replace(composed, spread="centre" if edition.page == A5 else "facing", call=call.sections[0].id)


def compose_short(desk: Desk, padding: int) -> Composed:
    """HTML of a short booklet: cover, pages that flow, back. On its one sheet, what comes after the call stands on the
    back; in large print, on pages of its own.
    """
    parts = desk.parts()
    call = views.call(parts)
    inside = parts[: parts.index(call) + 1] if call else parts
    composed = desk.document(
        "short.html",
        _places(desk.booklet, desk.job.lang),
        parts=parts,
        inside=inside,
        behind=parts[len(inside) :],
        call=call,
        references=desk.references(),
        padding=0 if desk.folded else padding,
    )
    if desk.folded:
        return replace(composed, most_pages=SHORT_PAGES)
    facing = next((section for section in call.sections if section.spread), None) if call else None
    return replace(composed, spread="facing", call=facing.id) if facing else composed


def compose_web(desk: Desk) -> Composed:
    """HTML of the web edition: the same blocks on one page, with the colours of a dark screen beside those of paper."""
    job = desk.job
    parts = [replace(part, tint=by_scheme(part.tint)) for part in desk.parts()]
    clinic = desk.library.clinics[job.clinic].value if job.clinic else None
    script = (TEMPLATES / "web" / "reading.js").read_text(encoding="utf-8")
    return desk.document(
        "web.html",
        _places(desk.booklet, job.lang),
        parts=parts,
        call=views.call(parts),
        references=desk.references(),
        colours={name: by_scheme(value) for name, value in resolved(clinic.colours if clinic else None).items()},
        script=Markup(script),
        # The page may run this script and no other: content security policy, level 3.
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def compose_sheet(desk: Desk) -> Composed:
    """HTML of a one-sheet edition: what booklet.yaml chooses for it, each unit on a page of its own, not yet fitted."""
    job = desk.job
    units = sheet.units(desk.booklet, job.lang, desk.edition, desk.inliner)
    desk.takes(choice.section for unit in units for view in unit.panels for choice in view.panel.blocks)
    places = _places(desk.booklet, job.lang) | sheet.places(desk.booklet, job.lang, job.edition)
    printed = {choice.section for unit in units for view in unit.panels for choice in view.panel.blocks}
    composed = desk.document("sheet.html", places, units=units, state_words=desk.status.sheet_words(printed))
    return replace(composed, units={unit.name: Fitting(unit.title, unit.width, unit.height) for unit in units})


def compose_guide(library: Library, job: Job, edition: Edition, styles: Path, *, sheets: int) -> Composed:
    """HTML of the page that says how to print, fold and staple a booklet of so many ``sheets``."""
    desk = Desk(library, job, edition, styles)
    return desk.document("guide.html", _places(desk.booklet, job.lang), sheets=sheets, duplex=job.duplex)


def css_string(text: str) -> Markup:
    """Text as a CSS string: whatever is in it, it can end neither the string nor the style element."""
    escaped = "".join(
        character if character.isalnum() or character in " \u00a0\u202f:→.,’" else f"\\{ord(character):x} "
        for character in text
    )
    return Markup(f'"{escaped}"')


class _Set:
    """The program's own words, set by the language's typography as they are asked for."""

    def __init__(self, strings: Any, typeset: Any) -> None:
        self._strings, self._typeset = strings, typeset

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._strings, name)
        if isinstance(value, BaseModel):
            return _Set(value, self._typeset)
        return self._typeset(value) if isinstance(value, str) else value


class Desk:
    """What composing any document of a job needs: words, numbers, pictures, and the templates that use them."""

    def __init__(
        self, library: Library, job: Job, edition: Edition, styles: Path, inliner: type[Inliner] = Inliner
    ) -> None:
        """``inliner`` turns running text into HTML."""
        self._inliner = inliner
        self.library, self.job, self.edition, self.styles = library, job, edition, styles
        self.booklet = library.booklets[job.booklet]
        self.meta = self.booklet.meta.value
        self.strings = library.strings[job.lang].value
        self.status = status(library, self.booklet, job.lang)
        self.typeset = setter(job.lang)
        self.numbers = citation_numbers(self.booklet, job.lang)
        self.glossary = self.booklet.glossary(job.lang)
        filed = library.clinics[job.clinic] if job.clinic else None
        own = filed.value.colours if filed else None
        self.colours = resolved(own)
        self.pictures = Pictures(library, self.booklet, self.colours)
        self.inliners: list[Inliner] = []
        read = [self.booklet.meta.source, library.strings[job.lang].source, *([filed.source] if filed else [])]
        self.sources = {source.path for source in read}
        """The content files that the document is made of, as far as it is composed."""
        self.front = self.inliner(explain=False, links=not edition.fitted)
        self.changed = {name: self.colours[name] for name in CLINIC_TOKENS} if own else {}
        self.clinic_places = _clinic_places(self.booklet, job.lang, filed) if filed else {}
        self.team = Team(filed.value, self.pictures, self.strings, self.words, larger=edition.large) if filed else None

    @property
    def folded(self) -> bool:
        """Whether the document is the one sheet, folded once, that a short booklet is."""
        return self.meta.form == "short" and self.edition.page == A5

    def inliner(self, explain: bool = True, links: bool = True) -> Inliner:
        one = self._inliner(self.typeset, self.numbers, self.glossary, explain=explain, links=links)
        if self._inliner is Inliner:  # what compares two states shows words alone
            one.leads = self.lead
        one.dialled = {"tel": self.strings.team_phone, "sms": self.strings.text_message}
        self.inliners.append(one)
        return one

    def lead(self, section: str, words: str) -> str:
        """HTML of words that lead to a section: a link, with the page on paper; on a sheet, where to turn to."""
        if not self.edition.fitted:
            link = f'<a class="lead-to" href="#{section}">{words}</a>'
            page = f'<span class="page-of" data-href="#{section}"></span>'
            short = escape(self.strings.page_short)
            return (
                f'{link}\u00a0<span class="lead-page">({short}\u00a0{page})</span>'
                if self.edition.form != "web"
                else link
            )
        panels = self.meta.editions[self.edition.name].panels or []
        printed = {choice.section for panel in panels for choice in panel.blocks}
        where = self.strings.inside if self.edition.form == "panels" else self.strings.overleaf
        return f"{words}, {escape(self.typeset(where))}" if section in printed else words

    def parts(self) -> list[views.PartView]:
        """The parts of the booklet without the sections that the edition leaves out."""
        booklet, lang = self.booklet, self.job.lang
        taken = self.meta.editions.get(self.job.edition)
        explains_itself = {
            name for name, filed in booklet.sections[lang].items() if _holds(filed.value.blocks, "glossary")
        }
        # The lines on when to call print no numbers of references: these are gathered elsewhere.
        bare = {entry.id for part in self.meta.parts if part.kind == "call" for entry in part.sections}
        inliners = {
            name: self.inliner(name not in explains_itself, links=name not in bare) for name in booklet.sections[lang]
        }
        parts = views.part_views(booklet, lang, inliners, self.numbers, frozenset(taken.without if taken else ()))
        self.takes(section.id for part in parts for section in part.sections)
        return parts

    def takes(self, sections: Iterable[str]) -> None:
        """Notes that the document is made of these sections."""
        self.sources |= {self.booklet.sections[self.job.lang][name].source.path for name in sections}

    def contact(self, name: str) -> Contact | None:
        """A contact, and the note that the document is made of it."""
        filed = self.library.contacts.get(name)
        if filed:
            self.sources.add(filed.source.path)
        return filed.value if filed else None

    def references(self) -> list[tuple[int, str, Reference]]:
        """Number, id and reference of each that is cited, in order."""
        known = self.library.references
        ordered = sorted(self.numbers, key=self.numbers.__getitem__)
        found = [(self.numbers[name], name, known[name]) for name in ordered if name in known]
        if found and self.library.references_source:
            self.sources.add(self.library.references_source.path)
        return found

    def due(self) -> tuple[Due, ...]:
        """The lines on when to call that every document prints; on a sheet, some may give way."""
        lines = call_lines(self.booklet, self.job.lang, self.strings.or_)
        # Each with an inliner of its own: what is explained once may be explained in any of them.
        return tuple(
            due(line, str(self.inliner(links=False)(line.text)))
            for line in lines
            if not (self.edition.fitted and line.gives_way)
        )

    def words(self, mapping: Mapping[str, str] | None) -> Markup:
        """The words of a mapping by language, as running text."""
        return self.front((mapping or {}).get(self.job.lang))

    def plain(self, mapping: Mapping[str, str] | str | None) -> str:
        """The same, without markup."""
        return self.front.plain(mapping.get(self.job.lang) if isinstance(mapping, Mapping) else mapping)

    def document(self, template: str, places: Mapping[str, Location], **more: Any) -> Composed:
        """The template, filled."""
        library, job, strings = self.library, self.job, self.strings
        html = (
            _environment()
            .get_template(template)
            .render(
                lang=job.lang,
                status=self.status,
                meta=self.meta,
                s=_Set(strings, self.typeset),
                words=self.words,
                plain=self.plain,
                typeset=self.typeset,
                typeset_in=lambda lang, text: setter(lang)(text),
                front=self.front,
                pictures=self.pictures,
                people=lambda low, high: data_address(people_out_of_ten(low, high, line=self.colours["petrol-7"])),
                person=lambda low, high: data_address(people(low, high, 1, line=self.colours["petrol-7"])),
                contact=self.contact,
                phone_link=numbers.link,
                shown_levels=shown,
                number=lambda value, country: self.typeset(numbers.national(value, country)),
                day=lambda value: views.long_date(value, strings),
                month=lambda value: views.month(value, strings),
                clinic=self.team,
                clinic_colours=self.changed,
                sheet=(self.styles / self.edition.sheet).as_uri(),
                edition=self.edition,
                paged=self.edition.form != "web",
                # Line by line only where there is room, and for who reads to sign: a page on when to call is full.
                line_marks=self.edition.form == "web" or self.edition.name not in EDITIONS,
                folded=self.folded,
                **more,
            )
        )
        files = self.pictures.files | {path for path in self.styles.rglob("*") if path.is_file()}
        places = {**places, **self.clinic_places}
        terms = {term for inliner in self.inliners for term in inliner.terms}
        self.takes(name for name, filed in self.booklet.sections[job.lang].items() if _explains(filed.value, terms))
        sources = tuple(sorted(self.sources))
        held = limits(self.meta.thresholds, job.lang)
        return Composed(
            html, library.root.as_uri() + "/", places, frozenset(files), job.lang, sources=sources, limits=held
        )  # fmt: skip


def _explains(section: Section, terms: set[str]) -> bool:
    """Whether one of the terms is explained there."""
    return any(item.id in terms for block in section.blocks if block.kind == "glossary" for item in block.items)


def _holds(blocks: Any, kind: str) -> bool:
    return any(block.kind == kind for block in blocks)


def _places(booklet: BookletFiles, lang: str) -> dict[str, Location]:
    """HTML id -> place in the content, for what stands in front, for sections and their blocks."""
    places = {"cover": booklet.meta.source.at(("title",)), "essentials": booklet.meta.source.at(("main_message",))}
    places |= {
        f"part-{part.id}": booklet.meta.source.at(("parts", index))
        for index, part in enumerate(booklet.meta.value.parts)
    }
    places |= {
        f"front--point-{index + 1}": booklet.meta.source.at(("key_points", index, "text", lang))
        for index in range(len(booklet.meta.value.key_points))
    }
    places |= {
        f"front--promise-{index + 1}": booklet.meta.source.at(("cover", "promise", index, lang))
        for index in range(len(booklet.meta.value.cover.promise))
    }
    for name, filed in booklet.sections[lang].items():
        places[name] = filed.source.at(("title",))
        for index, block in enumerate(filed.value.blocks):
            places[f"{name}--{block.id or index + 1}"] = filed.source.at(("blocks", index))
    return places


def _clinic_places(booklet: BookletFiles, lang: str, clinic: Filed[Clinic]) -> dict[str, Location]:
    """HTML id -> the clinic's file, for each place that says something of it."""
    boxes = [
        f"{name}--{block.id or index + 1}--clinic"
        for name, filed in booklet.sections[lang].items()
        for index, block in enumerate(filed.value.blocks)
        if block.kind == "team"
    ]
    return dict.fromkeys(["cover-team", "back-team", *boxes], clinic.source.at(("name",)))


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["address"] = views.address
    environment.filters["css_string"] = css_string
    environment.filters["in_order"] = lambda items, lang: sorted(items, key=lambda item: key(lang, str(item.term)))
    environment.filters["sentence"] = views.sentence
    environment.filters["first_author"] = views.first_author
    environment.filters["journal"] = views.journal
    environment.filters["short_address"] = views.short_address
    environment.filters["site"] = views.site
    return environment
