"""Telephone numbers, e-mails and web addresses: which can be right. Used by the rules on contacts and on clinics."""

from __future__ import annotations

import re

DIGITS = re.compile(r"\+?[0-9](?:[0-9 \u00a0\u202f.-]{0,22}[0-9])?")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")
HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}"
WEB = re.compile(rf"https?://{HOST}(?::[0-9]{{2,5}})?(?:[/?#]\S*)?")

FICTION = {"FR": ("19900", "26191", "35301", "46571", "53649", "63998")}
"""Beginnings of the numbers that nobody has, by country, without the 0: kept for films and books. France: Arcep,
plan national de numérotation, numbers for audiovisual works (01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and
06 39 98)."""


def why_no_number(value: str, country: str) -> str:
    """Why a number cannot be right; empty where it can."""
    if not DIGITS.fullmatch(value):
        return "is not a number to dial: digits and spaces only"
    return "" if dialled(value, country) else f"is not a number that can be dialled in {country}"


def why_no_email(value: str) -> str:
    return "" if EMAIL.fullmatch(value) else "is not an e-mail address"


def why_no_web(value: str) -> str:
    return "" if WEB.fullmatch(value) else "is not a whole web address, with https://"


def dialled(value: str, country: str) -> bool:
    """Whether the numbering plan of a country has such a number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) or short(value, country)


def short(value: str, country: str) -> bool:
    """Whether a number is a short or an emergency number of a country, which belongs to nobody: 15, 112, 3114."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_short_number_for_region(number, country) or phonenumbers.is_emergency_number(
        value, country
    )


def fictitious(value: str, country: str) -> bool:
    """Whether a number is one of those that are kept for fiction, and whole."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return False
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    starts = FICTION.get(region, ())
    return phonenumbers.is_possible_number(number) and str(number.national_number).startswith(starts)
