"""What was asked for, as jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from booklet.delivery.editions import EDITIONS
from booklet.delivery.jobs import Request, WrongUse, jobs
from tests.support import Project


def asked(project: Project, **what: Any) -> list[str]:
    library, _ = project.load()
    return [job.path for job in jobs(Request(project.root, Path("dist"), **what), library)]


def test_nothing_said_means_everything_without_a_clinic(project: Project) -> None:
    assert asked(project) == [f"demo-fr-{name}.pdf" for name in EDITIONS]


def test_clinics_have_their_own_folders(project: Project) -> None:
    project.write("sections/clinics/autre.yaml", "name: Autre\n")
    screen = {"editions": ("screen",)}
    assert asked(project, clinic="hopital-nord", **screen) == ["hopital-nord/demo-fr-screen.pdf"]
    assert asked(project, clinic="all", **screen) == ["autre/demo-fr-screen.pdf", "hopital-nord/demo-fr-screen.pdf"]


def test_names_said_twice_count_once(project: Project) -> None:
    assert asked(project, booklets=("demo", "demo"), editions=("screen",), langs=("fr",)) == ["demo-fr-screen.pdf"]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ({"booklets": ("dmo",)}, "there is no booklet 'dmo'; did you mean 'demo'?"),
        ({"booklets": ("xyz",)}, "there is no booklet 'xyz'; known: demo"),
        ({"editions": ("scren",)}, "there is no edition 'scren'; did you mean 'screen'?"),
        ({"langs": ("de",)}, "there is no language of demo 'de'; known: fr"),
        ({"clinic": "xyz"}, "there is no clinic 'xyz'; known: hopital-nord"),
    ],
)
def test_unknown_names_are_refused_with_the_known_ones(project: Project, what: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        asked(project, **what)
    assert str(refusal.value) == message


def test_all_clinics_of_none_is_wrong_use(project: Project) -> None:
    (project.root / "sections/clinics/hopital-nord.yaml").unlink()
    with pytest.raises(WrongUse, match="there are no clinics"):
        asked(project, clinic="all")
    with pytest.raises(WrongUse, match="no clinic exists yet"):
        asked(project, clinic="x")
