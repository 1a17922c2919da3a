"""The real booklet's editions, each built once in a run of the tests: building one takes seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from booklet import shipped
from booklet.content import load
from booklet.delivery.build import make
from booklet.model import Job
from booklet.pdf import Finished

ROOT = Path(__file__).resolve().parent.parent.parent
BOOKLET, LANGUAGE = "calcinose-cutanee", "fr"


@cache
def made(edition: str) -> Finished:
    return make(load(ROOT)[0], Job(BOOKLET, LANGUAGE, edition), shipped.styles(ROOT))
