"""What an editor sets for the checks in booklet.yaml: what parts are for, thresholds by language, waivers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from booklet.blocks import WHOLE, Day, Id, Strict
from booklet.clinic import Lang

Purpose = Literal["understand", "act", "warn", "treat", "help", "record"]
"""What a part is for: to understand the illness, to act every day, to know when to call, to choose a treatment, to find
help, to write down. Rules that ask more of some parts than of others go by it."""


class Thresholds(Strict):
    """What the texts of one language are held to. Each default is the figure of a standard, or this project's own."""

    words_per_sentence: Annotated[int, Field(ge=8, le=30), WHOLE] = 20
    sentences_per_paragraph: Annotated[int, Field(ge=1, le=8), WHOLE] = 3
    words_in_main_message: Annotated[int, Field(ge=10, le=40), WHOLE] = 30
    words_between_headings: Annotated[int, Field(ge=50, le=300), WHOLE] = 150
    items_per_list: Annotated[int, Field(ge=3, le=7), WHOLE] = 7
    steps: Annotated[int, Field(ge=3, le=7), WHOLE] = 7
    columns_per_table: Annotated[int, Field(ge=2, le=5), WHOLE] = 4
    passive_percent: Annotated[int, Field(ge=0, le=50), WHOLE] = 10
    """Sentences of a section that may be in the passive, out of a hundred."""
    pages: Annotated[int, Field(ge=4, le=128), WHOLE] = 64
    """Pages of the edition for the screen."""
    characters_per_line_least: Annotated[int, Field(ge=20, le=60), WHOLE] = 60
    characters_per_line_most: Annotated[int, Field(ge=60, le=90), WHOLE] = 70


class Waiver(Strict):
    """Findings of one rule that the editors have looked at and let stand, for a reason and for a time."""

    rule: Id
    section: Id | None = None
    """The section whose findings are waived; without one, those of all the booklet's own files."""
    block: Id | None = None
    """The id of the block of that section."""
    lang: Lang | None = None
    """The one language that it is for."""
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
    until: Day
    """The last day on which it holds."""


DEFAULT = Thresholds()


def limits(thresholds: dict[Lang, Thresholds], lang: str) -> Thresholds:
    """What a language is held to: its own thresholds, else those of its base language, else the defaults."""
    return thresholds.get(lang) or thresholds.get(lang.partition("-")[0]) or DEFAULT
