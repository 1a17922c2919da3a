"""How findings speak of content: quoted short, and with the nearest name that exists."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def quoted(text: str, limit: int = 60) -> str:
    """Content in single quotes, cut where long."""
    return f"'{text}'" if len(text) <= limit else f"'{text[:limit]}…'"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known name most like this one, or nothing where none is."""
    close = get_close_matches(name[:60], list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else ""
