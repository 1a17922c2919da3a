"""The order of a list of words: hyphens and accents do not move a word, letters of a language's own do."""

from __future__ import annotations

import pytest

from booklet.compose.sorting import key


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["anémie", "anticoagulant", "anticorps", "anti-inflammatoire", "antique"]),
        ("fr", ["œdème", "oesophage", "orthèse"]),
        ("fr", ["MDPH", "méthode", "PAI", "phénomène de Raynaud", "PNDS"]),
        ("en", ["anaemia", "antibody", "anti-inflammatory"]),
        ("de", ["Apfel", "Äpfel", "Arzt", "Straße", "Strasse-Nord"]),
        ("sv", ["arm", "zon", "åder", "ärr", "öga"]),
        ("da-DK", ["arm", "zone", "æble", "øje", "åre"]),
        ("es", ["nube", "ñame", "ojo"]),
        ("pl", ["lek", "łokieć", "mapa"]),
        ("ru", ["икота", "йод", "кожа"]),
    ],
)
def test_words_stand_as_in_a_dictionary(lang: str, words: list[str]) -> None:
    assert sorted(words, key=lambda word: key(lang, word)) == words


def test_the_order_by_code_is_another() -> None:
    """What the key is for: the same words, sorted by their characters alone."""
    words = ["anémie", "anticoagulant", "anti-inflammatoire"]
    assert sorted(words) != words
