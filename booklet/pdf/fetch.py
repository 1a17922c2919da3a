"""All that WeasyPrint may read: data addresses, and the files that the page was composed of. Never the network."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from booklet.pdf.engine import weasyprint

TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


class Fetcher:
    """Takes the place of ``weasyprint.urls.URLFetcher``; has no way to open anything else than what it was given."""

    _fail_on_errors = False  # read by WeasyPrint: what cannot be read is logged, and the log is judged

    def __init__(self, files: frozenset[Path], aliases: Mapping[str, Path] | None = None) -> None:
        """``files`` are absolute; ``aliases`` are addresses that stand for one of them."""
        self._files = files
        self._aliases = aliases or {}

    def __call__(self, url: str, headers: object = None) -> Any:
        """The response for ``url``; ValueError, which WeasyPrint logs, for anything that may not be read."""
        respond = weasyprint().urls.URLFetcherResponse
        if url[:5].lower() == "data:":
            kind, body = _data(url[5:])
            return respond(url, body, {"Content-Type": kind})
        path = self._aliases.get(url) or _path(url)
        if path is None or path not in self._files:
            raise ValueError("not one of the files of this booklet")
        return respond(url, path.read_bytes(), {"Content-Type": TYPES.get(path.suffix.lower(), "text/plain")})


def _data(text: str) -> tuple[str, bytes]:
    """Type and content of a data address, its scheme taken off."""
    head, comma, body = text.partition(",")
    if not comma:
        raise ValueError("a data address without a comma")
    raw = unquote_to_bytes(body)
    kind, is_base64, _ = head.partition(";base64")
    return kind or "text/plain", base64.b64decode(raw, validate=True) if is_base64 else raw


def _path(url: str) -> Path | None:
    parts = urlsplit(url)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" and not parts.netloc else None
