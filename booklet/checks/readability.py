"""How easy a text is to read, by formula: a trend between two states of a text, never a mark for one.

Formulas see the length of words and sentences and nothing else: NHS advises against judging a text by them, and so
nothing here stops a build.

- French: ease by Kandel and Moles, ``207 - 1.015 words/sentences - 73.6 syllables/words``.
- English: ease by Flesch, ``206.835 - 1.015 words/sentences - 84.6 syllables/words``, and the grade of Flesch and
  Kincaid, ``0.39 words/sentences + 11.8 syllables/words - 15.59``.
- Both: LIX, ``words/stops + 100 long words/words``.

What is counted is prose: running text that closes with a full stop, a question or an exclamation mark. Titles,
alternative texts, keywords, short doubles of a block, citations, addresses, phone numbers and all other numbers in
digits are not. A word is what the rule on sentences counts, an elided word with the next; a long one has more than six
letters between its apostrophes and hyphens. A stop ends a sentence, or is a colon before a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from booklet.checks.prose import LINK_TARGET, WORD, sentences
from booklet.checks.syllables import syllables
from booklet.content.marks import unmarked
from booklet.model import Section, texts

UNCOUNTED = frozenset({"title", "short_title", "alt", "short", "keywords", "header", "rows", "numbers", "labels"})
"""Keys of a section's texts that are no prose."""

CLOSED = re.compile(r"[.!?…][»”\"')*_\]\s]*$")
COLON = re.compile(r":\s")
LONG = 6
"""Letters of the longest word that LIX does not call long."""

ADDRESS = re.compile("@|//")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Counts:
    """What was counted in one text or in several."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    """Of a language without rules for them, 0."""
    long_words: int = 0
    stops: int = 0
    """Ends of sentences, and colons within them."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
            self.stops + other.stops,
        )


@dataclass(frozen=True)
class Score:
    """How easy a text is. A formula that a language does not have is None."""

    counts: Counts
    ease: float | None
    """Kandel and Moles, or Flesch: from about 0, very hard, to 100, very easy."""
    lix: float
    """From about 20, very easy, to 60, very hard."""
    grade: float | None = None
    """English: years of school (Flesch and Kincaid)."""

    @property
    def words_per_sentence(self) -> float:
        return self.counts.words / self.counts.sentences


def counted(text: str, lang: str) -> Counts:
    """What a text holds: any text, closed or not."""
    text = LINK_TARGET.sub("", unmarked(text))
    total = Counts()
    for _, sentence in sentences(text):
        words = [
            word for word in WORD.findall(sentence) if LETTERS.search(word) and "@" not in word and "//" not in word
        ]
        if not words:
            continue
        total += Counts(
            words=len(words),
            sentences=1,
            syllables=sum(syllables(word, lang) for word in words) if has_syllables(lang) else 0,
            long_words=sum(max(map(len, LETTERS.findall(word))) > LONG for word in words),
            stops=1 + len(COLON.findall(sentence)),
        )
    return total


def has_syllables(lang: str) -> bool:
    return lang.split("-")[0] in ("fr", "en")


def prose(section: Section) -> list[str]:
    """The texts of a section that are prose, in order."""
    return [
        str(text) for loc, text in texts(section) if not UNCOUNTED.intersection(loc) and CLOSED.search(unmarked(text))
    ]


def scored(total: Counts, lang: str) -> Score | None:
    """The score of what was counted; None where there is no word."""
    if not total.words:
        return None
    length, long = total.words / total.sentences, total.long_words / total.words
    lix = total.words / total.stops + 100 * long
    if not has_syllables(lang):
        return Score(total, None, lix)
    weight = total.syllables / total.words
    if lang.split("-")[0] == "fr":
        return Score(total, 207 - 1.015 * length - 73.6 * weight, lix)
    ease, grade = 206.835 - 1.015 * length - 84.6 * weight, 0.39 * length + 11.8 * weight - 15.59
    return Score(total, ease, lix, grade)


def score(section: Section, lang: str) -> Score | None:
    """How easy a section's prose is; None where it has none."""
    return scored(whole([section], lang), lang)


def whole(sections: Iterable[Section], lang: str) -> Counts:
    """What the prose of several sections holds together."""
    return sum((counted(text, lang) for section in sections for text in prose(section)), Counts())


@dataclass(frozen=True)
class Trend:
    """How a section reads now, and how it read when it was last approved."""

    now: Score
    before: Score

    @property
    def ease(self) -> float | None:
        """By how much it became easier; less than zero where it became harder."""
        return None if self.now.ease is None or self.before.ease is None else self.now.ease - self.before.ease

    @property
    def lix(self) -> float:
        """By how much the LIX rose: more than zero where the text became harder."""
        return self.now.lix - self.before.lix


def trend(now: Section, before: Section, lang: str) -> Trend | None:
    """Two states of a section held together; None where one of them has no prose."""
    new, old = score(now, lang), score(before, lang)
    return Trend(new, old) if new and old else None
