"""What ships. Only tests in tests/shipped look at it: an editor may change a sentence and break none of the others."""

from __future__ import annotations

from booklet.model import Library
from tests.works import LANG, ROOT, SHIPPED

__all__ = ["BOOKLET", "LANG", "ROOT", "job", "library", "made"]

BOOKLET = SHIPPED.booklet
job, made = SHIPPED.job, SHIPPED.made


def library() -> Library:
    return SHIPPED.library
