"""Every edition of what ships keeps the standards that it claims, in each language, for no clinic and for each."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from booklet.diagnostics import has_errors
from booklet.model import Job
from tests.conformance.claims import Case, cases, documents, every, judged, named, newer, verdicts
from tests.conformance.verapdf import Failure
from tests.works import SHIPPED

pytestmark = pytest.mark.conformance

CLINICS = sorted(SHIPPED.library.clinics)
JOBS = every(SHIPPED)
CASES = cases(JOBS + newer(job for job in JOBS if job.clinic is None))


@pytest.fixture(scope="module")
def judgement() -> dict[Case, Future[list[Failure]]]:
    return verdicts(CASES)


@pytest.mark.parametrize(("job", "standard"), CASES, ids=named)
def test_an_edition_keeps_the_standard_that_it_claims(
    job: Job, standard: str, judgement: dict[Case, Future[list[Failure]]]
) -> None:
    assert not has_errors(SHIPPED.made(job).findings)
    assert [str(failure) for failure in judgement[job, standard].result()] == []


def test_every_document_is_judged_in_every_edition_for_no_clinic_and_for_each() -> None:
    assert len(documents(SHIPPED)) >= 3 and len(CLINICS) >= 3
    assert {"screen", "large-print", "leaflet", "handout"} <= set(judged())
    judged_jobs = {job for job, _ in CASES}
    for document in documents(SHIPPED):
        for edition in judged():
            for clinic in (None, *CLINICS):
                assert Job(*document, edition, clinic) in judged_jobs
    assert {job.pdf for job in judged_jobs} == {"ua-1", "ua-2"}
