"""The pages of a site as HTML, and its one style sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from booklet.compose.dark import by_scheme
from booklet.compose.inline import Inliner
from booklet.compose.pictures import Pictures
from booklet.compose.typography import NO_BREAK, setter
from booklet.compose.views import long_date
from booklet.delivery.site.shelf import Copy, Site, front, inside, printing
from booklet.edition import EDITIONS
from booklet.model import BookletFiles, Library
from booklet.palette import TINTS, resolved
from booklet.strings import EditionWords, SiteWords
from booklet.web.fonts import web_font
from booklet.web.page import KEYBOARD
from booklet.web.sheets import bundled

TEMPLATES = Path(__file__).parent / "templates"

SHEET, FEED, INDEX = "site.css", "feed.xml", "index.json"

POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file: data:; font-src data:; base-uri 'none'; form-action 'none'"  # noqa: E501
"""What a page may load: what lies beside it. ``file:`` is for a copy of the site that is opened from a disk."""


def pages(site: Site, library: Library, contents: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and HTML of every page. ``contents`` is the HTML of the web editions, by path."""
    printers = {lang: Printer(site, library, lang) for lang in site.languages}
    for lang, printer in printers.items():
        yield printing(lang), printer.page("print.html", printing(lang), _all(site, printing), **printer.on_printing())
        for clinic in dict.fromkeys([None, *site.clinics]):
            path = front(lang, clinic, site.languages)
            others = {one: front(one, clinic, site.languages) for one in site.languages}
            yield path, printer.page("front.html", path, others, clinic=clinic, shelf=site.of(clinic, lang))
    for copy in site.copies:
        printer = printers[copy.lang]
        peers = site.peers(copy)
        yield copy.page, printer.page("booklet.html", copy.page, {one.lang: one.page for one in peers}, copy=copy)
        if copy.readable:
            yield copy.reading, printer.noted(contents[copy.readable.path], copy)
        elif copy.state == "withdrawn":
            # Who kept the address of the page to read is told there.
            others = {one.lang: one.reading for one in peers}
            yield copy.reading, printer.page("booklet.html", copy.reading, others, copy=copy)


def _all(site: Site, path: Any) -> dict[str, str]:
    return {lang: path(lang) for lang in site.languages}


def style_sheet(styles: Path, html: list[str]) -> str:
    """The style sheet of all pages, with the letters that they need and the colours of a dark screen."""
    letters = KEYBOARD | frozenset(unescape("".join(html)))
    colours = resolved(None) | {f"tint-{number}": tint for number, tint in enumerate(TINTS)}
    light = "".join(f"--{name}: {value}; " for name, value in colours.items())
    dark = "".join(f"--{name}: {by_scheme(value)}; " for name, value in colours.items())
    layer = (
        f"@layer clinic {{\n:root {{ {light}}}\n@supports (color: light-dark(#000, #fff)) {{ :root {{ {dark}}} }}\n}}\n"
    )
    return bundled(styles / "site.css", lambda font: web_font(font, letters)) + layer


