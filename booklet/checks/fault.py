"""What a rule says: a place, what is wrong there, and what to do. The registry adds the rule's name and severity."""

from __future__ import annotations

from dataclasses import dataclass

from booklet.diagnostics import Location, Severity


@dataclass(frozen=True)
class Fault:
    """One fault that a rule found."""

    location: Location
    message: str
    hint: str = ""
    severity: Severity | None = None
    """For a rule whose faults are graver in some places than in others; else the rule's own."""
