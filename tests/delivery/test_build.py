"""A build as a whole: what it writes, what it leaves alone, what it refuses."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from booklet.delivery import build as stage
from booklet.delivery.build import Outcome, build
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request
from booklet.delivery.unchanged import STATE, key, remembered
from tests.support import CONTACT, FIRST, META, REFERENCES, SECOND, STRINGS, Project

NAME = "demo-fr-screen.pdf"


def run(project: Project, **what: Any) -> Outcome:
    """Builds the screen edition unless another is named."""
    what = {"editions": ("screen",), **what}
    inputs = Inputs(str(project.root))
    return build(Request(project.root, project.root / "dist", **what), inputs, key([], inputs))


def dist(project: Project) -> dict[str, bytes]:
    out = project.root / "dist"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built once, never changed by a test."""
    project = Project(tmp_path_factory.mktemp("project"))
    assert not [one for one in run(project).findings if one.severity == "error"]
    return project


@pytest.fixture
def own(built: Project, tmp_path: Path) -> Project:
    """A copy of it for a test of its own, files and all."""
    project = Project(tmp_path)
    for name, content in dist(built).items():
        project.write(f"dist/{name}", content)
    return project


def test_it_writes_the_file_the_manifest_and_the_state(built: Project) -> None:
    assert set(dist(built)) == {NAME, "manifest.json", STATE}
    with pikepdf.open(BytesIO(dist(built)[NAME])) as pdf:
        assert len(pdf.pages) % 4 == 0
        assert str(pdf.trailer.Info.Title) == "Titre"


def test_the_manifest_says_what_stands_there(built: Project) -> None:
    files = dist(built)
    (entry,) = json.loads(files["manifest.json"])["files"]
    pages = len(pikepdf.open(BytesIO(files[NAME])).pages)
    inputs = entry.pop("inputs")
    assert len(inputs) == 64
    assert entry == {
        "path": NAME, "booklet": "demo", "lang": "fr", "edition": "screen", "clinic": None, "ink": "colour",
        "creep": 0.0, "piece": "", "pdf": "ua-1", "duplex": "short-edge", "revision": "1.0",
        "pages": pages, "bytes": len(files[NAME]), "sha256": sha256(files[NAME]).hexdigest(),
        "conformance": ["PDF/UA-1", "PDF/A-2a"],
    }  # fmt: skip


def test_the_same_content_gives_the_same_bytes_anywhere(built: Project, tmp_path: Path) -> None:
    other = Project(tmp_path / "un autre dossier")
    run(other)
    assert dist(other) == dist(built)


def test_what_is_up_to_date_is_not_made_again(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "make_all", lambda *given: pytest.fail("a file was made"))
    outcome = run(own)
    assert (outcome.made, [one.job.path for one in outcome.built]) == (frozenset(), [NAME])


def test_force_makes_it_all_the_same(own: Project) -> None:
    before = dist(own)
    assert run(own, force=True).made == {NAME}
    assert dist(own) == before


def test_a_file_of_one_standard_is_not_taken_for_the_other(own: Project) -> None:
    before = dist(own)
    assert run(own, pdf="ua-2").made == {NAME}
    (entry,) = json.loads(dist(own)["manifest.json"])["files"]
    assert (entry["pdf"], entry["conformance"]) == ("ua-2", ["PDF/UA-2", "PDF/A-4f"])
    assert run(own, pdf="ua-2").made == frozenset()
    assert run(own).made == {NAME}
    assert dist(own) == before


def test_the_sources_in_a_file_are_those_on_the_disk_byte_for_byte(own: Project) -> None:
    text = (own.root / FIRST).read_text(encoding="utf-8")
    own.write(FIRST, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())  # as some editors save a file
    run(own, pdf="ua-2")
    with pikepdf.open(BytesIO(dist(own)[NAME])) as pdf:
        held = {path: one.get_file().read_bytes() for path, one in pdf.attachments.items()}
    assert held == {
        path: (own.root / path).read_bytes() for path in (META, FIRST, SECOND, CONTACT, REFERENCES, STRINGS)
    }


def test_the_same_content_gives_the_same_file_with_sources_anywhere(own: Project, tmp_path: Path) -> None:
    run(own, pdf="ua-2")
    other = Project(tmp_path / "un autre dossier")
    os.utime(other.root / FIRST, (0, 0))
    run(other, pdf="ua-2")
    assert dist(other)[NAME] == dist(own)[NAME]


def test_only_the_stale_files_are_made(own: Project) -> None:
    outcome = run(own, clinics=("hopital-nord",))
    assert outcome.made == {f"hopital-nord/{NAME}"}
    entries = json.loads(dist(own)["manifest.json"])["files"]
    assert [entry["path"] for entry in entries] == [NAME, f"hopital-nord/{NAME}"]
    own.write("sections/clinics/hopital-nord.yaml", "name: Hôpital Sud\n")
    assert run(own).made == frozenset()
    assert run(own, clinics=("all",)).made == {f"hopital-nord/{NAME}"}


