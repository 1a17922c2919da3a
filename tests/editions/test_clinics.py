"""The fixture with each example clinic and with none: what a clinic fills, and that it changes nothing else."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from booklet import checks, shipped
from booklet.clinic import LARGER, LOGO_BOXES
from booklet.compose import compose
from booklet.compose.team import CODE_SIDE
from booklet.content import load
from booklet.delivery.build import make
from booklet.delivery.editions import EDITIONS
from booklet.model import Job
from booklet.pdf.boxes import PageView
from tests.editions.clinics import clinic, composed, layout
from tests.sample import BOOKLET, CLINICS, DARK, LONG, PLAIN, ROOT, library, made
from tests.support import CLINIC, FIRST, Project

MM = 96 / 25.4
"""CSS pixels of a millimetre."""

EDITION_NAMES = ("screen", "booklet", "large-print")
SOFT = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2019": "'", "\u2010": "-", "\u00ad": ""})

SLOTS = (
    re.compile(r'<div id="[\w-]+" class="team.*?(?=\n<p class="section-foot">|</section>)', re.DOTALL),
    re.compile(r'<p class="level-team[^\n]*</p>'),
    re.compile(r'<div class="edition-box.*?</dl>|<div id="[\w-]+" class="edition-box">.*?</dl>', re.DOTALL),
)
"""What a clinic may fill inside the parts: its box, the line of the call page, its feedback address."""

DRAWINGS = re.compile(r"data:image/svg\+xml,[^&\"]*")


def body(name: str | None) -> str:
    """The parts of the booklet without the places for a clinic, and without what is drawn in its colours."""
    html = composed(name).html
    parts = html[html.index('<article class="part') : html.rindex("</article>")]
    for slot in SLOTS:
        parts = slot.sub("", parts)
    return DRAWINGS.sub("", parts)


def boxes_of(page: Any, tag: str) -> list[Any]:
    return [box for box in page.descendants() if box.element_tag == tag and getattr(box, "replacement", None)]


def words(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text).translate(SOFT))


def page_words(view: PageView) -> str:
    return words(" ".join(text.words for text in view.texts))


# --- the pages ---


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("name", [LONG, DARK])
def test_no_fault_and_no_thin_page_in_any_edition(name: str, edition: str) -> None:
    assert [finding.as_text() for finding in layout(name, edition).findings] == []
    assert len(layout(name, edition).pages) % 4 == 0


@pytest.mark.parametrize("edition", ["leaflet", "handout"])
@pytest.mark.parametrize("name", CLINICS)
def test_a_panel_names_the_clinic_and_its_first_number(name: str, edition: str) -> None:
    finished, one = made(Job(BOOKLET, "fr", edition, name)), clinic(name)
    assert [finding.as_text() for finding in finished.findings] == []
    with pypdfium2.PdfDocument(finished.pdf) as pdf:
        text = words(" ".join(page.get_textpage().get_text_range() for page in pdf))
    assert words(one.short_name or one.name) in text
    # Beside the second level of what to call for, and in the panel of the contacts.
    assert text.count(words(one.phones[0].number)) == 2


@pytest.mark.parametrize("name", [PLAIN, None])
def test_no_fault_and_no_thin_page_on_screen(name: str | None) -> None:
    assert [finding.as_text() for finding in layout(name).findings] == []


def test_without_a_clinic_the_booklet_keeps_its_24_pages_and_has_lines_to_write_on() -> None:
    assert len(layout(None).pages) == 24
    assert composed(None).html.count('class="fill"') == 2 + 2 + 4
    for name in CLINICS:
        assert len(layout(name).pages) <= 28
        assert composed(name).html.count('class="fill"') == 0


def test_the_checks_find_nothing_in_the_examples() -> None:
    found = [*load(library().root)[1], *checks.check(library())]
    assert [finding.as_text() for finding in found if finding.location.path.startswith("sections/clinics")] == []


def test_the_examples_are_what_they_are_there_for() -> None:
    long, plain, dark = (clinic(name) for name in CLINICS)
    assert all(one.example and ("imaginaire" in one.name) for one in (long, plain, dark))
    assert len(long.name) == 160 and len(long.phones) == 4
    assert len(plain.phones) == 1 and plain.logo is None
    assert dark.colours and (dark.logo or "").endswith(".png")


@pytest.mark.parametrize("name", [LONG, DARK])
def test_large_print_stays_large(name: str) -> None:
    sizes = {text.words: text.size * 0.75 for view in layout(name, "large-print").views for text in view.texts}
    assert {words: size for words, size in sizes.items() if size < 16 and words.strip(" ■\u00a0")} == {}


# --- the places ---


@pytest.mark.parametrize("name", CLINICS)
def test_the_cover_says_who_and_the_first_number(name: str) -> None:
    cover, one = page_words(layout(name).views[0]), clinic(name)
    assert words(one.name) in cover
    assert words(one.phones[0].number) in cover
    assert [phone.number for phone in one.phones[1:] if phone.number in cover] == []


@pytest.mark.parametrize("name", CLINICS)
def test_the_back_cover_says_everything_and_keeps_what_it_had(name: str) -> None:
    back, one = page_words(layout(name).views[-1]), clinic(name)
    wanted = [one.name, *one.address, one.email, one.feedback and re.sub("^https://", "", one.feedback)]
    wanted += [one.web and re.sub("^https://", "", one.web), (one.unit or {}).get("fr")]
    wanted += [
        text for phone in one.phones for text in (phone.number, phone.label["fr"], (phone.hours or {}).get("fr"))
    ]
    wanted += [(one.out_of_hours or {}).get("fr")]
    squeezed = back.replace(" ", "")
    for text in wanted:
        if text:
            assert words(text).replace(" ", "") in squeezed
    for lang, spoken in (("fr", "français"), ("ar", "arabe"), ("uk", "ukrainien")):
        assert (lang in one.languages) == (spoken in back)
    for kept in ("Urgences", "15", "112", "114", "Amis imaginaires du galet", "01 99 00 12 30", "GALET-2026-01"):
        assert kept in back


@pytest.mark.parametrize("name", CLINICS)
def test_the_box_welcomes_and_names_who_is_near(name: str) -> None:
    html, one = words(re.sub(r"<[^>]+>", "", composed(name).html)), clinic(name)
    for text in [*filter(None, [(one.welcome or {}).get("fr")]), *(near.name["fr"] for near in one.contacts)]:
        assert words(text) in html


@pytest.mark.parametrize("name", CLINICS)
def test_every_number_is_dialled_and_every_address_written_to(name: str) -> None:
    html, one = composed(name).html, clinic(name)
    for phone in one.phones:
        digits = "+33" + phone.number.replace(" ", "")[1:]
        assert html.count(f'href="tel:{digits}"') >= 2
    if one.email:
        assert html.count(f'href="mailto:{one.email}"') >= 2
    if one.feedback:
        target = one.feedback if "://" in one.feedback else f"mailto:{one.feedback}"
        edition_box = html[html.index('class="edition-box"') :]
        assert f'href="{target}"' in edition_box[: edition_box.index("</dl>")]


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("name", [LONG, DARK])
def test_a_logo_keeps_its_proportions_within_its_box_on_white(name: str, edition: str) -> None:
    wanted = {LONG: 120 / 44, DARK: 600 / 300}[name]
    larger = LARGER if edition == "large-print" else 1
    widths = []
    for page in layout(name, edition).pages:
        for box in boxes_of(page, "img"):
            if (box.element.get("alt") or "").startswith("Logo"):
                widths.append(box.width / MM)
                assert box.width / box.height == pytest.approx(wanted, rel=0.002)
                assert any(
                    box.width <= width * larger * MM + 0.1 and box.height <= height * larger * MM + 0.1
                    for width, height in LOGO_BOXES.values()
                )
    assert len(widths) == 3
    assert "background" not in re.findall(r'class="team-logo"[^>]*>', composed(name, edition).html)[0]


@pytest.mark.parametrize("edition", ["booklet", "large-print"])
@pytest.mark.parametrize("name", [LONG, DARK])
def test_what_a_clinic_says_on_the_covers_is_clear_of_the_edge(name: str, edition: str) -> None:
    for view in (layout(name, edition).views[0], layout(name, edition).views[-1]):
        assert len(view.texts) > 10
        assert max(text.ink.bottom for text in view.texts) <= view.sheet.bottom - 6 * MM


# --- the code to scan ---


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("name", [LONG, DARK])
def test_the_code_on_the_page_leads_to_the_address(name: str, edition: str) -> None:
    document = layout(name, edition).rendered.document
    coded = [page for page in document.pages if codes(page._page_box)]
    printed = pypdfium2.PdfDocument(document.copy(coded).write_pdf())
    pictures = [page.render(scale=200 / 72).to_pil().convert("L") for page in printed]
    read = [found.text for each in pictures for found in zxingcpp.read_barcodes(each, zxingcpp.BarcodeFormat.QRCode)]
    # The back cover in large print has no room left for it where a clinic has much to say.
    assert read == [clinic(name).qr] * (1 if edition == "large-print" else 2)


def codes(page: Any) -> list[Any]:
    return [box for box in boxes_of(page, "img") if (box.element.get("alt") or "").startswith("Code à scanner")]


def test_the_code_is_large_enough_with_its_quiet_zone_and_drawn() -> None:
    (code,) = codes(layout(DARK).pages[-1])
    (modules,) = map(int, re.findall(r'viewBox="0 0 (\d+)', unquote(code.element.get("src"))))
    side = code.width / MM
    assert side * (modules - 8) / modules == pytest.approx(CODE_SIDE, abs=0.05)
    assert CODE_SIDE >= 20 and side / modules > 0.4
    assert type(code.replacement).__name__ == "SVGImage"


def test_without_an_address_there_is_no_code() -> None:
    for name in (PLAIN, None):
        html = composed(name).html
        assert "team-code" not in html and "qrline" not in html
    assert composed(DARK).html.count("qrline") == 2


# --- the body is locked ---


@pytest.mark.parametrize("name", CLINICS)
def test_the_text_of_the_sections_is_the_same_for_every_clinic(name: str) -> None:
    assert len(body(None)) > 20_000
    assert body(name) == body(None)


def test_a_changed_word_would_be_seen() -> None:
    assert body(None).replace("Ne le lavez pas", "Lavez-le", 1) != body(None)


@pytest.mark.parametrize("name", CLINICS)
def test_the_call_page_is_the_same_but_for_its_line(name: str) -> None:
    (plain,) = [page_words(view) for view in layout(None).views if "En attendant Posez" in page_words(view)]
    (page,) = [page_words(view) for view in layout(name).views if "En attendant Posez" in page_words(view)]
    number = words(clinic(name).phones[0].number)
    assert page.count(number) == 1 and plain.count("Téléphone") == 1
    assert re.sub(r"\d\d$", "", page.replace(number, "Téléphone")) == re.sub(r"\d\d$", "", plain)


@pytest.mark.parametrize("name", CLINICS)
def test_nothing_of_a_clinic_stands_above_the_call_block(name: str) -> None:
    """Its number stands beside the second level: below the numbers to call at once, in every edition."""
    html = composed(name).html
    section = html[html.index('id="quand-appeler"') : html.index('id="quand-appeler-vernis"')]
    before, after = section.split('<p class="level-team known">')
    assert 'class="level level-now"' in before and 'class="level level-today"' in before
    assert words(clinic(name).name) not in words(section)
    assert "team" not in before and "team-" not in after


# --- hostile files ---


HOSTILE_NAMES = {
    "HTML": "<script>alert(1)</script><b>Hôpital</b>",
    "a way out of an attribute": '" onload="x" Hôpital "><h1>',
    "a template": "{{ 7*7 }} {% for x in y %} {# rien #}",
    "a style": "</style><style>.level { display: none }",
    "one long word": "Hôpital" * 8 + "long",
    "160 characters": "Hôpital de la rue très longue " * 5 + "du Nord 12",
}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_printed_as_typed_and_breaks_nothing(name: str, project: Project) -> None:
    typed = HOSTILE_NAMES[name]
    project.write(CLINIC, f"name: '{typed}'\nphones:\n  - {{label: {{fr: '{typed[:60]}'}}, number: 01 56 53 53 41}}\n")
    project.edit(FIRST, "  - kind: see-also", "  - kind: team\n  - kind: see-also")
    assert [finding.as_text() for finding in project.findings()] == []
    library, _ = project.load()
    for edition in ("screen", "large-print"):
        finished = make(library, Job("demo", "fr", edition, "hopital-nord"), shipped.styles(ROOT))
        assert [finding.as_text() for finding in finished.findings if finding.rule != "thin-page"] == []  # of the demo
        with pypdfium2.PdfDocument(finished.pdf) as pdf:
            cover = words(pdf[0].get_textpage().get_text_range()).replace(" ", "").replace("\ufffe", "")
        assert re.sub(r"[\s\"]", "", typed.replace("'", "’").translate(SOFT)) in re.sub('[«»"]', "", cover)


def test_where_no_number_is_known_there_is_a_line_to_write_it_on(project: Project) -> None:
    for more, lines in (("", 1), ("phones: [{label: {fr: Accueil}, number: 01 56 53 53 41}]\n", 0)):
        project.write(CLINIC, f"name: Hôpital Nord\n{more}")
        library, found = project.load()
        assert not found
        job = Job("demo", "fr", "screen", "hopital-nord")
        html = compose(library, job, EDITIONS["screen"], shipped.styles(ROOT)).html
        cover = html.partition('id="cover-team"')[2].partition("cover-state")[0]
        assert "Hôpital Nord" in cover and cover.count('class="fill"') == lines


def test_what_says_too_much_for_the_back_cover_is_a_finding_in_the_clinic_s_file(project: Project) -> None:
    words = "mot " * 29
    phones = "".join(
        f"  - {{label: {{fr: {words}}}, number: 01 56 53 53 4{n}, hours: {{fr: {words}}}}}\n" for n in range(4)
    )
    more = f"out_of_hours: {{fr: {words}}}\naddress: [{', '.join(['rue ' * 19] * 4)}]\nqr: https://nord.example/a\n"
    more += "email: a@nord.example\nweb: https://nord.example/b\nfeedback: https://nord.example/c\n"
    project.write(CLINIC, f"name: {'Nord ' * 31}\nunit: {{fr: {words}}}\nphones:\n{phones}{more}")
    library, found = project.load()
    assert not found
    finished = make(library, Job("demo", "fr", "booklet", "hopital-nord"), shipped.styles(ROOT))
    errors = {(each.rule, each.location.path) for each in finished.findings if each.severity == "error"}
    assert errors == {("text-overflow", CLINIC)}


def test_the_finished_file_of_a_clinic_is_tagged_and_clean() -> None:
    finished = made(Job(BOOKLET, "fr", "screen", LONG))
    assert [finding.as_text() for finding in finished.findings] == []
    with pikepdf.open(BytesIO(finished.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        targets = {str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", []) if "/A" in note}
    assert {"mailto:galets@trois-galets.example.org", "tel:+33199001234"} <= targets


def test_colours_of_a_clinic_change_no_warning() -> None:
    assert "@layer clinic {" not in composed(PLAIN).html
    style = re.search(r"@layer clinic \{ :root \{ (.*?) \} \}", composed(DARK).html)
    assert style and "terra" not in style[1] and style[1].count("#") == 5
