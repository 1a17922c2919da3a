"""Dates as the words of a language have them."""

from __future__ import annotations

from datetime import date

import pytest

from booklet.compose.views import journal, long_date, site
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


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("Semin Arthritis Rheum 46(3):344-349", "Semin Arthritis Rheum"),
        ("Semin Arthritis Rheum 53:151980", "Semin Arthritis Rheum"),
        ("Best Pract Res Clin Rheumatol: 101768", "Best Pract Res Clin Rheumatol"),
        ("BMJ 2020; 3: 4-9", "BMJ 2020"),
        ("2017, révision 2022", "2017, révision 2022"),
        ("Fiche F21392", "Fiche F21392"),
    ],
)
def test_on_paper_a_journal_goes_without_volume_and_pages(published: str, shown: str) -> None:
    assert journal(published) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.nhs.uk/conditions/sepsis/", "nhs.uk"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5500288", "PMC5500288"),
        ("https://doi.org/10.1000/abc", "doi.org/10.1000/abc"),
    ],
)
def test_a_source_s_site_is_short_and_what_can_be_typed_is_whole(url: str, shown: str) -> None:
    assert site(url) == shown
