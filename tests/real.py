"""The project's own booklets, each file laid out once for all the tests that look at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from booklet import shipped
from booklet.content import load
from booklet.delivery import build
from booklet.model import Job, Library
from booklet.pdf import Finished

ROOT = Path(__file__).resolve().parent.parent


@cache
def library() -> Library:
    return load(ROOT)[0]


@cache
def made(job: Job) -> Finished:
    """The finished file of a job, from memory where a test before has asked for it."""
    return build.make(library(), job, shipped.styles(ROOT))
