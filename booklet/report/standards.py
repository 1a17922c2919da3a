"""What the report holds a booklet against, and the report's own words: data that travels with the program.

``standards/`` has a file for each standard, in the order of the report. ``words/`` has the report's words by language;
one without words of its own gets the English ones. Both are read by who makes a booklet, never by a patient, so they
are not among the words in ``sections/strings/``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field

from booklet.blocks import Strict

HERE = Path(__file__).parent
FALLBACK = "en"


class Every(Strict):
    """A key that every block of a kind must fill in."""

    kind: str
    key: str


class Item(Strict):
    """One criterion. What it names beside its text is how a machine checks it; with nothing named, a person does."""

    id: str
    text: dict[str, str]
    rules: list[str] = []
    """Rules of the checks, and of the laid-out pages, whose findings are faults against it."""
    fields: list[str] = []
    """Keys of booklet.yaml that must be filled in, with dots between them."""
    some: list[str] = []
    """Kinds of block of which the booklet must have one."""
    every: list[Every] = []
    pdf: bool = False
    """Whether the finished PDF is asked for its tags, title and language."""
    person: bool = False
    """Whether a person must judge it beside the machine."""

    @property
    def checked(self) -> bool:
        """Whether there is anything that a machine checks."""
        return bool(self.rules or self.fields or self.some or self.every or self.pdf)


class Total(Strict):
    """A score that is worked out by hand from a run of items."""

    text: dict[str, str]
    items: tuple[str, str]
    """The first and the last."""
    most: int
    passes: str = Field(alias="pass")


class Standard(Strict):
    id: str
    name: dict[str, str]
    about: dict[str, str]
    source: str = ""
    form: Literal["agree", "yes-no", "one-to-five"]
    raters: int = 1
    everyone: bool = False
    """Whether people mark every item, also those that a machine has checked."""
    scores: list[Total] = []
    items: list[Item]

    def for_people(self) -> list[Item]:
        """The items that are left to a person."""
        return [item for item in self.items if self.everyone or item.person or not item.checked]


@cache
def standards() -> tuple[Standard, ...]:
    """Every standard, in the order of the report."""
    files = sorted((HERE / "standards").glob("*.yaml"))
    return tuple(Standard.model_validate(_read(file)) for file in files)


@cache
def words(lang: str) -> dict[str, Any]:
    """The report's words in a language."""
    own = HERE / "words" / f"{spoken(lang)}.yaml"
    found: dict[str, Any] = _read(own)
    return found


def spoken(lang: str) -> str:
    """The language that the report speaks for a booklet in ``lang``."""
    base = lang.split("-")[0]
    return base if base in {path.stem for path in (HERE / "words").glob("*.yaml")} else FALLBACK


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
