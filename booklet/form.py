"""The form of a booklet: one with contents and part openings, or a short one on a single sheet, folded once."""

from __future__ import annotations

from typing import Literal

Form = Literal["full", "short"]

SHORT_PAGES = 4
"""A5 pages of a short booklet: cover, two pages of text, back."""

SHORT_KEY_POINTS = 5
"""Key points for which the cover of a short booklet has room."""

SPARE = 7
"""Pages of notes that are laid out in each place where some may be needed; ``pdf.padding`` drops the others."""
