"""Dates as the words of a language have them."""

from __future__ import annotations

from datetime import date

import pytest

from booklet.compose.views import long_date
from booklet.report.document import Text
from tests.sample import library


@pytest.mark.parametrize(
    ("lang", "day", "said"),
    [
        ("fr", "2026-11-01", "1er novembre 2026"),
        ("fr", "2026-11-11", "11 novembre 2026"),
        ("en", "2026-11-01", "1 November 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_in_its_language(lang: str, day: str, said: str) -> None:
    assert long_date(date.fromisoformat(day), library().strings[lang].value) == said
    assert Text(lang).day(date.fromisoformat(day)) == said
