"""The kinds of file that a booklet comes in."""

from __future__ import annotations

from booklet.model import Edition

A4 = (297.0, 210.0)
"""A4 lying, width and height in mm."""

TAGGED = ("PDF/UA-1", "PDF/A-2a")

EDITIONS: dict[str, Edition] = {
    edition.name: edition
    for edition in (
        Edition("screen", "download, telephone, screen reader, home", (148, 210), conformance=TAGGED),
        Edition("booklet", "an office printer: fold and staple", (148, 210), office=True, form="saddle-stitch",
                sheet_size=A4, duplex="DuplexFlipShortEdge", inks=("colour", "grey")),
        Edition("leaflet", "a sheet to fold in three, for the counter", (100, 210), office=True, form="panels",
                sheet_size=A4, duplex="DuplexFlipShortEdge", inks=("colour", "grey"), conformance=TAGGED),
        Edition("large-print", "low vision: A4, body 18 pt", (210, 297), office=True, large=True,
                duplex="DuplexFlipLongEdge", conformance=TAGGED),
        Edition("handout", "one sheet, at the end of a visit", (210, 297), office=True, form="sides",
                duplex="DuplexFlipLongEdge", inks=("colour", "grey"), conformance=TAGGED),
    )
}  # fmt: skip
"""By name, in the order that they are listed."""

FOLD = 4
"""Pages of a sheet that is folded once: files have a multiple of it, filled up with pages to write on."""

GUIDE = Edition("print-guide", "how to print, fold and staple the booklet", (210, 297), office=True)
"""Goes with the booklet edition as a file of its own: one page, for who stands at the printer."""
