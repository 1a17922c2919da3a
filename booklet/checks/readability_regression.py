"""A section that reads harder than when it was last approved.

A formula says little of one text, but where the same text moves by several points, its sentences or words became
longer: read it again, aloud. Kandel-Moles (French) or Flesch (English) down by 5 points or more, or LIX up by as many,
in a section of at least 50 words of prose. A warning, never more: NHS advises against readability formulas as a bar.
Where nothing was approved, there is nothing to compare with.

Source: standards, section 16; NHS-3 (health literacy).

    text: Après la mastication, l'administration…      # approved: Après le repas, prenez…
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.readability import trend
from booklet.checks.walk import sections
from booklet.diagnostics import Severity
from booklet.model import Library
from booklet.revision.approved_texts import approved_sections

RULE = "readability-regression"
SEVERITY: Severity = "warning"

POINTS = 5.0
LEAST_WORDS = 50


def check(library: Library) -> Iterator[Fault]:
    approved = approved_sections(library)
    for booklet in library.booklets.values() if approved else ():
        for lang, filed in sections(booklet):
            before = approved.get((booklet.id, lang, filed.id))
            moved = trend(filed.value, before, lang) if before else None
            if not moved or moved.now.counts.words < LEAST_WORDS:
                continue
            harder = []
            if moved.ease is not None and moved.ease <= -POINTS:
                harder.append(f"ease fell from {moved.before.ease:.0f} to {moved.now.ease:.0f}")
            if moved.lix >= POINTS:
                harder.append(f"LIX rose from {moved.before.lix:.0f} to {moved.now.lix:.0f}")
            if harder:
                message = f"harder to read than when it was approved: {' and '.join(harder)}"
                yield Fault(filed.source.at(("title",)), message, "shorten what became long, or have it approved again")
