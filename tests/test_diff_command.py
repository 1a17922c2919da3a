"""booklet diff as it is typed: what it prints, writes and returns."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree

import pytest

from booklet.cli import main
from tests.revision.gitted import commit, committed, git
from tests.support import FIGURES, FIRST, META, SECOND, SVG, Project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a commit, and one sentence edited since."""
    project = committed(tmp_path / "project")
    project.edit(FIRST, "porte la peau", "porte toute la peau")
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: str) -> tuple[int, str, str]:
        code = main(["diff", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return typed


def test_the_answer_for_a_terminal(edited: Project, run: Run) -> None:
    code, out, err = run("HEAD")
    name = git(edited.root, "rev-parse", "HEAD")[:8]
    assert (code, err) == (0, "")
    assert (
        out
        == f"""\
HEAD ({name}, 2026-03-01) -> the files as they stand
1 block edited

demo [fr] Premiers pas
 ~  {FIRST}:4: paragraph ouverture edited
      text: Le {{derme}} porte{{+ toute+}} la peau. [@dupont-2024]

printed stock out of date: demo in fr (revision 1.0): booklet, large-print, press
  the revision is still 1.0: with a new number, old and new stock can be told apart

which pages change: booklet diff --pages; to read and sign: booklet diff --format pdf
"""
    )


def test_two_revisions_and_two_folders(edited: Project, run: Run, tmp_path: Path) -> None:
    commit(edited.root)
    copytree(edited.root / "sections", tmp_path / "other" / "sections")
    told = [run(*words)[1].splitlines()[1:6] for words in (("HEAD~1", "HEAD"), ("HEAD~1",), ("HEAD~1", "../other"))]
    assert told[0] == told[1] == told[2] and told[0][0] == "1 block edited"
    assert "no differences" in run("../other")[1]


def test_a_branch_wins_over_a_folder_of_its_name(edited: Project, run: Run) -> None:
    git(edited.root, "branch", "v1")
    copytree(edited.root / "sections", edited.root / "v1" / "sections")
    assert "1 block edited" in run("v1")[1]
    assert "no differences" in run("./v1")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope",), "git knows no revision 'nope' here"),
        (("--", "-x"), "git knows no revision '-x' here"),
        (("x" * 300,), "git knows no revision 'xxx"),
        (("HEAD", "nope"), "git knows no revision 'nope' here"),
        (("./empty",), "there is no folder 'sections' in ./empty"),
        ((), "compare with what?"),
        (("HEAD", "--booklet", "dome"), "there is no booklet 'dome' in either state\n  hint: known: demo"),
        (("HEAD", "--lang", "en"), "there is no language 'en' in either state\n  hint: known: fr"),
        (("--since-approval",), "nothing is approved yet"),
        (("--since-approval", "HEAD", "HEAD"), "--since-approval takes one state at the most"),
    ],
)
def test_wrong_use_is_said(edited: Project, run: Run, words: tuple[str, ...], said: str) -> None:
    (edited.root / "empty").mkdir()
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"booklet: {said}")


