"""The marks that running text has beside CommonMark: ``[@reference]``, ``{term}``, ``{fr:words}``, ``{page:id|words}``.

``[@a]`` or ``[@a; @b]`` cites references. ``{id}`` prints a glossary term with its short explanation at its
first use in a section; ``{id|words}`` prints other words for it (a plural, a verb); ``{=id|words}`` stands in
the sentence that explains the term, so nothing is added. ``{fr:mots}`` prints words of another language, which are
set and read aloud by that language's rules. ``{page:section|words}`` leads to a section: its page stands behind the
words, or they are a link, as the edition has it. ``{{ … }}`` and ``{% … %}`` are no marks: they print as typed, and so
does anything in braces that does not start with a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CITATION = re.compile(r"\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]")
FOREIGN = re.compile(r"(?<!\{)\{([a-z]{2}(?:-[A-Z]{2})?):\s*([^{}|]+)\}(?!\})")
PAGE = re.compile(r"(?<!\{)\{page:\s*([a-z0-9-]+)\s*\|\s*([^{}|]+?)\s*\}(?!\})")
TERM = re.compile(r"(?<!\{)\{(=?)([^\W\d_][\w -]*)(?:\|([^{}|]+))?\}(?!\})")


def citations(text: str) -> Iterator[tuple[str, str]]:
    """Each cited id, with the mark as typed (``@id``), in order."""
    for match in CITATION.finditer(text):
        for mark in match.group(1).split(";"):
            yield mark.strip()[1:], mark.strip()


def terms(text: str) -> Iterator[tuple[str, str]]:
    """Each glossary id, with the mark as typed (``{id|words}``), in order."""
    for match in TERM.finditer(text):
        yield match.group(2), match.group(0)


def unmarked(text: str) -> str:
    """The text as a reader sees it: terms as their words, citations gone."""
    text = FOREIGN.sub(lambda match: match.group(2), CITATION.sub("", text))
    text = PAGE.sub(lambda match: match.group(2), text)
    return TERM.sub(lambda match: match.group(3) or match.group(2), text)
