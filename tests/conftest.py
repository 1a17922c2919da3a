"""Fixtures that every folder of tests may use, and what holds for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.offline import pytest_configure, pytest_report_header
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.support import Project

__all__ = [
    "pytest_configure",
    "pytest_make_collect_report",
    "pytest_report_header",
    "pytest_runtest_makereport",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens the browser has its mark, so that it can be left out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demonstration project, on disk and without a fault."""
    return Project(tmp_path)
