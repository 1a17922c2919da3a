"""A character of a value is found in its file, however the value is quoted, folded, named or accented there."""

from __future__ import annotations

import pytest

from booklet.content.nodes import parse
from booklet.content.places import spot

HERE = "⟦"


@pytest.mark.parametrize(
    "typed",
    [
        "un l'eau ⟦2 fois",
        "un\n  l'eau\n  ⟦2 fois",
        "'un l''eau\n  ⟦2 fois'",
        '"un \\"l\'eau\\" \\u00e9\\t \\\n  ⟦2 fois"',
        ">-\n  un\n  ⟦2 fois",
        ">+ # note 2\n\n  un\n\n  ⟦2 fois\n\n",
        "|2\n    un\n    ⟦2 fois",
        "&a un ⟦2 fois",
        '&a "un ⟦2 fois"',
        "&a >-\n  un ⟦2 fois",
        "e\u0301te\u0301 un ⟦2 fois",
        '"\\u0065\\u0301t\\xe9 un ⟦2 fois"',
        "🩹 a\u200bb\u00a0\u202f⟦2 fois",
    ],
)
def test_a_character_is_found_in_its_file(typed: str) -> None:
    before, after = f"text: {typed}\n".split(HERE)
    parsed = parse(before + after, "a.yaml")
    assert not parsed.diagnostics and isinstance(parsed.data, dict)
    value = parsed.data["text"]
    assert isinstance(value, str)
    place = spot(parsed.source, ("text",), value, value.index("2 fois"))
    assert (place.line, place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_an_accent_of_its_own_is_one_letter_with_its_own() -> None:
    parsed = parse("text: e\u0301te\u0301\n", "a.yaml")
    assert parsed.data == {"text": "\u00e9t\u00e9"}
