"""Running text, parsed: inline CommonMark with HTML off, and the marks of ``marks``.

What is printed and what the rules look at come of this one parser, so that no mark means one thing to a rule and
another on the page. Nothing that an editor types is HTML or an entity: it comes out as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from booklet.content.marks import CITATION, FOREIGN, PAGE, TERM

ALLOWED_LINK = re.compile(r"^(?:https?://|mailto:|tel:|sms:|#)")

Rule = Callable[[StateInline, bool], bool]


def parsed(text: str) -> list[Token]:
    """The tokens of a running text."""
    return _PARSER.parseInline(text)[0].children or []


def italics(text: str) -> list[tuple[int, int]]:
    """Start and end of each emphasis that is not strong, its marks included, in order."""
    open_: list[int] = []
    found: list[tuple[int, int]] = []
    for token in parsed(text):
        if token.type == "em_open":
            open_.append(token.meta["offset"])
        elif token.type == "em_close":
            found.append((open_.pop(), token.meta["offset"] + 1))
    return sorted(found)


def _mark(kind: str, pattern: re.Pattern[str]) -> Rule:
    """A rule that turns a match of ``pattern`` at the cursor into one token of a kind."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.meta = {"groups": match.groups()}
            token.content = match.group()
        state.pos = match.end()
        return True

    return rule


def _placed_emphasis(state: StateInline, silent: bool) -> bool:
    """The parser's own rule, which makes a token of each ``*`` and ``_``; each then knows where it stands."""
    start, before = state.pos, len(state.tokens)
    known = emphasis.tokenize(state, silent)
    # Text that waited is pushed before the marks: theirs are the last tokens.
    made = state.tokens[before:][-(state.pos - start) :] if known else []
    for offset, token in enumerate(made, start):
        token.meta = {"offset": offset}
    return known


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable(["entity", "autolink", "html_inline", "image"])
    parser.inline.ruler.at("emphasis", _placed_emphasis)
    parser.inline.ruler.before("link", "citation", _mark("citation", CITATION))
    parser.inline.ruler.before("citation", "term", _mark("term", TERM))
    # The text rule stops only at characters that some rule starts with; braces are ours.
    parser.inline.ruler.before("text", "brace", _mark("term", TERM))
    parser.inline.ruler.before("text", "foreign", _mark("foreign", FOREIGN))
    parser.inline.ruler.before("text", "page", _mark("page", PAGE))
    parser.validateLink = lambda url: bool(ALLOWED_LINK.match(url))  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
