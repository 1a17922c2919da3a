"""Telephone numbers by country, as people write them. Used by the rules on contacts and clinics, and for links.

The numbering plans are those of the ``phonenumbers`` library. It knows each overseas part of a country as a country of
its own, where people dial one plan with one prefix: such parts are read together here (``SHARED``). Short numbers that
hold in several countries stand in lists of their own, with their sources.
"""

from __future__ import annotations

import re
from typing import Any

DIGITS = re.compile(r"\+?[0-9](?:[0-9 \u00a0\u202f.-]{0,22}[0-9])?")

SHARED = {
    "FR": ("GP", "MF", "BL", "MQ", "GF", "RE", "YT", "PM"),
    "GB": ("GG", "IM", "JE"),
    "FI": ("AX",),
    "NO": ("SJ",),
    "IT": ("VA",),
}
"""Parts that share the national plan of a country. France: Arcep, décision n° 2018-0881, plan national de numérotation
(0262, 0692 and their like are national numbers). The others: ITU-T E.164, list of assigned country codes."""

OVERSEAS = {*SHARED["FR"], "NC", "PF", "WF"}
"""Where French short numbers are dialled, or may be: ``SHORT`` of France counts in all of them."""

SHORT = {
    "FR": frozenset({"15", "17", "18", "112", "114", "115", "116000", "116006", "116111", "116117", "119", "191",
                     "196", "197", "3018", "3114", "3624", "3646", "3919", "3949", "3966", "3977"}),
}  # fmt: skip
"""Emergency numbers and numbers of public services that belong to nobody. France: Arcep, décision n° 2018-0881 (numéros
d'urgence; numéros courts 30PQ, 36PQ, 39PQ); www.service-public.fr, 'Numéros d'urgence'."""

EUROPE = frozenset({"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
                    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"})  # fmt: skip
"""The European Economic Area."""
EUROPEAN = frozenset({"112", "116000", "116006", "116111", "116117", "116123"})
"""112: Directive (EU) 2018/1972, article 109. The 116 numbers: Commission Decision 2007/116/EC, as amended by
2007/698/EC and 2009/884/EC."""

MISTAKEN = {"UK": "GB", "EN": "GB", "EL": "GR", "DA": "DK", "CS": "CZ", "KO": "KR", "JA": "JP", "ZH": "CN",
            "FX": "FR", "EI": "IE", "SP": "ES", "SW": "SE"}  # fmt: skip
"""What people write for a country, and its two letters of ISO 3166-1."""


def why_no_country(country: str) -> tuple[str, str] | None:
    """What is wrong with a country, and what to write; None where there is one of these letters."""
    import phonenumbers

    if country in phonenumbers.SUPPORTED_REGIONS or country == "EU":  # reserved in ISO 3166-1, for who is of all of it
        return None
    offered = MISTAKEN.get(country)
    hint = f"did you mean {offered}?" if offered else "two letters of ISO 3166-1, such as FR"
    return "is the code of no country", hint


def why_no_number(value: str, country: str) -> str:
    """Why a number cannot be right; empty where it can, and where the country is unknown, which is told by itself."""
    if not DIGITS.fullmatch(value):
        return "is not a number to dial: digits and spaces only"
    if why_no_country(country) or dialled(value, country):
        return ""
    return f"is not a number that can be dialled in {country}"


def hint_for(value: str, country: str) -> str:
    """What to do about a number that cannot be dialled."""
    import phonenumbers

    for region in (*SHARED["FR"], "FR", "NC", "PF", "WF", "BE", "CH", "CA", "LU", "MC", "DE", "GB"):
        if region != country and (whole := _valid(value, region)):
            form = phonenumbers.format_number(whole, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
            return (
                f"check it at its source; if it is a number of {region}, write country: {region} beside it, or {form}"
            )
    return "check it at its source; a number of another country has country: beside it, or begins as +262 … does"


def dialled(value: str, country: str) -> bool:
    """Whether the numbering plan of a country has such a number, or one of the lists of short numbers."""
    return region_of(value, country) is not None or short(value, country)


def region_of(value: str, country: str) -> str | None:
    """The region in whose plan a number is valid: the country, or a part that shares its plan; None where none is."""
    return next((region for region in (country, *_beside(country)) if _valid(value, region)), None)


def short(value: str, country: str) -> bool:
    """Whether a number is a short or an emergency number of a country, which belongs to nobody: 15, 112, 3114."""
    import phonenumbers

    digits = re.sub(r"\D", "", value)
    if value.startswith("+"):
        return False
    whole = "FR" if country in OVERSEAS else country
    if digits in SHORT.get(whole, ()) or (whole in EUROPE and digits in EUROPEAN):
        return True
    for region in dict.fromkeys((country, whole)):
        number = _parsed(value, region)
        if number is not None and phonenumbers.is_valid_short_number_for_region(number, region):
            return True
        if number is not None and phonenumbers.is_emergency_number(digits, region):
            return True
    return False


def national(value: str, country: str) -> str:
    """A number as people of its country write it: ``01 99 00 12 34``; as typed where it is short or unknown."""
    import phonenumbers

    number = (region := region_of(value, country)) and _valid(value, region)
    if not number:
        return value
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def link(value: str, country: str) -> str:
    """``tel:`` address of a number as typed: international form where it is valid, else its digits."""
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", value)
    number = None
    if len(digits) > 6:
        number = ((region := region_of(value, country)) and _valid(value, region)) or _parsed(value, country)
    return f"tel:{phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if number else digits}"


def _beside(country: str) -> tuple[str, ...]:
    """The regions that share a plan with a country, or with the part of one."""
    whole = next((one for one, parts in SHARED.items() if country in parts), country)
    return tuple(one for one in (whole, *SHARED.get(whole, ())) if one != country)


def _parsed(value: str, country: str) -> Any:
    import phonenumbers

    try:
        return phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return None


def _valid(value: str, country: str) -> Any:
    """The number, where the plan of that country has it."""
    import phonenumbers

    number = _parsed(value, country)
    return number if number is not None and phonenumbers.is_valid_number(number) else None
