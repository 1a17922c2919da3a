"""Sentences and words are counted as a reader would."""

from __future__ import annotations

import pytest

from booklet.checks.prose import sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux ! Trois ?", ["Un.", "Deux !", "Trois ?"]),
        ("M. Dupont et le Dr. Martin viennent. Oui.", ["M. Dupont et le Dr. Martin viennent.", "Oui."]),
        ("« Oui ! » Il part… et revient.", ["« Oui ! »", "Il part… et revient."]),
        ("Voir p. 12 et fig. 3. [@a; @b] Fin", ["Voir p. 12 et fig. 3. [@a; @b]", "Fin"]),
        ("Bien. {derme|La peau} est là. **Non.** Si.", ["Bien.", "{derme|La peau} est là.", "**Non.**", "Si."]),
        ("Appelez le 15. 3 fois par jour.", ["Appelez le 15.", "3 fois par jour."]),
        ("Ask Dr. Smith, e.g. today. Then call 15.", ["Ask Dr. Smith, e.g. today.", "Then call 15."]),
        ("Read “When to call”. Then “Signs.” Act.", ["Read “When to call”.", "Then “Signs.”", "Act."]),
        ("www.exemple.fr est un site", ["www.exemple.fr est un site"]),
        ("Trois choses : une, deux ; trois", ["Trois choses : une, deux ; trois"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = list(sentences(text))
    assert [sentence for _, sentence in found] == expected
    assert all(text[offset:].startswith(sentence) for offset, sentence in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("L'eau coule aujourd'hui", 3),
        ("un rendez-vous : oui ; non !", 4),
        ("appelez le 0 800 35 36 37 (gratuit)", 4),
        ("à 10\u202f000 m [@dupont; @martin]", 3),
        ("{peau|la peau} et [le site](https://example.org/a)", 5),
        ("écrivez à contact@example.org ou https://example.org", 5),
        ("**deux** *mots*", 2),
        ("the {fr:médecin du travail}, don't wait", 6),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count
