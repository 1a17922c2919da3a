"""A translation is the booklet in other words: built like its source, laid out like it, and said to be unreviewed."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from booklet import checks
from booklet.delivery.editions import EDITIONS
from booklet.diagnostics import has_errors
from booklet.model import BookletFiles, Job, texts
from tests.editions.facts import words
from tests.sample import BOOKLET, LANG, job, library, made

EN = "en"
PDFS = [edition.name for edition in EDITIONS.values() if edition.suffix == "pdf"]


def said(wanted: Job) -> str:
    """Every word of a file, in no order that matters; a word divided at the end of a line is whole again."""
    content = made(wanted).pdf
    if wanted.edition == "web":
        return words(re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", content.decode("utf-8"), flags=re.DOTALL))
    pages = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return words(re.sub(r"[\u2010\u0002\ufffe]\r?\n?", "", text))


def forgotten(booklet: BookletFiles) -> set[str]:
    """Texts of more than two words that are the same in both languages."""
    alike = {
        str(text)
        for name, filed in booklet.sections[LANG].items()
        for (_, text), (_, other) in zip(texts(filed.value), texts(booklet.sections[EN][name].value), strict=False)
        if text == other
    }
    return {text for text in alike if len(text.split()) > 2}


def test_it_is_built_like_its_source() -> None:
    booklet = library().booklets[BOOKLET]
    assert booklet.languages() == [LANG, EN]
    assert set(booklet.sections[EN]) == set(booklet.sections[LANG]) == set(booklet.meta.value.order)
    found = [finding for finding in checks.check(library()) if finding.rule not in checks.FOR_A_PERSON]
    assert [finding.as_text() for finding in found] == []


def test_no_text_is_left_as_it_is_in_the_source() -> None:
    """Names and numbers are alike in both languages; a sentence that is was forgotten."""
    assert forgotten(library().booklets[BOOKLET]) == set()
    strings = [(key, value) for key, value in library().strings[LANG].value if isinstance(value, str)]
    other = library().strings[EN].value
    assert {key for key, value in strings if value == getattr(other, key)} == {
        "page", "page_short", "sources", "logo", "revision",
    }  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_is_laid_out_as_well_as_its_source(edition: str) -> None:
    findings = made(job(edition, lang=EN)).findings
    assert not has_errors(findings)
    assert {finding.rule for finding in findings} <= {finding.rule for finding in made(job(edition)).findings}


@pytest.mark.parametrize("clinic", library().clinics)
@pytest.mark.parametrize("edition", ["booklet", "leaflet"])
def test_it_has_room_for_every_clinic(edition: str, clinic: str) -> None:
    """The two editions with the least room for what a cover says; booklet.yaml waives the length of lines for all."""
    assert {finding.rule for finding in made(job(edition, clinic, lang=EN)).findings} <= {"line-length"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_says_that_nobody_has_reviewed_it(edition: str) -> None:
    strings = {lang: library().strings[lang].value for lang in (LANG, EN)}
    text = said(job(edition, lang=EN))
    assert words(strings[EN].unreviewed_translation.replace("{language}", "French")) in text
    assert words(strings[EN].not_approved) in text
    for statement in (strings[LANG].unreviewed_translation, "This is a translation"):
        assert words(statement) not in said(job(edition)), "the source is no translation"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_program_speaks_its_language_and_sets_it_so(edition: str) -> None:
    text = said(job(edition, lang=EN))
    french = library().strings[LANG].value
    for word in ("not_approved", "next_review", "team_title", "to_validate", "contents_title", "code"):
        assert words(getattr(french, word)) not in text, word
    assert not re.search(r"\b(?:janvier|Quand appeler|votre équipe)\b", text)
    content = made(job(edition, lang=EN)).pdf
    if EDITIONS[edition].suffix == "pdf":
        with pikepdf.open(BytesIO(content)) as pdf:
            with pdf.open_metadata() as metadata:
                assert metadata["dc:language"] == {EN} or list(metadata["dc:language"]) == [EN]
            assert str(pdf.Root.Lang) == EN
            review = library().strings[EN].value.review
            assert review
            title = library().booklets[BOOKLET].meta.value.title[EN]
            assert str(pdf.docinfo["/Title"]) == f"{title} – {review.editions[edition]}"
    else:
        assert b'<html lang="en">' in content


def test_dates_and_numbers_to_dial_are_those_of_readers_in_france() -> None:
    text = said(job("screen", lang=EN))
    assert "10 January 2026" in text and "Read in January 2026" in text
    assert "15 or 112" in text and "114: by text" in text
    assert not re.search(r"\b(?:999|111|911)\b", text)
