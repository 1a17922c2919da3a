"""What runs elsewhere than at an editor's desk: the hook of a commit, the workflow of a forge."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from booklet.cli import main
from booklet.program import program
from tests.support import FIRST, Project

ROOT = Path(__file__).resolve().parent.parent
HOOK = ROOT / ".githooks" / "pre-commit"
WORKFLOW = ROOT / ".github" / "workflows" / "booklet.yml"
READ: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
STEPS = [step for job in READ["jobs"].values() for step in job["steps"]]
COMMAND = re.compile(r"::(error|warning) file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::.+")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def unknown(line: str) -> str:
    """What is wrong with a command of the workflow; empty where it is one that exists."""
    words = shlex.split(line)
    # The action that sets Python up brings its own venv; everything else of the set "run" comes from the table.
    table = tomllib.loads((ROOT / ".ci" / "system.toml").read_text(encoding="utf-8"))["package"]
    packages = {row["debian"] for row in table if row["set"] == "run" and "module" not in row}
    match words:
        case ["sudo", "apt-get", "update", "-q"]:
            return ""
        case ["sudo", "apt-get", "install", "-y", "--no-install-recommends", *names]:
            return "" if set(names) == packages else f"{sorted(names)} are not {sorted(packages)}"
        case ["make", target, *more] if target in targets():
            return _options(target, more)
    return f"no such command: {line}"


def _options(target: str, more: list[str]) -> str:
    """What is wrong with the options that a target hands on to the program."""
    if not more:
        return ""
    verb = program.commands["build" if target == "pdf" else target]
    known = {name for parameter in verb.params for name in parameter.opts}
    given = re.findall(r"--[a-z-]+", " ".join(more))
    return next((f"{verb.name} has no {name}" for name in given if name not in known), "")


def test_every_command_of_the_workflow_exists() -> None:
    lines = [line for step in STEPS for line in step.get("run", "").splitlines()]
    assert len(lines) >= 4
    assert [problem for line in lines if (problem := unknown(line))] == []


@pytest.mark.parametrize(
    "line",
    [
        "make chek",
        'make check ARGS="--formt github"',
        "sudo apt-get install -y --no-install-recommends pango",
        "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0",
        "rm -r dist",
    ],
)
def test_a_command_that_is_none_is_caught(line: str) -> None:
    assert unknown(line)


def test_the_workflow_is_pinned_and_may_do_little() -> None:
    uses = [step["uses"] for step in STEPS if "uses" in step]
    assert len(uses) == 3 and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in uses)
    assert READ["permissions"] == {"contents": "read"} and all(
        "permissions" not in job for job in READ["jobs"].values()
    )
    (checkout,) = (step for step in STEPS if "actions/checkout@" in step.get("uses", ""))
    assert checkout["with"] == {"persist-credentials": False, "fetch-depth": 0}, "approved states are in the history"
    assert "secrets" not in WORKFLOW.read_text(encoding="utf-8")
    assert {"push", "pull_request"} <= set(READ[True])  # YAML 1.1 reads the key "on" as a boolean
    assert all("timeout-minutes" in job for job in READ["jobs"].values())
    assert [step["with"]["path"] for step in STEPS if "upload-artifact" in step.get("uses", "")] == ["dist/"]


def test_what_the_workflow_checks_with_annotates(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    monkeypatch.chdir(project.root)
    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines and all(COMMAND.fullmatch(line) for line in lines)
    assert any(line.startswith(f"::error file={FIRST},line=") for line in lines)


def test_what_a_pull_request_can_mend_comes_before_what_waits_for_a_person(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    project.edit(FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n")
    project.edit(FIRST, "caption: La peau.", "caption: Il faut 2,5 fois.")
    monkeypatch.chdir(project.root)
    main(["check", "--format", "github"])
    told = re.findall(r"title=([a-z-]+)::", capsys.readouterr().out)
    assert told == ["frequency-order", "hard-number", "not-approved", "not-approved", "to-validate"]


def test_the_hook_of_the_framework_runs_what_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    name, verb = hook["entry"].split()
    assert name == "booklet" and verb in program.commands
    assert hook["language"] == "python" and hook["pass_filenames"] is False
    assert re.match(hook["files"], "sections/contacts/a.yaml") and not re.match(hook["files"], "booklet/cli.py")


class Repository:
    """A git repository with the demonstration project, and the hook switched on."""

    def __init__(self, project: Project) -> None:
        self.project = project
        programs = project.root / ".venv" / "bin"
        programs.mkdir(parents=True)
        (programs / "booklet").symlink_to(Path(sys.executable).parent / "booklet")
        (project.root / ".git-hooks").symlink_to(HOOK.parent)
        self.git("init", "--quiet")
        for name, value in (("core.hooksPath", ".git-hooks"), ("user.name", "A"), ("user.email", "a@example.org")):
            self.git("config", name, value)
        self.git("add", "sections")
        self.git("commit", "--quiet", "--no-verify", "--message", "Start")

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            ["git", *words], cwd=self.project.root, env=environment, capture_output=True, text=True, check=False
        )

    def commit(self, *paths: str) -> subprocess.CompletedProcess[str]:
        self.git("add", *paths)
        return self.git("commit", "--quiet", "--message", "Change")


@pytest.fixture
def repository(project: Project) -> Repository:
    assert os.access(HOOK, os.X_OK)
    return Repository(project)


def test_the_hook_stops_a_commit_with_an_error(repository: Repository) -> None:
    repository.project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    done = repository.commit("sections")
    assert done.returncode == 1 and f"{FIRST}:" in done.stderr and "[frequency-order]" in done.stderr
    assert "hint: exchange the two" in done.stderr
    assert "nothing was committed" in done.stderr


def test_the_hook_tells_no_warning_among_the_errors(repository: Repository) -> None:
    repository.project.edit(FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n")
    repository.project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    said = repository.commit("sections").stderr
    assert len(said.splitlines()) == 3 and "warning[" not in said, said


def test_the_hook_says_so_where_nothing_could_be_checked(repository: Repository) -> None:
    repository.git("rm", "-r", "--quiet", "--cached", "sections")
    done = repository.git("commit", "--quiet", "--message", "Change")
    assert done.returncode == 1 and "no folder 'sections'" in done.stderr and "could not be made" in done.stderr


def test_the_hook_lets_warnings_pass_without_a_word(repository: Repository) -> None:
    repository.project.edit(FIRST, "    lead: true\n", "    lead: true\n    basis: to-validate\n")
    done = repository.commit("sections")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_hook_reads_what_is_staged(repository: Repository) -> None:
    """A fault that is staged counts, whatever was corrected after; one that is not staged does not."""
    text = (repository.project.root / FIRST).read_text(encoding="utf-8")
    repository.project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    repository.git("add", "sections")
    repository.project.write(FIRST, text)
    assert repository.git("commit", "--message", "Change").returncode == 1
    repository.git("add", "sections")
    repository.project.edit(FIRST, "title: Premiers pas", "titel: Premiers pas")
    repository.project.write("sections/notes.txt", "notes\n")
    assert repository.commit("sections/notes.txt").returncode == 0


def test_the_hook_is_quiet_where_sections_are_as_they_were(repository: Repository) -> None:
    repository.project.edit(FIRST, "low: 2, high: 3", "low: 4, high: 3")
    (repository.project.root / ".venv" / "bin" / "booklet").unlink()
    repository.project.write("README.md", "Read me\n")
    done = repository.commit("README.md")
    assert (done.returncode, done.stderr) == (0, "")
