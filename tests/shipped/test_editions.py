"""What ships, in every edition: no fault on its pages, what a sheet must say, what a printer can print.

How an edition is made is held to the fixture, in tests/editions. Here stands what hangs on the words that ship: whether
they fit, and whether a sheet has lost some.
"""

from __future__ import annotations

import pypdfium2
import pytest

from booklet.delivery.editions import EDITIONS, FOLD, GUIDE
from booklet.form import SHORT_PAGES
from booklet.model import Job
from booklet.pdf import tagtree, transcript
from tests.conformance.claims import documents, spread
from tests.editions.facts import CLEAR, call_lines, inked, opened, own_words, printed, sizes, words
from tests.editions.test_leaflet import SMALL
from tests.editions.test_screen import PLAIN
from tests.pdf.test_contrast import views
from tests.pdf.test_metadata import TAGGED, disagreements
from tests.real import BOOKLET, LANG, job, library, made
from tests.works import SHIPPED

WAIVED = {"line-length"}
"""What booklet.yaml lets stand in editions that its source has too."""

CLINICS = sorted(library().clinics)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_no_fault_is_found_on_its_pages(booklet: str, lang: str, edition: str) -> None:
    found = [one.as_text() for one in made(Job(booklet, lang, edition)).findings if one.rule not in WAIVED]
    assert found == []


# Booklet and leaflet have the least room for what a clinic says; of the others, those that are judged by veraPDF too.
WITH_CLINIC = dict.fromkeys([
    *(Job(*document, edition, clinic)
      for document in documents(SHIPPED) for edition in ("booklet", "leaflet") for clinic in CLINICS),
    *(job for job in spread(SHIPPED) if job.clinic),
])  # fmt: skip


@pytest.mark.parametrize("wanted", WITH_CLINIC, ids=str)
def test_there_is_room_for_every_clinic(wanted: Job) -> None:
    found = [one.as_text() for one in made(wanted).findings if one.rule not in WAIVED]
    assert found == []


@pytest.mark.parametrize("lang", library().booklets[BOOKLET].languages())
def test_the_booklet_keeps_its_48_pages_and_has_room_for_a_clinic_in_52(lang: str) -> None:
    assert made(job("screen", lang=lang)).pages == 48
    assert made(job("press", lang=lang)).pages == 2 * made(job("booklet", lang=lang)).pages == 48
    for clinic in CLINICS:
        assert 2 * made(job("booklet", clinic, lang)).pages <= 52


def test_the_short_booklet_is_one_sheet() -> None:
    assert made(Job(SHIPPED.short, LANG, "screen")).pages == SHORT_PAGES
    assert made(Job(SHIPPED.short, LANG, "large-print")).pages % FOLD == 0
    for clinic in (None, *CLINICS):
        assert made(Job(SHIPPED.short, LANG, "booklet", clinic)).pages == 2


def test_files_are_small_enough_to_send() -> None:
    screen = made(job("screen"))
    assert len(screen.pdf) / screen.pages <= 16 * 1024
    assert len(made(job("web")).pdf) < 800_000


OFFICE = ["booklet", "large-print", "leaflet", "handout"]


@pytest.mark.parametrize("edition", OFFICE)
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_every_mark_is_clear_of_the_edge(booklet: str, lang: str, edition: str) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(made(Job(booklet, lang, edition)).pdf), 1):
        assert min(inked(page, 1.5)) >= CLEAR - 0.4, f"side {number}: {inked(page, 1.5)}"


def test_the_page_on_printing_counts_the_sheets() -> None:
    guide = made(job("booklet", piece=GUIDE.name))
    (page,) = pypdfium2.PdfDocument(guide.pdf)
    sides = made(job("booklet")).pages
    said = f"{sides // 2} feuilles A4, imprimées des deux côtés, donnent un livret A5 de {2 * sides} pages."
    assert said in words(page.get_textpage().get_text_bounded()) and guide.findings == []


# When to call


@pytest.mark.parametrize("edition", ["leaflet", "handout"])
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_a_sheet_says_every_line_of_when_to_call_in_order(booklet: str, lang: str, edition: str) -> None:
    wanted = Job(booklet, lang, edition)
    lines, text, at = call_lines(wanted), printed(wanted), 0
    (block,) = library().booklets[booklet].sections[lang]["quand-appeler"].value.blocks
    apart = {words(level.waiting_title) for level in block.levels if level.waiting_title and edition == "leaflet"}
    lines = [line for line in lines if line.replace("’", "'") not in apart]
    assert len(lines) > 15
    for line in lines:
        assert line in text[at:], line
        at = text.index(line, at)


def test_the_call_page_of_the_booklet_says_every_line_of_it() -> None:
    pages = [words(page.get_textpage().get_text_range().translate(PLAIN))
             for page in pypdfium2.PdfDocument(made(job("screen")).pdf)]  # fmt: skip
    (block,) = library().booklets[BOOKLET].sections[LANG]["quand-appeler"].value.blocks
    (page,) = [text for text in pages if "En attendant l'avis" in text and "Tout de suite" in text]
    for level in block.levels:
        for sign in [level.title, *level.signs, *level.waiting]:
            for sentence in sign.split(". "):
                assert sentence.translate(PLAIN).rstrip(".") in page
    for number in ("15", "112", "114"):
        assert number in page


def test_a_sheet_has_no_text_of_its_own_but_the_declared_short_ones() -> None:
    for edition in ("leaflet", "handout"):
        left = own_words(job(edition))
        for panel in library().booklets[BOOKLET].meta.value.editions[edition].panels or []:
            left = left.replace(words(panel.title[LANG].replace("'", "’")), "") if panel.title else left
        left = left.replace("Quand appeler", "")
        assert [word for word in left.split() if word.isalpha() and len(word) > 3] == []


@pytest.mark.parametrize("edition", ["leaflet", "handout"])
def test_body_is_12_points_or_more_and_contacts_10_5(edition: str) -> None:
    found = sizes(job(edition))
    small = [one for one in found if any(name in one[1].split() for name in SMALL)]
    assert len(found) > 80
    assert [one for one in small if one[0] < 10.5] == []
    assert [one for one in found if one not in small and one[0] < 12] == []


# Read aloud, and what a file says of itself


@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_nothing_is_never_read_and_metadata_agree(booklet: str, lang: str, edition: str) -> None:
    with opened(Job(booklet, lang, edition)) as pdf:
        lines = list(transcript.lines(tagtree.opened(pdf)))
        assert list(disagreements(pdf)) == []
    assert len(lines) > 50
    assert [line for line in lines if line.startswith("never read") or "no description" in line] == []


def test_contrast_is_seen_on_many_pairs() -> None:
    """The findings above hold every pair to what is needed; here it is seen that pairs are there to be judged."""
    assert len({(text.colour, text.behind) for view in views(job("handout")) for text in view.texts}) >= 8
