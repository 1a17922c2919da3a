"""Puts a page together: words, numbers, drawings and templates become one HTML document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from booklet.compose import views
from booklet.compose.composed import Composed
from booklet.compose.furniture import LARGE, OFFICE, PRESS, TRIMMED, page_background
from booklet.compose.inline import Inliner
from booklet.compose.numbering import citation_numbers
from booklet.compose.people import people_out_of_ten
from booklet.compose.pictures import Pictures, data_address
from booklet.compose.typography import setter
from booklet.diagnostics import Location
from booklet.model import BookletFiles, Edition, Job, Library

TEMPLATES = Path(__file__).parent / "templates"


def compose(library: Library, job: Job, edition: Edition, styles: Path, padding: int = 0) -> Composed:
    """HTML of one file.

    ``library`` has passed the checks; ``styles`` is the folder that holds ``editions/<name>.css``; ``padding`` is
    how many pages of note lines to add before the back cover, so that the pages fill whole sheets.
    """
    booklet = library.booklets[job.booklet]
    lang = job.lang
    meta = booklet.meta.value
    strings = library.strings[lang].value
    typeset = setter(lang)
    numbers = citation_numbers(booklet, lang)
    glossary = booklet.glossary(lang)

    def inliner(explain: bool = True) -> Inliner:
        return Inliner(typeset, numbers, glossary, explain=explain)

    taken = meta.editions.get(job.edition)
    explains_itself = {name for name, filed in booklet.sections[lang].items() if _holds(filed.value.blocks, "glossary")}
    inliners = {name: inliner(name not in explains_itself) for name in booklet.sections[lang]}
    parts = views.part_views(booklet, lang, inliners, numbers, frozenset(taken.without if taken else ()))
    pictures = Pictures(library, booklet)
    front = inliner(explain=False)
    finish = PRESS if edition.form == "press" else LARGE if edition.large else OFFICE if edition.office else TRIMMED

    def words(mapping: Mapping[str, str] | None) -> Markup:
        """The words of a mapping by language, as running text."""
        return front((mapping or {}).get(lang))

    def plain(mapping: Mapping[str, str] | str | None) -> str:
        """The same, without markup."""
        return front.plain(mapping.get(lang) if isinstance(mapping, Mapping) else mapping)

    html = _environment().get_template("document.html").render(
        lang=lang,
        meta=meta,
        s=_Set(strings, typeset),
        parts=parts,
        call=next((part for part in parts if not part.numeral), None),
        words=words,
        plain=plain,
        typeset=typeset,
        front=front,
        pictures=pictures,
        people=lambda low, high: data_address(people_out_of_ten(low, high)),
        background=lambda active, side, **more: page_background(
            [part.tab for part in parts], active, side, edition.page, finish, **more
        ),
        ground=lambda side, **more: page_background([], "", side, edition.page, finish, **more),
        references=[(numbers[name], name, library.references[name]) for name in sorted(numbers, key=numbers.__getitem__)
                    if name in library.references],
        contact=lambda name: views.contact(library, name),
        phone_link=views.phone_link,
        number=lambda value, country: typeset(views.number(value, country)),
        day=lambda value: views.long_date(value, strings),
        month=lambda value: views.month(value, strings),
        clinic=library.clinics[job.clinic].value if job.clinic else None,
        sheet=(styles / edition.sheet).as_uri(),
        edition=edition,
        padding=padding,
    )  # fmt: skip
    files = pictures.files | {path for path in styles.rglob("*") if path.is_file()}
    return Composed(html, library.root.as_uri() + "/", _places(booklet, lang), frozenset(files), lang)


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

    def __getattr__(self, name: str) -> str:
        return str(self._typeset(getattr(self._strings, name)))


def _holds(blocks: Any, kind: str) -> bool:
    return any(block.kind == kind for block in blocks)


def _places(booklet: BookletFiles, lang: str) -> dict[str, Location]:
    """HTML id -> place in the content, for sections and their blocks."""
    places = {"cover": booklet.meta.source.at(("title",)), "essentials": booklet.meta.source.at(("main_message",))}
    places |= {
        f"part-{part.id}": booklet.meta.source.at(("parts", index))
        for index, part in enumerate(booklet.meta.value.parts)
    }
    for name, filed in booklet.sections[lang].items():
        places[name] = filed.source.at(("title",))
        for index, block in enumerate(filed.value.blocks):
            places[f"{name}--{block.id or index + 1}"] = filed.source.at(("blocks", index))
    return places


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
    environment.filters["sentence"] = views.sentence
    environment.filters["first_author"] = views.first_author
    environment.filters["journal"] = views.journal
    environment.filters["short_address"] = views.short_address
    return environment
