"""What a file is made from, as one hash: content, styles, the program, its libraries.

Standard library only, and little of it: this runs before it is known that there is anything to do.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.model import Job

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

LIBRARIES = {
    "brotli", "cffi", "cssselect2", "fonttools", "jinja2", "markdown_it_py", "markupsafe", "phonenumbers", "pikepdf",
    "pillow", "pydantic", "pydantic_core", "pydyf", "pyphen", "pyyaml", "segno", "tinycss2", "tinyhtml5", "weasyprint",
}  # fmt: skip
"""Distributions whose version may change the output."""

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is read for its hash; the checks refuse any content well below."""

ENVIRONMENT = ("SOURCE_DATE_EPOCH",)


class Inputs:
    """The hashes of everything under a project, taken once. Paths are relative to it, with forward slashes."""

    def __init__(self, root: str) -> None:
        """``root`` is the project's folder, absolute."""
        self.content = hashes(os.path.join(root, "sections"), inside=root)
        own = os.path.join(root, "styles")
        styles = own if os.path.isdir(os.path.join(own, "editions")) else shipped("styles", "styles")
        # What the program does apart from content: own code, styles, pictograms, Python, libraries.
        self.program = digest(
            [
                sys.version,
                *sorted(f"{name}={os.environ.get(name, '')}" for name in ENVIRONMENT),
                *libraries(),
                *lines("booklet", hashes(PACKAGE, skip="_shipped")),
                *lines("styles", hashes(styles)),
                *lines("figures", hashes(shipped("figures", os.path.join("sections", "figures")))),
            ]
        )

    def everything(self) -> str:
        """One hash of all of it."""
        return digest([self.program, *lines("sections", self.content)])

    def of(self, job: Job, source: str) -> str:
        """The hash of what one file may be made from.

        That is its own language and the ``source`` of a translation, of which it says whether it is still the same.
        """
        lang, own = job.lang, f"booklets/{job.booklet}/"
        taken = (
            f"{own}booklet.yaml", f"{own}approvals.yaml", f"{own}translations.yaml", f"{own}{lang}/", f"{own}{source}/",
            f"{own}figures/", "figures/", "contacts/", "references.yaml",
            f"strings/{lang}.yaml", *(["clinics/"] if job.clinic else []),
        )  # fmt: skip
        files = {path: value for path, value in self.content.items() if path.startswith(taken)}
        return digest([self.program, *map(str, job.__dict__.values()), *lines("sections", files)])


def digest(parts: list[str]) -> str:
    """One hash of texts, none of which holds a zero character."""
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def file_hash(path: str) -> str:
    """The hash of a file's bytes, read piece by piece. OSError where it cannot be read."""
    total = sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            total.update(piece)
    return total.hexdigest()


def lines(name: str, files: dict[str, str]) -> list[str]:
    return [f"{name}/{path}={value}" for path, value in sorted(files.items())]


def hashes(folder: str, skip: str = "", inside: str = "") -> dict[str, str]:
    """Path and hash of every file below ``folder``; nothing of what starts with a dot, nothing compiled.

    Symbolic links are followed within ``inside`` only. What cannot be read is named: the checks say what is wrong.
    """
    found: dict[str, str] = {}
    waiting: list[tuple[str, str, tuple[str, ...]]] = [("", folder, (os.path.realpath(folder),))]
    while waiting:
        prefix, here, above = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            found[prefix] = f"unreadable {error.errno}"
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in ("__pycache__", skip):
                continue
            name, real = prefix + entry.name, os.path.realpath(entry.path)
            try:
                if entry.is_symlink() and not _within(real, inside or folder):
                    found[name] = f"link {os.readlink(entry.path)}"
                elif entry.is_dir():
                    # A link to a folder may lead round in a circle.
                    if real not in above:
                        waiting.append((f"{name}/", entry.path, (*above, real)))
                elif entry.is_file():
                    found[name] = _content(entry)
                else:
                    found[name] = ""  # a broken link, a pipe: named, never opened
            except OSError as error:
                found[name] = f"unreadable {error.errno}"
    return found


def _within(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(os.path.realpath(folder), ""))


def _content(entry: os.DirEntry[str]) -> str:
    """The hash of a file; of one far too large for any content, which is never read, its size and time."""
    status = entry.stat()
    return file_hash(entry.path) if status.st_size <= LARGEST else f"large {status.st_size} {status.st_mtime_ns}"


def shipped(installed: str, checkout: str) -> str:
    """A folder that travels with the program, as ``booklet.shipped`` finds it."""
    inside = os.path.join(PACKAGE, "_shipped", installed)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), checkout)


def libraries() -> list[str]:
    """Names and versions of the installed distributions that matter, read from the names of their folders."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder) if folder else []
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and name.partition("-")[0].lower().replace(".", "_") in LIBRARIES:
                found.add(name.lower())
    return sorted(found)
