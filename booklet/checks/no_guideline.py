"""A section on treatment that rests on no guideline and no review of all studies.

A single study, or the page of an association, can mislead. A section of a part with ``purpose: treat`` or ``warn``
that cites anything cites at least one reference of the type ``guideline`` or ``systematic-review``.

Source: HAS-R7 (explicit link to guidelines or a literature synthesis).

    text: Ce traitement aide. [@une-serie-de-cas]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.reading import of_parts
from booklet.checks.walk import section_texts
from booklet.content.marks import citations
from booklet.diagnostics import Severity
from booklet.model import Library, founded

RULE = "no-guideline"
SEVERITY: Severity = "warning"


TYPES = frozenset({"guideline", "systematic-review"})


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        for _, filed in of_parts(booklet, "treat", "warn"):
            cited = [name for text in section_texts(filed) for name, _ in citations(text.value)]
            cited += [name for _, name in founded(filed.value)]
            known = [library.references[name].type for name in cited if name in library.references]
            if known and len(known) == len(cited) and not TYPES.intersection(known):
                hint = "cite a guideline or a systematic review, or set the type of one in references.yaml"
                message = "this section cites neither a guideline nor a systematic review"
                yield Fault(filed.source.at(("title",)), message, hint)
