"""A skip is known by name: where the set-up has done its work, any other one fails.

A test that is skipped proves nothing, and nobody reads the list of them. What a machine lacks, the set-up installs or
asks for; what remains is listed here with the condition under which it may be. Hooks of pytest are at the end;
tests/conftest.py has them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests import offline

ROOT = Path(__file__).resolve().parent.parent
STAMP = Path(sys.prefix, ".ready")
"""What the set-up leaves when it is done."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@dataclass(frozen=True)
class Known:
    """A skip that may be."""

    reason: str
    """How its words begin."""
    holds: Callable[[], bool]
    """Whether it may be on this machine."""


def no_printing() -> bool:
    return os.geteuid() != 0 or not shutil.which("apt-get")


def no_history() -> bool:
    git = ROOT / ".git"
    return not git.exists() or (git / "shallow").exists()


KNOWN = (
    # Its backend runs as nobody but root, and the table of system packages has it for Debian and Ubuntu only.
    Known("a CUPS server of the tests' own needs root", no_printing),
    Known("CUPS is not installed", no_printing),
    # A checkout that was unpacked instead of cloned, or cloned without its past.
    Known("not a git checkout", no_history),
    Known("a checkout without history", no_history),
    Known("ldd is not here", lambda: not shutil.which("ldd")),
    Known("the network cannot be cut here", lambda: not offline.can_cut()),
)


def expected(reason: str) -> bool:
    return any(reason.startswith(known.reason) and known.holds() for known in KNOWN)


def judged(report: Report) -> Report:
    """The report of a test or a module: one that was skipped without leave has failed."""
    if report.outcome != "skipped" or hasattr(report, "wasxfail") or not STAMP.exists():
        return report
    # Pytest keeps the file, the line and the words of a skip.
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not expected(reason):
        report.outcome = "failed"
        report.longrepr = (
            f"{report.nodeid} is skipped, and that is unexpected: {reason}\n"
            "  hint: make setup-dev installs what tests need; a skip that may be is listed in tests/skips.py"
        )
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, pytest.TestReport]:
    return judged((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, Any, pytest.CollectReport]:
    return judged((yield))
