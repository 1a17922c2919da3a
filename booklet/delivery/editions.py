"""What the stages of delivery know of the kinds of file that a booklet comes in, beside the table in ``edition.py``."""

from __future__ import annotations

from booklet.edition import EDITIONS as EDITIONS
from booklet.edition import TAGGED, Edition, Piece

FOLD = 4
"""Pages of a sheet that is folded once: files have a multiple of it, filled up with pages to write on."""

GUIDE_PIECE: Piece = "print-guide"

GUIDE = Edition(GUIDE_PIECE, "how to print, fold and staple the booklet", (210, 297), office=True)
"""Goes with the booklet edition as a file of its own: one page, for who stands at the printer."""

REVIEW = Edition(
    "review", "what changed, to read and sign", (210, 297), office=True, duplex="DuplexFlipLongEdge",
    conformance=TAGGED,
)  # fmt: skip
"""Made by ``booklet diff`` alone: the booklet with marks where it changed."""
