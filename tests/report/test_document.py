"""The report as a page and as paper: it says what was found, asks for nothing, can be filled in, and is tagged."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from booklet import shipped
from booklet.checks import judge
from booklet.checks.readability import trend
from booklet.pdf import tagtree, transcript
from booklet.report import plot
from booklet.report.data import Report, assess
from booklet.report.document import as_html, as_pdf
from booklet.report.standards import standards, words
from tests.checks.test_readability import HARD, PLAIN, told
from tests.conformance.verapdf import validate
from tests.pdf.order import faults
from tests.support import FIRST, META, SECOND, Project

DAY = date(2026, 11, 25)


def report(project: Project, lang: str = "fr", *, pages: bool = False) -> Report:
    library, found = project.load()
    styles = shipped.program_styles() if pages else None
    return assess(library, found, judge(library), "demo", lang, day=DAY, styles=styles)


def html(made: Report) -> str:
    return as_html(made, shipped.program_styles()).pdf.decode()


class Page(HTMLParser):
    """Text by element id, and every element with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def row(text: str, item: str) -> str:
    """The machine's row of one item, without markup."""
    found = re.search(rf'<tr id="{item}">.*?</tr>', text, re.DOTALL)
    assert found, item
    return " ".join(re.sub("<[^>]+>", " ", found.group()).split())


@cache
def paper(folder: Path) -> bytes:
    made = as_pdf(report(Project(folder)), shipped.program_styles())
    assert [one.as_text() for one in made.findings if one.rule != "thin-page"] == []
    return made.pdf


def test_a_planted_finding_is_in_the_row_of_its_item_with_its_place(project: Project) -> None:
    project.edit(FIRST, "Le {derme} porte la peau.", "Le {derme} " + "porte bien et encore " * 6 + "la peau.")
    text = html(report(project))
    found = row(text, "NHS-1")
    assert f"{FIRST}:7:11" in found and "sentence-too-long" in found and "À revoir" in found
    assert "Rien à redire" in row(text, "GATE-4")
    assert f"{FIRST}:7:11" not in row(text, "GATE-4")


def test_an_item_without_a_machine_is_in_the_form_and_not_in_the_results(project: Project) -> None:
    text = html(report(project))
    assert 'id="HAS-R10"' not in text
    assert 'name="HAS-R10-1"' in text
    assert 'name="HAS-R4-1"' not in text and 'id="HAS-R4"' in text
    assert "Un plan de diffusion est prévu." in text


def test_every_item_is_a_result_or_a_field_of_a_form(project: Project) -> None:
    text = html(report(project))
    for standard in standards():
        for item in standard.items:
            assert f'id="{item.id}"' in text or f'name="{item.id}-1"' in text, item.id


def test_two_people_rate_pemat_each_alone_and_work_out_two_scores(project: Project) -> None:
    radios = [
        attrs for tag, attrs in Page(html(report(project))).elements if tag == "input" and attrs["type"] == "radio"
    ]
    for rater in (1, 2):
        assert [one["value"] for one in radios if one["name"] == f"PEMAT-7-{rater}"] == ["1", "2", "3"]
    assert {one["name"] for one in radios if str(one["name"]).startswith("PEMAT-")} == {
        f"{item.id}-{rater}" for item in standards()[1].items for rater in (1, 2)
    }
    assert len({one["aria-label"] for one in radios}) == len(radios)


def test_the_page_asks_for_nothing_and_runs_nothing(project: Project) -> None:
    page = Page(html(report(project)))
    policy = next(attrs["content"] for tag, attrs in page.elements if "content-security-policy" in str(attrs).lower())
    assert policy and policy.startswith("default-src 'none'")
    for tag, attrs in page.elements:
        assert tag not in ("script", "link", "iframe", "object", "form"), tag
        for name in ("src", "srcset", "data", "poster"):
            assert str(attrs.get(name) or "data:").startswith("data:"), attrs
        assert not any(name.startswith("on") for name in attrs)
    assert not re.search(r"url\((?!&quot;|\"data:|data:)", html(report(project)))


def test_content_cannot_end_an_element_of_the_report(project: Project) -> None:
    project.edit(META, "title: {fr: Titre}", "title: {fr: '</h1><script>a</script>'}")
    project.edit(FIRST, "title: Premiers pas", "title: '<b>&amp;</b> {{ 7*7 }}'")
    text = html(report(project))
    assert "<script" not in text and "<b>" not in text and "{{ 7*7 }}" in text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_both_languages_have_the_same_words(lang: str) -> None:
    other = words("en" if lang == "fr" else "fr")
    assert words(lang).keys() == other.keys()
    for name in ("fields", "kinds"):
        assert words(lang)[name].keys() == other[name].keys()
    for key, value in words(lang).items():
        if isinstance(value, str):
            assert set(re.findall(r"\{\w+\}", value)) == set(re.findall(r"\{\w+\}", other[key])), key


