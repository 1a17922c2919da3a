"""The gate on embedded fonts."""

from __future__ import annotations

from tests.pdf.page import face, found, rules

OTHER = face("Autre", "Regular")


def test_another_font_is_caught_with_its_characters() -> None:
    (finding,) = found('<p>Texte</p><p id="b1" style="font-family: Autre">µ</p>', OTHER)
    assert (str(finding.location), finding.rule) == ("text.yaml:1:3", "foreign-font")
    assert finding.message == "the file would embed the font 'Autre' for 'µ' (U+00B5)"


def test_declared_font_that_is_not_used_passes() -> None:
    assert rules("<p>Texte</p>", OTHER) == []


def test_character_that_no_font_has_is_named() -> None:
    findings = found('<p>Texte</p><p id="b2">Un \U0010fff0 deux</p>')
    assert [(str(one.location), one.rule) for one in findings if one.rule == "missing-glyph"] == [
        ("text.yaml:2:3", "missing-glyph")
    ]
    assert any("(U+10FFF0)" in finding.message for finding in findings)


def test_french_punctuation_and_hyphens_are_there() -> None:
    assert rules("<p>« Oui ! » l’œuvre — 20 € ; 3 ≥ 2, 1 000 → fin ☐ ✓ ◊ µg ½ CO₂</p>") == []
