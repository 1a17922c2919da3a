"""What stage 4 hands to stage 5."""

from __future__ import annotations

from dataclasses import dataclass, field

from booklet.diagnostics import Diagnostic


@dataclass(frozen=True)
class Finished:
    """One file as bytes, and what is wrong with it."""

    pdf: bytes
    pages: int
    findings: list[Diagnostic] = field(default_factory=list)
