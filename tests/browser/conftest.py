"""A real browser: Debian's Chromium, driven by Playwright. Where it cannot be had, its tests are skipped and say so."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.sample import job, made

PATIENCE = 300
"""Seconds that each step of installing may take."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def install() -> None:
    """Installs it where that is this machine's custom: root with apt-get. What goes wrong shows by its absence."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    import fcntl

    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=60"]
    with (Path(tempfile.gettempdir()) / "booklet-tests-chromium.lock").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)  # the tests run in several processes
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            if chromium():
                return
            try:
                subprocess.run(
                    [*apt, *command], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, timeout=PATIENCE,
                    stdin=subprocess.DEVNULL, capture_output=True, check=True,
                )  # fmt: skip
            except (OSError, subprocess.SubprocessError):
                return


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not chromium():
        install()
    program = chromium()
    if not program:
        pytest.skip("no browser: Chromium is not installed and could not be; apt-get install chromium")
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
