"""What was asked for, as jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from booklet.delivery.editions import EDITIONS
from booklet.delivery.jobs import Request, WrongUse, jobs
from tests.support import BOOK, FIRST, META, SECOND, STRINGS_TEXT, Project


def asked(project: Project, **what: Any) -> list[str]:
    library, _ = project.load()
    return [job.path for job in jobs(Request(project.root, Path("dist"), **what), library)]


PANELS = """\
editions:
  handout:
    panels: [{purpose: remember, title: {fr: Retenir}}]
parts:
"""


def test_nothing_said_means_everything_without_a_clinic(project: Project) -> None:
    pages = [name for name, edition in EDITIONS.items() if not edition.fitted and edition.suffix == "pdf"]
    assert set(EDITIONS) - set(pages) == {"leaflet", "handout", "web"}
    files = [f"demo-fr-{name}.pdf" for name in pages]
    files.insert(files.index("demo-fr-booklet.pdf") + 1, "demo-fr-booklet-print-guide.pdf")
    assert asked(project) == files
    project.edit(META, "parts:\n", PANELS)
    files.insert(files.index("demo-fr-press.pdf"), "demo-fr-handout.pdf")
    assert asked(project) == files


def test_an_edition_of_one_sheet_needs_its_panels(project: Project) -> None:
    with pytest.raises(WrongUse, match=r"demo has no leaflet: nothing is chosen for it\n  hint: list its panels"):
        asked(project, editions=("leaflet",))


def test_grey_is_for_the_editions_that_an_office_prints(project: Project) -> None:
    project.edit(META, "parts:\n", PANELS)
    assert asked(project, ink="grey") == [
        "demo-fr-booklet.pdf", "demo-fr-booklet-print-guide.pdf", "demo-fr-handout.pdf"
    ]  # fmt: skip
    with pytest.raises(WrongUse, match="there is no screen in grey; there is one of: booklet, leaflet, handout"):
        asked(project, editions=("screen",), ink="grey")


def test_ua_2_is_for_the_editions_to_read_on_a_screen(project: Project) -> None:
    project.edit(META, "parts:\n", PANELS)
    library, _ = project.load()
    made = jobs(Request(project.root, Path("dist"), pdf="ua-2"), library)
    assert [job.path for job in made] == asked(project)
    assert [job.path for job in made if job.pdf == "ua-2"] == [
        "demo-fr-screen.pdf", "demo-fr-large-print.pdf", "demo-fr-handout.pdf"
    ]  # fmt: skip
    assert {job.pdf for job in jobs(Request(project.root, Path("dist")), library)} == {"ua-1"}


@pytest.mark.parametrize("edition", ["booklet", "press", "web"])
def test_ua_2_by_name_of_another_edition_is_refused(project: Project, edition: str) -> None:
    known = "screen, leaflet, large-print, handout"
    with pytest.raises(WrongUse, match=f"there is no {edition} in ua-2; there is one of: {known}"):
        asked(project, editions=("screen", edition), pdf="ua-2")


def test_creep_is_for_sheets_that_are_folded_into_one_another(project: Project) -> None:
    library, _ = project.load()
    made = jobs(Request(project.root, Path("dist"), creep=0.1), library)
    assert {job.path: job.creep for job in made if job.creep} == {"demo-fr-booklet.pdf": 0.1, "demo-fr-press.pdf": 0.1}


def test_clinics_have_their_own_folders(project: Project) -> None:
    project.write("sections/clinics/autre.yaml", "name: Autre\n")
    screen = {"editions": ("screen",)}
    name = "demo-fr-screen.pdf"
    assert asked(project, clinics=("hopital-nord",), **screen) == [f"hopital-nord/{name}"]
    assert asked(project, clinics=("hopital-nord", "none"), **screen) == [f"hopital-nord/{name}", name]
    assert asked(project, clinics=("all",), **screen) == [name, f"autre/{name}", f"hopital-nord/{name}"]


def test_a_page_for_the_web_is_made_where_it_is_asked_for(project: Project) -> None:
    assert asked(project, editions=("web",)) == ["demo-fr-web.html"]
    assert asked(project, editions=("web",), clinics=("hopital-nord",)) == ["hopital-nord/demo-fr-web.html"]


def test_names_said_twice_count_once(project: Project) -> None:
    assert asked(project, booklets=("demo", "demo"), editions=("screen",), langs=("fr",)) == ["demo-fr-screen.pdf"]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ({"booklets": ("dmo",)}, "there is no booklet 'dmo'; did you mean 'demo'?"),
        ({"booklets": ("xyz",)}, "there is no booklet 'xyz'; known: demo"),
        ({"editions": ("scren",)}, "there is no edition 'scren'; did you mean 'screen'?"),
        ({"langs": ("de",)}, "there is no language of demo 'de'; known: fr"),
        ({"clinics": ("xyz",)}, "there is no clinic 'xyz'; known: hopital-nord"),
    ],
)
def test_unknown_names_are_refused_with_the_known_ones(project: Project, what: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        asked(project, **what)
    assert str(refusal.value) == message


def test_all_clinics_of_none_is_wrong_use(project: Project) -> None:
    (project.root / "sections/clinics/hopital-nord.yaml").unlink()
    with pytest.raises(WrongUse, match="there are no clinics"):
        asked(project, clinics=("all",))
    with pytest.raises(WrongUse, match="no clinic exists yet"):
        asked(project, clinics=("x",))


def test_a_language_that_one_booklet_lacks_is_asked_of_the_others(project: Project) -> None:
    for path in sorted((project.root / BOOK).rglob("*")):
        if path.is_file():
            project.write(path.relative_to(project.root).as_posix().replace("demo", "autre"), path.read_bytes())
    project.edit(META.replace("demo", "autre"), "id: demo", "id: autre")
    for name in (FIRST, SECOND):
        project.write(name.replace("/fr/", "/en/"), (project.root / name).read_bytes())
    project.write("sections/strings/en.yaml", STRINGS_TEXT)
    assert asked(project, langs=("en",), editions=("screen",)) == ["demo-en-screen.pdf"]
    assert asked(project, langs=("fr", "en"), editions=("screen",)) == [
        "autre-fr-screen.pdf", "demo-fr-screen.pdf", "demo-en-screen.pdf"
    ]  # fmt: skip
    with pytest.raises(WrongUse, match="no language of autre 'en'"):
        asked(project, langs=("en",), booklets=("autre",))
    with pytest.raises(WrongUse, match="no language of autre 'de'"):
        asked(project, langs=("de",))


def test_without_duplex_the_booklet_is_two_files(project: Project) -> None:
    library, _ = project.load()
    request = Request(project.root, Path("dist"), editions=("booklet", "screen"), duplex="none")
    made = jobs(request, library)
    assert [(job.path, job.duplex) for job in made] == [
        ("demo-fr-booklet-fronts.pdf", "none"), ("demo-fr-booklet-backs.pdf", "none"),
        ("demo-fr-booklet-print-guide.pdf", "none"), ("demo-fr-screen.pdf", "short-edge"),
    ]  # fmt: skip


def test_a_cover_apart_is_of_the_press_edition_and_of_more_than_one_sheet(project: Project) -> None:
    library, _ = project.load()
    request = Request(project.root, Path("dist"), editions=("booklet", "press"), cover="apart")
    paths = [job.path for job in jobs(request, library)]
    assert paths == [
        "demo-fr-booklet.pdf", "demo-fr-booklet-print-guide.pdf", "demo-fr-press-cover.pdf", "demo-fr-press-inside.pdf",
    ]  # fmt: skip
    project.edit(META, "source_language: fr\n", "source_language: fr\nform: short\n")
    library, _ = project.load()
    assert [job.path for job in jobs(request, library)][2:] == ["demo-fr-press.pdf"]
