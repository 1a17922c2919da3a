"""A short booklet is one sheet: four pages, nothing of what it must say lost, and a finding where it does not fit."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.compose.inline import Inliner
from booklet.compose.views import long_date
from booklet.content import load
from booklet.delivery import build
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.diagnostics import Diagnostic
from booklet.form import SHORT_PAGES
from booklet.model import Job, texts
from booklet.pdf import Finished
from tests.editions.facts import CLEAR, inked
from tests.sample import LONG, ROOT, SHORT, library, made

NAME = SHORT
SCREEN = Job(NAME, "fr", "screen")
CLINICS = sorted(library().clinics)
FOLDED = ["screen", "booklet", "press"]


def pages(job: Job) -> list[str]:
    """The words of each page, in single spaces, as the eye reads them."""
    with pypdfium2.PdfDocument(BytesIO(made(job).pdf)) as pdf:
        return [flat(page.get_textpage().get_text_bounded()) for page in pdf]


def flat(text: str) -> str:
    return re.sub(r"[\s\u202f\u00a0\ufffe\u2060-]+", "", text.replace("’", "'"))


def said(words: str) -> str:
    """Words of the content as they are found on a page: without what the typography changes."""
    return flat(words)


def errors(found: Finished) -> list[Diagnostic]:
    return [finding for finding in found.findings if finding.severity == "error"]


@pytest.mark.parametrize("edition", FOLDED)
def test_it_is_one_sheet(edition: str) -> None:
    file = made(replace(SCREEN, edition=edition))
    assert file.pages == (2 if edition == "booklet" else SHORT_PAGES) and not errors(file)


@pytest.mark.parametrize("clinic", CLINICS)
@pytest.mark.parametrize("edition", ["screen", "booklet"])
def test_it_is_one_sheet_with_any_clinic(edition: str, clinic: str) -> None:
    file = made(replace(SCREEN, edition=edition, clinic=clinic))
    assert file.pages == (2 if edition == "booklet" else SHORT_PAGES) and not errors(file)


def test_in_large_print_it_fills_sheets_too() -> None:
    file = made(replace(SCREEN, edition="large-print"))
    assert file.pages % FOLD == 0 and not errors(file)


def shown_words(text: str) -> str:
    """A text as it is printed, but for the pages of what it names."""
    return Inliner(lambda text, before="": text, {}, {}, explain=False, links=False).plain(text)


def test_the_cover_carries_the_essentials() -> None:
    value, cover = library().booklets[NAME].meta.value, pages(SCREEN)[0]
    strings = library().strings["fr"].value
    wanted = [value.title, value.subtitle, value.main_message, *(point.text for point in value.key_points)]
    assert len(value.key_points) >= 3
    cover = re.sub(r"\(p\.\d+\)", "", cover)
    for words in [
        *(shown_words(one["fr"]) for one in wanted),
        strings.not_approved,
        strings.main_message,
        value.revision,
    ]:
        assert said(words) in cover


def test_the_back_carries_numbers_contacts_sources_and_dates() -> None:
    value, back = library().booklets[NAME].meta.value, pages(SCREEN)[-1]
    known, strings = library().contacts, library().strings["fr"].value
    numbers = [known[name].value for name in value.emergency_contacts]
    listed = [known[name].value for name in value.back_contacts]
    limits = [value.audience, value.objective, *value.covers, *value.does_not_cover]
    limits += [step.text for step in value.how_to_use]
    wanted = [
        *(str((one.phone or one.sms).value) for one in numbers if one.phone or one.sms),
        *(one.name["fr"] for one in listed),
        *(shown_words(one["fr"]) for one in limits),
        *(long_date(day, strings) for day in (value.dates.written, value.dates.next_review)),
        *(value.code, value.license.text["fr"]),
        *(strings.never_reviewed, strings.not_approved_long, strings.feedback, strings.to_validate_note),
    ]
    back = re.sub(r"\(p\.\d+\)", "", back)
    missing = [words for words in wanted if said(words) not in back]
    assert not missing and numbers and listed
    sections = library().booklets[NAME].sections["fr"]
    cited = re.findall(r"@([\w-]+)", "".join(one.source.text for one in sections.values()))
    sources = {*cited, *sections["quand-appeler"].value.sources}
    assert len(sources) == 3
    for name in sources:
        one = library().references[name]
        assert said(one.short or one.title)[:30] in back


def test_every_text_of_its_sections_is_printed() -> None:
    whole = "".join(pages(SCREEN))
    for filed in library().booklets[NAME].sections["fr"].values():
        assert said(str(filed.value.title)) in whole
    for level in library().booklets[NAME].sections["fr"]["quand-appeler"].value.blocks[0].levels:
        for _, text in texts(level):
            assert said(shown_words(text)) in whole


def test_the_call_stands_on_the_last_page_inside() -> None:
    assert [said("Tout de suite") in page for page in pages(SCREEN)] == [False, False, True, False]


def test_a_clinic_loses_neither_its_code_nor_its_numbers() -> None:
    clinic = library().clinics[LONG].value
    job = replace(SCREEN, clinic=LONG)
    back = pages(job)[-1]
    assert all(said(phone.number) in back and said(phone.hours["fr"]) in back for phone in clinic.phones if phone.hours)
    assert clinic.qr and 'class="team-code"' in compose(library(), job, EDITIONS["press"], shipped.styles(ROOT)).html


@pytest.mark.parametrize("clinic", [None, *CLINICS])
def test_on_an_office_printer_every_mark_is_clear_of_the_edge(clinic: str | None) -> None:
    for page in pypdfium2.PdfDocument(made(replace(SCREEN, edition="booklet", clinic=clinic)).pdf):
        assert min(inked(page)) >= CLEAR - 0.3


def test_it_has_neither_contents_nor_part_openings() -> None:
    html = compose(library(), SCREEN, EDITIONS["press"], shipped.styles(ROOT)).html
    assert 'class="opener"' not in html and 'data-tag="TOC"' not in html and 'class="contents"' not in html
    assert html.count('id="part-appeler"') == 1


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new short booklet, in a folder of its own."""
    from booklet.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["new", "essai", "--lang", "fr", "--short"]) == 0
    return tmp_path


