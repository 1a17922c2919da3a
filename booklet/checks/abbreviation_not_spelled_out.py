"""An abbreviation that nothing spells out where it is first used.

Capitals say nothing to who does not know them. The first use in a section, and in booklet.yaml, is a term of the
glossary, ``{id|PAI}``, or stands beside the words in brackets: ``un projet d'accueil (PAI)``, ``PAI (projet
d'accueil)``. A few that everybody knows are let through: SMS, QR, CO2. No words are known of languages but French and
English: there the rule keeps silent.

Source: CDC CCI 7; FALC (no abbreviations); PEMAT 3-4.

    text: Demandez un PAI à l'école.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from booklet.checks.capitals_text import in_capitals
from booklet.checks.fault import Fault
from booklet.checks.reading import blanked, read_texts, section_read
from booklet.checks.walk import Text, sections
from booklet.checks.wording import SPOKEN, wording
from booklet.content.marks import TERM
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "abbreviation-not-spelled-out"
SEVERITY: Severity = "warning"
LANGUAGES = SPOKEN


FORM = re.compile(r"(?<![\w@/.-])[A-ZÀ-Þ]{2,}[A-Z0-9À-Þ]*s?(?![\w@]|[.-]\w)")
ROMAN = re.compile(r"[IVX]+")


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for lang in booklet.languages():
            front = [text for own, text in read_texts(booklet) if own == lang and text.source is booklet.meta.source]
            if table := wording(lang):
                yield from _unexplained((text for text in front if text.loc[0] != "slots"), table.known)
        for lang, filed in sections(booklet):
            if table := wording(lang):
                yield from _unexplained(section_read(filed), table.known)


def _unexplained(texts: Iterable[Text], known: frozenset[str]) -> Iterator[Fault]:
    """Each abbreviation at its first use, in the order of reading, where nothing spells it out."""
    explained = set(known)
    for text in texts:
        value = blanked(text.value)
        for mark in TERM.finditer(value):
            explained |= set(FORM.findall(mark.group(3) or mark.group(2)))
        if {"terms", "items"} & set(text.loc) and "term" in text.loc:  # a glossary spells it out beside it
            continue
        value = TERM.sub(lambda match: " " * len(match.group()), value)
        for match in FORM.finditer(value):
            word = match.group()
            if word in explained or ROMAN.fullmatch(word) or in_capitals(value, match.span()):
                continue
            explained.add(word)
            if not _spelled(value, match):
                hint = "write the words with the letters in brackets, or make it a term of the glossary"
                yield Fault(text.at(match.start()), f"{quoted(word)} is spelled out nowhere before", hint)


def _spelled(value: str, match: re.Match[str]) -> bool:
    """Whether the words stand beside the abbreviation: in brackets after it, or before it, which is in brackets."""
    before, after = value[: match.start()].rstrip(), value[match.end() :].lstrip()
    return (before.endswith("(") and after.startswith(")")) or after.startswith("(")
