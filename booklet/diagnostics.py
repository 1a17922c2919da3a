"""Findings: what is wrong, where, and what to do about it.

Every stage reports faults as ``Diagnostic`` values and goes on, so that an editor sees all of them in one
run. A finding is text for a person (``as_text``), an annotation for a forge (``as_github``) or JSON.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the project: path relative to the project, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding. ``rule`` names the fault in kebab case; ``hint`` says what to do, or is empty."""

    location: Location
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def as_text(self) -> str:
        """``path:line:column: error[rule] message``, and the hint on a line of its own."""
        text = f"{self.location}: {self.severity}[{self.rule}] {_one_line(self.message)}"
        return f"{text}\n  hint: {_one_line(self.hint)}" if self.hint else text

    def as_github(self) -> str:
        """A workflow command that annotates the line in a pull request; escaped as GitHub's own toolkit does it."""
        place = {"file": self.location.path, "line": self.location.line, "col": self.location.column}
        properties = ",".join(
            f"{name}={_escaped(str(value), ':,')}" for name, value in {**place, "title": self.rule}.items()
        )
        hint = f"\nhint: {_one_line(self.hint)}" if self.hint else ""
        return f"::{self.severity} {properties}::{_escaped(_one_line(self.message) + hint)}"


def _escaped(text: str, more: str = "") -> str:
    """What would end a workflow command or a part of it, as per cent and two digits: ``%``, line ends and ``more``."""
    return "".join(f"%{ord(one):02X}" if one in f"%\r\n{more}" else one for one in text)


@dataclass(frozen=True, order=True)
class Waived:
    """A finding that booklet.yaml sets aside, with the reason that it gives and the last day on which that holds."""

    finding: Diagnostic
    reason: str
    until: date


def _one_line(text: str) -> str:
    """Findings quote content as it is; what would break the line or move the terminal is shown escaped.

    A space that does not break is shown as a space: the program sets most of them, an editor has not typed them.
    """
    return "".join(
        " " if character in "\u00a0\u202f" else
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )  # fmt: skip


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place, each finding once."""
    return sorted(set(diagnostics))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def report(
    diagnostics: Iterable[Diagnostic],
    form: Literal["text", "github", "json"] = "text",
    waived: Iterable[Waived] = (),
    last: Collection[str] = (),
) -> str:
    """All findings in one text form, ready to print; empty where there are none (JSON: an empty list).

    GitHub shows ten errors and ten warnings of a step: for it, errors come first, and the rules of ``last`` at the end.

    What is waived is listed in JSON alone, with the severity ``waived``. docs/findings.md describes the forms.
    """
    findings = ordered(diagnostics)
    if form == "json":
        listed = [asdict(finding) for finding in findings] + [_waived(one) for one in sorted(set(waived))]
        return json.dumps(listed, ensure_ascii=False, indent=2)
    if form == "github":
        first = sorted(findings, key=lambda finding: (finding.severity != "error", finding.rule in last))
        return "\n".join(finding.as_github() for finding in first)
    return "\n".join(finding.as_text() for finding in findings)


def _waived(one: Waived) -> dict[str, Any]:
    waiver = {"severity": one.finding.severity, "reason": one.reason, "until": one.until.isoformat()}
    return {**asdict(one.finding), "severity": "waived", "waiver": waiver}
