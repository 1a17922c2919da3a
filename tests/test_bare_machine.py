"""The bare Debian of a forge's run: entered, left without a trace, and done without where it cannot be had.

Its base is not a Debian here, which takes a network: the maker of the base is one that copies a shell. Where nothing
can be mounted, the run says so and happens on the machine itself; then that is what these tests hold it to.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.revision.gitted import commit
from tests.skips import ROOT

MAKER = """\
#!/usr/bin/env bash
# In place of debootstrap: a folder with a shell and little more. It is called with options, the suite, the folder.
set -e
[ -z "$BREAK" ] || { echo "I: one moment"; echo "E: $BREAK" >&2; exit 1; }
while [[ $1 == --* ]]; do shift; done
mkdir -p "$2"/{proc,dev,root,tmp,etc/apt/apt.conf.d,usr/bin}
for program in bash env cat sleep; do
    path=$(command -v $program)
    install "$path" "$2/usr/bin/$program"
    for library in $(ldd "$path" | grep -o '/[^ ]*'); do install -D "$library" "$2$library"; done
done
printf '#!/usr/bin/bash\\n%s\\n' "$REGISTRY" >"$2/usr/bin/apt-get"
chmod +x "$2/usr/bin/apt-get"
echo "$1" >"$2/etc/suite"
"""
APART = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "mount", "-t", "proc", "proc", "/proc"]
MOUNTS = bool(shutil.which("unshare")) and not subprocess.run(APART, capture_output=True, check=False).returncode


class Machine:
    """A checkout with the script, and a machine with a maker of bases."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache" / "booklet-bare-machine"
        self.programs = folder / "bin"
        self.checkout = folder / "checkout"
        (self.checkout / ".ci").mkdir(parents=True)
        self.programs.mkdir()
        shutil.copy(ROOT / ".ci" / "bare-machine", self.checkout / ".ci")
        (self.checkout / "note").write_text("kept in git\n")
        subprocess.run(["git", "init", "--quiet", self.checkout], check=True)
        commit(self.checkout)
        self.program("debootstrap", MAKER)
        self.program("id", "#!/bin/sh\necho 0\n")

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def start(self, command: str, **environment: str) -> subprocess.Popen[str]:
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "XDG_CACHE_HOME": str(self.cache.parent), "BREAK": "", "REGISTRY": "exit 0"}
        return subprocess.Popen(
            [self.checkout / ".ci" / "bare-machine", command], env={**os.environ, "SUITE": "", **own, **environment},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def run(self, command: str, **environment: str) -> tuple[int, str]:
        with self.start(command, **environment) as process:
            assert process.stdout
            said = process.stdout.read()
        assert not list(self.cache.glob("copy-*")), "a copy is left"
        return process.returncode, said


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def without(why: str) -> str:
    return f"ci: no bare Debian: {why}; running here instead\n"


def test_the_command_runs_in_there_on_a_clone(machine: Machine) -> None:
    (machine.checkout / "note").write_text("not committed\n")
    code, said = machine.run("cat note /etc/suite; echo $ARGS $SECRET; exit 5", SUITE="trixie", ARGS="-x", SECRET="no")
    assert code == 5, said
    if MOUNTS:
        assert "on a bare Debian trixie, in a clone of " in said and "what is not committed is left out" in said
        assert said.endswith("\nkept in git\ntrixie\n-x\n")
    else:
        assert said.startswith("ci: no bare Debian: nothing can be mounted (") and "not committed\n" in said


def test_the_two_take_turns_and_their_bases_are_kept(machine: Machine) -> None:
    runs = [machine.run("echo done") for _ in range(3)]
    assert all(code == 0 and said.endswith("done\n") for code, said in runs)
    if MOUNTS:
        suites = [
            next(suite for suite in ("bookworm", "trixie") if f"on a bare Debian {suite}," in said) for _, said in runs
        ]
        assert suites[0] == suites[2] != suites[1]
        assert ["making a bare Debian" in said for _, said in runs] == [True, True, False]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"BREAK": "no mirror answers"}, "debootstrap cannot make bookworm (E: no mirror answers)"),
        (
            {"REGISTRY": "echo E: nobody there; exit 100"},
            "in there is no way to the package registry (E: nobody there)",
        ),
    ],
)
def test_where_none_can_be_had_it_says_why_and_runs_here(machine: Machine, changed: dict[str, str], why: str) -> None:
    code, said = machine.run("pwd; exit 3", SUITE="bookworm", **changed)
    assert code == 3 and said.endswith(f"; running here instead\n{machine.checkout}\n")
    assert without(why) in said or (not MOUNTS and "nothing can be mounted" in said)


def test_whoever_is_not_root_runs_here(machine: Machine) -> None:
    machine.program("id", "#!/bin/sh\necho 1000\n")
    assert machine.run("pwd") == (0, without("that needs root") + f"{machine.checkout}\n")


def test_a_folder_that_is_no_checkout_runs_here(machine: Machine) -> None:
    shutil.rmtree(machine.checkout / ".git")
    assert machine.run("pwd") == (0, without("this is no git checkout") + f"{machine.checkout}\n")


def test_a_run_that_is_ended_leaves_nothing(machine: Machine) -> None:
    with machine.start("exec sleep 98765.25") as process:
        try:
            last = time.monotonic() + 60
            while not sleeping() and process.poll() is None and time.monotonic() < last:
                time.sleep(0.05)
            assert sleeping()
            process.send_signal(signal.SIGTERM)
            process.wait(60)
        finally:
            process.kill()
    assert process.returncode == (128 + signal.SIGTERM if MOUNTS else -signal.SIGTERM)
    assert not list(machine.cache.glob("copy-*"))
    assert not sleeping()
    assert str(machine.cache) not in Path("/proc/mounts").read_text()


def sleeping() -> bool:
    lines = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())
    return any(b"98765.25" in line and line.startswith(b"sleep") for line in lines)


def test_a_forge_runs_the_command_of_the_readme() -> None:
    (line,) = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    assert line == """exec "$(dirname "$0")/bare-machine" 'make test'"""
    assert "\nmake test " in (ROOT / "README.md").read_text(encoding="utf-8").partition("## Two commands")[2]
