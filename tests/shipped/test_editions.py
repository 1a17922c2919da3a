"""What ships, in every edition: no fault on its pages, what a sheet must say, what a printer can print.

How an edition is made is held to the fixture, in tests/editions. Here stands what hangs on the words that ship: whether
they fit, and whether a sheet has lost some.
"""

from __future__ import annotations

import pypdfium2
import pytest

from booklet.calllines import lines
from booklet.calllines import spread as spread_of
from booklet.compose.inline import Inliner
from booklet.compose.typography import setter
from booklet.delivery.editions import EDITIONS, FOLD, GUIDE
from booklet.form import SHORT_PAGES
from booklet.levels import GIVES_WAY
from booklet.model import Job
from booklet.pdf import tagtree, transcript
from tests.conformance.claims import documents, spread
from tests.editions.facts import CLEAR, inked, opened, own_words, sizes, words
from tests.editions.test_leaflet import sorted_by_kind
from tests.pdf.test_contrast import views
from tests.pdf.test_metadata import TAGGED, disagreements
from tests.real import BOOKLET, LANG, job, library, made
from tests.works import SHIPPED

WAIVED = {"line-length"}
"""What booklet.yaml lets stand in editions that its source has too."""

CLINICS = sorted(library().clinics)

MOST = 52
"""Pages of the longest booklet that stiff hands can hold open."""


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
def test_the_booklet_fills_whole_sheets_and_a_clinic_adds_no_page(lang: str) -> None:
    pages = made(job("screen", lang=lang)).pages
    assert pages <= MOST and pages % FOLD == 0
    assert made(job("press", lang=lang)).pages == 2 * made(job("booklet", lang=lang)).pages == pages
    for clinic in CLINICS:
        assert 2 * made(job("booklet", clinic, lang)).pages == made(job("screen", clinic, lang)).pages == pages, clinic
    large = made(job("large-print", lang=lang)).pages
    assert large % FOLD == 0
    assert {made(job("large-print", clinic, lang)).pages for clinic in CLINICS} == {large}


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


def squashed(text: str) -> str:
    """Letters and digits alone: a PDF keeps no word of how its lines were broken."""
    return "".join(letter for letter in text if letter.isalnum())


def said(booklet: str, lang: str) -> list[list[str]]:
    """The decided lines of each level, squashed; not what to say on the phone, which a full page leaves to the next."""
    found = spread_of(library().booklets[booklet], lang)
    assert found
    now: list[str] = []
    today: list[str] = []
    for loc, text in lines(found[2], library().strings[lang].value.or_):
        if GIVES_WAY not in loc:
            (now, today)[int(loc[1])].append(squashed(_set(text, lang)))
    return [now, today]


def _set(text: str, lang: str) -> str:
    return Inliner(setter(lang), {}, {}, explain=False, links=False).plain(text)


def at_the_centre(wanted: Job) -> list[str]:
    """What the two pages say that lie open where the staples are."""
    pages = pypdfium2.PdfDocument(made(wanted).pdf)
    middle = len(pages) // 2
    return [squashed(pages[number].get_textpage().get_text_range()) for number in (middle - 1, middle)]


def missing(pages: list[str], levels: list[list[str]]) -> list[str]:
    """Lines that are not on the page of their level."""
    return [line for page, level in zip(pages, levels, strict=True) for line in level if line not in page]


@pytest.mark.parametrize("clinic", [None, *CLINICS])
@pytest.mark.parametrize("lang", library().booklets[BOOKLET].languages())
def test_when_to_call_lies_open_at_the_centre_and_says_every_line(lang: str, clinic: str | None) -> None:
    levels = said(BOOKLET, lang)
    assert len(levels[0]) > 25 and len(levels[1]) > 20
    pages = at_the_centre(job("screen", clinic, lang))
    assert missing(pages, levels) == []
    assert missing(pages[::-1], levels) != []
    for line in levels[0] + levels[1]:
        assert missing([page.replace(line, "") for page in pages], levels) != [], line


def test_a_page_on_paper_is_where_the_screen_has_it() -> None:
    """The inside of the sheet in the middle is the last side of the stapled booklet."""
    inside = pypdfium2.PdfDocument(made(job("booklet")).pdf)[made(job("booklet")).pages - 1]
    text = squashed(inside.get_textpage().get_text_range())
    assert missing([text, text], said(BOOKLET, LANG)) == []


def test_a_sheet_has_no_text_of_its_own_but_the_declared_short_ones() -> None:
    for edition in ("leaflet", "handout"):
        left = own_words(job(edition))
        for panel in library().booklets[BOOKLET].meta.value.editions[edition].panels or []:
            left = left.replace(words(panel.title[LANG].replace("'", "’")), "") if panel.title else left
        assert [word for word in left.split() if word.isalpha() and len(word) > 3] == []


@pytest.mark.parametrize("edition", ["leaflet", "handout"])
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_body_is_12_points_or_more_notes_11_5_and_contacts_10_5(booklet: str, lang: str, edition: str) -> None:
    small, notes, body = sorted_by_kind(sizes(Job(booklet, lang, edition)))
    assert len(small) > 4 and len(small + notes) > 12 and len(body) > 60
    assert [one for one in small if one[0] < 10.5] == []
    assert [one for one in notes if one[0] < 11.5] == []
    assert [one for one in body if one[0] < 12] == []


# Read aloud, and what a file says of itself


@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize(("booklet", "lang"), documents(SHIPPED))
def test_nothing_is_never_read_and_metadata_agree(booklet: str, lang: str, edition: str) -> None:
    with opened(Job(booklet, lang, edition)) as pdf:
        heard = list(transcript.lines(tagtree.opened(pdf)))
        assert list(disagreements(pdf)) == []
    assert len(heard) > 50
    assert [line for line in heard if line.startswith("never read") or "no description" in line] == []


def test_contrast_is_seen_on_many_pairs() -> None:
    """The findings above hold every pair to what is needed; here it is seen that pairs are there to be judged."""
    assert len({(text.colour, text.behind) for view in views(job("handout")) for text in view.texts}) >= 8
