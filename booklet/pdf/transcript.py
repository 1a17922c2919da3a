"""What a screen reader says of a tagged PDF, in order, a line a thing: so that an editor can listen with the eyes.

The words for things are those of NVDA and JAWS: ``heading 2``, ``list, 4 items``, ``column header``, ``link``. What
stands inside a running text is in square brackets there: ``[link page 24]``, ``[en: words in English]``. A group that
has no name is not announced. Lines are indented by what they stand in: a list, a table, a note.

======================  ======================================================================================
``document``            what the title bar says, the language, the number of pages
``page 5``              the page changes
``text``                a paragraph
``item``                of a list, with its label; ``entry`` of a list of contents
``figure``              the description of a picture, or that it has none
``row 2``               of a table; ``cell`` or ``row header`` or ``column header`` follow; ``blank`` where empty
``never read``          words that are painted but stand in no tag, and are not said to be decoration
======================  ======================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.pdf.tagtree import Document, Link, Tag
from booklet.pdf.words import Run, joined

DEEPEST = 60
"""Levels of tags that are told apart; what stands deeper is read as one text."""

INLINE = {
    "Span", "Link", "Reference", "Quote", "Code", "Em", "Strong", "Sub", "Annot", "NonStruct", "Private", "Lbl",
    "BibEntry", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
}  # fmt: skip
GROUPS = {"Document", "StructTreeRoot", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "THead", "TBody", "TFoot"}

NAMES = {
    "P": "text",
    "BlockQuote": "quote",
    "TD": "cell",
    "LI": "item",
    "TOCI": "entry",
    "LBody": "body",
    "Lbl": "label",
}
"""What a tag is called, where that is not the tag's own name."""


def lines(document: Document) -> Iterator[str]:
    """The transcript, line by line."""
    said = [_clean(part) for part in (document.title, document.lang, _count(len(document.pages), "page")) if part]
    yield f"document  {', '.join(said)}"
    speaker = _Speaker()
    yield from speaker.block(document.root, 0, 0)
    for number, page in enumerate(document.pages, 1):
        forgotten = [run for at, run in page.marked.items() if at not in document.owned[number - 1]]
        for run in [*forgotten, *page.loose]:
            if words := _clean(run.text):
                yield f"never read  page {number}: {words}"


class _Speaker:
    """``depth`` is how far a line is indented; ``level`` how many tags stand around what is said."""

    def __init__(self) -> None:
        self.page = 0
        self.rows: dict[int, int] = {}

    def line(self, depth: int, page: int, name: str, words: str = "") -> Iterator[str]:
        if page and page != self.page:
            self.page = page
            yield f"page {page}"
        yield f"{'  ' * (depth + 1)}{name}{'  ' if words else ''}{words}"

    def block(self, tag: Tag, depth: int, level: int) -> Iterator[str]:
        """The lines of a tag that is no part of a running text."""
        if tag.role in ("Figure", "Formula") or tag.alt or tag.actual:
            words = _clean(tag.alt or tag.actual or tag.text) or "no description"
            yield from self.line(depth, tag.page, _name(tag), words)
        elif tag.role in ("L", "TOC", "Table"):
            rows = tag.all("TR") if tag.role == "Table" else []
            self.rows |= {id(row): number for number, row in enumerate(rows, 1)}
            yield from self.line(depth, _first_page(tag), _sized(tag))
            yield from self.inside(_parts(tag), depth + 1, level)
        elif tag.role == "TR":
            yield from self.line(depth, _first_page(tag), f"row {self.rows.get(id(tag), 1)}")
            yield from self.inside(_parts(tag), depth + 1, level)
        elif tag.role in GROUPS:
            yield from self.inside(_parts(tag), depth, level)
        else:
            yield from self.named(tag, depth, level)

    def inside(self, parts: list[Part], depth: int, level: int) -> Iterator[str]:
        """What stands in a tag: its texts as they come, and its blocks."""
        for part in parts:
            if isinstance(part, Tag) and level < DEEPEST:
                yield from self.block(part, depth, level + 1)
            elif words := _running([part] if isinstance(part, Tag) else part):
                yield from self.line(depth, _page_of(part), "text", words)

    def named(self, tag: Tag, depth: int, level: int) -> Iterator[str]:
        """A tag with a name: its first text on its own line, all that follows below it."""
        parts = _item(tag) if tag.role == "LI" else _parts(tag)
        only = parts[0] if len(parts) == 1 else None
        if isinstance(only, Tag) and only.role == "P" and not (only.alt or only.actual) and _is_text(only):
            parts = [only.kids]  # a paragraph alone in an item or a cell is its text
        first = "" if not parts or isinstance(parts[0], Tag) else _running(parts[0])
        rest = parts[1:] if first else parts
        if tag.role in ("TD", "TH") and not parts:
            first = "blank"
        if first or rest:
            yield from self.line(depth, _first_page(tag), _name(tag), first)
        yield from self.inside(rest, depth + 1, level)


