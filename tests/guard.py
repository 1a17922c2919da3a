"""Keeps tests to the fixture: one outside tests/shipped that opens a content file of what ships fails, and is told so.

So an editor may change any sentence that ships, and only tests in that folder can break.
"""

from __future__ import annotations

from pathlib import Path

SECTIONS = Path(__file__).resolve().parent.parent / "sections"
CONTENT = tuple(f"{SECTIONS}/{name}" for name in ("booklets/", "contacts/", "clinics/", "references.yaml"))

MAY = ("tests/shipped/", "tests/test_architecture.py::test_files_name_no_registry")
"""Tests that may: those about what ships, and one that searches every tracked file whatever it says."""

running = ""
"""Which test is running; empty between tests."""


class Shipped(AssertionError):
    """A test looks at what ships."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: told of every file that is opened in this process."""
    if event == "open" and running:
        looked_at(str(arguments[0]))


def looked_at(path: str) -> None:
    """Raises Shipped where the test that is running has no business with a file."""
    if running and path.startswith(CONTENT) and not running.startswith(MAY):
        raise Shipped(f"{path} ships: make files of tests.sample, or move this test to tests/shipped")
