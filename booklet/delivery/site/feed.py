"""What programs read of a site: an Atom feed of what changed, and an index of everything as JSON.

No address of the site itself is known, so ids are ``urn:uuid:`` and links are relative to where the files lie.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid5
from xml.etree import ElementTree as Xml

from booklet.compose.inline import Inliner
from booklet.compose.typography import setter
from booklet.compose.views import long_date
from booklet.delivery.site.pages import FEED, link
from booklet.delivery.site.shelf import Copy, Offer, Site, front
from booklet.edition import EDITIONS
from booklet.model import Library

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

IDS = UUID("8f5a1d6c-6f0b-4b0e-9a57-2f3a1c9de6b4")
"""The namespace of this program's ids: RFC 9562, 5.5."""

FORM = 1
"""Raised when the form of the index changes."""


def atom(site: Site, library: Library) -> str:
    """RFC 4287: an entry for each booklet, language and revision. Its id stays while these three do."""
    copies = [copy for copy in site.copies if copy.clinic == site.clinics[0]]
    lang = site.languages[0]
    words = library.strings[lang].value
    feed = Xml.Element("feed", {"xmlns": ATOM, LANG: lang})
    oldest = min(copies, key=lambda copy: (copy.meta.dates.written, copy.booklet.id))
    # The oldest booklet names the feed: what is added later does not change that.
    _add(feed, "id", _urn("feed", oldest.booklet.id))
    _add(feed, "title", setter(lang)(words.site.title))
    _add(feed, "updated", _moment(max(copy.changed for copy in copies)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=FEED)
    _add(feed, "link", rel="alternate", type="text/html", href=link(FEED, front(lang, None, site.languages)))
    for copy in sorted(copies, key=lambda copy: (copy.changed, copy.page), reverse=True):
        feed.append(_entry(copy, library))
    Xml.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode") + "\n"


def _entry(copy: Copy, library: Library) -> Xml.Element:
    lang, meta = copy.lang, copy.meta
    words = library.strings[lang].value
    said = Inliner(setter(lang), {}, copy.booklet.glossary(lang), explain=False, links=False).plain
    state = {"expired": words.site.expired, "withdrawn": words.site.withdrawn}.get(copy.state, "")
    entry = Xml.Element("entry", {LANG: lang})
    _add(entry, "id", _urn(copy.booklet.id, lang, meta.revision))
    title = said(meta.title[lang])
    _add(entry, "title", setter(lang)(f"{state} : {title}") if state else title)
    _add(entry, "published", _moment(meta.dates.written))
    _add(entry, "updated", _moment(copy.changed))
    author = _add(entry, "author")
    _add(author, "name", said(meta.slots.publisher[lang]) if meta.slots.publisher else words.empty_slot)
    _add(entry, "category", term=copy.state)
    _add(entry, "summary", _summary(copy, said, library))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=lang, href=link(FEED, copy.page))
    for offer in copy.editions:
        _add(entry, "link", rel="enclosure", type=offer.type, href=link(FEED, offer.path),
             length=str(offer.built.bytes), title=offer.edition)  # fmt: skip
    return entry


def _summary(copy: Copy, said: Callable[[str], str], library: Library) -> str:
    lang, meta = copy.lang, copy.meta
    words = library.strings[lang].value
    if meta.withdrawn:
        told = words.site.withdrawn_long.replace("{date}", long_date(meta.withdrawn.since, words))
        return setter(lang)(f"{told} {meta.withdrawn.reason[lang]}")
    told = f"{words.revision} {meta.revision}. {meta.subtitle[lang]}"
    if copy.state == "expired":
        told += " " + words.site.expired_long.replace("{date}", long_date(meta.dates.next_review, words))
    return said(told)


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, name, attributes)
    child.text = text
    return child


def _urn(*names: str) -> str:
    return uuid5(IDS, "/".join(names)).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def index(site: Site, library: Library) -> str:
    """Everything that is offered, for a program; README.md says what each key means."""
    lists = {
        "form": FORM,
        "day": site.day.isoformat(),
        "feed": FEED,
        "languages": list(site.languages),
        "clinics": [
            {
                "id": name,
                "name": library.clinics[name].value.name,
                "example": library.clinics[name].value.example,
                "pages": {lang: front(lang, name, site.languages) for lang in site.languages},
            }
            for name in site.clinics
            if name
        ],
        "booklets": [_listed(copy) for copy in site.copies],
    }
    return json.dumps(lists, ensure_ascii=False, indent=2) + "\n"


def _listed(copy: Copy) -> dict[str, Any]:
    meta = copy.meta
    withdrawn, dates = meta.withdrawn, meta.dates
    return {
        "id": copy.booklet.id,
        "lang": copy.lang,
        "clinic": copy.clinic,
        "title": meta.title[copy.lang],
        "subtitle": meta.subtitle[copy.lang],
        "code": meta.code,
        "revision": meta.revision,
        "written": dates.written.isoformat(),
        "last_review": dates.last_review.isoformat() if dates.last_review else None,
        "next_review": dates.next_review.isoformat(),
        "state": copy.state,
        "withdrawn": {"since": withdrawn.since.isoformat(), "reason": withdrawn.reason[copy.lang]}
        if withdrawn
        else None,
        "approved": copy.review.approved,
        "approvals": [{"role": one.role, "on": one.on.isoformat()} for one in copy.review.by],
        "page": copy.page,
        "read": copy.reading if copy.readable else None,
        "files": list(map(_file, copy.offers)),
    }


def _file(offer: Offer) -> dict[str, Any]:
    built, picture = offer.built, offer.picture
    width, height = EDITIONS[offer.edition].sheet_size or EDITIONS[offer.edition].page
    return {
        "edition": offer.edition,
        "piece": built.job.piece or None,
        "path": offer.path,
        "type": offer.type,
        "pages": built.pages,
        "bytes": built.bytes,
        "sha256": built.sha256,
        "sheet_mm": [width, height] if width and not built.job.piece else None,
        "conformance": built.conformance,
        "picture": {"path": picture.path, "width": picture.width, "height": picture.height} if picture else None,
    }
