"""A real browser: Chromium, which the set-up installs, driven by Playwright."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.sample import ROOT, job, made

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def chromium() -> str:
    """Where the browser lies that the set-up installs, under any of its names; empty where there is none."""
    table = tomllib.loads((ROOT / ".ci" / "system.toml").read_text(encoding="utf-8"))["package"]
    names = [name for row in table if row["set"] == "browser" for name in row.get("programs", [])]
    return next(filter(None, map(shutil.which, names)), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if not program:
        pytest.skip("no browser is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fixture's page, as a file."""
    path: Path = tmp_path_factory.mktemp("web") / job("web").path
    path.write_bytes(made(job("web")).pdf)
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser context of its own: ``opened(address, width, height, **context)``."""
    contexts = []

    def go(address: str, width: int = 1280, height: int = 800, **more: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
