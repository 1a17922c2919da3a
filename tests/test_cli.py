"""The command line as a person meets it: words, exit codes, speed of doing nothing."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from booklet import __version__, cli
from tests.support import FIRST, META, Project

ROOT = Path(__file__).resolve().parent.parent
NAME = "demo-fr-screen.pdf"
SHEETS = (
    "  dist/demo-fr-booklet.pdf (4 pages)\n  dist/demo-fr-booklet-print-guide.pdf (1 page)\n"
    "  dist/demo-fr-large-print.pdf (8 pages)\n  dist/demo-fr-press.pdf (8 pages)\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built once by the command line."""
    project = Project(tmp_path_factory.mktemp("project"))
    done = command(project.root)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"dist/{NAME} (8 pages)"), done.stderr
    return project


@pytest.fixture
def own(built: Project, tmp_path: Path) -> Project:
    project = Project(tmp_path)
    for path in (built.root / "dist").iterdir():
        project.write(f"dist/{path.name}", path.read_bytes())
    return project


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def command(cwd: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "booklet", *arguments],
        cwd=cwd, env=environment(**more), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def here(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    """Exit code, standard output and error of a command run in this process."""
    monkeypatch.chdir(project.root)
    code = cli.main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_no_verb_means_build_and_twice_means_nothing(own: Project) -> None:
    for arguments in ([], ["build"]):
        done = command(own.root, *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (
            0,
            f"nothing changed\n  dist/{NAME} (8 pages)\n{SHEETS}",
            "",
        )


def test_doing_nothing_imports_nothing_large(own: Project) -> None:
    script = "import sys; from booklet.cli import main; code = main([]); print(*sys.modules); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=own.root, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("nothing changed")
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"click", "rich", "pydantic", "yaml", "jinja2", "weasyprint", "pikepdf", "dataclasses"}


def test_doing_nothing_writes_nothing(own: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in own.root.rglob("*")}
    assert command(own.root).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in own.root.rglob("*")} == before


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], ["list"], ["check"], ["schema"]])
def test_light_verbs_do_not_import_weasyprint(own: Project, arguments: list[str]) -> None:
    script = (
        "import sys; from booklet.cli import main; code = main(sys.argv[1:]); "
        "print([name for name in sys.modules if name in ('weasyprint', 'pikepdf')], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=own.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "[]")
    assert done.stdout or arguments == ["check"]


def test_version_and_help() -> None:
    assert command(ROOT, "--version").stdout == f"booklet {__version__}\n"
    text = command(ROOT, "--help").stdout
    assert all(verb in text for verb in ("build", "check", "list", "schema"))
    text = command(ROOT, "build", "--help").stdout
    for option in ("--booklet", "--edition", "--lang", "--clinic", "--out", "--jobs", "--force", "--final"):
        assert option in text


@pytest.mark.parametrize("arguments", [[], ["build"], ["check"], ["list"], ["--edition", "screen"]])
def test_outside_a_project_it_says_what_to_do(tmp_path: Path, arguments: list[str]) -> None:
    done = command(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "booklet: there is no folder 'sections' here.\n  hint: change to the project's folder"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--edition", "scren"], "did you mean 'screen'?"),
        (["--booklet", "xyz"], "known: demo"),
        (["--lang", "de"], "known: fr"),
        (["--clinic", "xyz"], "known: hopital-nord"),
        (["check", "--booklet", "xyz"], "known: demo"),
        (["--jobs", "0"], "--jobs"),
        (["--pdf", "ua-3"], "'ua-1', 'ua-2'"),
        (["--pdf", "ua-2", "--edition", "press"], "there is no press in ua-2; there is one of: screen, leaflet"),
        (["bild"], "bild"),
        (["--nothing"], "--nothing"),
        (["check", "--format", "xml"], "xml"),
    ],
)
def test_wrong_use_is_2_and_names_what_exists(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], words: str,
) -> None:  # fmt: skip
    code, out, err = here(project, monkeypatch, capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert not (project.root / "dist").exists()


def test_errors_are_1_and_old_files_stay(own: Project) -> None:
    before = (own.root / "dist" / NAME).read_bytes()
    own.write(FIRST, "title: Premiers pas\nblocs: []\n")
    done = command(own.root)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{FIRST}:2:1: error[" in done.stderr
    assert done.stderr.splitlines()[-1].endswith("; nothing was written")
    assert "\x1b" not in done.stderr
    assert (own.root / "dist" / NAME).read_bytes() == before


def test_check_has_three_forms(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.approve("clinician", "patient")
    assert here(project, monkeypatch, capsys, "check") == (0, "", "no findings\n")
    project.edit(META, "code: DEMO-1", "code: DEMO-1\ncouleur: bleu")
    code, out, err = here(project, monkeypatch, capsys, "check")
    assert (code, err) == (1, "1 error\n")
    assert out.splitlines()[0].startswith(f"{META}:")
    code, out, err = here(project, monkeypatch, capsys, "check", "--format", "json")
    assert (code, err) == (1, "")
    assert [finding["location"]["path"] for finding in json.loads(out)] == [META]
    code, out, err = here(project, monkeypatch, capsys, "check", "--format", "github")
    assert (code, err) == (1, "")
    assert out.startswith(f"::error file={META},line=")


def test_check_of_one_booklet_leaves_the_others_out(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("sections/booklets/autre/booklet.yaml", "id: autre\n")
    assert here(project, monkeypatch, capsys, "check")[0] == 1
    assert here(project, monkeypatch, capsys, "check", "--booklet", "demo")[0] == 0


def test_list_names_everything(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = here(project, monkeypatch, capsys, "list")
    assert (code, err) == (0, "")
    assert all(
        words in out for words in ("demo  [fr]  Titre, revision 1.0, fr draft", "screen  148 x 210 mm", "Hôpital Nord")
    )


def test_schema_goes_to_a_folder_or_to_the_output(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = here(project, monkeypatch, capsys, "schema")
    kinds = json.loads(out)
    assert code == 0 and "section" in kinds
    assert here(project, monkeypatch, capsys, "schema", "--out", "schemas")[0] == 0
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (project.root / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json": schema for kind, schema in kinds.items()}


def test_the_front_door_builds_its_own_project_from_anywhere(own: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (own.root / "build_pdf.py").write_text((ROOT / "build_pdf.py").read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, own.root / "build_pdf.py"],
        cwd=elsewhere,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("nothing changed")


def test_a_folder_that_cannot_be_written_is_2_and_one_line(own: Project) -> None:
    own.write("file", "in the way")
    done = command(own.root, "--out", "file/dist")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("booklet: Not a directory: file/")
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_program_is_one_line_unless_asked(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("deep\ninside")

    monkeypatch.setattr("booklet.verbs.build.run_build", broken)
    monkeypatch.delenv("BOOKLET_DEBUG", raising=False)
    code, _, err = here(project, monkeypatch, capsys)
    assert code == 2
    assert err == (
        "booklet: this is a fault of the program: RuntimeError: deep inside\n  hint: BOOKLET_DEBUG=1 shows where\n"
    )
    monkeypatch.setenv("BOOKLET_DEBUG", "1")
    assert "Traceback" in here(project, monkeypatch, capsys)[2]


def _wait_for_layout(pid: int) -> None:
    """Until the process has loaded what lays text out; a fixed time where the system does not tell."""
    maps = Path(f"/proc/{pid}/maps")
    for _ in range(1000):
        if not maps.exists():
            time.sleep(1)
            return
        if "libpango-" in maps.read_text():
            return
        time.sleep(0.01)


def test_interruption_is_130_and_leaves_the_files(own: Project) -> None:
    before = (own.root / "dist" / NAME).read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "booklet", "--force", "--edition", "screen"],
        cwd=own.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    _wait_for_layout(process.pid)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in err and "Traceback" not in err
    assert (own.root / "dist" / NAME).read_bytes() == before
    assert not list((own.root / "dist").glob("*.part"))


def test_progress_is_shown_on_a_terminal_only(own: Project) -> None:
    done = command(own.root, "--force")
    assert "\x1b" not in done.stdout + done.stderr and "laying out" not in done.stderr
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "booklet", "--force"],
        cwd=own.root, env=environment(TERM="xterm"), stdout=subprocess.DEVNULL, stderr=terminal,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(controller, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(controller)
    assert process.wait() == 0
    assert b"laying out" in shown


@pytest.mark.parametrize("epoch", ["garbage", "-1", "1e9", "٣", " 12", "9" * 30])
@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_day_that_is_none_is_2(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str, verb: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, out, err = here(project, monkeypatch, capsys, verb)
    assert (code, out) == (2, "")
    assert err.startswith("booklet: SOURCE_DATE_EPOCH is ")


@pytest.mark.parametrize("out", ["sections", "sections/dist", "sections/booklets/demo/../../x", "link/x"])
def test_files_do_not_go_among_the_content(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    (project.root / "link").symlink_to("sections")
    before = sorted(project.root.rglob("*"))
    code, _, err = here(project, monkeypatch, capsys, "--out", out)
    assert code == 2 and "sections/" in err
    assert sorted(project.root.rglob("*")) == before


def test_what_was_asked_for_and_has_faults_gives_its_faults(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("sections/booklets/autre/booklet.yaml", "id: autre\n")
    code, _, err = here(project, monkeypatch, capsys, "--booklet", "autre")
    assert code == 1 and "sections/booklets/autre/booklet.yaml:1:1: error[missing-key]" in err
    code, _, err = here(project, monkeypatch, capsys, "check", "--booklet", "..")
    assert code == 2 and "known: autre, demo" in err


def test_an_interruption_that_something_else_took_still_counts(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from booklet.delivery import build as stage

    def swallowed(*given: object) -> stage.Outcome:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
        except BaseException:  # noqa: BLE001 - as WeasyPrint does while it paints a drawing
            return stage.Outcome()
        raise AssertionError

    monkeypatch.setattr("booklet.verbs.build.build", swallowed)
    assert here(project, monkeypatch, capsys, "build")[0] == 130
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_folder_that_is_gone_is_no_project(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"import os; os.rmdir({str(gone)!r}); from booklet.cli import main; raise SystemExit(main(['list']))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=gone, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("booklet: there is no folder 'sections' here.")


def test_a_terminal_without_accents_gets_their_codes(project: Project) -> None:
    done = command(project.root, "list", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "H\\u00f4pital Nord" in done.stdout


def test_json_is_json_on_a_terminal_without_accents(project: Project) -> None:
    project.edit(FIRST, "{label: Douleur, low: 2, high: 3", "{label: Douleur, low: 4, high: 3")
    project.edit(FIRST, "Le {derme} porte la peau.", "Le {derme} porte la peau. Il a 2½ 🩹, ÉVITEZ ÇA.")
    done = command(project.root, "check", "--format", "json", PYTHONIOENCODING="ascii")
    read = json.loads(done.stdout)
    assert done.stdout.isascii() and {"capitals-text", "frequency-order"} <= {one["rule"] for one in read}


def test_a_folder_with_any_name(project: Project, tmp_path: Path) -> None:
    odd = tmp_path / "a b é\n#%&'\"?"
    odd.mkdir()
    (project.root / "sections").rename(odd / "sections")
    done = command(odd, "--edition", "screen")
    assert (done.returncode, done.stdout) == (0, f"dist/{NAME} (8 pages)\n")


def test_a_full_disk_leaves_nothing_half_written(project: Project) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    project.write(f"dist/{NAME}", "old")
    done = subprocess.run(
        [sys.executable, "-m", "booklet", "--edition", "screen"], cwd=project.root, env=environment(),
        capture_output=True, text=True, preexec_fn=small, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and done.stderr.splitlines()[-1].startswith("booklet: File too large")
    assert [path.name for path in (project.root / "dist").iterdir()] == [NAME]
    assert (project.root / "dist" / NAME).read_text(encoding="utf-8") == "old"


def test_a_build_counts_what_waits_for_a_person_and_check_lists_it(own: Project) -> None:
    own.edit(FIRST, "    id: ouverture\n", "    id: ouverture\n    basis: to-validate\n")
    built = command(own.root)
    assert built.returncode == 0
    assert "to-validate" not in built.stderr
    assert "still a draft: 3 to be settled by a person; 'booklet check' lists what\n" in built.stderr
    assert "warning[to-validate]" in command(own.root, "check").stdout
