"""The colours of a dark screen: readable on every ground, whatever colours a clinic has."""

from __future__ import annotations

import pytest

from booklet.clinic import ClinicColours
from booklet.compose.dark import on_dark
from booklet.palette import TINTS, TOKENS, contrast, luminance, resolved

GROUNDS = ("white", "sand", "petrol-1", "petrol-0", "terra-2", "terra-1", "terra-0")
TEXTS = ("ink", "petrol", "petrol-7", "terra", "terra-9")

CLINICS = [None, ClinicColours(main="#3B1E66", second="#5A3A8A"), ClinicColours(main="#000000", second="#1D5C2E")]


@pytest.mark.parametrize("colours", CLINICS)
def test_every_text_is_readable_on_every_ground(colours: ClinicColours | None) -> None:
    tokens = {name: on_dark(value) for name, value in resolved(colours).items()}
    grounds = [tokens[name] for name in GROUNDS if name != "terra-2"] + [on_dark(tint) for tint in TINTS]
    assert min(contrast(tokens[text], ground) for text in TEXTS for ground in grounds) >= 7
    assert contrast(tokens["ink"], tokens["terra-2"]) >= 7


def test_light_and_dark_change_places() -> None:
    for name in GROUNDS:
        assert luminance(on_dark(TOKENS[name])) < 0.08
    for name in TEXTS:
        assert luminance(on_dark(TOKENS[name])) > 0.3


def test_tints_stay_apart() -> None:
    assert len({on_dark(tint) for tint in TINTS}) == len(TINTS)
