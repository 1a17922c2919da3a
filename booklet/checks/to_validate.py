"""A block that a clinician must still confirm.

``basis: to-validate`` marks what the editors could not found on a source. The page says so in a draft. A warning:
only a person can lift it.

Source: standards, section 16 (facts marked to-validate); HAS-C2.

    basis: to-validate
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks import BlockBase
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "to-validate"
SEVERITY: Severity = "warning"
FINAL: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for filed, loc, block in blocks(library, BlockBase):
        if block.basis == "to-validate":
            hint = "once a clinician has confirmed it, cite what it rests on and remove the line"
            yield Fault(filed.source.at((*loc, "basis")), "a clinician must still confirm this block", hint)
