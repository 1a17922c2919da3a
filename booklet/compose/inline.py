"""Running text to HTML: inline CommonMark with HTML off, citations, glossary terms, foreign words, typography.

What an editor types is what a reader sees: HTML, entities, ``{{ … }}`` and ``{% … %}`` come out as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import takewhile

from markdown_it.token import Token
from markupsafe import Markup

from booklet.blocks import GlossaryItem
from booklet.compose.typography import setter
from booklet.content.commonmark import parsed


class Inliner:
    """Renders the running texts of one section; remembers which terms it has already explained."""

    def __init__(
        self,
        typeset: Callable[..., str],
        numbers: Mapping[str, int],
        glossary: Mapping[str, GlossaryItem],
        *,
        explain: bool = True,
        links: bool = True,
    ) -> None:
        """``links`` is off where neither the glossary nor the references are printed: no word leads there."""
        self._typeset = typeset
        self._numbers = numbers
        self._glossary = glossary
        self._explain = explain
        self._links = links
        self._explained: set[str] = set()
        self.terms: set[str] = set()
        """Those of the glossary that it has met."""
        self.leads: Callable[[str, str], str] | None = None
        """Makes of a section and of words as HTML what leads there; None leaves the words as they are."""
        self.dialled: Mapping[str, str] = {}
        """Scheme of an address -> what is announced before a number that is a link, as ``15`` alone says nothing."""

    def __call__(self, text: str | None) -> Markup:
        """HTML of one running text; safe to print."""
        if not text:
            return Markup("")
        out: list[str] = []
        before = ""
        tokens = parsed(text)
        for at, token in enumerate(tokens):
            html, visible = self._token(token, before)
            if token.type == "link_open" and (label := self._announced(token, tokens[at + 1 :])):
                html = f'{html[:-1]} aria-label="{escape(label)}">'
            if token.type == "citation" and not html and out:
                out[-1] = out[-1].rstrip(" ")  # nothing is printed, so nothing is set apart
            out.append(html)
            before = visible[-1:] or before
        return Markup("".join(out))

    def plain(self, text: str | None) -> str:
        """The text alone, set but without markup: for titles, attributes and bookmarks."""
        if not text:
            return ""
        return Markup(
            re.sub(r'\s*<span class="(?:cites|lead-page)"[^>]*>.*?</span>|<[^>]+>', "", str(self(text)))
        ).unescape()

    def _announced(self, link: Token, following: Sequence[Token]) -> str:
        """How a link that is a number only is announced; empty where it has words."""
        inside = takewhile(lambda token: token.type != "link_close", following)
        words = "".join(token.content for token in inside if token.type == "text")
        kind = self.dialled.get(str(link.attrs["href"]).partition(":")[0])
        return f"{kind} {self._typeset(words, '')}" if kind and not re.search(r"[^\W\d_]", words) else ""

    def _token(self, token: Token, before: str) -> tuple[str, str]:
        """HTML of one token, and the text that the reader sees of it."""
        match token.type:
            case "text":
                text = self._typeset(token.content, before)
                return escape(text, quote=False), text
            case "softbreak" | "hardbreak":
                return " ", " "
            case "code_inline":
                return f"<code>{escape(token.content, quote=False)}</code>", token.content
            case "strong_open" | "em_open" | "strong_close" | "em_close":
                tag = "strong" if "strong" in token.type else "em"
                return (f"</{tag}>" if token.type.endswith("close") else f"<{tag}>"), ""
            case "link_open":
                return f'<a href="{escape(str(token.attrs["href"]))}">', ""
            case "link_close":
                return "</a>", ""
            case "citation":
                return self._citation(token.meta["groups"][0])
            case "term":
                defined, name, words = token.meta["groups"]
                return self._term(defined, name, words, before)
            case "foreign":
                lang, words = token.meta["groups"]
                shown = setter(lang)(words.strip(), before)
                return f'<span lang="{lang}">{escape(shown, quote=False)}</span>', shown
            case "page":
                section, words = token.meta["groups"]
                shown = self._typeset(words, before)
                words_as_html = escape(shown, quote=False)
                return (self.leads(section, words_as_html) if self.leads else words_as_html), shown
            case _:
                return escape(token.content, quote=False), token.content

    def _citation(self, marks: str) -> tuple[str, str]:
        ids = [mark.strip()[1:] for mark in marks.split(";")]
        if not self._links:
            return "", ""
        known = sorted((self._numbers[name], name) for name in ids if name in self._numbers)
        links = [f'<a class="cite" href="#ref-{name}">{number}</a>' for number, name in known]
        # No no-break space before or within: WeasyPrint 70 then breaks the line at its first space, not its last.
        return f'<span class="cites" data-tag="Reference">[{", ".join(links)}]</span>', "]"

    def _term(self, defined: str, name: str, words: str | None, before: str) -> tuple[str, str]:
        item = self._glossary.get(name)
        shown = self._typeset(words or (str(item.term) if item else name), before)
        if item is None:
            return escape(shown, quote=False), shown
        self.terms.add(name)
        if not self._explain or name in self._explained:
            return escape(shown, quote=False), shown
        self._explained.add(name)
        link = f'<a class="term" href="#term-{name}">{escape(shown, quote=False)}</a>'
        if not self._links:
            link = f'<span class="term">{escape(shown, quote=False)}</span>'
        if defined:
            return link, shown
        gloss = self._typeset(str(item.short), "(")
        return f'{link} <span class="gloss">({escape(gloss, quote=False)})</span>', ")"
