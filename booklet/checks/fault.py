"""What a rule says: a place, what is wrong there, and what to do. The registry adds the rule's name and severity."""

from __future__ import annotations

from dataclasses import dataclass

from booklet.diagnostics import Location


@dataclass(frozen=True)
class Fault:
    """One fault that a rule found."""

    location: Location
    message: str
    hint: str = ""
