"""What ships is painted in the order of reading, on every page of every tagged edition. What breaks that is seen in
tests/pdf."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet.model import Job
from tests.conformance.claims import documents
from tests.pdf.test_order import TAGGED, medicines, parted
from tests.real import BOOKLET, library, made
from tests.works import SHIPPED

CLINICS = [None, *sorted(library().clinics)]


@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize("clinic", CLINICS)
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_every_page_is_painted_as_it_is_read(booklet: str, lang: str, edition: str, clinic: str | None) -> None:
    wanted = Job(booklet, lang, edition, clinic)
    assert parted(made(wanted)) == []
    assert parted(made(replace(wanted, pdf="ua-2"))) == []


@pytest.mark.parametrize("edition", ["screen", "large-print"])
@pytest.mark.parametrize("lang", library().booklets[BOOKLET].languages())
def test_a_medicine_is_named_before_its_card(lang: str, edition: str) -> None:
    heard = medicines(SHIPPED, edition, lang)
    assert len(heard) > 5
    assert [name for name, before in heard if name not in before] == []
