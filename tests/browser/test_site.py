"""The download site in a real browser: accessible, by keyboard, on every screen, in silence; what is offered comes."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from booklet.delivery.site.serve import Server
from tests.browser.looks import PALE, START, UNREACHED, WIDER
from tests.browser.test_web import violations
from tests.delivery.sites import Shop
from tests.support import STRINGS

Open = Callable[..., Page]

PAGES = [
    "index.html", "index.en.html", "print.fr.html", "hopital-nord/index.html",  # what lists and helps
    "demo.fr.html", "hopital-nord/demo.en.html", "vieux.fr.html", "parti.fr.html", "parti.fr.read.html",  # booklets
    "vieux.fr.read.html",  # the web edition with what the site says of it
]  # fmt: skip

REAL = Path(__file__).resolve().parents[2] / STRINGS

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
  window.reached.add(one);
  return {
    what: `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything on it, with the real words of its pages, made once."""
    shop = Shop(tmp_path_factory.mktemp("shop"))
    for lang in ("fr", "en"):
        shop.write(f"sections/strings/{lang}.yaml", REAL.read_text(encoding="utf-8"))
    shop.write(
        "sections/figures/pictograms/telephone.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    done = shop.site(editions=("screen", "booklet", "web"))
    assert not [one for one in done.outcome.findings if one.severity == "error"]
    return shop.root / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    server = Server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.address
    server.shutdown()
    server.server_close()


# Accessible to all that can be measured


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(opened: Open, site: Path, name: str, width: int, scheme: str) -> None:
    page = opened((site / name).as_uri(), width, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate(WIDER) == []
    assert page.evaluate(PALE, 7 if scheme == "dark" else 4.5) == []


def test_the_pages_are_all_that_there_are(site: Path) -> None:
    """Each page that is not named above is the twin of one that is: another language, or a clinic."""
    twins = {re.sub(r"hopital-nord/|\.(?:fr|en)(?=\.)", "", name) for name in PAGES}
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if not path.name.endswith("-web.html")}
    named = {re.sub(r"hopital-nord/|\.(?:fr|en)(?=\.)", "", name) for name in found}
    assert named - twins == {"demo.read.html"}  # as vieux.read.html


def test_what_is_wrong_is_found(opened: Open, site: Path) -> None:
    page = opened((site / "demo.fr.html").as_uri(), 320)
    page.evaluate("document.querySelector('.file .leaf').removeAttribute('alt')")
    page.evaluate("document.querySelector('main').outerHTML = document.querySelector('main').innerHTML")
    page.evaluate("document.querySelector('.file h3').outerHTML = '<h6>x</h6>'")
    page.evaluate("document.querySelector('.hero-lead').style.cssText = 'color: #888; min-width: 400px'")
    rules = {one.partition(":")[0] for one in violations(page)}
    assert {"image-alt", "landmark-one-main", "heading-order", "color-contrast"} <= rules
    assert page.evaluate(WIDER)
    assert page.evaluate(PALE, 4.5)


@pytest.mark.parametrize("chosen", [{"contrast": "more"}, {"contrast": "more", "color_scheme": "dark"}])
def test_more_contrast_where_it_is_asked_for(opened: Open, site: Path, chosen: dict[str, str]) -> None:
    assert opened((site / "demo.fr.html").as_uri(), **chosen).evaluate(PALE, 7) == []


def test_panels_keep_their_edges_where_colours_are_the_readers_own(opened: Open, site: Path) -> None:
    page = opened((site / "demo.fr.html").as_uri(), forced_colors="active")
    for name in (".file", ".act", ".mark", ".notice"):
        assert page.locator(name).first.evaluate("one => getComputedStyle(one).borderTopStyle") != "none"


# On every screen


@pytest.mark.parametrize(("width", "scale"), [(320, 4), (640, 2), (768, 1), (1024, 1), (1920, 1), (3840, 1)])
def test_nothing_scrolls_sideways(opened: Open, site: Path, width: int, scale: float) -> None:
    for name in ("index.html", "demo.fr.html", "print.fr.html"):
        assert opened((site / name).as_uri(), width, 700, device_scale_factor=scale).evaluate(WIDER) == []


def test_wider_spaces_between_lines_and_letters_fit(opened: Open, site: Path) -> None:
    """WCAG 2.2, 1.4.12. A style sheet from outside is against the policy of the page, so it is set aside."""
    spaced = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important"
    for name in ("index.html", "demo.fr.html", "print.fr.html"):
        page = opened((site / name).as_uri(), 320, bypass_csp=True)
        page.add_style_tag(content=f"* {{ {spaced} }} p {{ margin-bottom: 2em !important }}")
        assert page.locator("h1").evaluate("one => getComputedStyle(one).letterSpacing") != "normal"
        assert page.evaluate(WIDER) == []


def test_pictures_are_drawn_and_keep_their_shape(opened: Open, site: Path) -> None:
    page = opened((site / "demo.fr.html").as_uri())
    for image in page.locator("img.leaf").all():
        width, height, natural, tall = image.evaluate(
            "one => [one.clientWidth, one.clientHeight, one.naturalWidth, one.naturalHeight]"
        )
        assert natural > 200
        assert width / height == pytest.approx(natural / tall, rel=0.02)


# By keyboard alone


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["index.html", "index.en.html", "demo.fr.html", "parti.fr.html", "print.fr.html"])
def test_everything_is_reached_by_keyboard_and_shows_it(opened: Open, site: Path, name: str, width: int) -> None:
    page = opened((site / name).as_uri(), width, reduced_motion="reduce")
    page.evaluate(START)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["what"].startswith("A skip")
    hidden, steps = [], 0
    while (now := page.evaluate(FOCUSED)) and steps < 200:
        if not (now["outlined"] and now["seen"]):
            hidden.append(now["what"])
        page.keyboard.press("Tab")
        steps += 1
    assert hidden == []
    assert page.evaluate(UNREACHED) == []
    assert 7 < steps < 200


