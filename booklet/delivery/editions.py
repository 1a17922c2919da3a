"""The kinds of file that a booklet comes in."""

from __future__ import annotations

from booklet.model import Edition

EDITIONS: dict[str, Edition] = {
    edition.name: edition
    for edition in (Edition("screen", "download, telephone, screen reader, printing at home", (148, 210), "pdf/a-2a", ("PDF/UA-1", "PDF/A-2a")),)
}
"""By name, in the order that they are listed."""

FOLD = 4
"""Pages of a sheet that is folded once: files have a multiple of it, filled up with pages to write on."""