def test_a_changed_file_is_made_again(own: Project) -> None:
    whole = dist(own)[NAME]
    own.write(f"dist/{NAME}", whole + b"x")
    assert run(own).made == {NAME}
    assert dist(own)[NAME] == whole


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": [{"path": 3}]}', '{"files": 7}', "\0"])
def test_a_broken_manifest_is_no_manifest(own: Project, manifest: str) -> None:
    own.write("dist/manifest.json", manifest)
    assert run(own).made == {NAME}


def test_an_error_in_the_content_writes_nothing(own: Project) -> None:
    before = dist(own)
    own.edit(FIRST, "la peau. [@dupont-2024]", "la peau. [@inconnu-1999]")
    outcome = run(own)
    assert "citation-without-reference" in [one.rule for one in outcome.findings if one.severity == "error"]
    assert dist(own) == before


def test_an_error_of_the_page_writes_nothing(own: Project) -> None:
    before = dist(own)
    own.edit(FIRST, "Premiers pas", "Hexakosioihexekontahexaphobiehexakosioihexekontahexaphobie")
    outcome = run(own)
    assert {one.rule for one in outcome.findings if one.severity == "error"} == {"text-overflow"}
    assert outcome.findings[0].location.path in (FIRST, META)
    assert dist(own) == before


def test_one_wrong_booklet_holds_back_all(own: Project) -> None:
    before = dist(own)
    own.write("sections/booklets/autre/booklet.yaml", "id: autre\n")
    assert any(one.severity == "error" for one in run(own, force=True).findings)
    assert dist(own) == before


def test_final_refuses_a_draft(own: Project) -> None:
    before = dist(own)
    refused = [one for one in run(own, final=True).findings if one.severity == "error"]
    assert {(one.rule, one.location.path) for one in refused} == {("not-approved", META)}
    assert len(refused) == 2, "one for each role"
    assert dist(own) == before


def test_final_refuses_a_withdrawn_booklet(own: Project) -> None:
    withdrawn = "withdrawn: {since: 2026-03-01, reason: {fr: Dose fausse.}}"
    own.edit(META, "code: DEMO-1", f"code: DEMO-1\n{withdrawn}")
    own.approve("clinician", "patient")
    found = {one.rule: one.severity for one in run(own).findings}
    assert (found["withdrawn"], "error" in found.values()) == ("warning", False)
    before = dist(own)
    errors = [one for one in run(own, final=True, force=True).findings if one.severity == "error"]
    assert [(one.rule, one.location.path) for one in errors] == [("withdrawn", META)]
    assert dist(own) == before


def test_several_at_a_time_give_the_same_files(own: Project, tmp_path: Path) -> None:
    own.write("sections/clinics/autre.yaml", "name: Autre\n")
    run(own, clinics=("all",), processes=1)
    one_by_one = dist(own)
    run(own, clinics=("all",), processes=2, force=True)
    assert dist(own) == one_by_one
    assert len(one_by_one) == 5


def test_an_interruption_leaves_the_files_of_the_last_build(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dist(own)

    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stage, "make_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(own, force=True)
    assert dist(own) == before


class TestUnchanged:
    """The decision that nothing is due, from the state of the last command."""

    def asked(self, project: Project, *arguments: str) -> list[tuple[str, int]] | None:
        return remembered(str(project.root / "dist"), key(list(arguments), Inputs(str(project.root))))

    def test_same_command_and_content(self, own: Project) -> None:
        assert [path for path, _ in self.asked(own) or []] == [NAME]

    def test_another_command(self, own: Project) -> None:
        assert self.asked(own, "--edition", "screen") is None

    def test_changed_content(self, own: Project) -> None:
        own.edit(FIRST, "Premiers pas", "Premiers gestes")
        assert self.asked(own) is None

    def test_another_day(self, own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("time.strftime", lambda form: "2099-01-01")
        assert self.asked(own) is None

    @pytest.mark.parametrize("name", [NAME, "manifest.json"])
    def test_output_touched_or_gone(self, own: Project, name: str) -> None:
        own.write(f"dist/{name}", dist(own)[name] + b" ")
        assert self.asked(own) is None
        (own.root / "dist" / name).unlink()
        assert self.asked(own) is None

    @pytest.mark.parametrize("state", ["", "[]", "{}", '{"key": 1, "files": []}', "\0"])
    def test_broken_state(self, own: Project, state: str) -> None:
        own.write(f"dist/{STATE}", state)
        assert self.asked(own) is None
