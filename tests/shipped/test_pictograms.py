"""A pictogram stands for one thing in the whole of a booklet: pictograms.yaml lists what, and the words that say so.

Whoever sees the sign of an X-ray beside shock waves learns something wrong. So each use is held to its list: the words
beside a pictogram, in the language that the booklet is written in, name the thing that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from booklet.content import load
from booklet.model import BookletFiles

ROOT = Path(__file__).resolve().parents[2]
LIST: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("pictograms.yaml").read_text("utf-8"))
BESIDE = ("title", "short_title", "sentence", "name", "form", "text", "how_it_works")
"""Fields whose words stand beside the pictogram of the same model."""


def uses(model: Any, lang: str) -> Iterator[tuple[str, str]]:
    """Each pictogram in a model, with the words beside it."""
    if isinstance(model, BaseModel):
        if name := getattr(model, "pictogram", None):
            fields = [getattr(model, field, None) for field in BESIDE]
            words = [field.get(lang) if isinstance(field, dict) else field for field in fields]
            yield name, " ".join(str(word) for word in words if word)
        for field in type(model).model_fields:
            yield from uses(getattr(model, field), lang)
    elif isinstance(model, dict):
        for value in model.values():
            yield from uses(value, lang)
    elif isinstance(model, list | tuple):
        for value in model:
            yield from uses(value, lang)


def misused(found: Iterator[tuple[str, str]]) -> list[str]:
    """Each use whose words do not name what the pictogram stands for."""
    return [
        f"{name} ({LIST[name]['means'] if name in LIST else 'not listed'}): {words}"
        for name, words in found
        if name not in LIST or not re.search(LIST[name]["words"], words, re.IGNORECASE)
    ]


def whole(files: BookletFiles) -> Iterator[tuple[str, str]]:
    lang = files.meta.value.source_language
    yield from uses(files.meta.value, lang)
    for filed in files.sections[lang].values():
        yield from uses(filed.value, lang)


@pytest.mark.parametrize("name", sorted(load(ROOT)[0].booklets))
def test_each_pictogram_stands_for_one_thing(name: str) -> None:
    assert misused(whole(load(ROOT)[0].booklets[name])) == []


def test_no_thing_has_two_pictograms() -> None:
    meanings = [entry["means"] for entry in LIST.values()]
    assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize(
    ("name", "words"),
    [("radio", "Ondes de choc"), ("repos", "Moins de stress"), ("loupe", "Laser"), ("sceau", "Sceau")],
)
def test_a_pictogram_of_another_thing_is_caught(name: str, words: str) -> None:
    assert len(misused(iter([(name, words)]))) == 1