class Printer:
    """Fills the templates in one language."""

    def __init__(self, site: Site, library: Library, lang: str) -> None:
        self.site, self.library, self.lang = site, library, lang
        self.strings = library.strings[lang].value
        self.words: SiteWords = self.strings.site
        self.typeset = setter(lang)

    def page(self, template: str, path: str, others: Mapping[str, str], **more: Any) -> str:
        """A page at ``path``; ``others`` are the paths of the same page in each language."""
        clinic = more.pop("clinic", None) or (more["copy"].clinic if "copy" in more else None)
        return _environment().get_template(template).render(self._known(path), clinic=clinic, others=others, **more)

    def noted(self, html: str, copy: Copy) -> str:
        """The web edition with a line at its head: the way to the other editions, and that it is expired if it is."""
        head, mark, rest = html.partition("<main>\n")
        if not mark:
            raise ValueError("the web edition has no main part to put a line into")
        note = _environment().get_template("note.html").render(self._known(copy.reading), copy=copy)
        return f"{head}{mark}{note}\n{rest}"

    def on_printing(self) -> dict[str, Any]:
        """What the page on printing shows: the editions of this language that are printed."""
        names = {offer.edition for copy in self.site.copies if copy.lang == self.lang for offer in copy.editions}
        known = [(name, self.edition(name)) for name in EDITIONS if name in names]
        folded = [name for name, _ in known if EDITIONS[name].form == "saddle-stitch"]
        return {"printed": [(name, words) for name, words in known if words.printing or name in folded],
                "folded": folded}  # fmt: skip

    def edition(self, name: str) -> EditionWords:
        """What a reader is told of an edition; its name alone where nothing is written of it."""
        return self.words.editions.get(name) or EditionWords(name=name, purpose="")

    def _known(self, path: str) -> dict[str, Any]:
        """What every template may use."""
        site, lang = self.site, self.lang
        pictures = Pictures(self.library, site.copies[0].booklet)
        names = {one: self.library.strings[one].value.language(one) for one in site.languages}
        return {
            "lang": lang,
            "site": site,
            "s": self.strings,
            "w": self.words,
            "typeset": self.typeset,
            "filled": lambda text, **words: self.typeset(_filled(text, words)),
            "day": lambda value: self.typeset(long_date(value, self.strings)),
            "size": self.size,
            "count": self.count,
            "edition": self.edition,
            "form": lambda name: EDITIONS[name].suffix.upper(),
            "inline": self.inline,
            "plain": lambda booklet, words: self.inline(booklet, lang).plain(words.get(lang)),
            "title": lambda copy: self.inline(copy.booklet, copy.lang).plain(copy.meta.title[copy.lang]),
            "clinics": self.library.clinics,
            "logo": self.logo,
            "icon": pictures.pictogram("livre"),
            "pictogram": pictures.pictogram,
            "guide": pictures.guide,
            "policy": POLICY,
            "to": lambda target: link(path, target),
            "front": lambda clinic=None: front(lang, clinic, site.languages),
            "printing": printing(lang),
            "sheet": SHEET,
            "feed": FEED,
            "index": INDEX,
            "language": names.get,
        }

    def inline(self, booklet: BookletFiles | None, lang: str) -> Inliner:
        """Makes running text of a booklet's words: no term is explained, nothing is cited."""
        glossary = booklet.glossary(lang) if booklet else {}
        return Inliner(setter(lang), {}, glossary, explain=False, links=False)

    def logo(self, clinic: str) -> str:
        """Path of a clinic's logo; empty without one."""
        name = self.library.clinics[clinic].value.logo
        return logo_path(clinic, name) if name else ""

    def count(self, pages: int) -> str:
        return self.words.one_page if pages == 1 else _filled(self.words.pages, {"count": pages})

    def size(self, bytes_: int) -> str:
        """A file's size as a reader takes it in: ``1,2 Mo``, two figures and the unit."""
        unit, value = 0, float(bytes_)
        while round(value, 1) >= 1000 and unit < len(self.words.size_units) - 1:
            unit, value = unit + 1, value / 1000
        digits = f"{value:.1f}" if unit and value < 9.95 else f"{value:.0f}"
        return digits.replace(".", self.words.decimal_sign) + NO_BREAK + self.words.size_units[unit]


def logos(site: Site, library: Library) -> Iterator[tuple[str, Path]]:
    """Path and file of each clinic's logo."""
    for clinic in filter(None, site.clinics):
        if name := library.clinics[clinic].value.logo:
            yield logo_path(clinic, name), library.logo(name)


def logo_path(clinic: str, name: str) -> str:
    return inside(clinic, f"logo{posixpath.splitext(name)[1]}")


def link(page: str, target: str) -> str:
    """The relative address that leads from one path of the site to another."""
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


def _filled(text: str, words: Mapping[str, object]) -> str:
    """A string of the program with its places in braces filled."""
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["Markup"] = Markup
    return environment
