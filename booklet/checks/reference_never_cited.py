"""A reference that no booklet cites.

An entry of references.yaml is cited in a text, as ``[@id]``, or listed in a section's ``sources``. A list with
entries that support nothing looks better founded than it is; in the source article one entry was never cited.

Source: standards, section 16; DISCERN 4.

    dupont-2024: {authors: Dupont A, title: …}      # and no section names it
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.checks.walk import complete, running_texts, sections, unread
from booklet.content.marks import citations
from booklet.content.nodes import KEY
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, founded

RULE = "reference-never-cited"
SEVERITY: Severity = "error"


def check(library: Library) -> Iterator[Fault]:
    source = library.references_source
    if source is None or not complete(library):
        return
    cited = {name for booklet in library.booklets.values() for _, text in running_texts(booklet)
             for name, _ in citations(text.value)}  # fmt: skip
    cited |= {name for booklet in library.booklets.values() for _, filed in sections(booklet)
              for _, name in founded(filed.value)}  # fmt: skip
    for name in library.references:
        if name not in cited and not unread(library, "sections/booklets", name):
            yield Fault(source.at((KEY, name)), f"no booklet cites {quoted(name)}", "cite it, or remove it")
