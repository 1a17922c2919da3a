"""Fixtures that every folder of tests may use, and what holds for every test."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests import guard, works
from tests.offline import pytest_configure, pytest_report_header
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.support import Project

__all__ = [
    "pytest_configure",
    "pytest_make_collect_report",
    "pytest_report_header",
    "pytest_runtest_makereport",
]

sys.addaudithook(guard.watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test is kept from what ships, fixtures and all, unless it is about that."""
    guard.running = item.nodeid
    try:
        return (yield)
    finally:
        guard.running = ""


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


@pytest.fixture(scope="session", autouse=True)
def _one_of_each_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Several processes make each file once, and leave it in a folder of this run."""
    if hasattr(request.config, "workerinput"):
        works.shared = tmp_path_factory.getbasetemp().parent / "made"
