"""Every edition keeps the standards that it claims, for no clinic and for every one."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from booklet.delivery.editions import EDITIONS
from booklet.diagnostics import has_errors
from booklet.model import Job
from tests.conformance.claims import Case, cases, judged, named, newer, spread, verdicts
from tests.conformance.verapdf import Failure, profiles
from tests.works import FIXTURE

pytestmark = pytest.mark.conformance

UNJUDGED = {"PDF/X-4"}
"""Standards without a profile of veraPDF's: tests of the press edition hold to them."""

# What a clinic adds is the same in every language and in both standards.
EVERY_CLINIC = [FIXTURE.job(edition, clinic) for edition in judged() for clinic in sorted(FIXTURE.library.clinics)]
JOBS = list(dict.fromkeys([*spread(FIXTURE), *EVERY_CLINIC]))
CASES = cases(JOBS + newer(job for job in JOBS if job.clinic in (None, min(FIXTURE.library.clinics))))


@pytest.fixture(scope="module")
def judgement() -> dict[Case, Future[list[Failure]]]:
    return verdicts(CASES)


@pytest.mark.parametrize(("job", "standard"), CASES, ids=named)
def test_an_edition_keeps_the_standard_that_it_claims(
    job: Job, standard: str, judgement: dict[Case, Future[list[Failure]]]
) -> None:
    assert not has_errors(FIXTURE.made(job).findings)
    assert [str(failure) for failure in judgement[job, standard].result()] == []


def test_the_editions_to_read_on_a_screen_claim_both_standards() -> None:
    """What a patient downloads is for everybody, and for long: no edition drops out by no longer claiming it."""
    read = {"screen", "large-print", "handout", "leaflet"} & set(EDITIONS)
    assert {"screen", "large-print"} <= read
    for name in read:
        assert {"PDF/UA-1", "PDF/A-2a"} <= set(EDITIONS[name].claims("ua-1")), name
        assert {"PDF/UA-2", "PDF/A-4f"} <= set(EDITIONS[name].claims("ua-2")), name
    for standards in (("PDF/UA-1", "PDF/A-2a"), ("PDF/UA-2", "PDF/A-4f")):
        there = {(job.edition, standard, job.clinic is None) for job, standard in CASES}
        assert there >= {(name, standard, bare) for name in read for standard in standards for bare in (True, False)}


def test_every_claim_is_one_that_somebody_checks() -> None:
    claims = {claim for edition in EDITIONS.values() for claim in edition.conformance}
    assert claims - set(profiles()) <= UNJUDGED
