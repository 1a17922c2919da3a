"""Running text that shows what it was before: words inserted and deleted, marked in its HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markupsafe import Markup

from booklet.blocks import GlossaryItem, Inline
from booklet.compose.inline import Inliner
from booklet.content.marks import CITATION
from booklet.revision.changes import Run, new_text, old_text
from booklet.revision.words import runs as word_runs
from booklet.revision.words import spans, tokens

PIECE = re.compile(r'<span class="cites".*?</span>|<[^>]*>|[^<]+', re.DOTALL)
"""A citation with its numbers, a tag, or text."""
CITED = re.compile(r'href="#ref-([^"]+)"')


class Changed(Inline):
    """A text with what stood in its place before: nothing where it is new, as the text itself is where it is gone."""

    before: str

    def __new__(cls, now: str, before: str) -> Changed:
        text = super().__new__(cls, now)
        text.before = before
        return text

    def __bool__(self) -> bool:
        return True  # a text that is gone is shown too


class _AnyNumber(dict[str, int]):
    """Numbers of citations for the old text: each is known by its name, and the number is not printed."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> int:
        return 0


class MarkedInliner(Inliner):
    """Renders running texts, those that changed with marks. The old texts are explained as they were, by themselves."""

    def __init__(
        self,
        typeset: Callable[..., str],
        numbers: Mapping[str, int],
        glossary: Mapping[str, GlossaryItem],
        *,
        explain: bool = True,
        links: bool = True,
    ) -> None:
        super().__init__(typeset, numbers, glossary, explain=explain, links=links)
        self._old = Inliner(typeset, _AnyNumber(numbers), glossary, explain=explain, links=True)

    def __call__(self, text: str | None) -> Markup:
        before = text.before if isinstance(text, Changed) else text
        old = self._old(before)
        new = super().__call__(str(text) if text is not None else None)
        return marked(str(old), str(new)) if isinstance(text, Changed) else new

    def plain(self, text: str | None) -> str:
        """As it is now."""
        return self._old.plain(str(text) if text is not None else None)


@dataclass
class _Piece:
    """A word or a sign of a text as HTML. ``tags`` stand before it."""

    key: str
    html: str
    tags: list[str] = field(default_factory=list)


def _pieces(html: str) -> tuple[list[_Piece], list[str]]:
    """The words of an HTML text with the tags before each, and the tags after the last."""
    found: list[_Piece] = []
    tags: list[str] = []
    for piece in PIECE.findall(html):
        if piece.startswith('<span class="cites"'):
            names = ", ".join(CITED.findall(piece))
            found.append(_Piece(f"[{names}]", piece, tags))
            tags = []
        elif piece.startswith("<"):
            tags.append(piece)
        else:
            for word in tokens(piece):
                found.append(_Piece(word, word, tags))
                tags = []
    return found, tags


def marked(old: str, new: str) -> Markup:
    """The new HTML with what was inserted in ``ins``, what was deleted in ``del``, within the tags around them."""
    before, _ = _pieces(old)
    after, end = _pieces(new)
    out: list[str] = []
    for same, a1, a2, b1, b2 in spans([one.key for one in before], [one.key for one in after]):
        if not same and a1 < a2:
            gone = "".join(escape(one.key) if one.html.startswith("<") else one.html for one in before[a1:a2])
            out += [*_opening(after[b1:b2]), _in("del", gone)] if out else [_in("del", gone)]
        words: list[str] = []
        for piece in after[b1:b2]:
            if piece.tags and words:
                out.append("".join(words) if same else _in("ins", "".join(words)))
                words = []
            out += piece.tags
            piece.tags = []
            words.append(piece.html)
        if words:
            out.append("".join(words) if same else _in("ins", "".join(words)))
    return Markup("".join([*out, *end]))


def _opening(pieces: list[_Piece]) -> list[str]:
    """The closing tags before what follows: a deleted word must not stand in an element that has ended before it."""
    if not pieces:
        return []
    tags = pieces[0].tags
    count = next((index for index, tag in enumerate(tags) if not tag.startswith("</")), len(tags))
    pieces[0].tags = tags[count:]
    return tags[:count]


def _in(tag: str, html: str) -> str:
    """The words in an element, the spaces around them outside of it."""
    words = html.strip(" ")
    if not words:
        return html if tag == "ins" else ""
    start = html[: len(html) - len(html.lstrip(" "))]
    end = html[len(html.rstrip(" ")) :]
    return f"{start}<{tag}>{words}</{tag}>{end}"


def printed(
    runs: tuple[Run, ...], typeset: Callable[..., str], glossary: Mapping[str, GlossaryItem]
) -> tuple[Run, ...]:
    """What differs between two running texts in the words that a page prints: ``{pai|PAI}`` is PAI.

    Citations are left out, and what explains a term, but where nothing else differs they are what is shown. What
    no page shows in words at all, such as a word that became bold, stays as typed.
    """

    def shown(text: str, *, explain: bool = False) -> str:
        return Inliner(typeset, {}, glossary, explain=explain, links=False).plain(text)

    def explained(text: str) -> str:
        return shown(text, explain=True)

    def cited(text: str) -> str:
        return shown(CITATION.sub(_named, text))

    old, new = old_text(runs), new_text(runs)
    if old == new:
        return (Run("equal", shown(new)),)
    readings = (word_runs(read(old), read(new)) for read in (shown, explained, cited) if read(old) != read(new))
    return next(readings, runs)


def _named(citation: re.Match[str]) -> str:
    """A citation as its names, in brackets that mean nothing in running text."""
    return f"[{citation.group(1).replace('@', '').replace(';', ',')}]"


def runs_html(runs: Iterable[Run], typeset: Callable[..., Any], near: int = 0) -> Markup:
    """Runs of plain text as HTML; with ``near``, unchanged words are cut to so many letters at each side."""
    found = []
    listed = list(runs)
    for place, run in enumerate(listed):
        words = escape(str(typeset(_near(run, near, place, len(listed)))), quote=False)
        found.append(words if run.kind == "equal" else _in("ins" if run.kind == "insert" else "del", words))
    return Markup("".join(found))


def _near(run: Run, near: int, place: int, count: int) -> str:
    text = run.text
    if not near or len(text) <= (near if run.kind == "equal" else 3 * near):
        return text
    if run.kind != "equal":
        return f"{text[: 3 * near].rpartition(' ')[0] or text[: 3 * near]} …"
    head, tail = text[:near].rpartition(" ")[0], text[-near:].partition(" ")[2]
    if place == 0 and count > 1:
        return f"… {tail}"
    return f"{head} …" if place == count - 1 else f"{head} … {tail}"
