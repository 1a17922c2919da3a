"""The order of words in a list: as a dictionary of the language has it.

Hyphens, spaces and apostrophes are looked through, and an accent does not move a word: "anémie" stands before
"anti-inflammatoire". A letter that a language counts as one of its own stands where its alphabet has it.

A key of a few lines and no library: PyICU has no wheels, so that every machine would have to build it, and pyuca knows
the order of no language in particular. Sources: the alphabets of the languages; Unicode, Normalization Forms (UAX 15).
"""

from __future__ import annotations

from unicodedata import combining, normalize

_NORTH = {"å": "z~1", "ä": "z~2", "ö": "z~3"}
_DANISH = {"æ": "z~1", "ä": "z~1", "ø": "z~2", "ö": "z~2", "å": "z~3"}

OWN: dict[str, dict[str, str]] = {
    "cs": {"č": "c~", "ř": "r~", "š": "s~", "ž": "z~"},
    "da": _DANISH,
    "es": {"ñ": "n~"},
    "fi": _NORTH,
    "hu": {"ö": "o~", "ő": "o~", "ü": "u~", "ű": "u~"},
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "pl": {"ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z~", "ż": "z~~"},
    "ru": {"й": "и~"},
    "sv": _NORTH,
    "uk": {"ґ": "г~", "ї": "і~", "й": "и~"},
}
"""By language: letters of its own, as what is sorted in their place; ``~`` stands after every letter."""

SPELLED = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
"""Letters that do not come apart, as most languages read them."""


def key(lang: str, word: str) -> tuple[str, str]:
    """What to sort a word of a language by: its letters and digits, then the word as it is written."""
    own = OWN.get(lang.split("-")[0], {})
    found: list[str] = []
    for letter in normalize("NFC", word.casefold()):
        plain = own.get(letter) or SPELLED.get(letter)
        if plain is None:
            plain = "".join(part for part in normalize("NFKD", letter) if not combining(part) and part.isalnum())
        found.append(plain.replace("~", "\uffff"))
    return "".join(found), word
