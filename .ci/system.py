"""The system packages that system.toml names: which of them this machine lacks, and how it gets them.

A problem is a pair of words for the person at the machine: what is wrong, and the one command that mends it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from typing import Any

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "system.toml")
COMMANDS = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "brew": "brew install",
}
"""Package managers, in the order in which they are looked for."""

OPTIONAL = ("browser", "printing")
"""Sets that only tests with a mark of that name need."""

Row = dict[str, Any]
Problem = tuple[str, str]


def table(kind: str = "package") -> list[Row]:
    """The rows of one kind."""
    with open(TABLE, "rb") as file:
        rows: list[Row] = tomllib.load(file)[kind]
    return rows


def prepared(sets: list[str]) -> Problem | None:
    """Installs what the sets lack where that is this machine's custom, as root with apt-get; else says how to."""
    rows = absent(sets)
    if not rows:
        return None
    tool = manager()
    if tool == "apt-get" and os.geteuid() == 0:
        names = packages(rows, tool)
        print(f"setup: installing system packages: {names}", flush=True)
        options = "-q -o DPkg::Lock::Timeout=120"
        if quietly(f"apt-get {options} update") and quietly(f"{COMMANDS[tool]} {options} {names}"):
            rows = absent(sets)
            if not rows:
                return None
    return f"system packages are missing: {told(rows, tool)}{without(rows)}", command(rows, tool)


def absent(sets: list[str]) -> list[Row]:
    """The rows of these sets that this machine lacks, and can have."""
    tool = manager()
    asked = [row for row in table() if row["set"] in sets and (not tool or name(row, tool))]
    if os.geteuid() != 0:  # the tests that print need root, and are left out for anybody else
        asked = [row for row in asked if row["set"] != "printing"]
    return [row for row in asked if not there(row)]


def there(row: Row) -> bool:
    """Whether this machine has what a row is about."""
    if "module" in row:
        return importlib.util.find_spec(row["module"]) is not None
    if "programs" in row:
        return bool(program(row["programs"]))
    if "file" in row:
        return os.path.exists(row["file"])
    return loads(row["library"])


def program(names: list[str]) -> str:
    """Where the first of some programs lies, servers among them; empty where none does."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return next(filter(None, (shutil.which(one, path=path) for one in names)), "")


def loads(library: str) -> bool:
    """Whether the loader finds a library, under its name in Linux or in macOS."""
    stem, version = re.fullmatch(r"lib(.+)\.so\.(\d+)", library).groups()  # type: ignore[union-attr]
    form = f"lib{stem}.{version}.dylib" if sys.platform == "darwin" else library
    for one in (form, ctypes.util.find_library(stem)):
        try:
            if one and ctypes.CDLL(one):
                return True
        except OSError:
            continue
    return False


def manager() -> str:
    """This machine's package manager; empty where it is none that the table has names for."""
    return next(filter(shutil.which, COMMANDS), "")


def name(row: Row, tool: str) -> str:
    """A row's package in the words of a package manager; empty where it has none."""
    key = {"apt-get": "ubuntu" if "ubuntu" in row and ubuntu() else "debian"}.get(tool, tool)
    return str(row.get(key, ""))


def ubuntu() -> bool:
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            return bool(re.search(r"^ID(_LIKE)?=.*\bubuntu\b", file.read(), re.MULTILINE))
    except OSError:
        return False


def packages(rows: list[Row], tool: str) -> str:
    return " ".join(dict.fromkeys(name(row, tool) for row in rows))


def command(rows: list[Row], tool: str) -> str:
    """The one command that brings some rows."""
    if not tool:
        return "install them with this system's package manager"
    sudo = "" if tool == "brew" or os.geteuid() == 0 else "sudo "
    return f"{sudo}{COMMANDS[tool]} {packages(rows, tool)}"


def told(rows: list[Row], tool: str) -> str:
    """What is missing, each with what it is for."""
    return "; ".join(f"{name(row, tool) or row['debian']} ({row['why']})" for row in rows)


def without(rows: list[Row]) -> str:
    """How to do without, where only some tests need what is missing."""
    sets = dict.fromkeys(row["set"] for row in rows)
    if not set(sets) <= set(OPTIONAL):
        return ""
    return "\n  or do without: make test ARGS=\"-m '{}'\"".format(" and ".join(f"not {one}" for one in sets))


def quietly(words: str) -> bool:
    """Runs a command; its output is shown only where it fails."""
    result = subprocess.run(
        words.split(),
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode:
        sys.stderr.write(result.stdout)
    return result.returncode == 0
