"""The project's own booklets, each file made once for all the tests that look at it: making one takes seconds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from booklet import shipped
from booklet.checks.waivers import set_aside
from booklet.content import load
from booklet.delivery import build
from booklet.delivery.editions import EDITIONS
from booklet.model import Job, Library
from booklet.pdf import Finished, Painted

ROOT = Path(__file__).resolve().parent.parent
BOOKLET, LANG = "calcinose-cutanee", "fr"


def job(edition: str, clinic: str | None = None, lang: str = LANG, **more: Any) -> Job:
    """The job of an edition of the first booklet, in the language that it is written in unless another is asked for."""
    return Job(BOOKLET, lang, edition, clinic, **more)


@cache
def library() -> Library:
    return load(ROOT)[0]


@cache
def painted(booklet: str, lang: str, clinic: str | None, pages: str) -> Painted:
    """The pages that several editions may be made of."""
    return build.painted(library(), Job(booklet, lang, pages, clinic), shipped.styles(ROOT))


@cache
def made(wanted: Job) -> Finished:
    """The finished file of a job, with the findings that booklet.yaml does not waive."""
    if wanted.piece or wanted.edition == "web":
        file = build.make(library(), wanted, shipped.styles(ROOT))
    else:
        edition = EDITIONS[wanted.edition]
        pages = painted(wanted.booklet, wanted.lang, wanted.clinic, edition.pages or edition.name)
        file = build.file_of(library(), wanted, pages)
    return replace(file, findings=set_aside(library(), file.findings).findings)
