"""Writes what the peers are given: ``python benchmarks/prepare.py FOLDER BOOKLET LANG``.

``FOLDER/booklet.html`` is the page exactly as this project lays it out, for WeasyPrint and Chromium.
``FOLDER/booklet.typ`` is the same text with its headings, lists, tables and links, without drawings, for Typst: it has
less to do. What a peer must be told besides goes to standard output as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

from booklet import shipped
from booklet.compose import compose
from booklet.content import load
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.model import Job
from booklet.pdf import finish
from booklet.pdf.render import VARIANT

ROOT = Path(__file__).resolve().parent.parent

PREAMBLE = """\
#set document(title: "{title}")
#set page(width: {width}mm, height: {height}mm, margin: (x: 14mm, y: 16mm), numbering: "1")
#set text(font: "Source Sans 3", size: 11pt, lang: "{lang}")
#set par(leading: 0.6em)
#outline(depth: 2)
"""

SILENT = {"head", "style", "script", "svg", "nav"}
PLAIN = "address article aside blockquote body dd div dl dt figcaption figure footer header main ol p section ul"
BLOCKS = {"h1": "= ", "h2": "== ", "h3": "=== ", "h4": "==== ", "li": "- ", **dict.fromkeys(PLAIN.split(), "")}
"""Elements that stand on lines of their own, with Typst's mark for each."""


class ToTypst(HTMLParser):
    """The text of a page in Typst's markup."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._mark = ""
        self._text: list[str] = []
        self._silent = 0
        self._closers: list[str] = []
        self._rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif tag in BLOCKS and not self._rows:
            self._end_block(BLOCKS[tag])
        elif tag == "table":
            self._end_block("")
            self._rows = [[]]
        elif tag == "tr" and self._rows:
            self._rows.append([])
        elif tag in {"strong", "em"}:
            self._text.append(f"#{'strong' if tag == 'strong' else 'emph'}[")
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            outward = re.match("https?:|tel:|mailto:", address)
            self._text.append(f"#link({json.dumps(address)})[" if outward else "#[")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent -= 1
        elif tag in BLOCKS and not self._rows:
            self._end_block("")
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._take())
        elif tag == "caption":
            self.blocks.append(self._take())
        elif tag == "table":
            rows = [row for row in self._rows if row]
            self._rows = []
            if rows:
                cells = "".join(f"[{cell}], " for row in rows for cell in row)
                self.blocks.append(f"#table(columns: {max(map(len, rows))}, {cells})")
        elif tag in {"strong", "em", "a"}:
            self._text.append("]")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(re.sub(r"([^\w\s])", r"\\\1", re.sub(r"\s+", " ", data)))

    def _take(self) -> str:
        text = "".join(self._text).strip()
        self._text = []
        return text

    def _end_block(self, mark: str) -> None:
        text = self._take()
        if re.search(r"\w", text):
            self.blocks.append(f"{self._mark}{text}")
        self._mark = mark


def main(folder: Path, name: str, lang: str) -> None:
    library, _ = load(ROOT)
    edition = EDITIONS["screen"]
    job, styles = Job(name, lang, edition.name), shipped.styles(ROOT)
    bare = finish(compose(library, job, edition, styles), edition)
    # With no more pages to write on than the finished file keeps, so that nobody lays out or draws what is dropped.
    composed = compose(library, job, edition, styles, padding=-bare.pages % FOLD)
    (folder / "booklet.html").write_text(composed.html, encoding="utf-8")
    parser = ToTypst()
    parser.feed(composed.html)
    title = library.booklets[name].meta.value.title[lang]
    preamble = PREAMBLE.format(title=title, lang=lang, width=edition.page[0], height=edition.page[1])
    (folder / "booklet.typ").write_text(preamble + "\n" + "\n\n".join(parser.blocks) + "\n", encoding="utf-8")
    print(json.dumps({"base_url": composed.base_url, "pdf_variant": VARIANT}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
