"""The fixture: the booklet that tests make files of. See ``tests.works``."""

from __future__ import annotations

from booklet.model import Library
from tests.works import FIXTURE, LANG, ROOT

__all__ = ["BOOKLET", "CLINICS", "DARK", "LANG", "LONG", "PLAIN", "ROOT", "SHORT", "job", "library", "made"]

BOOKLET, SHORT = FIXTURE.booklet, FIXTURE.short
LONG, PLAIN, DARK = "musee-des-trois-galets", "atelier-de-la-greve", "maison-du-rivage"
"""A name as long as it may be, with four phones; no logo and one phone; a transparent logo and dark colours."""

CLINICS = (LONG, PLAIN, DARK)

job, made = FIXTURE.job, FIXTURE.made


def library() -> Library:
    return FIXTURE.library
