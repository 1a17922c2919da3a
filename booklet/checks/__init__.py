"""Stage 2: Library -> findings. One rule a file; the file's docstring is the rule's page in the manual.

A rule is a module named like the rule, with ``RULE``, ``SEVERITY`` and a generator ``check(library)`` of faults. It is
registered by its line in ``RULES``. A warning does not fail a build.
"""

from __future__ import annotations

from booklet.checks import (
    citation_without_reference,
    duplicate_block_id,
    reference_never_cited,
    section_listed_twice,
    term_defined_twice,
    unknown_contact,
    unknown_section,
    unknown_term,
    unlisted_section,
    unused_contact,
    unused_term,
)
from booklet.diagnostics import Diagnostic, ordered
from booklet.model import Library

RULES = (
    citation_without_reference,
    reference_never_cited,
    unknown_term,
    unused_term,
    term_defined_twice,
    unknown_section,
    unlisted_section,
    section_listed_twice,
    duplicate_block_id,
    unknown_contact,
    unused_contact,
)


def check(library: Library) -> list[Diagnostic]:
    """Every fault that the rules find in what was read, sorted by place."""
    return ordered(
        Diagnostic(fault.location, rule.RULE, fault.message, fault.hint, rule.SEVERITY)
        for rule in RULES
        for fault in rule.check(library)
    )
