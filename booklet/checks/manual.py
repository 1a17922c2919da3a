"""The manual: a page for every finding that the program can make, wherever it is made.

The page of a rule is the docstring of its file. Findings on files as they are read, on waivers and on laid-out pages
have theirs in ``on_files``, ``on_losses`` and ``on_pages``. A page says what the fault is, why it matters, where that
stands, and ends with an example, set in.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache

from booklet.checks import on_files, on_losses, on_pages
from booklet.checks.registry import RULES, languages, severity, waivable
from booklet.content.words import quoted
from booklet.diagnostics import Severity


@dataclass(frozen=True)
class Page:
    """What the manual says of one rule."""

    rule: str
    draft: Severity
    final: Severity
    text: str
    waivable: bool = True
    languages: frozenset[str] = frozenset()
    """Those that it speaks for, where it does not for all."""
    checked: bool = False
    """Whether ``booklet check`` finds it; the others are found on files as they are read, or on laid-out pages."""

    @property
    def what(self) -> str:
        """The first line: what the fault is."""
        return self.text.partition("\n")[0]

    @property
    def source(self) -> str:
        """The standard and its item, or this project."""
        lines = " ".join(part for part in self.text.split("\n\n") if part.startswith("Source:"))
        return lines.removeprefix("Source:").strip()


@cache
def pages() -> dict[str, Page]:
    """Every page, by the rule's name."""
    found: dict[str, Page] = {}
    for name, text in {**on_files.PAGES, **on_losses.PAGES}.items():
        level: Severity = "warning" if name in on_files.WARNINGS else "error"
        final: Severity = "error" if name in on_files.FINAL_ERRORS else level
        found[name] = Page(name, level, final, inspect.cleandoc(text), waivable=False)
    for name, text in on_pages.PAGES.items():
        level = "warning" if name in on_pages.WARNINGS else "error"
        may = name in on_pages.WAIVABLE
        found[name] = Page(name, level, level, inspect.cleandoc(text), waivable=may)
    for rule in RULES:
        text = inspect.getdoc(rule) or ""
        if rule.RULE in on_files.PAGES:  # the schema finds a part of it
            text = f"{text}\n\n{found[rule.RULE].text}"
        draft, final = severity(rule), severity(rule, final=True)
        found[rule.RULE] = Page(rule.RULE, draft, final, text, waivable(rule), languages(rule), checked=True)
    return found


def explain(name: str) -> str:
    """The page of one rule, for a terminal. KeyError for a name that no rule has."""
    page = pages()[name]
    level = f"{page.draft} in a draft, {page.final} with --final" if page.draft != page.final else str(page.draft)
    waiver = "may be waived in booklet.yaml" if page.waivable else "cannot be waived"
    spoken = f"; only for texts in {', '.join(sorted(page.languages))}" if page.languages else ""
    return f"{name}\n{level}; {waiver}{spoken}\n\n{page.text}"


def listing() -> str:
    """Every rule with the first line of its page."""
    width = max(len(name) for name in pages())
    return "\n".join(f"{name:{width}}  {page.what}" for name, page in sorted(pages().items()))


def unknown(name: str) -> str:
    """What to say of a name that no rule has: the nearest ones."""
    from difflib import get_close_matches

    close = get_close_matches(name[:60], list(pages()), n=3, cutoff=0.5)
    near = f"did you mean {', '.join(close)}?" if close else "'booklet check --explain list' names every rule"
    return f"there is no rule {quoted(name)}\n  hint: {near}"
