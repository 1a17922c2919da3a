"""Shows a folder on this machine alone: 127.0.0.1, whatever the network."""

from __future__ import annotations

import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

HOST = "127.0.0.1"

TYPES = {".xml": "application/atom+xml", ".webp": "image/webp", ".json": "application/json"}


class Server(ThreadingHTTPServer):
    """Serves the files of a folder. OSError where the port is taken."""

    daemon_threads = True
    # On Linux a second server would otherwise be told of a port that the first one has just left, never of a busy one.
    allow_reuse_address = os.name == "posix"

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, directory=str(folder)))
        self.names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    """GET and HEAD of files, for a browser that means this machine; nothing hidden, no listings."""

    server: Server
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def send_head(self) -> BytesIO | None:
        # A page from elsewhere whose name was turned to this machine must not read what is here: DNS rebinding.
        if self.headers.get("Host", "").lower() not in self.server.names:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "Only this machine is served")
            return None
        return super().send_head()  # type: ignore[return-value]

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        inside = os.path.relpath(found, self.directory)
        hidden = any(part.startswith(".") and part != "." for part in inside.split(os.sep))
        real = os.path.realpath(found)
        outside = os.path.commonpath([real, os.path.realpath(self.directory)]) != os.path.realpath(self.directory)
        missing = os.path.join(self.directory, ".not-served")
        return missing if hidden or outside else found + ("/" if path.split("?")[0].endswith("/") else "")

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(HTTPStatus.NOT_FOUND, "File not found")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Says nothing: what went wrong shows in the browser."""