def test_outside_a_repository_folders_are_compared_all_the_same(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, other = Project(tmp_path / "a"), Project(tmp_path / "b")
    other.edit(FIRST, "Premiers pas", "Pas à pas")
    monkeypatch.chdir(project.root)
    assert run("HEAD")[0] == 2
    code, out, _ = run("../b")
    assert code == 0 and "title: [-Pas à-]{+Premiers+} pas" in out


def test_the_exit_code_for_a_script(edited: Project, run: Run) -> None:
    assert run("HEAD", "--exit-code")[0] == 1
    assert run(".", "--exit-code")[0] == 0


def test_json_for_a_program(edited: Project, run: Run) -> None:
    found = json.loads(run("HEAD", "--format", "json")[1])
    assert found["counts"] == {"block": {"edited": 1}}
    assert found["out_of_date"] == {"demo:fr": ["booklet", "large-print", "press"]}
    change = found["changes"][0]
    assert (change["subject"], change["change"], change["new"]["path"], change["new"]["line"]) == (
        "block", "edited", FIRST, 4,
    )  # fmt: skip
    assert change["edits"] == [
        {
            "change": "edited",
            "path": ["text"],
            "line": 7,
            "runs": [
                ["equal", "Le {derme} porte"],
                ["insert", " toute"],
                ["equal", " la peau. [@dupont-2024]"],
            ],
        }
    ]


def test_html_needs_nothing_else_and_holds_no_markup_of_the_content(edited: Project, run: Run) -> None:
    edited.edit(SECOND, "title: Contacts", 'title: "<script>alert(1)</script>"')
    code, out, _ = run("HEAD", "--format", "html", "--no-pages", "--out", "what.html")
    html = (edited.root / "what.html").read_text(encoding="utf-8")
    assert (code, out) == (0, "what.html\n")
    assert "<ins> toute</ins>" in html
    assert "<script" not in html and "&lt;script&gt;" in html
    assert not re.search(r'(?:src|href)="', html)
    stack: list[str] = []

    class Balanced(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta",):
                stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert stack.pop() == tag

    Balanced().feed(html)
    assert stack == []


def test_nothing_moves_the_terminal(edited: Project, run: Run) -> None:
    edited.edit(SECOND, "title: Contacts", 'title: "Contacts\u200b\u00ad fin"')
    assert "\u00ad" not in run("HEAD")[1]


def test_pages_that_change_are_told_by_edition(edited: Project, run: Run) -> None:
    edited.write(f"{FIGURES}/peau.svg", SVG.replace("h10", "h9"))
    code, out, _ = run("HEAD", "--pages")
    line = next(one for one in out.splitlines() if one.startswith("  screen: "))
    assert code == 0
    # The word that was added begins a line, and a line more moves what follows over two page ends.
    assert line == "  screen: pages 4-6 changed; 8 pages"
    assert out.count(": page") >= 4


def test_an_old_state_that_cannot_be_laid_out_is_said(edited: Project, run: Run) -> None:
    commit(edited.root)
    edited.edit(SECOND, "kind: references", "kind: literature")
    commit(edited.root)
    edited.edit(SECOND, "kind: literature", "kind: references")
    code, out, _ = run("HEAD", "--pages")
    assert code == 0
    assert f"screen: the old pages cannot be laid out: 1 file does not fit today's form; {SECOND}" in out


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (SECOND, "kind: references", "kind: literature", "1 file does not fit today's form; "),
        (FIRST, "pictogram: main", "pictogram: nain", "there is no pictogram 'nain'"),
    ],
)
def test_a_new_state_that_cannot_be_laid_out_is_said(
    edited: Project, run: Run, path: str, old: str, new: str, said: str
) -> None:
    commit(edited.root)
    edited.edit(path, old, new)
    code, out, err = run("HEAD", "--format", "html")
    assert (code, err) == (0, "")
    assert "the new pages cannot be laid out: " in out and said in unescape(out)


def test_faults_of_another_booklet_keep_no_page_from_being_laid_out(edited: Project, run: Run) -> None:
    edited.write(META.replace("demo", "autre"), "id: autre\n")
    commit(edited.root)
    edited.edit(FIRST, "toute la peau", "votre peau")
    code, out, _ = run("HEAD", "--pages")
    assert code == 0 and "screen: page" in out


def test_nothing_half_written_is_left(edited: Project, run: Run) -> None:
    (edited.root / "here").write_text("a file")
    code, _, err = run("HEAD", "--format", "html", "--no-pages", "--out", "here/what.html")
    assert code == 2 and "booklet: " in err
    assert not [name for name in os.listdir(edited.root) if name.endswith(".part")]


def test_since_approval_tells_what_changed_since_each_section_was_approved(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["approve", "premiers-pas", "--role", "clinician", "--by", "Dr Anne Test"]) == 0
    commit(tmp_path, "approved")
    project.edit(FIRST, "porte la peau", "porte toute la peau")
    commit(tmp_path, "one more word")
    project.edit(SECOND, "Couche du milieu", "Partie du milieu")
    code, out, err = run("--since-approval")
    assert (code, err) == (0, "")
    assert "porte{+ toute+} la peau" in out
    assert "Partie" not in out
    assert "note: never approved, so no change of it is told: demo in fr: booklet, contacts" in out
    git(tmp_path, "checkout", "-q", "--", SECOND)
    assert "no differences" in run("--since-approval", "HEAD~1")[1]


def test_an_approved_text_that_no_commit_holds_is_said(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    project.edit(FIRST, "porte la peau", "porte bien la peau")
    assert main(["approve", "premiers-pas", "--role", "clinician", "--by", "Dr Anne Test"]) == 0
    project.edit(FIRST, "porte bien la peau", "porte mal la peau")
    code, out, _ = run("--since-approval")
    assert code == 0 and "note: the text of premiers-pas in fr, approved on" in out


def test_help_names_the_states(run: Run) -> None:
    _, out, _ = run("--help")
    assert "git revisions or folders" in " ".join(out.split())


def test_a_removed_booklet_and_a_new_one(edited: Project, run: Run) -> None:
    (edited.root / "sections/booklets/demo").rename(edited.root / "sections/booklets/essai")
    edited.edit(META.replace("demo", "essai"), "id: demo", "id: essai")
    code, out, _ = run("HEAD")
    assert code == 0
    assert "booklet file demo removed" in out and "booklet file essai added" in out