def test_a_language_without_words_gets_the_english_report(project: Project) -> None:
    assert words("de") == words("en") != words("fr") == words("fr-CA")


def test_a_booklet_that_cannot_be_read_has_a_report(project: Project) -> None:
    project.write(META, "id: demo\ntitel: {fr: Titre}\n")
    made = report(project, pages=True)
    text = html(made)
    assert made.booklet is None and made.laid_out == ()
    assert "unknown-key" in text and f"{META}" in text
    assert all(result.state != "met" for _, results in made.standards for result in results)


def test_a_section_that_cannot_be_read_is_named_and_meets_nothing(project: Project) -> None:
    project.edit(SECOND, "title: Contacts", "titel: Contacts")
    made = report(project, pages=True)
    assert made.unread == [SECOND] and made.laid_out == ()
    assert SECOND in html(made)
    rules = [result for _, results in made.standards for result in results if result.item.rules]
    assert rules and all(result.state != "met" for result in rules)


def test_a_finding_of_another_booklet_is_not_in_the_report(project: Project) -> None:
    for path in (META, FIRST, SECOND):
        text = (project.root / path).read_text(encoding="utf-8")
        project.write(path.replace("/demo/", "/autre/"), text.replace("id: demo", "id: autre"))
    project.edit(FIRST.replace("/demo/", "/autre/"), "low: 2, high: 3", "low: 4, high: 3")
    assert "frequency-order" in {one.rule for one in judge(project.load()[0]).findings}
    assert {one.rule for one in report(project).findings} == {"not-approved"}
    assert all(one.location.path.startswith("sections/booklets/demo/") for one in report(project).findings)


def test_what_is_waived_stands_with_its_reason(project: Project) -> None:
    project.edit(FIRST, "Le {derme} porte la peau.", "Le {derme} " + "porte bien et encore " * 6 + "la peau.")
    project.edit(
        META, "parts:\n",
        "waivers:\n  - {rule: sentence-too-long, reason: Une liste de signes., until: 2099-12-01}\nparts:\n",
    )  # fmt: skip
    text = html(report(project))
    found = row(text, "NHS-1")
    assert "Une liste de signes." in found and f"{FIRST}:7:11" in found
    assert "Dérogation" in found and "Rien à redire" not in found


def test_the_plot_has_a_dot_a_section_on_each_scale(project: Project) -> None:
    made = report(project)
    assert made.whole and len(made.readings) >= 1
    scales = plot.Words("a", "b", "c", "d", "e", "f")
    (drawn,) = plot.plots(made.readings, made.whole, scales)
    assert drawn.count("<circle") == 2 * len(made.readings)
    before = trend(told(HARD), told(PLAIN), "fr")
    assert before
    moved = [replace(made.readings[0], score=before.now, trend=before), *made.readings[1:]]
    (drawn,) = plot.plots(moved, made.whole, scales)
    assert drawn.count("<circle") == 2 * len(made.readings) + 2
    assert len(plot.plots(moved * 60, made.whole, scales)) == -(-60 * len(moved) // plot.ROWS)
    assert "<svg" in html(made)


def test_harder_texts_stand_further_left_on_ease_and_further_right_on_lix(project: Project) -> None:
    made = report(project)
    before = trend(told(HARD), told(PLAIN), "fr")
    assert before and made.whole
    readings = [replace(made.readings[0], score=score, trend=None) for score in (before.now, before.before)]
    (drawn,) = plot.plots(readings, made.whole, plot.Words("a", "b", "c", "d", "e", "f"))
    hard_ease, easy_ease, hard_lix, easy_lix = (float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn))
    assert hard_ease < easy_ease < hard_lix and easy_lix < hard_lix


def test_the_pdf_is_tagged_titled_and_says_its_language(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(paper(tmp_path))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "fr"
        assert "Rapport de qualité" in str(pdf.trailer.Info.Title)
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
        said = "\n".join(transcript.lines(tagtree.opened(pdf)))
    assert "heading 1  Titre" in said and "heading 2  PEMAT-P" in said
    assert words("fr")["plot_alt"].split(".")[0] in said.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_pdf_is_painted_as_it_is_read(tmp_path: Path) -> None:
    """Its contents with their pages, and what follows a plot, too."""
    with pikepdf.open(BytesIO(paper(tmp_path))) as pdf:
        assert faults(pdf) == []


@pytest.mark.conformance
@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_the_pdf_keeps_what_it_claims(tmp_path: Path, standard: str) -> None:
    assert validate(paper(tmp_path), standard) == []


def test_a_report_made_twice_is_the_same(project: Project) -> None:
    made = report(project)
    styles = shipped.program_styles()
    assert as_html(made, styles).pdf == as_html(made, styles).pdf
    assert as_pdf(made, styles).pdf == as_pdf(made, styles).pdf
