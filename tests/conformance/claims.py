"""Which files of a project claim which standards, and what veraPDF says of each."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace

from booklet.delivery.editions import EDITIONS
from booklet.model import Job
from tests.conformance.verapdf import Failure, profiles, submit
from tests.works import Works, of

Case = tuple[Job, str]
"""A file and a standard that it claims."""


def documents(works: Works) -> list[tuple[str, str]]:
    """Every booklet of a project in every language that it has."""
    return [
        (booklet.id, lang)
        for booklet in works.library.booklets.values() for lang in booklet.languages() if lang in booklet.sections
    ]  # fmt: skip


def judged() -> list[str]:
    """The editions that claim a standard which can be judged."""
    return [edition.name for edition in EDITIONS.values() if set(edition.conformance) & set(profiles())]


def spread(works: Works) -> list[Job]:
    """Every document and edition for no clinic and for one: another each time, so that each is in every edition."""
    clinics = sorted(works.library.clinics)
    return [
        Job(*document, edition, clinic)
        for place, document in enumerate(documents(works))
        for turn, edition in enumerate(judged())
        for clinic in (None, clinics[(place + turn) % len(clinics)])
    ]


def every(works: Works) -> list[Job]:
    """Every document in every edition, for no clinic and for each."""
    return [
        Job(*document, edition, clinic)
        for document in documents(works) for edition in judged() for clinic in (None, *sorted(works.library.clinics))
    ]  # fmt: skip


def newer(jobs: Iterable[Job]) -> list[Job]:
    """Those of the files that can be had as PDF/UA-2 too, as that."""
    return [replace(job, pdf="ua-2") for job in jobs if "ua-2" in EDITIONS[job.edition].standards]


def cases(jobs: Iterable[Job]) -> list[Case]:
    return [(job, claim) for job in jobs for claim in EDITIONS[job.edition].claims(job.pdf) if claim in profiles()]


def verdicts(wanted: Iterable[Case]) -> dict[Case, Future[list[Failure]]]:
    """All files, each judged while the next one is made."""
    return {(job, standard): submit(of(job.booklet).made(job).pdf, standard) for job, standard in wanted}


def named(part: Job | str) -> str:
    """How a case is called in a list of tests."""
    return f"{part.pdf} {part}" if isinstance(part, Job) else part
