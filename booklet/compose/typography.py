"""Micro-typography, by language profile: the spaces, quotes and apostrophes that an editor should not have to type.

Sources: narrow no-break space before ; ! ? and no-break space before : and inside « » as in French printing
practice; no space before ; ! ? in Quebec word processing (OQLF); curly quotes alone in English, double and single.
Web addresses, e-mails, times and file names pass untouched. Applying a profile twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from booklet.content.measures import NUMBERED, TITLES, UNIT, with_primes

NARROW = "\u202f"
NO_BREAK = "\u00a0"
_SPACE = rf"[ {NARROW}{NO_BREAK}]"

_END = r"[^\s<>«».,;:!?)\]]"
"""The last character of an address: never a sign that belongs to the sentence around it."""

_INSIDE = r"[^\s<>«»]"
PROTECTED = re.compile(
    rf"""(?:[a-z][a-z0-9+.-]*://|www\.){_INSIDE}+{_END}                # web addresses
      | (?:mailto|tel|sms|doi|urn|geo):{_INSIDE}*{_END}              # addresses of other kinds
      | [\w.+%&'’-]+@[\w-]+(?:\.[\w-]+)+(?:\?{_INSIDE}*{_END})?      # e-mails
      | (?<![\w.@-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{{2,}}(?::\d+)?
        [/?\#]{_INSIDE}*{_END}                                       # hosts with a path, a query or a place
      | (?<![\w.])10\.\d{{4,9}}/{_INSIDE}*{_END}                     # DOIs
      | {_INSIDE}*[\w/]\?[\w.-]+={_INSIDE}*{_END}                    # whatever has a query
      | (?<!\d)\d{{1,2}}:\d{{2}}(?!\d)                            # times
      | &\#?\w+;                                                # entities, shown as typed
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is never touched: tokenised first, then everything between is set.

An address is known by how it is made, whatever its top-level domain: a slash, an @ or a query. A host alone, such as
``chu-exemple.re``, holds nothing that could be set.
"""


_NUMBERED = "|".join(NUMBERED)
_TITLES = "|".join(re.escape(title.removesuffix(".")) + (r"\." if title.endswith(".") else r"\.?") for title in TITLES)
_BEFORE_NAME = re.compile(rf"(?<![\w’'-])({_TITLES}){_SPACE}(?=[^\W\d_a-zà-öø-ÿ])")


def _before_number(words: str) -> re.Pattern[str]:
    """A word that a number must not leave, with the space after it."""
    return re.compile(rf"(?i)(?<!\w)({words}|(?:{_NUMBERED})\.|n[°º]|§){_SPACE}(?=\d)")


def _before_unit(words: str) -> re.Pattern[str]:
    """The space between a number and its unit: one of all languages, or one of these words."""
    return re.compile(rf"(?<=\d){_SPACE}(?=(?:{UNIT}|{words})(?!\w))")


@dataclass(frozen=True)
class Profile:
    """How one language is set: the space before each sign, the quotes, and what a number is kept together with."""

    high: str
    """Before ; ! ? and nothing where the language has none."""
    colon: str
    quotes: tuple[str, str]
    """Opening and closing quote, each with its inner space."""
    numbers: str
    """Between groups of three digits, and within phone numbers."""
    before_number: re.Pattern[str]
    before_unit: re.Pattern[str]
    single: str = ""
    """What opens a quotation in single quotes, where the language has them; an apostrophe closes it."""


FRENCH = Profile(
    NARROW,
    NO_BREAK,
    (f"«{NO_BREAK}", f"{NO_BREAK}»"),
    NARROW,
    _before_number("pages?|sur|le|n°|no|partie|étape|niveau"),
    _before_unit(rf"ans?|mois|jours?|semaines?|heures?|minutes?|sur(?={_SPACE}\d)"),
)
ENGLISH = Profile(
    "",
    "",
    ("“", "”"),
    NARROW,
    _before_number("pages?|in|of|no|age|about|around|call|part|step|level"),
    _before_unit(rf"years?|months?|days?|weeks?|hours?|minutes?|am|pm|(?:in|out of)(?={_SPACE}\d)"),
    single="‘",
)
PROFILES: dict[str, Profile] = {"fr": FRENCH, "fr-CA": replace(FRENCH, high=""), "en": ENGLISH}

_BEFORE_MINUTES = re.compile(rf"(?<=\d{_SPACE}h){_SPACE}(?=\d{{2}}(?!\d))")
_PHONE = re.compile(r"(?<![\w-])(?:\+\d{1,3}[ \u202f\u00a0])?0?\d{0,3}(?:[ \u202f\u00a0]\d{2,3}){2,5}(?![\w-])")
_SINGLE = re.compile(r"(?<![^\s(\[“])'(?=\S[^']*'(?!\w))")
_THOUSANDS = re.compile(rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))")


def profile(lang: str) -> Profile:
    """The profile of a language, of its base language where it has none of its own, else the plainest."""
    return PROFILES.get(lang) or PROFILES.get(lang.split("-")[0]) or PROFILES["en"]


def setter(lang: str) -> Callable[..., str]:
    """A function that sets one run of text: ``set(text, before="")``, ``before`` being the character in front of it."""
    chosen = profile(lang)

    def apply(text: str, before: str = "") -> str:
        parts: list[str] = []
        position = 0
        for match in PROTECTED.finditer(text):
            parts.append(_set(text[position : match.start()], chosen, before if not parts else parts[-1][-1:]))
            parts.append(match.group())
            position = match.end()
        parts.append(_set(text[position:], chosen, parts[-1][-1:] if parts else before))
        return "".join(parts)

    return apply


def _set(text: str, chosen: Profile, before: str) -> str:
    if not text:
        return text
    if chosen.single and (not before or before in " ([“"):
        text = _SINGLE.sub(chosen.single, text)
    text = with_primes(text).replace("...", "…").replace("'", "’").replace(" - ", " – ")
    text = _quotes(text, chosen, before)
    text = _PHONE.sub(lambda match: re.sub(_SPACE, chosen.numbers, match.group()), text)
    text = _THOUSANDS.sub(chosen.numbers, text)
    text = chosen.before_unit.sub(NO_BREAK, text)
    text = re.sub(rf"(?<=\d′){_SPACE}(?=\d+″)", NO_BREAK, text)
    text = _BEFORE_NAME.sub(lambda match: match.group(1) + NO_BREAK, text)
    text = _BEFORE_MINUTES.sub(NO_BREAK, text)
    text = chosen.before_number.sub(lambda match: match.group(1) + NO_BREAK, text)
    # A run that opens with a sign was cut by markup: the sign still belongs to the word before it.
    if chosen.high:
        start = r"(?<=\S)" if not before.strip() else r"(?:(?<=\S)|(?<=^))"
        text = re.sub(rf"{start}{_SPACE}*(?<![;!?])(?=[;!?])", chosen.high, text)
    else:
        text = re.sub(rf"{_SPACE}+(?=[;!?])", "", text)
    text = re.sub(rf"{_SPACE}+(?=:(?:\s|$))", chosen.colon, text)
    if chosen.colon:
        text = re.sub(r"(?<=[^\W\d_])(?=:(?:\s|$))", chosen.colon, text)
    return text


def _quotes(text: str, chosen: Profile, before: str) -> str:
    opening, closing = chosen.quotes

    def pick(match: re.Match[str]) -> str:
        previous = text[match.start() - 1] if match.start() else before
        return opening if not previous or previous in f" ([—–{NARROW}{NO_BREAK}\n" else closing

    text = re.sub('"', pick, text)
    if opening.startswith("«"):
        text = re.sub(rf"«{_SPACE}*", opening, text)
        text = re.sub(rf"{_SPACE}*»", closing, text)
    return text