def test_from_the_front_page_to_a_booklet_by_keyboard(opened: Open, site: Path) -> None:
    page = opened((site / "index.html").as_uri(), reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/demo.fr.html")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    listed = json.loads((site / "index.json").read_text(encoding="utf-8"))["booklets"][0]["files"][0]["sha256"]
    assert page.locator("details[open] code").inner_text() == listed


@pytest.mark.parametrize("name", ["index.html", "demo.fr.html", "hopital-nord/demo.en.html"])
def test_a_phone_is_offered_the_page_to_read_before_any_file(opened: Open, site: Path, name: str) -> None:
    """A page of A5 is too small to read on it. The way there is the first of all, and large enough for a thumb."""
    page = opened((site / name).as_uri(), 360, 740)
    ways = page.evaluate("[...document.querySelectorAll('main .act, main [download]')].map(one => one.href)")
    assert ways[0].endswith(".read.html")
    assert any(way.endswith(".pdf") for way in ways) == (name != "index.html")
    first = page.locator("main .act").first.bounding_box()
    assert first and first["height"] >= 44
    tops = page.evaluate(
        "[...document.querySelectorAll('main [download]')].map(one => one.getBoundingClientRect().top)"
    )
    assert all(first["y"] < top for top in tops)
    assert first["y"] < 2 * 740


# What is offered arrives


@pytest.mark.parametrize("name", ["demo.fr.html", "hopital-nord/demo.en.html"])
def test_downloads_arrive_and_are_the_files_listed(opened: Open, site: Path, served: str, name: str) -> None:
    page = opened(served + name)
    (listed,) = [
        {file["path"]: file["sha256"] for file in one["files"]}
        for one in json.loads((site / "index.json").read_text(encoding="utf-8"))["booklets"] if one["page"] == name
    ]  # fmt: skip
    arrived = {}
    links = page.locator("a[download]")
    for number in range(links.count()):
        with page.expect_download() as waited:
            links.nth(number).click()
        path = waited.value.path()
        arrived[waited.value.suggested_filename] = sha256(Path(path).read_bytes()).hexdigest()
    assert arrived == {path.rpartition("/")[2]: known for path, known in listed.items()}
    assert len(arrived) == 4
    sums = page.locator(".sum code").evaluate_all("all => all.map((one) => one.textContent)")
    assert sorted(sums) == sorted(arrived.values())


def test_it_all_works_from_a_disk(opened: Open, site: Path) -> None:
    page = opened((site / "index.html").as_uri())
    assert page.locator("body").evaluate("one => getComputedStyle(one).fontFamily").startswith('"Source Sans 3"')
    assert page.evaluate("document.fonts.check('700 16px \"Source Sans 3\"')")
    page.get_by_role("link", name="Hôpital Nord").click()
    page.get_by_role("link", name="Titre", exact=True).click()
    assert page.url.endswith("hopital-nord/demo.fr.html")
    page.get_by_role("link", name="Lire en ligne").click()
    assert page.locator("h1").inner_text() == "Titre"
    page.get_by_role("link", name="Télécharger ou imprimer").click()
    # From a disk a browser opens the file where it would else keep it: it is there already.
    page.locator("a[download]").first.click()
    page.wait_for_url((site / "hopital-nord/demo-fr-screen.pdf").as_uri())


# In silence


@pytest.mark.parametrize("where", ["disk", "server"])
def test_no_request_leaves_the_site_and_nothing_complains(
    browser: Browser, site: Path, served: str, where: str
) -> None:
    start = served if where == "server" else f"{site.as_uri()}/"
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    for name in PAGES:
        page.goto(start + name, wait_until="networkidle")
        assert page.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")
    assert len(asked) > 2 * len(PAGES)
    assert [one for one in asked if not one.startswith((start, "data:"))] == []
    assert told == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.goto(f"{start}index.html")
    # The policy holds: what is added later asks for nothing either, and is told of.
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.org/planted.png' }))")
    page.wait_for_timeout(200)
    assert any("example.org" in one for one in told)
    context.close()


def test_on_paper_the_links_that_lead_nowhere_there_are_left_out(opened: Open, site: Path) -> None:
    page = opened((site / "print.fr.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator(".ways").first.is_visible()
    assert page.locator(".settings").is_visible()
