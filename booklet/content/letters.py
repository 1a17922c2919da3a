"""One letter, one character: however it was typed or pasted, a word is found by a search and counted as a word."""

from __future__ import annotations

import re
import unicodedata

KEPT = "ªºµ\u3131-\u318e"
"""Letters by name only: the signs of ordinals and of micro; Korean letters that stand alone have forms of their own."""

LETTER = re.compile(rf"[^\W\d_](?<![{KEPT}])")


def plain(text: str) -> str:
    """The text in Unicode's form NFC, and with its compatibility letters as what they stand for.

    So ``ﬃ`` is ``ffi``, a full-width or a mathematical letter is that letter. No sign and no number changes: ``½``,
    ``²`` and ``…`` stay, and so does a letter that stands for a sign as well (``ŀ``) or is set small (``ʰ``).
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", LETTER.sub(lambda match: _letter(match.group()), text))


def _letter(letter: str) -> str:
    if unicodedata.category(letter) == "Lm":
        return letter
    whole = unicodedata.normalize("NFKC", letter)
    return whole if all(unicodedata.category(one)[0] in "LM" for one in whole) else letter
