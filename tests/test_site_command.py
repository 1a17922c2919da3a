"""The verb ``site`` as a person meets it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest

from booklet import cli
from tests.support import CLINIC, FIRST, META, Project

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose site was made once by the command line."""
    project = Project(tmp_path_factory.mktemp("project"))
    (project.root / CLINIC).unlink()
    done = command(project.root)
    assert (done.returncode, done.stdout) == (
        0,
        "dist/site/index.html (4 pages, 6 files to download, 6 of them made now)\n",
    ), done.stderr
    return project


def command(cwd: Path, *arguments: str, patience: float = 300) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "booklet", "site", *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        check=False, timeout=patience,
    )  # fmt: skip


def here(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    """Exit code, standard output and error of the verb in this process."""
    monkeypatch.chdir(project.root)
    code = cli.main(["site", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_it_makes_the_site_and_nothing_beside_it(built: Project) -> None:
    assert (built.root / "dist/site/index.html").is_file()
    assert [path.name for path in (built.root / "dist").iterdir()] == ["site"]


@pytest.mark.parametrize("more", [[], ["--jobs", "1"]])
def test_a_second_run_has_nothing_to_do(
    built: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built.root / "dist").rglob("*")}
    assert here(built, monkeypatch, capsys, *more) == (0, "nothing changed\n  dist/site/index.html\n", "")
    assert {path: path.stat().st_mtime_ns for path in (built.root / "dist").rglob("*")} == before


def test_doing_nothing_imports_nothing_large(built: Project) -> None:
    script = "import sys; from booklet.cli import main; code = main(['site']); print(*sys.modules); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=built.root, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("nothing changed")
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"rich", "pydantic", "yaml", "jinja2", "weasyprint", "pikepdf", "pypdfium2", "PIL"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--booklet", "xyz"], "known: demo"),
        (["--lang", "de"], "known: fr"),
        (["--clinic", "xyz"], "known: hopital-nord"),
        (["--port", "8000"], "--port is for --serve"),
        (["--port", "80000", "--serve"], "80000"),
        (["--jobs", "0"], "--jobs"),
        (["--out", "sections/site"], "cannot go into sections/"),
        (["--out", "."], "no site of this program"),
        (["--edition", "screen"], "--edition"),
    ],
)
def test_wrong_use_is_2_and_writes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], words: str,
) -> None:  # fmt: skip
    before = set(project.root.rglob("*"))
    code, out, err = here(project, monkeypatch, capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err
    assert set(project.root.rglob("*")) == before


def test_errors_are_1_and_nothing_is_written(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(FIRST, "la peau. [@dupont-2024]", "la peau. [@inconnu-1999]")
    code, out, err = here(project, monkeypatch, capsys)
    assert (code, out) == (1, "")
    assert f"{FIRST}:7:38: error[citation-without-reference]" in err
    assert err.splitlines()[-1].endswith("; nothing was written")
    assert not (project.root / "dist").exists()


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    done = command(tmp_path)
    assert done.returncode == 2
    assert "no folder 'sections' here" in done.stderr


def serving(root: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """The verb with --serve, once it says where it serves: the process and that address."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "booklet", "site", "--serve", *arguments],
        cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout
    guard = threading.Timer(120, process.kill)
    guard.start()
    for line in process.stdout:
        if " on http://" in line:
            guard.cancel()
            return process, line.split(" on ")[1].strip()
    pytest.fail(f"it does not serve: {process.stderr.read() if process.stderr else ''}")


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_asked_to_end(built: Project, asked: signal.Signals) -> None:
    process, address = serving(built.root, "--port", "0")
    assert address.startswith("http://127.0.0.1:")
    connection = HTTPConnection("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]), timeout=10)
    connection.request("GET", "/index.html")
    assert connection.getresponse().read() == (built.root / "dist/site/index.html").read_bytes()
    process.send_signal(asked)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out.splitlines()[-1], err) == (0, "ended", "")


def test_a_port_that_is_taken_is_told(
    built: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, err = here(built, monkeypatch, capsys, "--serve", "--port", str(port))
    assert code == 2
    assert err == f"booklet: port {port} cannot be used: address already in use\n  hint: name another one with --port\n"


def test_a_withdrawn_booklet_alone_makes_a_site_that_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(META, "code: DEMO-1", "withdrawn: {since: 2026-03-01, reason: {fr: Dose fausse.}}\ncode: DEMO-1")
    code, out, err = here(project, monkeypatch, capsys, "--clinic", "none")
    assert (code, out) == (0, "dist/site/index.html (4 pages, 0 files to download, 0 of them made now)\n")
    assert "warning[withdrawn] withdrawn since 2026-03-01" in err
