"""Runs WeasyPrint: Composed -> laid-out pages, with everything that it complained about."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location
from booklet.pdf.engine import weasyprint
from booklet.pdf.fetch import Fetcher
from booklet.pdf.origins import Piece, noted
from booklet.pdf.padding import needed, wanted_ahead, with_ahead

VARIANT = "pdf/a-2a"
"""What WeasyPrint paints for every edition: tagged, every font embedded; each edition is finished from that."""

HINTS = {
    "SVG image": "something in the drawing cannot be drawn: open it in a drawing program and export it as plain SVG",
    "load image": "export the picture again, as plain SVG, PNG or JPEG",
    "No anchor": "the edition leaves out what this leads to: take the link out, or keep the section",
    "undefined anchor": "the edition leaves out what this leads to: take it out, or keep the section",
    "Anchor defined twice": "give one of the two another id",
    "Malformed URL": "write the whole address, with https://",
}
"""What to do about a complaint of WeasyPrint's, by words of it."""
HINT = "the page cannot be set as it is: change what stands here, or the style sheet"

RASTER = {".png", ".jpg", ".jpeg", ".webp"}


@dataclass
class Rendered:
    """A laid-out document. ``messages`` and ``pieces`` grow while it is painted."""

    document: Any
    composed: Composed
    messages: list[logging.LogRecord] = field(default_factory=list)
    pieces: list[list[Piece]] = field(default_factory=list)
    """Of each page that is painted, what is read of it, in that order."""

    @property
    def pages(self) -> list[Any]:
        """The page boxes, in order."""
        return [page._page_box for page in self.document.pages]

    def paint(self) -> bytes:
        """The document as WeasyPrint's PDF."""
        with _listening(self.messages), noted(self.pieces):
            # Compressed once, when it is finished.
            pdf: bytes = self.document.write_pdf(pdf_variant=VARIANT, uncompressed_pdf=True)
        return pdf

    def findings(self) -> list[Diagnostic]:
        """Everything that WeasyPrint complained about, each once."""
        found = {}
        for record in self.messages:
            text = " ".join(record.getMessage().split())
            if not text.startswith(".notdef"):  # missing_glyphs says it better
                place = place_of_words(self.composed, [str(word) for word in _arguments(record)])
                hint = next((words for start, words in HINTS.items() if start in text), HINT)
                found[text] = Diagnostic(place, "weasyprint-warning", _short(text, self.composed.base_url), hint)
        return list(found.values())


def render(composed: Composed, fold: int = 1) -> Rendered:
    """Lays the page out, with the pages to write on that ``fold`` and ``composed.spread`` ask for, and no others."""
    messages: list[logging.LogRecord] = []
    html, aliases = _without_paths(composed)

    def laid_out(ahead: int) -> Any:
        messages.clear()
        with _listening(messages):
            return (
                weasyprint()
                .HTML(
                    string=with_ahead(html, ahead), base_url=composed.base_url,
                    url_fetcher=Fetcher(composed.files, aliases),
                )
                .render(pdf_variant=VARIANT, presentational_hints=False)
            )  # fmt: skip

    document = laid_out(0)
    if ahead := wanted_ahead(document.pages, html, fold, composed):
        document = laid_out(ahead)
    document = document.copy(needed(document.pages, fold, composed))
    for page in document.pages:
        # WeasyPrint gives one to every box inside a link too. One for each link is what PDF/UA asks for.
        page.links = [link for link in page.links if link[3].link]
    return Rendered(document, composed, messages)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection within it: a build makes many objects and keeps them all to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def whole(composed: Composed) -> Location:
    """The place of a fault that belongs to the document as a whole."""
    return composed.places.get("cover") or min(composed.places.values(), default=Location("sections"))


def place_of_words(composed: Composed, words: list[str]) -> Location:
    """The place of the element that stands nearest before the first of ``words`` that the HTML holds."""
    for word in words:
        offset = composed.html.find(word) if len(word) > 2 else -1
        if offset >= 0:
            for name in reversed(re.findall(r'\sid="([^"]+)"', composed.html[: offset + len(word)])):
                if name in composed.places:
                    return composed.places[name]
    return whole(composed)


def _short(text: str, base: str) -> str:
    """A complaint without the folder that the project happens to be in, and without the inside of a drawing."""
    text = re.sub(r"data:([a-z+/-]+)\S*", r"data:\1…", text.replace(base, ""))
    return text if len(text) <= 300 else f"{text[:300]}…"


def _arguments(record: logging.LogRecord) -> Iterator[object]:
    for argument in record.args if isinstance(record.args, tuple) else ():
        yield from (f'"#{part}"' if kind == "internal" else part for kind, part in _link(argument))


def _link(argument: object) -> Iterator[tuple[str, object]]:
    """WeasyPrint names a link in its messages as nested tuples."""
    match argument:
        case ("url", (str(kind), str(target))):
            yield kind, target
        case str():
            yield "", argument
            yield "internal", argument


def _without_paths(composed: Composed) -> tuple[str, dict[str, Path]]:
    """The HTML with photographs named after their content: WeasyPrint names them in the file after their address."""
    html, aliases = composed.html, {}
    for path in sorted(composed.files):
        if path.suffix.lower() in RASTER and (uri := path.as_uri()) in html:
            alias = f"booklet:{sha256(path.read_bytes()).hexdigest()}{path.suffix.lower()}"
            html = html.replace(uri, alias)
            aliases[alias] = path
    return html, aliases


class _Listener(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _listening(records: list[logging.LogRecord]) -> Iterator[None]:
    """Within it, every warning and error of WeasyPrint is put into ``records`` and goes nowhere else."""
    logger = logging.getLogger("weasyprint")
    listener, propagate = _Listener(records), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
