"""A word of the glossary that a section uses and does not explain.

A medical word is explained where it is first used in each section, not by a journey to the glossary: ``{id}`` prints
its short explanation. A word that the booklet explains in a sentence of its own, marked ``{=id|words}``, needs no more
from there on. A word that the foot of a call page explains is explained for that page. Each word of a term may be a
plural, and any space, apostrophe or bold may be in it. Titles, names, headers and labels are not looked at; captions
are.

Source: PEMAT 3-4; CDC CCI 7; standards, section 16 (jargon without gloss).

    text: Le derme porte la peau.      # and the glossary has derme
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from booklet.blocks import Glossary, GlossaryItem, WarningLevels
from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, section_read
from booklet.checks.walk import sections
from booklet.content.marks import TERM
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Filed, Library, Section

RULE = "term-without-gloss"
SEVERITY: Severity = "warning"


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        glossaries = {lang: booklet.glossary(lang) for lang in booklet.languages()}
        defined: dict[str, set[str]] = {lang: set() for lang in glossaries}
        for lang, filed in sections(booklet):
            yield from _section(filed, glossaries[lang], defined[lang])


@lru_cache(maxsize=1024)
def _forms(term: str) -> re.Pattern[str]:
    """A term as texts write it: each of its words may be a plural, and it stands on one line or on two."""
    words = r"\s+".join(_plural(re.sub("['’]", "['’]", re.escape(word))) for word in term.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def _plural(word: str) -> str:
    for end, several in (("al", "aux"), ("ail", "aux"), ("y", "ies")):
        if word.endswith(end):
            return f"{word.removesuffix(end)}(?:{end}s?|{several})"
    return f"{word}(?:s|x|es)?"


def _section(filed: Filed[Section], glossary: Mapping[str, GlossaryItem], defined: set[str]) -> Iterator[Fault]:
    """Each term at its first use in a section, where that is not marked."""
    if any(isinstance(block, Glossary) for block in filed.value.blocks):
        return
    explained = set(defined)
    for block in filed.value.blocks:
        for line in block.terms if isinstance(block, WarningLevels) else ():
            word = line.partition(":")[0].strip(" *").casefold()
            explained |= {name for name, item in glossary.items() if item.term.casefold() == word}
    for text in section_read(filed, labels=False):
        if "terms" in text.loc:
            continue
        marks = list(TERM.finditer(text.value))
        defined |= {mark.group(2) for mark in marks if mark.group(1)}
        plain = TERM.sub(lambda match: " " * len(match.group()), blanked(text.value))
        for name, item in glossary.items():
            if name in explained:
                continue
            mark = next((mark.start() for mark in marks if mark.group(2) == name), None)
            use = _forms(item.term).search(plain)
            if use and (mark is None or use.start() < mark):
                words = " ".join(use.group().split())
                message = f"{quoted(words)} is in the glossary, and is not explained here"
                yield Fault(text.at(use.start()), message, f"write {{{name}}} or {{{name}|{words}}}")
            if use or mark is not None:
                explained.add(name)