def painted(root: Path) -> list[Diagnostic]:
    read, found = load(root)
    assert not found
    return build.painted(read, Job("essai", "fr", "booklet"), shipped.styles(root)).findings


def test_text_beyond_the_sheet_is_found_where_it_starts(planted: Path) -> None:
    assert not [one for one in painted(planted) if one.severity == "error"]
    path = planted / "sections/booklets/essai/fr/quotidien.yaml"
    text = path.read_text(encoding="utf-8")

    def fault(lists: int) -> Diagnostic:
        path.write_text(text + "  - {kind: list, items: [Un, Deux, Trois, Quatre, Cinq]}\n" * lists, "utf-8")
        (found,) = [one for one in painted(planted) if one.severity == "error"]  # and nothing of the pages beyond
        return found

    counts = []
    for lists in (13, 14):
        found = fault(lists)
        assert found.rule == "short-too-long"
        counted = re.fullmatch(
            r"the two pages inside the sheet: about (\d+) lines too many, from '.+' on", found.message
        )
        assert counted, found.message
        counts.append(int(counted[1]))
    assert found.location.path.endswith("quotidien.yaml")
    assert counts[1] - counts[0] == 5, "a list of five more is five lines more"


def with_points(root: Path, *texts: str) -> list[Diagnostic]:
    """The faults of the new booklet with these points on its cover, each with a pictogram."""
    path = root / "sections/booklets/essai/booklet.yaml"
    before, after = re.split(r"(?ms)^key_points:\n.*?(?=^\w)", re.sub(r"(?m)^ *#.*\n", "", path.read_text("utf-8")))
    points = "".join(f'  - text: {{fr: "{text}"}}\n    pictogram: main\n' for text in texts)
    path.write_text(f"{before}key_points:\n{points}{after}", "utf-8")
    return [one for one in painted(root) if one.severity == "error"]


def test_five_points_of_two_lines_have_room_on_the_cover(planted: Path) -> None:
    assert not with_points(planted, *["Un point qui prend deux lignes sur la couverture, et pas une de plus."] * 5)


def test_a_point_on_which_the_foot_of_the_cover_lies_is_found(planted: Path) -> None:
    long = "Un point qui prend trois lignes sur la couverture" + ", ce qui est trop pour une seule page" * 3 + "."
    faults = with_points(planted, *[long] * 4, "Un point.")
    assert {one.rule for one in faults} == {"text-overlap"}
    lines = (planted / "sections/booklets/essai/booklet.yaml").read_text("utf-8").splitlines()
    assert any("Un point." in lines[one.location.line - 1] for one in faults), "the point that has no room is named"


@pytest.mark.parametrize("form", ["short", "full"])
def test_sources_of_the_call_are_marked_in_the_list(planted: Path, form: str) -> None:
    """Its pages print no numbers: a dagger stands beside each of its sources."""
    folder, names = planted / "sections", [f"source-{number}" for number in range(9)]
    with (folder / "references.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"{name}: {{authors: Un, title: Deux, type: agency, lang: fr}}\n" for name in names)
    call = folder / "booklets/essai/fr/quand-appeler.yaml"
    text = re.sub(r"(?m)^sources:.*\n", "", call.read_text("utf-8"))
    call.write_text(text.replace("blocks:", f"sources: [{', '.join(names)}]\nblocks:", 1), "utf-8")
    meta = folder / "booklets/essai/booklet.yaml"
    meta.write_text(meta.read_text("utf-8").replace("form: short", f"form: {form}"), "utf-8")
    assert not [one for one in painted(planted) if one.severity == "error"]
    html = compose(load(planted)[0], Job("essai", "fr", "booklet"), EDITIONS["booklet"], shipped.styles(planted)).html
    assert 'class="references-of"' in html
    items = re.findall(r'<li id="ref-([^"]+)"><span[^>]*>\d+(†?)', html)
    assert {name for name, dagger in items if dagger} == set(names)


def test_a_back_that_does_not_fit_is_found(planted: Path) -> None:
    path = planted / "sections/booklets/essai/fr/a-propos.yaml"
    long = "  - {kind: paragraph, text: Une phrase de plus que la page ne peut porter.}\n" * 40
    path.write_text(path.read_text(encoding="utf-8") + long, "utf-8")
    (fault,) = [one for one in painted(planted) if one.severity == "error"]
    assert fault.rule == "text-overflow" and fault.location.path.endswith("a-propos.yaml")
    assert re.match(r"page 4: \d+ lines too many, from 'Une phrase", fault.message)


def test_the_page_on_printing_speaks_of_one_sheet() -> None:
    guide = replace(SCREEN, edition="booklet", piece="print-guide")
    (page,) = pages(guide)
    one = library().strings["fr"].value.guide_one_sheet
    assert one and said(one.title) in page and said("grafe") not in page
