"""The server of the site: this machine alone, files alone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from booklet.delivery.site.serve import HOST, Server


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """A server of a folder with a page, a hidden file, and links that lead out and in."""
    folder = tmp_path / "site"
    (folder / "deep").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "index.html").write_text("<p>front</p>", encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (folder / "deep" / "page.html").write_text("<p>deep</p>", encoding="utf-8")
    (folder / ".booklet-site.json").write_text("{}", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.html").symlink_to("index.html")
    server = Server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def asked(server: Server, path: str, method: str = "GET", host: str = "") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(HOST, server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"{HOST}:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer, answer.read().decode()


@pytest.mark.parametrize(
    ("path", "words"), [("/", "front"), ("/index.html", "front"), ("/deep/page.html", "deep"), ("/in.html", "front")]
)
def test_files_are_served(served: Server, path: str, words: str) -> None:
    answer, body = asked(served, path)
    assert (answer.status, body) == (200, f"<p>{words}</p>")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_each_kind_of_file_says_what_it_is(served: Server) -> None:
    assert asked(served, "/feed.xml")[0].headers["Content-Type"] == "application/atom+xml"
    assert asked(served, "/index.html")[0].headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    ["/.booklet-site.json", "/deep", "/deep/", "/out.txt", "/../secret.txt", "/%2e%2e/secret.txt",
     "/deep/..%2f..%2fsecret.txt", "//etc/passwd", "/missing.html", "/index.html/"],
)  # fmt: skip
def test_nothing_else_is(served: Server, path: str) -> None:
    answer, body = asked(served, path)
    assert answer.status in (301, 404)
    assert "secret" not in body
    assert "page.html" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_gives(served: Server, method: str) -> None:
    assert asked(served, "/index.html", method)[0].status == 501


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", HOST])
def test_this_machine_has_two_names(served: Server, host: str) -> None:
    assert asked(served, "/", host=f"{host}:{served.server_port}")[0].status == 200


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{port}", HOST, "localhost.example.org:{port}", "127.0.0.1:1"]
)
def test_another_name_is_refused(served: Server, host: str) -> None:
    answer, body = asked(served, "/", host=host.format(port=served.server_port))
    assert answer.status == 421
    assert "front" not in body
    assert asked(served, "/", "HEAD", host.format(port=served.server_port))[0].status == 421


def test_no_other_address_of_the_machine_is_listened_on(served: Server) -> None:
    assert served.server_address == (HOST, served.server_port)
    with socket.socket() as other:  # the rest of the loopback network is free
        other.bind(("127.0.0.2", served.server_port))


def test_a_port_that_is_taken_is_an_error(served: Server, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(tmp_path, served.server_port)
