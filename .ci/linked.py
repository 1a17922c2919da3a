"""Whether every program and shared object in .venv finds the libraries that it is linked with.

A wheel brings most of what it needs and takes the rest from the system, where a lean one lacks what a rich one has by
chance. ``ldd`` asks the loader itself, so it sees relative search paths and libraries of libraries as programs will.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import system

NOT_FOUND = re.compile(r"\t(\S+) (?:=> )?not found$")


def problem(venv: str, sets: list[str]) -> system.Problem | None:
    """What is linked with a library that this machine lacks; None where nothing is, or where there is no ``ldd``."""
    tool = system.manager()
    rows = {row["library"]: row for row in system.table() if "library" in row}
    lacking = {
        library: file for library, file in missing(venv).items() if library not in rows or rows[library]["set"] in sets
    }
    if not lacking:
        return None
    text = "\n  ".join(f"{os.path.relpath(file, venv)} needs {library}" for library, file in lacking.items())
    known = [rows[library] for library in lacking if library in rows]
    hints = [system.command(known, tool)] if known else []
    hints += [
        f"install the package that has {library}{search(library, tool)}" for library in lacking if library not in rows
    ]
    return f"libraries are missing that programs in .venv are linked with:\n  {text}", "\n  hint: ".join(hints)


def search(library: str, tool: str) -> str:
    """How a package manager says which package has a library."""
    ways = {"apt-get": f"apt-file search {library}", "dnf": f"dnf provides '*/{library}'"}
    return f"; {ways[tool]} names it" if tool in ways else ""


def missing(venv: str) -> dict[str, str]:
    """The libraries that are not found, each with one of the files that need it."""
    if not shutil.which("ldd"):
        return {}
    files = binaries(venv)
    found: dict[str, str] = {}
    for file, libraries in unresolved(files).items():
        for library in libraries:
            # A wheel's program may load its own libraries by their paths, before those that are linked with them.
            if not any(os.path.basename(other) == library and wheel(other) == wheel(file) for other in files):
                found.setdefault(library, file)
    return found


def binaries(venv: str) -> list[str]:
    """The programs and shared objects in ELF form under .venv, without those that nothing here loads."""
    unused = tuple(os.sep + file for row in system.table("unused") for file in row["files"])
    found = []
    for folder, _, names in os.walk(venv):
        for path in (os.path.join(folder, name) for name in sorted(names)):
            if os.path.islink(path) or path.endswith(unused):
                continue
            with open(path, "rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def unresolved(files: list[str]) -> dict[str, list[str]]:
    """For each file the names that the loader does not find. A file for another kind of machine has none."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(files), 100):
        some = files[start : start + 100]
        done = subprocess.run(
            # The first file stands twice: ldd names its files only where there are several.
            ["ldd", some[0], *some], env={**os.environ, "LC_ALL": "C"}, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, errors="replace", check=False,
        )  # fmt: skip
        current = ""
        for line in done.stdout.splitlines():
            if not line.startswith("\t"):
                current = line.rstrip(":")
            elif match := NOT_FOUND.match(line):
                names = found.setdefault(current, [])
                if match[1] not in names:
                    names.append(match[1])
    return found


def wheel(path: str) -> str:
    """The folder of a package that a file lies in: all its files came in one wheel."""
    _, mark, inside = path.partition(f"{os.sep}site-packages{os.sep}")
    return inside.split(os.sep)[0] if mark else os.path.dirname(path)
