"""The kinds of file that a booklet comes in: the table of editions, and what a row of it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ink = Literal["colour", "grey"]

Duplex = Literal["short-edge", "long-edge", "none"]
"""How sheets to be folded get their backs: a printer turns them over an edge, or somebody turns the whole pile."""

Piece = Literal["", "print-guide", "fronts", "backs", "cover", "inside"]
"""What a file is of an edition, where it is not the whole of it: how to print it, the one side of every sheet or the
other, the cover (the first two pages and the last two) or what is inside it."""

Standard = Literal["ua-1", "ua-2"]
"""The part of PDF/UA that a file to read on a screen keeps: the older one, or that of PDF 2.0."""

LEAST_PER_INCH = 150
"""Pixels that a picture must have for an inch of paper."""


@dataclass(frozen=True)
class Edition:
    """One row of the editions table: a name, a style sheet, and what the finished file is."""

    name: str
    purpose: str
    page: tuple[float, float]
    """Trim size of a laid-out page: width and height in mm; nothing of a web page."""
    pages: str = ""
    """The edition whose laid-out pages it is made of; its own where empty."""
    office: bool = False
    """Whether an office printer prints it: everything 6 mm clear of the sheet's edge, and ink saved."""
    large: bool = False
    """Whether it is for low vision: nothing under 16 pt, furniture included."""
    form: Literal["pages", "saddle-stitch", "panels", "sides", "press", "web"] = "pages"
    """What becomes of the laid-out pages: single pages, sheets to fold and staple, a sheet to fold in three, the two
    sides of one sheet, pages with bleed for a print shop. ``web`` is no PDF: one page for a browser."""
    sheet_size: tuple[float, float] | None = None
    """Width and height in mm of the sheet that pages are put on; None where a page is a sheet."""
    duplex: Literal["", "DuplexFlipShortEdge", "DuplexFlipLongEdge"] = ""
    """How the print dialog opens, in the names of ISO 32000-1, table 150; empty where it is left alone."""
    layout: Literal["SinglePage", "OneColumn", "TwoPageRight"] = "SinglePage"
    """How a viewer shows the pages at first, in the names of ISO 32000-1, table 28."""
    inks: tuple[Ink, ...] = ("colour",)
    linearized: bool = False
    """Whether it is read from a server as it arrives, its first page first."""
    conformance: tuple[str, ...] = ()
    """The standards that the finished file claims to keep, where no other is asked for."""

    @property
    def sheet(self) -> str:
        return f"editions/{self.name}.css"

    @property
    def suffix(self) -> str:
        """What the name of its file ends with."""
        return "html" if self.form == "web" else "pdf"

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The parts of PDF/UA that it comes in; none where it is not for reading aloud."""
        return ("ua-1", "ua-2") if self.conformance == TAGGED else ()

    def claims(self, standard: Standard) -> tuple[str, ...]:
        """The standards that the finished file claims to keep."""
        return TAGGED_2 if standard == "ua-2" and standard in self.standards else self.conformance

    @property
    def fitted(self) -> bool:
        """Whether it is one sheet, whose texts are chosen and fitted panel by panel."""
        return self.form in ("panels", "sides")


A5 = (148.0, 210.0)
"""A5 standing: a page of a sheet of A4 that is folded once."""

A4 = (297.0, 210.0)
"""A4 lying, width and height in mm."""

TAGGED = ("PDF/UA-1", "PDF/A-2a")
TAGGED_2 = ("PDF/UA-2", "PDF/A-4f")
"""What a file to read on a screen claims. PDF/A-4f is the archive of PDF 2.0 that holds files: its own sources."""

EDITIONS: dict[str, Edition] = {
    edition.name: edition
    for edition in (
        Edition("screen", "download, telephone, screen reader, home", A5, pages="press", linearized=True,
                conformance=TAGGED),
        Edition("booklet", "an office printer: fold and staple", A5, office=True, form="saddle-stitch",
                sheet_size=A4, duplex="DuplexFlipShortEdge", inks=("colour", "grey")),
        Edition("leaflet", "a sheet to fold in three, for the counter", (100, 210), office=True, form="panels",
                sheet_size=A4, duplex="DuplexFlipShortEdge", inks=("colour", "grey"), conformance=TAGGED),
        Edition("large-print", "low vision: A4, body 18 pt", (210, 297), office=True, large=True,
                duplex="DuplexFlipLongEdge", linearized=True, conformance=TAGGED),
        Edition("handout", "one sheet, at the end of a visit", (210, 297), office=True, form="sides",
                duplex="DuplexFlipLongEdge", inks=("colour", "grey"), conformance=TAGGED),
        Edition("press", "a print shop: 3 mm of bleed, four inks", A5, form="press", layout="TwoPageRight",
                conformance=("PDF/X-4",)),
        Edition("web", "one page to read and fill in with a browser, made where it is asked for", (0, 0), form="web"),
    )
}  # fmt: skip
"""By name, in the order that they are listed."""
