"""The web edition in a real browser: reading, keyboard, zoom, colours, forms, printing, and silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from booklet import shipped
from booklet.delivery.build import make
from booklet.model import Job
from tests.browser.looks import FOCUSED, PALE, START, UNREACHED, WIDER
from tests.support import FIGURES, FIRST, SVG, Project

Open = Callable[..., Page]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SAMPLES = sorted((Path(__file__).parent.parent / "blocks").glob("*.yaml"))


def violations(page: Page) -> list[str]:
    """What axe-core finds: WCAG 2.2, A and AA, and best practice."""
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert len(answer["passes"]) > 20
    return [f"{one['id']}: {node['html'][:120]}" for one in answer["violations"] for node in one["nodes"]]


# Accessible to all that can be measured


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(opened: Open, address: str, width: int, scheme: str) -> None:
    assert violations(opened(address, width, color_scheme=scheme)) == []


def test_axe_finds_what_is_planted(opened: Open, address: str) -> None:
    page = opened(address)
    page.evaluate("document.querySelector('.drawing img').removeAttribute('alt')")
    page.evaluate("document.querySelector('textarea').removeAttribute('aria-label')")
    assert {one.partition(":")[0] for one in violations(page)} == {"image-alt", "label"}


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_a_page_with_every_kind_of_block(opened: Open, project: Project, width: int) -> None:
    blocks = [path.read_text(encoding="utf-8").replace("section: essai", "section: contacts") for path in SAMPLES]
    blocks = [one.replace("[exemple]", "[ligne-info]").rstrip().replace("\n", "\n    ") for one in blocks]
    listed = "".join(f"  - {one}\n" for one in blocks)
    project.write(FIRST, f"title: Premiers pas\nblocks:\n  - kind: paragraph\n    text: Le {{derme}}.\n{listed}")
    project.write(f"{FIGURES}/dos.svg", SVG)
    loaded, found = project.load()
    assert not found
    html = make(loaded, Job("demo", "fr", "web"), shipped.styles(project.root)).pdf
    page = opened(project.write("dist/page.html", html).as_uri(), width)
    assert violations(page) == []
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize(
    ("chosen", "least"),
    [
        ({"color_scheme": "light"}, 4.5),
        ({"color_scheme": "dark"}, 7),
        ({"color_scheme": "light", "contrast": "more"}, 7),
        ({"color_scheme": "dark", "contrast": "more"}, 7),
    ],
)
def test_every_text_stands_out_from_its_ground(
    opened: Open, address: str, chosen: dict[str, str], least: float
) -> None:
    for width in (320, 1280):
        page = opened(address, width, **chosen)
        assert page.evaluate(PALE, least) == []
        page.evaluate("document.querySelector('.lead').style.color = '#888'")
        assert len(page.evaluate(PALE, 7)) >= 1


def test_every_text_stands_out_on_paper_where_grounds_are_left_out(opened: Open, address: str) -> None:
    page = opened(address)
    page.emulate_media(media="print")
    assert page.evaluate(PALE, 4.5) == []
    page.add_style_tag(content=".level-strip { print-color-adjust: economy !important }")
    assert len(page.evaluate(PALE, 4.5)) >= 1


# On every screen


@pytest.mark.parametrize(
    ("width", "scale"), [(320, 4), (320, 1), (360, 3), (640, 2), (768, 1), (1024, 1), (1280, 1), (1920, 1), (3840, 1)]
)
def test_nothing_scrolls_sideways(opened: Open, address: str, width: int, scale: float) -> None:
    """1280 px at 200 % and at 400 % are 640 and 320 px with two and four dots each."""
    page = opened(address, width, 700, device_scale_factor=scale)
    assert page.evaluate(WIDER) == []


def test_what_is_too_wide_is_recognised(opened: Open, address: str) -> None:
    page = opened(address, 320)
    page.evaluate("document.querySelector('.section').style.minWidth = '340px'")
    assert "page 340" in page.evaluate(WIDER)


def test_wider_spaces_between_lines_and_letters_fit(opened: Open, address: str) -> None:
    """WCAG 2.2, 1.4.12."""
    page = opened(address, 320)
    spaced = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important"
    page.add_style_tag(content=f"* {{ {spaced} }} p {{ margin-bottom: 2em !important }}")
    assert page.evaluate(WIDER) == []


def test_the_way_to_the_call_page_is_always_on_the_screen(opened: Open, address: str) -> None:
    for width in (320, 1280):
        page = opened(address, width, reduced_motion="reduce")
        for fraction in (0, 0.3, 0.7, 1):
            page.evaluate("part => scrollTo(0, part * document.documentElement.scrollHeight)", fraction)
            box = page.locator(".call-link:visible").bounding_box()
            assert box
            assert 0 <= box["y"] < 800
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width


def test_less_movement_is_kept_to(opened: Open, address: str) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(address, reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert opened(address, reduced_motion="no-preference").evaluate(behaviour) == "smooth"


def test_panels_keep_their_edges_where_colours_are_the_readers_own(opened: Open, address: str) -> None:
    page = opened(address, forced_colors="active")
    for name in (".level-now", ".callout", ".checklist", ".call-link", ".sign"):
        assert page.locator(name).first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


# By keyboard alone


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_reached_by_keyboard_and_shows_it(opened: Open, address: str, width: int) -> None:
    page = opened(address, width, reduced_motion="reduce")
    page.evaluate(START)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert first["what"].startswith("A skip")
    assert first["seen"]
    hidden, steps = [], 0
    while (now := page.evaluate(FOCUSED)) and steps < 1000:
        if not (now["outlined"] and now["seen"]):
            hidden.append(now["what"])
        page.keyboard.press("Tab")
        steps += 1
    assert hidden == []
    assert page.evaluate(UNREACHED) == []
    assert 80 < steps < 1000


def test_the_skip_link_leads_past_the_contents(opened: Open, address: str) -> None:
    page = opened(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#cover') !== null")


def test_the_folded_contents_open_lead_and_close_by_keyboard(opened: Open, address: str) -> None:
    page = opened(address, 320)
    folded = page.locator(".bar-contents")
    page.locator(".bar summary").focus()
    page.keyboard.press("Enter")
    assert folded.evaluate("one => one.open")
    page.keyboard.press("Escape")
    assert not folded.evaluate("one => one.open")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.locator('.bar a[href="#laver"]').focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#laver")
    assert not folded.evaluate("one => one.open")


def test_the_contents_follow_the_reader(opened: Open, address: str) -> None:
    page = opened(address, reduced_motion="reduce")
    titles = {"laver": "Vivre au quotidien", "quand-appeler": "Quand appeler", "suivi": "Mon carnet"}
    for name, part in titles.items():
        page.evaluate("name => document.getElementById(name).scrollIntoView()", name)
        expect(page.locator(f'.rail a[href="#{name}"]')).to_have_attribute("aria-current", "location")
        assert page.locator(".rail [aria-current]").count() == 1
        assert page.locator(".rail .here > a").inner_text().split("\n")[-1] == part
        assert page.locator(f'.rail a[href="#{name}"]').is_visible()


# Without a script


def test_all_of_it_can_be_read_without_a_script(opened: Open, address: str) -> None:
    with_script, without = opened(address), opened(address, java_script_enabled=False)
    texts = [one.locator("main").inner_text() for one in (with_script, without)]
    said = [text.replace("Imprimer cette fiche", "").split() for text in texts]
    assert len(said[0]) > 600
    assert said[0] == said[1]
    assert without.locator("button").count() == without.locator("button[hidden]").count()
    assert without.locator('.rail a[href="#laver"]').is_visible()


# To fill in


def filled(page: Page) -> None:
    page.locator("#suivi .diary textarea").first.fill("3 mai")
    page.locator("#suivi .diary label", has_text="mousse").first.click()
    page.locator("#visite textarea").last.fill("Peut-il nager ?\n" * 9 + "Fin de mes questions")


def printed(page: Page) -> str:
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_what_is_written_and_ticked_is_printed(opened: Open, address: str) -> None:
    page = opened(address)
    filled(page)
    assert page.locator("#suivi .diary input:checked").count() == 1
    text = printed(page)
    assert "3 mai" in text
    assert "Fin de mes questions" in text
    assert "Sommaire" not in text


def test_a_section_can_be_printed_by_itself(opened: Open, address: str) -> None:
    page = opened(address)
    page.evaluate("window.print = () => { window.asked = true; }")
    filled(page)
    page.locator("#visite button.print").click()
    assert page.evaluate("window.asked")
    text = printed(page)
    assert "Préparer ma visite" in text
    assert "Fin de mes questions" in text
    assert "Mon suivi" not in text
    assert "3 mai" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "3 mai" in printed(page)


def test_nothing_that_is_typed_is_stored_or_leaves_the_page(opened: Open, address: str) -> None:
    page = opened(address)
    filled(page)
    field = page.locator(".fill input:visible").first
    field.fill("Service de jour")
    field.press("Enter")
    assert page.url == address
    assert field.input_value() == "Service de jour"
    kept = "[localStorage.length, sessionStorage.length, document.cookie.length]"
    assert page.evaluate(kept) == [0, 0, 0]
    page.reload()
    assert page.locator("#suivi .diary textarea").first.input_value() == ""
    assert page.locator("input:checked").count() == 0


# In silence


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(address)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    filled(page)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith("data:")] == [address]
    assert told == []
    assert page.evaluate("document.fonts.check('700 16px \"Source Sans 3\"')")
    assert page.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")
    # The policy holds: what is added later asks for nothing either, and is told of.
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.org/planted.png' }))")
    page.wait_for_timeout(200)
    assert any("example.org" in one for one in told)
    context.close()
