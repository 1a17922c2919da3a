"""What ships, for a print shop: letters stand clear of the trim, and pale ones stay open. How both are read, and that a
fault is seen, is held in tests/editions."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from booklet.model import Job
from tests.conformance.claims import documents
from tests.editions.test_press import near_the_trim
from tests.pdf.operators import thin_pale_text
from tests.real import library, made
from tests.works import SHIPPED

LONGEST = max(library().clinics, key=lambda name: len(str(library().clinics[name])))
"""The clinic that says the most of itself."""


@pytest.mark.parametrize("clinic", [None, LONGEST])
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_text_keeps_5_mm_to_the_trim_and_pale_letters_stay_open(booklet: str, lang: str, clinic: str | None) -> None:
    finished = made(Job(booklet, lang, "press", clinic))
    assert sorted(near_the_trim(finished.pdf)) == []
    with pikepdf.open(BytesIO(finished.pdf)) as pdf:
        assert thin_pale_text(pdf) == []
