"""Fixtures that every folder of tests may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demonstration project, on disk and without a fault."""
    return Project(tmp_path)
