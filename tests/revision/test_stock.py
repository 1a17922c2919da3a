"""Which printed stock a change makes out of date: of a booklet that prints it, and that was there before."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from booklet.desk import new
from booklet.revision.compare import compare
from booklet.revision.states import of_folder
from booklet.revision.stock import out_of_date
from tests.support import CONTACT, REFERENCES, Project

OTHER_CONTACT = "sections/contacts/autre-contact.yaml"


@pytest.fixture
def two(tmp_path: Path) -> Project:
    """The demonstration, and a second booklet with a contact and a source of its own."""
    project = Project(tmp_path / "project")
    new.written(project.root, new.booklet(project.root, "autre", "fr"))
    return project


def outdated(old: Path, now: Path, booklet: str) -> list[str]:
    before, after = of_folder(old, "old"), of_folder(now, "new")
    return out_of_date(compare(before, after), before, after, booklet, "fr")


@pytest.mark.parametrize(
    ("path", "old", "text", "booklet", "other"),
    [
        (CONTACT, "Ligne info", "Ligne", "demo", "autre"),
        (REFERENCES, "title: La peau", "title: La peau saine", "demo", "autre"),
        (OTHER_CONTACT, "remplir : le nom", "remplir : son nom", "autre", "demo"),
        (REFERENCES, "remplir : le titre de", "remplir : son titre de", "autre", "demo"),
    ],
)
def test_what_booklets_share_makes_those_out_of_date_that_print_it(
    path: str, old: str, text: str, booklet: str, other: str, two: Project, tmp_path: Path
) -> None:
    copytree(two.root, tmp_path / "before")
    two.edit(path, old, text)
    assert "booklet" in outdated(tmp_path / "before", two.root, booklet)
    assert outdated(tmp_path / "before", two.root, other) == []


def test_a_new_booklet_has_no_stock_and_leaves_the_others_theirs(two: Project, tmp_path: Path) -> None:
    before = Project(tmp_path / "before")
    assert outdated(before.root, two.root, "autre") == []
    assert outdated(before.root, two.root, "demo") == []
