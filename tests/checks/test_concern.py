"""Who asks for one booklet is told of that one, of what it lists and of what all share."""

from __future__ import annotations

from booklet.checks.concern import concerning
from booklet.diagnostics import Diagnostic, Location
from tests.support import BOOK, CONTACT, META, REFERENCES, Project

OTHER = BOOK.replace("demo", "autre")
FOREIGN, LOOSE = "sections/contacts/ailleurs.yaml", "sections/contacts/libre.yaml"


def two(project: Project) -> None:
    """A second booklet like the first, which lists another contact; and a contact that nobody lists."""
    for path in (project.root / BOOK).rglob("*"):
        if path.is_file():
            project.write(path.relative_to(project.root).as_posix().replace("demo", "autre"), path.read_bytes())
    project.edit(META.replace("demo", "autre"), "id: demo", "id: autre")
    project.edit(f"{OTHER}/fr/contacts.yaml", "items: [ligne-info]", "items: [ailleurs]")
    for path in (FOREIGN, LOOSE):
        project.write(path, (project.root / CONTACT).read_bytes())


def told(project: Project, *asked: str) -> set[str]:
    library, _ = project.load()
    paths = [META, META.replace("demo", "autre"), CONTACT, FOREIGN, LOOSE, REFERENCES, "sections/contacts/absent.yaml"]
    found = [Diagnostic(Location(path), "some-rule", "some fault") for path in paths]
    return {one.location.path for one in concerning(library, found, asked)}


def test_one_booklet_alone(project: Project) -> None:
    two(project)
    shared = {LOOSE, REFERENCES, "sections/contacts/absent.yaml"}
    assert told(project, "demo") == {META, CONTACT, *shared}
    assert told(project, "autre") == {META.replace("demo", "autre"), FOREIGN, *shared}


def test_both_and_none(project: Project) -> None:
    two(project)
    assert told(project, "demo", "autre") == told(project) and len(told(project)) == 7
