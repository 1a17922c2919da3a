"""Every edition of the real booklets keeps the standards that it claims, for no clinic and for every one."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest

from booklet.delivery.editions import EDITIONS
from booklet.diagnostics import has_errors
from booklet.model import Job
from tests.conformance.verapdf import Failure, profiles, submit
from tests.real import library, made

pytestmark = pytest.mark.conformance

UNJUDGED = {"PDF/X-4"}
"""Standards without a profile of veraPDF's: tests of the press edition hold to them."""

JOBS = [
    Job(booklet.id, lang, edition.name, clinic)
    for booklet in library().booklets.values()
    for lang in booklet.languages()
    if lang in booklet.sections
    for edition in EDITIONS.values()
    if set(edition.conformance) & set(profiles())
    for clinic in (None, *library().clinics)
]
# What a clinic adds is the same in both: one clinic is enough for the other.
JOBS += [
    replace(job, pdf="ua-2")
    for job in JOBS
    if "ua-2" in EDITIONS[job.edition].standards and job.clinic in (None, min(library().clinics))
]
CASES = [(job, claim) for job in JOBS for claim in EDITIONS[job.edition].claims(job.pdf) if claim in profiles()]


@pytest.fixture(scope="module")
def verdicts() -> dict[tuple[Job, str], Future[list[Failure]]]:
    """All files, each judged while the next one is made."""
    return {(job, standard): submit(made(job).pdf, standard) for job, standard in CASES}


def named(part: Job | str) -> str:
    return f"{part.pdf} {part}" if isinstance(part, Job) else part


@pytest.mark.parametrize(("job", "standard"), CASES, ids=named)
def test_an_edition_keeps_the_standard_that_it_claims(
    job: Job, standard: str, verdicts: dict[tuple[Job, str], Future[list[Failure]]]
) -> None:
    assert not has_errors(made(job).findings)
    assert [str(failure) for failure in verdicts[job, standard].result()] == []


def test_the_editions_to_read_on_a_screen_claim_both_standards() -> None:
    """What a patient downloads is for everybody, and for long: no edition drops out by no longer claiming it."""
    read = {"screen", "large-print", "handout", "leaflet"} & set(EDITIONS)
    assert {"screen", "large-print"} <= read
    for name in read:
        assert {"PDF/UA-1", "PDF/A-2a"} <= set(EDITIONS[name].claims("ua-1")), name
        assert {"PDF/UA-2", "PDF/A-4f"} <= set(EDITIONS[name].claims("ua-2")), name
    for standards in (("PDF/UA-1", "PDF/A-2a"), ("PDF/UA-2", "PDF/A-4f")):
        judged = {(job.edition, standard, job.clinic is None) for job, standard in CASES}
        assert judged >= {(name, standard, bare) for name in read for standard in standards for bare in (True, False)}


def test_every_claim_is_one_that_somebody_checks() -> None:
    claims = {claim for edition in EDITIONS.values() for claim in edition.conformance}
    assert claims - set(profiles()) <= UNJUDGED
