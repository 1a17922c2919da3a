"""The shipped pages on when to call say the decided words, line by line, in every edition.

The decided words stand in tests/shipped/data, one line each, without marks of sources. Whoever changes a line, adds one
or takes one away changes it there too, on purpose.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from booklet import shipped
from booklet.blocks import WarningLevels
from booklet.calllines import lines, lost, spread
from booklet.compose import compose
from booklet.compose.composed import Composed
from booklet.edition import EDITIONS
from booklet.model import Job
from booklet.web.paragraphs import paragraphs
from tests.real import ROOT, library

DATA = Path(__file__).parent / "data"
STATES = [(name, lang) for name, booklet in library().booklets.items() for lang in booklet.languages()]
EDITIONS_HELD = ("screen", "booklet", "press", "large-print", "leaflet", "handout", "web")


def decided(name: str, lang: str) -> list[str]:
    return (DATA / f"call-{name}-{lang}.txt").read_text(encoding="utf-8").splitlines()


def differing(name: str, lang: str, block: WarningLevels) -> list[str]:
    """Decided lines that the block does not have, and lines of it that are not decided; what is out of order too."""
    found = [re.sub(r"\s*\[@[^\]]*\]", "", text) for _, text in lines(block, library().strings[lang].value.or_)]
    wanted = decided(name, lang)
    return [*(set(wanted) ^ set(found))] or [one for one, other in zip(wanted, found, strict=True) if one != other]


def block_of(name: str, lang: str) -> WarningLevels:
    found = spread(library().booklets[name], lang)
    assert found is not None
    return found[2]


@cache
def composed(name: str, lang: str, edition: str) -> Composed:
    return compose(library(), Job(name, lang, edition), EDITIONS[edition], shipped.styles(ROOT))


@pytest.mark.parametrize(("name", "lang"), STATES)
def test_the_words_are_the_decided_ones(name: str, lang: str) -> None:
    assert differing(name, lang, block_of(name, lang)) == []


@pytest.mark.parametrize(("name", "lang"), STATES)
def test_a_line_that_the_content_loses_is_seen(name: str, lang: str) -> None:
    """Each line in turn is taken out of a copy of the block."""
    block = block_of(name, lang)
    places = [loc for loc, _ in lines(block, "ou")]
    assert len(places) == len(decided(name, lang))
    for loc, words in zip(places, decided(name, lang), strict=True):
        copy = taken(block, loc)
        assert words in differing(name, lang, copy), words


def taken(block: WarningLevels, loc: tuple[str | int, ...]) -> WarningLevels:
    """The block without the line at ``loc``, which is no longer held to what a block must have."""

    def cut(value: object, path: tuple[str | int, ...]) -> object:
        first, *rest = path
        if isinstance(value, list):
            assert isinstance(first, int)
            kept = cut(value[first], tuple(rest)) if rest else None
            return [*value[:first], *([kept] if rest and kept is not None else []), *value[first + 1 :]]
        if not rest:
            empty: object = [] if first == "numbers" else "" if first in ("title", "text") else None
            if first == "text":
                return None  # a sign without words is none
            return value.model_copy(update={first: empty})  # type: ignore[attr-defined]
        inner = cut(getattr(value, str(first)), tuple(rest))
        return value.model_copy(update={first: inner})  # type: ignore[attr-defined]

    changed = cut(block, loc)
    assert isinstance(changed, WarningLevels)
    return changed


@pytest.mark.parametrize("edition", EDITIONS_HELD)
@pytest.mark.parametrize(("name", "lang"), STATES)
def test_a_line_that_an_edition_loses_is_found(name: str, lang: str, edition: str) -> None:
    """Each line in turn is taken out of what is composed."""
    made = composed(name, lang, edition)
    texts = paragraphs(made.html)
    assert len(made.due) > 15
    assert lost(made.due, texts) == []
    for one in made.due:
        left = [text for text in texts if not one.pattern.fullmatch("".join(text.split()))]
        assert len(left) < len(texts)
        assert one.place in {finding.location for finding in lost(made.due, left)}, one.words
