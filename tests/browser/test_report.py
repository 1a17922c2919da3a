"""The report's page in a real browser: no fault of access, nothing asked for, no sideways scrolling of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from booklet import shipped
from booklet.report.document import as_html
from tests.report.test_document import report
from tests.support import Project

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_anybody_can_fill_it_in(browser: Browser, tmp_path: Path, width: int, lang: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "report.html"
    path.write_bytes(as_html(report(Project(tmp_path / "project"), lang), shipped.program_styles()).pdf)
    page.goto(path.as_uri())
    found = Axe().run(page, options={"runOnly": STANDARDS})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator('input[name="PEMAT-7-2"]').nth(1)
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked() and page.locator('input[name="PEMAT-7-1"]:checked').count() == 0
    assert [one for one in asked if not one.startswith(("data:", path.as_uri()))] == []
    page.close()
