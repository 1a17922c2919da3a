"""Every edition of what ships keeps the standards that it claims, in each language, for no clinic and for one.

What a clinic adds is judged for every clinic and edition of the fixture. Here each document and each edition has one,
another one each time: so each clinic that ships is judged in every edition.
"""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from booklet.diagnostics import has_errors
from booklet.model import Job
from tests.conformance.claims import Case, cases, documents, judged, named, newer, spread, verdicts
from tests.conformance.verapdf import Failure
from tests.works import SHIPPED

CLINICS = sorted(SHIPPED.library.clinics)
JOBS = spread(SHIPPED)
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


def test_every_document_is_judged_bare_and_with_a_clinic_and_every_clinic_in_every_edition() -> None:
    assert len(documents(SHIPPED)) >= len(CLINICS) >= 3
    assert {"screen", "large-print", "leaflet", "handout"} <= set(judged())
    judged_jobs = {job for job, _ in CASES}
    for document in documents(SHIPPED):
        for edition in judged():
            held = [job.clinic for job in judged_jobs if (job.booklet, job.lang, job.edition) == (*document, edition)]
            assert None in held and any(held), (document, edition)
    for clinic in CLINICS:
        assert {job.edition for job in judged_jobs if job.clinic == clinic} == set(judged()), clinic
    assert {job.pdf for job in judged_jobs} == {"ua-1", "ua-2"}
