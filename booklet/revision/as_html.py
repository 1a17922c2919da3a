"""A comparison as one HTML page: it needs no other file, no script and no network, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from booklet.pagemoves import Moves
from booklet.revision import as_text
from booklet.revision.changes import Change, Comparison, Edit

STYLE = """\
:root { color-scheme: light dark; --ink: #16222A; --paper: #FFFFFF; --petrol: #0A4150; --line: #1B6075; }
:root { --soft: #EEF5F7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #E8EEF0; --paper: #0F171C; --petrol: #BFE0E8; --line: #9CC6D0; --soft: #17252C; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 60rem;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 "Source Sans 3", system-ui, sans-serif; }
h1, h2, h3 { color: var(--petrol); line-height: 1.2; }
h1 { border-bottom: .5rem solid var(--line); padding-bottom: .5rem; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); } h3 { margin: 0; font-size: 1.0625rem; }
article { border-left: .375rem solid var(--line); padding-left: 1rem; margin: 1.25rem 0; }
.where, .key { font-size: .9375rem; overflow-wrap: anywhere; } .key { font-weight: 600; color: var(--petrol); }
ul.edits { list-style: none; margin: .25rem 0 0; padding: 0; } .edits li { margin: .25rem 0; overflow-wrap: anywhere; }
ins { font-weight: 700; text-decoration: underline; text-underline-offset: .15em; }
ins::before, ins::after { content: "+"; } del::before { content: "["; } del::after { content: "]"; }
.summary { background: var(--soft); padding: .75rem 1rem; border-radius: .5rem; }
a { color: inherit; } a:focus-visible { outline: .2rem solid; outline-offset: .15rem; }
@media print { body { max-width: none; } article { break-inside: avoid; } }"""


Pages = Mapping[str, Sequence[Moves]]
Stock = Mapping[str, Sequence[str]]


def as_html(comparison: Comparison, moves: Pages, stock: Stock, lang: str) -> str:
    """The page. Its own words are English, as all that the command line says; ``lang`` is that of the content."""
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>What changed: {escape(str(comparison.old))} to {escape(str(comparison.new))}</title>",
            f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>",
            "<h1>What changed</h1>",
            f"<p>From <b>{escape(str(comparison.old))}</b> to <b>{escape(str(comparison.new))}</b></p>",
            *_front(comparison),
            *_changes(comparison, lang),
            *_pages(comparison, moves, stock),
            "</main>\n</body>\n</html>",
        ]
    )


def _front(comparison: Comparison) -> Iterator[str]:
    if not comparison.changes:
        yield '<p class="summary">No differences.</p>'
    else:
        yield f'<p class="summary">{escape(as_text.counted(comparison))}</p>'
        yield "<p>In the text, <ins>inserted words</ins> are underlined between plus signs,"
        yield "<del>deleted words</del> are struck through between brackets.</p>"
    said = [f"{one.location.path}: {one.message}" for one in comparison.unread] + list(comparison.notes)
    if said:
        yield "<h2>Not compared</h2>\n<ul>"
        yield from (f"<li>{escape(one)}</li>" for one in said)
        yield "</ul>"


def _changes(comparison: Comparison, lang: str) -> Iterator[str]:
    heading = ""
    for change in comparison.changes:
        title = as_text.heading(change)
        if title != heading:
            heading = title
            yield f"<h2>{escape(title)}</h2>"
        yield from _change(change, change.lang or lang)


def _change(change: Change, lang: str) -> Iterator[str]:
    place = change.place.where
    title = f"{change.what.capitalize()}: {as_text.name(change)}{as_text.origin(change)}"
    yield f"<article>\n<h3>{escape(title)}</h3>"
    yield f'<p class="where">{escape(place.path)}, line {place.line}</p>'
    if change.used:
        shown = ", ".join(f"{one.section}, line {one.where.line}" for one in change.used)
        yield f'<p class="where">shown in {escape(shown)}</p>'
    if change.edits:
        yield '<ul class="edits">'
        yield from (_edit(edit, lang) for edit in change.edits)
        yield "</ul>"
    yield "</article>"


def _edit(edit: Edit, lang: str) -> str:
    tags = {"insert": ("<ins>", "</ins>"), "delete": ("<del>", "</del>"), "equal": ("", "")}
    words = "".join(f"{tags[run.kind][0]}{escape(run.text)}{tags[run.kind][1]}" for run in edit.runs)
    moved = " (moved)" if edit.what.startswith("moved") else ""
    spoken = f' lang="{escape(lang)}"' if lang else ""
    return f'<li><span class="key">{escape(as_text.path(edit))}:</span> <span{spoken}>{words}</span>{moved}</li>'


def _pages(comparison: Comparison, moves: Pages, stock: Stock) -> Iterator[str]:
    for name, found in moves.items():
        yield f"<h2>Pages of {escape(name.replace(':', ' in '))}</h2>\n<ul>"
        yield from (f"<li><b>{escape(one.edition)}</b>: {escape(as_text.page_words(one))}</li>" for one in found)
        yield "</ul>"
    lines = [line.strip() for line in as_text.stock(comparison, stock) if line]
    if lines:
        yield "<h2>Printed stock</h2>"
        yield from (f"<p>{escape(line[:1].upper() + line[1:])}.</p>" for line in lines)
