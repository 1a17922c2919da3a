"""Forms of French and English that the rules of plain language know, and those that only look like them."""

from __future__ import annotations

import pytest

from booklet.checks.wording import ENGLISH, FRENCH


@pytest.mark.parametrize(
    "text",
    ["La plaie est lavée.", "Elle n'est pas remboursée.", "La dose sera ensuite définie.", "Il a été obtenu.",
     "Les soins sont souvent faits.", "Le sang est toujours bien prélevé."],
)  # fmt: skip
def test_a_french_passive(text: str) -> None:
    assert FRENCH.passive.search(text)


@pytest.mark.parametrize(
    "text", ["Il s'est lavé.", "C'est lavé.", "La peau est infectée.", "Elle est allée là.", "L'est de la cité."]
)
def test_no_french_passive(text: str) -> None:
    assert not FRENCH.passive.search(text)


@pytest.mark.parametrize(
    "text", ["It isn't treated.", "It's often given.", "The skin was broken.", "It is then lowered.", "It was hurt."]
)
def test_an_english_passive(text: str) -> None:
    assert ENGLISH.passive.search(text)


@pytest.mark.parametrize("text", ["You are pleased.", "There is indeed hope.", "It's cold.", "You are worried."])
def test_no_english_passive(text: str) -> None:
    assert not ENGLISH.passive.search(text)


@pytest.mark.parametrize("text", ["Prenez-le.", "Ne prenez rien.", "Dites-le.", "Si besoin, appelez."])
def test_a_french_order(text: str) -> None:
    assert FRENCH.order.search(text)


@pytest.mark.parametrize(
    "text", ["Vous savez.", "Vous ne pouvez pas.", "Un rendez-vous.", "Chez vous, assez.", "Le nez."]
)
def test_no_french_order(text: str) -> None:
    assert not FRENCH.order.search(text)


@pytest.mark.parametrize("text", ["Please call.", "If it hurts, call 15.", "It hurts. Then rest.", "Speak to us."])
def test_an_english_order(text: str) -> None:
    assert ENGLISH.order.search(text)


@pytest.mark.parametrize("text", ["You rest.", "The call is free.", "If it hurts, it heals."])
def test_no_english_order(text: str) -> None:
    assert not ENGLISH.order.search(text)
