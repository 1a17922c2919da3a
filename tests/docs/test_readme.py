"""The README's commands exist, with their options and targets; those that make files are run by tests of their own."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from booklet.program import program

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^(?:python build_pdf\.py|booklet|make)\b[^`\n]*")


def commands(text: str) -> list[str]:
    """Every command of the project in a text: lines of its shell blocks, and what stands between backticks."""
    shell = [line for block in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S) for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
    return [match.group().strip() for line in (*shell, *spans) if (match := COMMAND.match(line))]


def fault(command: str) -> str:
    """What is wrong with a command; empty where nothing is. Nothing is run."""
    words = shlex.split(command, comments=True)
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        wrong = [word for word in words[1:] if "=" not in word and word not in targets and word not in ("&&", "make")]
        return f"no target {wrong[0]}" if wrong else ""
    arguments = words[2:] if words[0] == "python" else words[1:]
    verb = "build" if not arguments or arguments[0].startswith("-") else arguments.pop(0)
    known = program.commands.get(verb)
    if known is None:
        return f"no verb {verb}"
    try:
        known.make_context(verb, [word for word in arguments if word != "…"], resilient_parsing=False)
    except click.exceptions.MissingParameter:
        return ""  # named in passing, without what it is for
    except click.ClickException as error:
        return error.format_message()
    return ""


def test_every_command_of_the_readme_exists() -> None:
    found = commands(README)
    assert len(found) >= 12
    assert [f"{command}: {problem}" for command in found if (problem := fault(command))] == []


@pytest.mark.parametrize(
    "command",
    ["make pfd", "booklet chek", "booklet check --fast", "python build_pdf.py --ink blue", "booklet build --creep 9"],
)
def test_a_command_that_is_none_is_caught(command: str) -> None:
    assert commands(f"```sh\n{command}\n```\n") == commands(f"Type `{command}`.") == [command]
    assert fault(command)
