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
        ("Tél. 01 23 45, chap. 3, max. 2. No. 5 is here.", ["Tél. 01 23 45, chap. 3, max. 2.", "No. 5 is here."]),
        ("No. Call now. It is 5 p.m. Go.", ["No.", "Call now.", "It is 5 p.m.", "Go."]),
        ("‘Stop.’ She left. ‹ Oui. › Si.", ["‘Stop.’", "She left.", "‹ Oui. ›", "Si."]),
        ("1. Lavez. 2. Séchez.", ["1. Lavez.", "2. Séchez."]),
        ("J.-C. Roy et le Dr. B. Roy. La vitamine D. Oui.", ["J.-C. Roy et le Dr. B. Roy.", "La vitamine D.", "Oui."]),
        ("Oui. — Non. → Si. • Soit.", ["Oui.", "— Non.", "→ Si.", "• Soit."]),
        ("Lisez [ici.](https://a.fr/b.c) Puis dormez.", ["Lisez [ici.](https://a.fr/b.c)", "Puis dormez."]),
        ("Il a 38,5 °C. Du lait, etc. Puis… Fin", ["Il a 38,5 °C.", "Du lait, etc.", "Puis…", "Fin"]),
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
        ("le 1er mai, la 2e fois, à 10h30", 8),
        ("un rendez\u2011vous pour les pa\u00adtients", 5),
        ("the {fr:médecin du travail}, don't wait", 6),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count
