"""E-mails and web addresses: which can be right; and which telephone numbers nobody has.

Used by the rules on contacts and on clinics; ``numbers`` knows which numbers can be dialled.
"""

from __future__ import annotations

import re

HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}"
WEB = re.compile(rf"https?://{HOST}(?::[0-9]{{2,5}})?(?:[/?#]\S*)?")

FICTION = {"FR": ("19900", "26191", "35301", "46571", "53649", "63998")}
"""Beginnings of the numbers that nobody has, by country, without the 0: kept for films and books. France: Arcep,
plan national de numérotation, numbers for audiovisual works (01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and
06 39 98)."""


def why_no_email(value: str) -> str:
    """Why a text is no address of e-mail; empty where it can be one. Nothing is asked of any network."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return "is not an e-mail address"
    return ""


def why_no_web(value: str) -> str:
    return "" if WEB.fullmatch(value) else "is not a whole web address, with https://"


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
