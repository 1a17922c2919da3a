"""The two projects that tests make files of: the fixture, and what ships. Each file is made once for all tests.

The fixture (tests/fixture) is a small booklet about nothing, with every kind of block, in two languages, a short
booklet beside it, and three places that hand them out. What holds of any booklet is held to it, so that the words of
the shipped booklets are free. Only the tests in tests/shipped make files of what ships.
"""

from __future__ import annotations

import atexit
import fcntl
import pickle
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from booklet import shipped
from booklet.checks.waivers import set_aside
from booklet.content import load
from booklet.delivery import build
from booklet.delivery.editions import EDITIONS
from booklet.model import Job, Library
from booklet.pdf import Finished, Painted
from tests import guard

ROOT = Path(__file__).resolve().parent.parent
LANG = "fr"

shared: Path | None = None
"""A folder in which the processes of one run of the tests leave each other what they made. None for one process."""

Made = TypeVar("Made")


@dataclass(frozen=True)
class Works:
    """A project, and the booklet of it that is meant where none is named."""

    name: str
    booklet: str
    short: str

    @property
    def root(self) -> Path:
        if self.name == "fixture":
            return _fixture()
        guard.looked_at(f"{ROOT}/sections/booklets/{self.booklet}")  # it may have been read before
        return ROOT

    @property
    def library(self) -> Library:
        return _library(self.root)

    def job(self, edition: str, clinic: str | None = None, lang: str = LANG, **more: Any) -> Job:
        """The job of an edition, in the language that the booklet is written in unless another is asked for."""
        return Job(self.booklet, lang, edition, clinic, **more)

    def made(self, wanted: Job) -> Finished:
        """The finished file of a job, with the findings that booklet.yaml does not waive."""
        return _made(self, wanted)


FIXTURE = Works("fixture", "galet-de-compagnie", "galet-de-poche")
SHIPPED = Works("shipped", "calcinose-cutanee", "phenomene-de-raynaud")


def of(booklet: str) -> Works:
    """The project that a booklet belongs to."""
    return FIXTURE if booklet in (FIXTURE.booklet, FIXTURE.short) else SHIPPED


def assembled(folder: Path) -> Path:
    """The fixture as a project of its own in ``folder``: its content and the program's own words, which it shares."""
    shutil.copytree(ROOT / "tests/fixture/sections", folder / "sections", dirs_exist_ok=True)
    shutil.copytree(shipped.strings(), folder / "sections/strings")
    return folder


@cache
def _fixture() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="booklet-fixture-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return assembled(folder)


@cache
def _library(root: Path) -> Library:
    return load(root)[0]


@cache
def _painted(works: Works, pages: Job) -> Painted:
    """The pages that several editions may be made of."""
    return once(f"pages of {pages!r}", lambda: build.painted(works.library, pages, shipped.styles(works.root)))


@cache
def _made(works: Works, wanted: Job) -> Finished:
    def make() -> Finished:
        if wanted.piece or wanted.edition == "web":
            return build.make(works.library, wanted, shipped.styles(works.root))
        pages = EDITIONS[wanted.edition].pages or wanted.edition
        job = Job(wanted.booklet, wanted.lang, pages, wanted.clinic)
        return build.file_of(works.library, wanted, _painted(works, job))

    file = once(f"file of {wanted!r}", make)
    return replace(file, findings=set_aside(works.library, file.findings).findings)


def once(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` makes, made by the first process of the run that asks for ``name``; the others wait and read it."""
    if shared is None:
        return make()
    shared.mkdir(exist_ok=True)
    file = shared / sha256(name.encode()).hexdigest()
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            held: Made = pickle.loads(file.read_bytes())
            return held
        value = make()
        file.with_suffix(".new").write_bytes(pickle.dumps(value))
        file.with_suffix(".new").rename(file)
        return value
