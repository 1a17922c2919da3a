"""Signs of a list, a title, a quotation or a table inside one text.

A text is one paragraph: '# Le matin', '- buvez', '1. un', '[ ] …', '• …', '> cité', rows of a table, an empty line
would be printed as typed, run together on one line. Each has a kind of block of its own. A number in front of a text is
no list where the language writes so a day or a floor (German and others), and a dash or a number that only happens to
begin a line of a long text is none either: two such lines are, or one below a colon.

Source: this project.

    text: |
      - buvez
      - mangez
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from booklet.checks.fault import Fault
from booklet.checks.walk import running_texts, shared_texts
from booklet.content.text import location
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "block-markup"
SEVERITY: Severity = "error"
WAIVABLE = False


class Sign(NamedTuple):
    """What the beginning of a line looks like, and the kind of block that it stands for."""

    begins: re.Pattern[str]
    what: str
    hint: str
    often: bool = False
    """Whether a line of an ordinary text may begin so."""


LIST = "make a block of it, kind: list, and an item of each line"
STEPS = "make a block of it, kind: steps or kind: list, and an item of each line, without its number"
ORDINALS = {"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr"}
"""Languages in which a number with a full stop is the first, the second: '3. Etage', '24. Dezember'."""

ITEM = r"(?:\d{1,2}[.-]|\(?\d{1,2}\s?[)/]|\(?(?:[a-zA-Z]|i{1,3}|iv)\))\s+\S|\d{1,2}\.[^\W\d_]"
NUMBERED = Sign(re.compile(ITEM), "the number of an item", STEPS, True)
SIGNS = (
    Sign(re.compile(r"#{1,6}\s+\S"), "the sign of a title", "make a block of it, kind: subheading"),
    Sign(re.compile(r"(?:[-*+]\s+)?\[[ xX]?\]\s*[^\s(]"), "a box to tick", "make a block of it, kind: checklist"),
    Sign(re.compile(r"[☐☑☒□❏]\s*\S|\(\s?\)\s+\S"), "a box to tick", "make a block of it, kind: checklist"),
    Sign(re.compile(r"[•◦▪▫‣⁃●○■◆❖➢➤►▶→⇒➔➜☞✓✔✗✘\uf0b7\uf0a7]\s*\S|·\s+\S"), "the point of a list", LIST),
    Sign(re.compile(r"[-+*‐‑‒–—―−]\s+\S|[-‐–](?=[^\W\d_])"), "the dash of a list", LIST, True),
    NUMBERED,
    Sign(re.compile(r">+\s*[^\s\d=>]"), "the sign of a quotation", "make a block of it, kind: quote; or write « … »"),
    Sign(re.compile(r"\|.*\||[^|{]*\s\|\s[^|]*\s\|\s|:?-{3,}:?\s*\|"), "the row of a table",
         "make a block of it, kind: table"),
    Sign(re.compile(r"`{3,}|~{3,}"), "the fence of a block of code", "take it out: a text has no such block"),
    Sign(re.compile(r"(?:={3,}|-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])\s*$"), "a line drawn with signs",
         "take it out; a title is a block, kind: subheading"),
    Sign(re.compile(r"\[[^\]@]+\]:\s*\S"), "the address of a link, apart", "write [words](https://…) in the sentence"),
)  # fmt: skip

WITHIN = (
    Sign(re.compile(r"!\[[^\]]*\]\("), "the mark of a picture", "make a block of it, kind: figure"),
    Sign(re.compile(r"\[\^[\w-]+\]"), "the mark of a footnote", "write [@reference], or the words in brackets"),
    Sign(re.compile(r"~~(?=\S)[^~]+~~"), "words struck out", "take them out"),
    Sign(re.compile(r"\\(?=\n)"), "a backslash at the end of a line", "take it out: lines are broken by the program"),
)
EMPTY = re.compile(r"\n[ \t]*\n\s*(?=\S)")
HEADER = re.compile(r"(?:&\S+\s+)?(?:[|>][-+0-9]*[^\n]*\n|[\"'])?\s*")
"""What stands in front of a text in its file."""


def check(library: Library) -> Iterator[Fault]:
    own = (pair for booklet in library.booklets.values() for pair in running_texts(booklet))
    for lang, text in [*own, *shared_texts(library)]:
        start, end = text.source.places[text.loc][2:] if text.loc in text.source.places else (0, 0)
        raw = text.source.text[start:end]
        if raw.startswith("*") and not raw.startswith(text.value[:2]):
            continue  # an alias: what it repeats is looked at where it stands
        for at, what, hint in _found(raw.rstrip(), lang):
            yield Fault(location(text.source.path, text.source.text, start + at), f"{what} inside a text", hint)


def _found(raw: str, lang: str) -> Iterator[tuple[int, str, str]]:
    """The first sign of each kind in a text as it stands in its file: where, what, what to do."""
    header = HEADER.match(raw)
    first = header.end() if header else 0
    raw = raw[:-1] if raw[:first].rstrip().endswith(("'", '"')) else raw
    kept = raw[:first].lstrip().startswith("|")  # its writer meant each line as one
    lines = [(first, raw[first:].partition("\n")[0])]
    lines += [(match.start(1), match.group(1)) for match in re.finditer(r"\n[ \t]*([^\n]*)", raw[first:])]
    lines = [lines[0], *((first + at, line) for at, line in lines[1:])]
    told: set[int | str] = set()
    for sign in SIGNS:
        places = [rank for rank, (_, line) in enumerate(lines) if sign.begins.match(line)]
        alone = len(places) == 1 and (places[0] > 0 or (sign is NUMBERED and lang.partition("-")[0] in ORDINALS))
        if places and sign.often and alone and not (kept and sign is not NUMBERED):
            places = [rank for rank in places if rank and lines[rank - 1][1].rstrip().endswith(":")]
        if places and not told & {places[0], sign.what}:
            told |= {places[0], sign.what}
            yield lines[places[0]][0], sign.what, sign.hint
    for sign in WITHIN:
        if match := sign.begins.search(raw, first):
            yield match.start(), sign.what, sign.hint
    if match := EMPTY.search(raw, first):
        yield match.end(), "an empty line", "make two blocks of it, kind: paragraph, or take the empty line out"