Piece = Tag | Run | Link
Part = Tag | list[Piece]
"""A block, or what makes one running text."""


def _parts(tag: Tag) -> list[Part]:
    """What a tag holds, with what makes one running text put together."""
    parts: list[Part] = []
    for kid in tag.kids:
        if isinstance(kid, Tag) and not _is_inline(kid):
            parts.append(kid)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(kid)
        else:
            parts.append([kid])
    return [part for part in parts if isinstance(part, Tag) or _running(part)]


def _item(tag: Tag) -> list[Part]:
    """An item of a list, with its label and its body as if they stood in it: a word is set apart, a number is not."""
    held: list[Piece] = []
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.role in ("LBody", "Lbl"):
            label = _running(held)
            starts = kid.kids[:1] and not (isinstance(kid.kids[0], Tag) and not _is_inline(kid.kids[0]))
            if label and starts:
                held.append(Run(" – " if label[-1].isalpha() else " "))
            held += kid.kids
        else:
            held.append(kid)
    return _parts(Tag(tag.role, held, page=tag.page))


def _is_inline(tag: Tag) -> bool:
    return tag.role in INLINE and all(inner.role in INLINE for inner in tag.below())


def _is_text(tag: Tag) -> bool:
    return all(not isinstance(kid, Tag) or _is_inline(kid) for kid in tag.kids)


def _running(pieces: list[Piece]) -> str:
    """A running text on one line."""
    return _clean(joined(list(_runs(pieces))))


def _runs(pieces: list[Piece]) -> Iterator[Run]:
    waiting = pieces[::-1]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Run):
            yield piece
        elif isinstance(piece, Tag):
            announced = _announced(piece)
            if announced is None:
                waiting += reversed(piece.kids)
                continue
            held = [leaf for leaf in _all_runs(piece) if leaf.text] or [Run(page=piece.page)]
            first, last = held[0], held[-1]
            lines = (first.lines[0], last.lines[1])
            yield Run(announced, first.left, last.right, lines, first.size, first.page)


def _all_runs(tag: Tag) -> Iterator[Run]:
    for inner in tag.below():
        yield from (kid for kid in inner.kids if isinstance(kid, Run))


def _announced(tag: Tag) -> str | None:
    """What is said in place of a part of a text; None where it is just read on."""
    if tag.role == "Link":
        said = next((kid.contents for kid in tag.kids if isinstance(kid, Link) and kid.contents), "")
        return f"[link {said or _clean(tag.text)}]"
    words = tag.actual or tag.alt
    if tag.expansion:
        return f"[{words or _clean(tag.text)}: {tag.expansion}]"
    if tag.lang and (not tag.parent or tag.lang != tag.parent.language):
        return f"[{tag.lang}: {words or _running(tag.kids)}]"
    return f"{words} " if words else None


def _name(tag: Tag) -> str:
    if tag.role.startswith("H") and tag.role[1:].isdigit():
        return f"heading {tag.role[1:]}"
    if tag.role == "TH":
        scope = str(tag.attributes.get("Scope", "")).lower()
        return f"{scope} header" if scope in ("row", "column") else "header"
    return _clean(NAMES.get(tag.role, tag.role.lower())) or "text"


def _sized(tag: Tag) -> str:
    if tag.role == "Table":
        rows = tag.all("TR")
        columns = max((len([kid for kid in row.kids if isinstance(kid, Tag)]) for row in rows), default=0)
        return f"table, {_count(len(rows), 'row')}, {_count(columns, 'column')}"
    if tag.role == "TOC":
        return f"contents, {_count(_own(tag, 'TOCI'), 'entry', 'entries')}"
    return f"list, {_count(_own(tag, 'LI'), 'item')}"


def _own(tag: Tag, role: str) -> int:
    return sum(isinstance(kid, Tag) and kid.role == role for kid in tag.kids)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _first_page(tag: Tag) -> int:
    return next((run.page for run in _all_runs(tag)), tag.page)


def _page_of(kid: Part) -> int:
    if isinstance(kid, Tag):
        return _first_page(kid)
    return next((run.page for run in _runs(kid) if run.page), 0)


def _clean(text: str) -> str:
    """On one line, without what a terminal would obey."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
