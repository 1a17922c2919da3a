"""Units, titles and the words that a number follows: one table, for what sets texts and for what judges them.

Symbols: SI Brochure, 9th edition, and the units in use with it (min, h, l, bar, mmHg); UI and IU, international units;
what doctors write beside them (mcg, bpm, kcal). They are told apart by capitals: g is a gram, G is none.
"""

from __future__ import annotations

import re

_TABLE = """
% ‰ ° °C °F € $ £ CHF EUR
m cm mm dm km nm ft in pt px dpi
m² cm² mm² km² m³ cm³ mm³ m2 cm2 mm2 m3 cm3 mm3
g kg mg ng pg mcg
l L dl dL cl cL ml mL
mol mmol nmol pmol
UI IU U MU MUI kUI mUI kIU mIU
Gy cGy mGy Sv mSv
Pa kPa hPa MPa bar mbar mmHg cmH2O mmH2O
cal kcal J kJ Hz kHz MHz W kW V mV A mA
bpm ppm dB
h j d min s ms
o ko Mo Go kB MB GB
"""
_MICRO = [f"{sign}{unit}" for sign in ("µ", "μ") for unit in ("g", "l", "L", "m", "mol", "Sv", "V", "s")]
SYMBOLS = frozenset({*_TABLE.split(), *_MICRO})
"""The symbols of units; the sign µ is known as a letter of Greek and as the sign of its own."""

_ONE = "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True))
UNIT = rf"(?:{_ONE})(?:[/.·](?:{_ONE}|jour|semaine|mois|an|day|week|month|year|dose))*(?:[-⁻][1¹])?"
"""One unit, or several: mg/kg/jour, kg/m², µg·l-1."""

TITLES = (
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Drs", "Dre", "Pr", "Prs", "Pre", "Prof", "Me", "Mgr", "St",
    "Ste", "Sté", "Mr", "Mrs", "Ms", "Mx", "Sr", "Sra",
)  # fmt: skip
"""What stands before a name and belongs to it, with a full stop where it always has one."""

NUMBERED = ("p", "pp", "n", "chap", "fig", "art", "vol", "sect", "ann", "tab", "tél", "tel", "max", "éd", "ed", "al")
"""Abbreviations that a number follows, each with a full stop after it."""

_LAST = r"(?=\s?\d|\s|$|[.,;:!?)\]»”…])"
_DOUBLE = re.compile(r"""(?<=\d)(?:["”]|''|’’)""")
_SINGLE = re.compile(rf"(?<=\d)(?:'{_LAST}(?!')|’(?=\s?\d{{1,2}}\s?(?:[\"”″]|''|’’)))")


def primes(text: str) -> dict[int, int]:
    """Where a sign after a number is that of minutes, seconds, feet or inches, and its length; no quote is one of them.

    After a number a quote may close what was quoted as well: it does where one is open, and no other is left to do so.
    """
    found: dict[int, int] = {}
    doubles = {match.start(): match.group() for match in _DOUBLE.finditer(text)}
    opened = False
    for match in re.finditer("[\"“”]|''|’’", text):
        at, sign = match.start(), match.group()
        if at in doubles and sign == doubles[at]:
            later = re.search(r"(?<=[^\s\d(\[])[\"”]", text[at + 1 :])
            if sign in ("''", "’’") or not opened or later:
                found[at] = len(sign)
                continue
        if sign not in ("''", "’’"):
            opened = not opened if sign == '"' else sign == "“"
    for match in _SINGLE.finditer(text):
        before = text[: match.start()]
        opening, closing = r"(?<![^\s(\[“])['‘](?=\S)", r"(?<=[^\s\d])['’](?!\w)"
        quoting = len(re.findall(opening, before)) > len(re.findall(closing, before))
        if match.start() not in found and not quoting and match.start() - 1 not in found:
            found[match.start()] = 1
    return found


def with_primes(text: str) -> str:
    """The text with ′ for minutes and feet, ″ for seconds and inches."""
    for at, length in sorted(primes(text).items(), reverse=True):
        double = length == 2 or text[at] in '"”'
        text = text[:at] + ("″" if double else "′") + text[at + length :]
    return text
