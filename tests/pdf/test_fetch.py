"""What the layout may read: the page's own files and data addresses, nothing else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from booklet.pdf.fetch import Fetcher
from tests.pdf.page import found, rules


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A file that may be read, and one beside it that may not."""
    own, other = tmp_path / "à moi.svg", tmp_path / "secret.svg"
    for path in (own, other):
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    return own, other


def test_own_files_are_served_with_their_type(files: tuple[Path, Path]) -> None:
    response = Fetcher(frozenset(files[:1]))(files[0].as_uri())
    assert (response.read(), response.content_type) == (files[0].read_bytes(), "image/svg+xml")


def test_data_addresses_are_served() -> None:
    for url in ("data:image/svg+xml,%3Csvg/%3E", "data:image/svg+xml;base64,PHN2Zy8+"):
        response = Fetcher(frozenset())(url)
        assert (response.read(), response.content_type) == (b"<svg/>", "image/svg+xml")


def test_all_else_is_refused(files: tuple[Path, Path]) -> None:
    own, other = files
    fetch = Fetcher(frozenset({own}))
    for url in (
        other.as_uri(), f"{own.parent.as_uri()}/x/../secret.svg", f"file://host{own}", "http://example.org/",
        "https://example.org/a.svg", "ftp://example.org/a", "relative.svg", "data:no-comma", str(other),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"not one of|without a comma"):
            fetch(url)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/a.png", "//example.org/a.png"])
def test_page_that_asks_for_more_has_a_finding_and_no_connection(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (finding,) = found(f'<p id="b3"><img alt="Image" src="{address}"></p>')
    assert finding.rule == "weasyprint-warning"
    assert "not one of the files of this booklet" in finding.message


def test_css_that_is_not_understood_is_a_finding() -> None:
    (finding,) = found("<p>Texte</p>", "p { colour: red }")
    assert finding.rule == "weasyprint-warning"
    assert "colour" in finding.message


def test_presentational_attributes_do_nothing() -> None:
    assert rules('<p align="right" id="b1">Texte</p><table width="9000"><tr><td>un</td></tr></table>') == []


def test_link_without_target_is_a_finding_at_its_place() -> None:
    assert rules('<p id="b1">Un</p><p id="b2"><a href="#rien">renvoi</a></p>') == ["text.yaml:2:3 weasyprint-warning"]


def test_link_to_a_file_of_this_machine_is_a_finding() -> None:
    assert rules('<p><a href="page.html">renvoi</a></p>') == ["meta.yaml:3:1 local-link"]
