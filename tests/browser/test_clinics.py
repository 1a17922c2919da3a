"""The web edition of each clinic in a real browser: its box, its logo, its numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looks import PALE, WIDER
from tests.browser.test_web import violations
from tests.sample import job, library, made

Open = Callable[..., Page]

CLINICS = sorted(library().clinics)


@pytest.fixture(scope="module", params=CLINICS)
def clinic(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A clinic's id, and the address of its page."""
    name = str(request.param)
    path = tmp_path_factory.mktemp(name) / "page.html"
    path.write_bytes(made(job("web", name)).pdf)
    return name, path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_and_fits(opened: Open, clinic: tuple[str, str], width: int, scheme: str) -> None:
    page = opened(clinic[1], width, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate(WIDER) == []
    assert page.evaluate(PALE, 7 if scheme == "dark" else 4.5) == []


def test_its_logo_is_drawn_on_white_whatever_the_screen(opened: Open, clinic: tuple[str, str]) -> None:
    name, address = clinic
    page = opened(address, color_scheme="dark")
    logos = page.locator(".team-logo")
    assert logos.count() == (3 if library().clinics[name].value.logo else 0)
    for logo in logos.all():
        assert logo.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
        assert logo.locator("img").evaluate("one => one.complete && one.naturalWidth > 0")
        assert logo.locator("img").get_attribute("alt")


def test_a_word_is_never_cut_beside_its_logo(opened: Open, clinic: tuple[str, str]) -> None:
    """On a small screen the logo stands above the words."""
    page = opened(clinic[1], 320)
    lines = "one => { const range = document.createRange(); range.selectNodeContents(one); "
    lines += "return range.getClientRects().length; }"
    assert page.locator(".team-known .box-title").evaluate(lines) == 1


def test_its_notes_are_written_on_the_page(opened: Open, clinic: tuple[str, str]) -> None:
    page = opened(clinic[1])
    field = page.locator(".team-notes textarea")
    field.fill("Demander pour la piscine")
    assert field.input_value() == "Demander pour la piscine"
    assert page.locator("main .write-line").count() == 0
