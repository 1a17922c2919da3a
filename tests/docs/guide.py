"""Runs a guide: its commands in order, in a copy of the content, and holds what it shows to what there is.

A fenced block of ``console`` has commands after ``$`` and what they print; in that, ``…`` stands for any text, or for
any lines where it is alone. A fenced block of ``yaml`` has a comment before it that says what it is: ``whole: FILE``
the file after this step, ``append: FILE`` lines at its end, ``before: FILE`` and ``after`` what becomes of lines in it,
``shows: FILE`` lines that are in it, ``sample`` an example in no file. ``exit: N`` before a console is its exit code;
``needs: VERB`` before any block leaves it out where the program has no such verb, or option of it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from booklet.cli import main
from booklet.program import program

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"<!-- (.*?) -->\s*\Z")
SAID_ONLY = {"make", "."}
"""Commands of the guide that prepare the checkout itself; a test holds them to the Makefile."""


class Drift(AssertionError):
    """The guide says something that is not so."""


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    note: str
    line: int

    @property
    def said(self) -> dict[str, str]:
        """What the comment says, by its first words."""
        return dict(part.partition(": ")[::2] for part in self.note.split("; ") if part)


def blocks(guide: str) -> Iterator[Block]:
    """Every fenced block with the comment just before it and its line."""
    for match in FENCE.finditer(guide):
        note = NOTE.search(guide[: match.start()])
        yield Block(match[1], match[2], note[1] if note else "", guide.count("\n", 0, match.start()) + 1)


def run(guide: str, root: Path) -> list[str]:
    """Takes every step of a guide in ``root``; the commands that were run. Drift where the guide is not right."""
    before: tuple[Path, str] | None = None
    ran = []
    for block in blocks(guide):
        if not has(block.said.get("needs", "")):
            continue
        try:
            if block.kind == "console":
                ran += console(block, root)
            elif block.kind == "yaml":
                before = change(block, root, before)
            else:
                raise Drift(f"a block of kind {block.kind!r} that nothing tests")
        except Drift as drift:
            raise Drift(f"line {block.line}: {drift}") from None
    if before:
        raise Drift("the last 'before' has no 'after'")
    return ran


def has(wanted: str) -> bool:
    """Whether the program has a verb, and an option of it where one follows."""
    verb, _, option = wanted.partition(" ")
    known = program.commands.get(verb)
    return not verb or (known is not None and (not option or any(option in one.opts for one in known.params)))


def change(block: Block, root: Path, before: tuple[Path, str] | None) -> tuple[Path, str] | None:
    """What a block of YAML does to its file; the file and its old lines where the next block says what they become."""
    what, name = next(((what, name) for what, name in block.said.items() if what != "needs"), ("", ""))
    if (what == "after") != (before is not None):
        raise Drift("'before' and 'after' do not follow one another")
    if what == "after" and before:
        path, old = before
        path.write_text(path.read_text(encoding="utf-8").replace(old, block.text), encoding="utf-8")
        return None
    if what == "sample":
        yaml.safe_load(block.text)
        return None
    path = root / name
    if what not in ("whole", "append", "before", "shows") or not path.is_file():
        raise Drift(f"{block.note!r} says of no file what the block is")
    text = path.read_text(encoding="utf-8")
    if what == "whole":
        path.write_text(block.text, encoding="utf-8")
    elif what == "append":
        path.write_text(text.rstrip("\n") + "\n" + block.text, encoding="utf-8")
    elif text.count(block.text) != 1:
        raise Drift(f"{name} has these lines {text.count(block.text)} times")
    return (path, block.text) if what == "before" else None


def console(block: Block, root: Path) -> Iterator[str]:
    """Runs each command of a block and compares what it prints; the last one has the exit code of the comment."""
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE)
    if "".join(f"$ {command}\n{said}" for command, said in steps) != block.text:
        raise Drift("a console starts with a command")
    for number, (command, said) in enumerate(steps, start=1):
        wanted = int(block.said.get("exit", 0)) if number == len(steps) else 0
        code, printed = execute(command, root)
        if code != wanted:
            raise Drift(f"{command}\nexit code {code}, not {wanted}:\n{printed}")
        if not pattern(said).fullmatch(printed):
            raise Drift(f"{command}\nprints\n{printed}\nand not\n{said}")
        yield command


def pattern(said: str) -> re.Pattern[str]:
    """What a command may print."""
    lines = [
        r"(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in said.splitlines()
    ]
    return re.compile("".join(lines))


def execute(command: str, root: Path) -> tuple[int, str]:
    """Exit code and everything that a command prints."""
    words = shlex.split(command)
    match words:
        case ["booklet", *arguments]:
            out = io.StringIO()
            here = Path.cwd()
            os.chdir(root)
            try:
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                    code = main(arguments)
            finally:
                os.chdir(here)
            return code, out.getvalue()
        case ["git", *_]:
            environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
            done = subprocess.run(
                words, cwd=root, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
            )
            return done.returncode, done.stdout + done.stderr
        case ["cp", source, target] if target.endswith("/"):
            if not (root / source).is_file() or not (root / target).is_dir():
                return 1, "cp: not there\n"
            shutil.copy(root / source, root / target)
            return 0, ""
        case [word, *_] if word in SAID_ONLY:
            return 0, ""
    raise Drift(f"a command that nothing tests: {command}")
