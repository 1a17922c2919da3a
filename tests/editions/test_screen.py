"""The fixture as the screen edition: facts of the finished PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from booklet import shipped
from booklet.blocks import Sign, WarningLevels
from booklet.compose.inline import Inliner
from booklet.compose.numbering import citation_numbers
from booklet.compose.typography import setter
from booklet.delivery.build import make
from booklet.diagnostics import has_errors
from booklet.pdf import Finished
from booklet.revision import state
from tests.sample import BOOKLET, ROOT, job, library, made

JOB = job("screen")
MM = 72 / 25.4
PLAIN = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2019": "'", "\u2010": "-", "\u00ad": ""})


@pytest.fixture(scope="module")
def finished() -> Finished:
    return made(JOB)


@pytest.fixture(scope="module")
def pdf(finished: Finished) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(finished.pdf))


@pytest.fixture(scope="module")
def texts(finished: Finished) -> list[str]:
    """What each page says, in plain spaces."""
    document = pypdfium2.PdfDocument(finished.pdf)
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range().translate(PLAIN)) for page in document]


def test_no_fault_is_found_on_its_pages(finished: Finished) -> None:
    assert not has_errors(finished.findings)
    assert [finding.rule for finding in finished.findings if finding.rule == "thin-page"] == []


def test_pages_are_a5_and_fill_whole_sheets(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 24
    assert len(pdf.pages) % 4 == 0
    for page in pdf.pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 148 * MM, 210 * MM], abs=0.02)


def test_it_is_small_enough_to_send(finished: Finished) -> None:
    assert len(finished.pdf) / finished.pages <= 16 * 1024


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    info = pdf.trailer.Info
    assert str(info.Title) == "Vivre avec un galet de compagnie – écran"
    assert str(info["/Revision"]) == library().booklets[BOOKLET].meta.value.revision
    assert str(info.Subject)
    assert str(pdf.Root.Lang) == "fr"
    assert pdf.Root.MarkInfo.Marked is True


def test_the_outline_is_the_parts_and_their_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        inner = [child.title for entry in outline.root for child in _below(entry)]
    shown = {title.translate(PLAIN) for title in titles + inner}
    booklet = library().booklets[BOOKLET]
    for section_id in booklet.meta.value.order:
        assert str(booklet.sections["fr"][section_id].value.title).replace(" ?", " ?") in shown
    assert len(titles) < len(inner)


def _below(entry: pikepdf.OutlineItem) -> list[pikepdf.OutlineItem]:
    return [child for kid in entry.children for child in (kid, *_below(kid))]


def test_links_lead_inside_to_the_web_and_to_the_phone(pdf: pikepdf.Pdf) -> None:
    inside, outside = 0, set()
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, []):
            if Name.Dest in annotation:
                inside += 1
            elif Name.A in annotation:
                outside.add(str(annotation.A.URI).split(":")[0])
    assert inside > 30
    assert outside == {"https", "http", "tel", "sms"}


def test_every_page_but_the_covers_shows_the_way_to_the_call_page(texts: list[str]) -> None:
    call = next(index for index, text in enumerate(texts) if text.lstrip().startswith("Quand appeler") and "15" in text)
    pointing = [index for index, text in enumerate(texts) if f"Quand appeler : page {call + 1}" in text]
    assert len(pointing) >= len(texts) - 14  # covers, front pages, openings and the call pages have none


def test_the_call_is_the_two_pages_at_the_centre_and_says_every_line(texts: list[str]) -> None:
    (block,) = library().booklets[BOOKLET].sections["fr"]["quand-appeler"].value.blocks
    assert isinstance(block, WarningLevels)
    assert [level.level for level in block.levels] == ["now", "today"]
    left = len(texts) // 2 - 1
    for level, page in zip(block.levels, texts[left : left + 2], strict=True):
        said = [level.title, level.note, level.strip, level.doubt, *level.lines]
        said += [text for group in level.groups for text in (group.title, *_of_signs(group.signs))]
        said += [level.waiting.title, *level.waiting.items] if level.waiting else []
        lines = [_plain(text) for text in said if text]
        assert len(lines) > 15
        assert [line for line in lines if line not in page] == []
    assert all(number in texts[left] for number in ("15", "112", "114"))


def _of_signs(signs: list[Sign]) -> Iterator[str | None]:
    for sign in signs:
        yield from (sign.text, sign.note)


def _plain(text: str) -> str:
    return Inliner(setter("fr"), {}, {}, explain=False, links=False).plain(text).translate(PLAIN)


def test_cover_and_edition_box_say_that_nobody_has_approved_it(texts: list[str]) -> None:
    assert state(library(), library().booklets[BOOKLET], "fr").name == "draft"
    assert "Aucun professionnel de santé ne l'a encore approuvée" in texts[0]
    assert any("Aucun professionnel de santé n'a encore approuvé ce livret" in text for text in texts[-4:])


def test_every_page_of_text_says_that_it_is_a_draft(texts: list[str]) -> None:
    """Cover and back cover say so at length; the pages of the call and those that open a part have no foot."""
    band = library().strings["fr"].value.draft
    footed = [text for text in texts if "→ Quand appeler : page" in text]
    assert len(footed) > 8
    assert [text for text in footed if band not in text] == []


def test_every_citation_is_in_the_list_and_the_list_has_no_gap(texts: list[str]) -> None:
    """Numbers in brackets lie between 1 and the length of the list, and each of them is met."""
    numbers = citation_numbers(library().booklets[BOOKLET], "fr")
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    groups = [group for text in texts for group in re.findall(r"\[(\d+(?:, ?\d+)*)\]", text)]
    cited = {int(number) for group in groups for number in re.split(r", ?", group)}
    assert cited == set(numbers.values()) and len(cited) >= 3


def test_two_builds_are_the_same_file(finished: Finished) -> None:
    assert make(library(), JOB, shipped.styles(ROOT)).pdf == finished.pdf
