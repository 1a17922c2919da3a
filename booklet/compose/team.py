"""What the templates print of the clinic that hands the booklet out: its words, logo and QR code, made ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import Any

from booklet.checks.drawings import natural_size
from booklet.clinic import LARGER, LOGO_BOXES, Clinic, fitted
from booklet.compose.pictures import Pictures, data_address
from booklet.model import Strings

CODE_SIDE, QUIET = 20.0, 4
"""Width in mm of a QR code without its quiet zone, and that zone in modules: ISO/IEC 18004, 9.1."""

LINE = 5.0
"""About the height in mm of a line on the covers."""

COVER_LETTERS, COVER_HOLDS = 30, 30.0
"""Letters of a line beside the booklet's state on the cover, and the mm that the foot of the cover holds as drawn."""

BACK_LETTERS, BACK_HOLDS = 56, 62.0
"""Letters of a line on the back cover, and the mm that it has for a clinic beside its list of associations."""


BOX_LETTERS, BOX_PAGE, WRITE_LINE = 56, 160.0, 9.6
"""Letters of a line in the clinic's box, the mm that its page has, and the height in mm of a line to write on."""


@dataclass(frozen=True)
class Picture:
    """A picture with its printed width and height in mm."""

    address: str
    width: float
    height: float


class Team:
    """A clinic in one language. ``words`` makes running text of a mapping by language; ``larger`` is for low vision."""

    def __init__(
        self, clinic: Clinic, pictures: Pictures, strings: Strings, words: Callable[..., str], *, larger: bool
    ) -> None:
        self.clinic = clinic
        self._pictures, self._strings, self._words, self._larger = pictures, strings, words, larger

    def __getattr__(self, name: str) -> Any:
        """A field of the clinic."""
        return getattr(self.clinic, name)

    def logo(self, place: str) -> Picture | None:
        """The logo as large as its box at a place of ``LOGO_BOXES`` lets it be."""
        if not self.clinic.logo:
            return None
        path = self._pictures.logo(self.clinic.logo)
        scale = LARGER if self._larger else 1.0
        width, height = fitted(natural_size(path), LOGO_BOXES[place])
        return Picture(path.as_uri(), width * scale, height * scale)

    @property
    def code(self) -> Picture | None:
        """The QR code, dark on white, its quiet zone included; None without an address to lead to."""
        return qr_code(self.clinic.qr) if self.clinic.qr else None

    @property
    def spoken(self) -> str:
        """``français, anglais, arabe``: the names of the team's languages."""
        return ", ".join(self._strings.language(lang) for lang in self.clinic.languages)

    @property
    def feedback_link(self) -> str:
        """Where a reader's opinion goes: a web address or an e-mail."""
        feedback = self.clinic.feedback or ""
        return feedback if feedback.startswith("http") else f"mailto:{feedback}"

    @property
    def roomy(self) -> bool:
        """Whether the cover's foot must be higher than drawn, for what this clinic has to say there."""
        lines = self._lines(COVER_LETTERS, self.clinic.name, self._words(self.clinic.unit))
        logo = LOGO_BOXES["cover"][1] if self.clinic.logo else 0
        return logo + LINE * (lines + 1.5) > COVER_HOLDS

    @property
    def talkative(self) -> bool:
        """Whether the back cover must be set closer, for what this clinic has to say there."""
        clinic, words = self.clinic, self._words
        names = self._lines(BACK_LETTERS - 12, clinic.name, words(clinic.unit))
        phones = sum(1 + self._lines(BACK_LETTERS - 16, words(phone.hours)) for phone in clinic.phones)
        beside = len(clinic.address) + (6 if clinic.qr else 0)
        rest = self._lines(BACK_LETTERS, words(clinic.out_of_hours), self.spoken, clinic.email or "", clinic.web or "")
        return LINE * (names + max(phones, beside) + rest + (1 if clinic.feedback else 0)) > BACK_HOLDS

    @property
    def note_lines(self) -> int:
        """Lines to write on that have room below the clinic's box, on its page of a booklet."""
        clinic, words = self.clinic, self._words
        lines = 1 + self._lines(BOX_LETTERS - 22, clinic.name) + self._lines(BOX_LETTERS, words(clinic.unit))
        lines += self._lines(BOX_LETTERS, words(clinic.welcome), words(clinic.out_of_hours))
        lines += sum(1 + self._lines(BOX_LETTERS, words(phone.hours)) for phone in clinic.phones)
        more = self._lines(
            BOX_LETTERS - 20, *clinic.address, self.spoken, clinic.email or "", clinic.web or "", clinic.feedback or ""
        )
        lines += max(more, 5 if clinic.qr else 0)
        lines += sum(1 + self._lines(BOX_LETTERS, words(one.what)) for one in clinic.contacts)
        left = BOX_PAGE - LINE * lines - (10 if clinic.logo else 0) - 2 * len(clinic.phones)
        return max(0, min(16, int(left / WRITE_LINE)))

    def _lines(self, letters: int, *texts: str) -> int:
        """About how many lines of so many letters the texts take, each starting on its own."""
        return sum(ceil(len(text) / letters) for text in texts)


def qr_code(address: str) -> Picture:
    """A QR code that leads to an address, as a drawing. At least level M: 15 per cent of it may be lost."""
    import segno

    made = segno.make(address, error="m", micro=False)
    out = BytesIO()
    made.save(out, kind="svg", border=QUIET, dark="#000000", light="#FFFFFF", xmldecl=False, nl=False, omitsize=True)
    modules = made.symbol_size(border=0)[0]
    side = CODE_SIDE * (modules + 2 * QUIET) / modules
    return Picture(data_address(out.getvalue().decode()), side, side)
