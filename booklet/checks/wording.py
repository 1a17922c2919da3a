"""What the rules of plain language know of each language: how it makes a passive, addresses a reader, counts people.

A rule that needs such words says so in its page, and keeps silent in a language without a table here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from booklet.content.measures import SYMBOLS


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """Patterns of one language. Each finds the words as they stand in a running text."""

    passive: re.Pattern[str]
    spoken_of: re.Pattern[str]
    """The reader in the third person: the patient."""
    addressed: re.Pattern[str]
    """The reader spoken to: you, your, or an order."""
    order: re.Pattern[str]
    """A verb that tells the reader to do something."""
    reason: re.Pattern[str]
    """Words that give a reason for an advice."""
    uncertain: re.Pattern[str]
    """Words that say what is not known."""
    untreated: re.Pattern[str]
    """Words for having no treatment."""
    out_of: re.Pattern[str]
    """People out of a number of people; the second number is the group 1, or 2 where it may be in words."""
    fraction: re.Pattern[str]
    percent: re.Pattern[str]
    measure: re.Pattern[str]
    """What stands after a number that may be a decimal: money, doses, values of tests."""
    hundred: str
    """How a percentage is said in people, for hints."""
    known: frozenset[str]
    """Abbreviations that everybody knows better than what they stand for."""


NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+"
COUNTED = (
    r"euros?|dollars?|pounds?|litres?|liters?|grammes?|grams?|kilos?|m[èe]tres?|meters?|degrés|degrees|comprimés?|"
    r"gélules?|ampoules?|cuill[èe]res?|sachets?|tablets?|capsules?|teaspoons?|tablespoons?|units?|unités?|[ap]\.?m"
)
PERIODS = frozenset({"h", "j", "d", "min", "s", "ms"})
"""Units of time, which are counted in whole."""


def _symbols(but: frozenset[str]) -> str:
    """The symbols of units, as alternatives of a pattern."""
    return "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS - but, key=len, reverse=True))


MEASURE = re.compile(rf"\s*(?:°\s?[CF]|{_symbols(frozenset({'%', '‰'}) | PERIODS)}|(?i:{COUNTED}))(?!\w)")

UNITS = r"heures?|jours?|minutes?|semaines?|mois|ans?|hours?|days?|weeks?|months?|years?|" + _symbols(
    frozenset({"%", "‰"})
)
"""What is counted or measured, and is nobody: '24 heures sur 24', '10 cm sur 15'."""

FRENCH_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "quatre-vingt": 80, "quatre-vingts": 80, "cent": 100, "mille": 1000,
}  # fmt: skip
ENGLISH_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
IN_WORDS = {**FRENCH_NUMBERS, **ENGLISH_NUMBERS}
"""Numbers that frequencies are said in."""


def _out_of(preposition: str, people: str, words: Iterable[str], after: str = "") -> re.Pattern[str]:
    """So many people out of so many, in digits or in words; the second number is the group 1 or 2."""
    said = "|".join(sorted(words, key=len, reverse=True))
    digits = rf"(?:{NUMBER})(?:\s+(?!(?:{UNITS})\b)[^\W\d]\S*){{0,3}}?\s+{preposition}\s+{after}({NUMBER})"
    spoken = rf"\b(?:{NUMBER}|{said})(?:\s+(?:{people}))?\s+{preposition}\s+{after}(?:an?\s+)?({NUMBER}|(?:{said})\b)"
    return re.compile(rf"(?:{digits}|{spoken})(?![\d%])(?!\s*(?:{UNITS}|%)(?!\w))", re.IGNORECASE)


def _percent(words: Iterable[str], between: str, *signs: str) -> re.Pattern[str]:
    """A percentage, or a range of two: ``10 à 30 %``."""
    said = "|".join(sorted(words, key=len, reverse=True))
    number, sign = rf"(?:\d+(?:[.,]\d+)?|\b(?:{said})(?:[ -](?:{said}))*)", rf"\s*(?:{'|'.join(signs)})"
    return re.compile(rf"(?<![\d.,])(?:{number}(?:{sign})?\s*(?:{between})\s*)?{number}{sign}", re.IGNORECASE)


SLASHED = r"(?<![\w/])(?<!\b(?:le|du|au) )\d{1,3}\s?/\s?\d{1,3}(?![\w/]|[.,]\d)"
VULGAR = "[¼-¾⅐-⅞]"

STATES = (
    "all|arriv|n|tomb|rest|entr|mont|pass|âg|fatigu|situ|li|adapt|associ|foncé|élev|éloign|privé|infect|enflamm|gonfl|"
    "irrit|occup|mouill"
)
"""Beginnings of words in é that say how something is, or of verbs that make their past with être."""

DONE = (
    "pris|mis|promis|transmis|compris|repris|appris|surpris|soumis|remis|prescrit|inscrit|écrit|décrit|fait|refait|"
    "conduit|produit|réduit|traduit|détruit|construit|introduit|cuit|suivi|choisi|fourni|rempli|défini|établi|nourri|"
    "averti|bouilli|guéri|senti|servi|reçu|rendu|vendu|perdu|attendu|entendu|défendu|étendu|vu|revu|lu|relu|élu|bu|"
    "connu|reconnu|prévu|tenu|retenu|soutenu|maintenu|obtenu|contenu|entretenu|résolu|offert|couvert|découvert|"
    "recouvert|ouvert|atteint|joint|peint|éteint"
)
"""Participles that are not in é."""

FRENCH = Wording(
    passive=re.compile(
        r"(?<!\b[scSC]['’])\b(?:est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|être|été|fut|furent)\s+"
        r"(?:(?:pas|plus|jamais|souvent|toujours|aussi|déjà|encore|bien|parfois|peu|alors|donc|ensuite|enfin|très|mal|"
        r"d['’]abord|rarement|généralement|puis)\s+){0,2}"
        rf"(?!(?:{STATES})é)(?:[^\W\d]{{2,}}(?:é|ée|és|ées)|(?:{DONE})e?s?)\b",
        re.IGNORECASE,
    ),
    spoken_of=_any(
        r"\b(?:le|la|les|du|des|au|aux|un|une|chaque|ce|cet|cette|ces|tout|toute|certaine?s|plusieurs|quelques)"
        r"\s+(?:(?:jeune|petit|autre)e?s?\s+)?(?:patient|malade)e?s?\b"
    ),
    addressed=_any(r"\bv(?:ous|os|otre|ôtre)s?\b", r"\b[^\W\d]{2,}(?<!ch)(?<!\bass)ez\b", r"\b(?:dites|faites)\b"),
    order=_any(
        r"(?<!\bvous )(?<!\bvous ne )(?<!\bvous n['’])(?<!\bvous y )(?<!\bvous en )\b(?!vous\b|votre\b)[^\W\d]{2,}"
        r"(?<!\bch)(?<!\bass)(?<!\bn)(?<!\br)ez\b(?<!\brendez(?=-vous))",
        r"(?<!\bvous )(?<!\bvous ne )\b(?:dites|faites)\b",
    ),
    reason=_any(
        r"\b(?:car|parce|puisque?|pour|afin|sinon|ainsi|cela|peut|peuvent)\b",
        r"\b(?:évite|protèg|aide|caus|risque|empêch|ménag|soulag|diminu|augment)\w*",
    ),
    uncertain=_any(
        r"\bon ne (?:le )?(?:sait|connaît)\b", r"\bnous ne savons pas\b", r"\bne sait pas\b", r"\bpas (?:prouv|connu)",
        r"\bpreuves? (?:est |sont |y sont )?(?:faible|insuffisant|rare)", r"\bn'a (?:pas )?fait ses preuves\b",
        r"\binconnu", r"\bincertain", r"\bpeu étudié", r"\bpersonne ne (?:le )?sait\b",
        r"\b(?:source|étude|chercheur|médecin)s? ne (?:le )?(?:dit|disent|sait|savent) pas\b",
    ),
    untreated=_any(r"\bsans traitement\b", r"\bne pas traiter\b", r"\bne rien faire\b", r"\baucun traitement\b"),
    out_of=_out_of(
        "sur", "personnes?|patiente?s?|malades?|enfants?|bébés?|femmes?|hommes?|adultes?|gens|cas|fois", FRENCH_NUMBERS
    ),
    fraction=_any(
        SLASHED, VULGAR, r"\b(?:un|le|les|deux|les deux)[ -]tiers\b(?![ -](?:payant|payeur|de confiance|monde))",
        r"\b(?:un|le|les|trois|les trois)[ -]quarts?\b(?! d['’]heure)", r"\bun (?:cinquième|dixième)\b",
        r"\bun (?:six|sept|huit|neuv|vingt|cent|mill)ième(?= d(?:es?|u)\b| d['’]|\s*[.,;:!?)]|$)",
        r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf)[ -](?:cinqu|six|sept|huit|neuv|dix|vingt|cent|mill)ièmes\b",
    ),
    percent=_percent(
        FRENCH_NUMBERS, "à|et|ou|-|–", "%", "％", "‰", r"pour\s+cent\b", r"pour\s+mille\b", r"p\.\s?(?:100|cent)\b",
        r"pour\s+100\b",
    ),
    measure=MEASURE,
    hundred="x sur 100",
    known=frozenset({"SMS", "CO2", "ADN", "TV", "CD", "DVD", "PDF", "QR", "OK", "URL", "USB", "GPS", "UV", "A4", "A5"}),
)  # fmt: skip

TOLD = (
    "do not|don't|don’t|never|always|ask|call|tell|show|keep|wash|cover|protect|avoid|stop|wear|take|write|bring|put|"
    "use|choose|check|look|talk|try|wait|eat|drink|rest|move|test|apply|note|dry|follow|get|go|change|prepare|limit|"
    "warm|let|say|see|read|fill|mark|make|speak|remember|plan|carry|clean|be|have|work|give|hold|sit|stand|sleep|walk|"
    "tick|list|count|learn|return|remove|press|store|report|visit|find|start"
)
"""Verbs that tell what to do, where a sentence or an item begins with one."""

BEGINS = r"(?:^|[.!?:;]\s+|\*\*)(?:please\s+|then\s+|(?:if|when)\b[^,.;:]{1,80},\s+)?"

ENGLISH = Wording(
    passive=re.compile(
        r"(?:\b(?:am|is|are|was|were|be|been|being)(?:n['’]t)?|(?<=\bit)['’]s|(?<=\bthey)['’]re)\s+"
        r"(?:(?:not|never|often|always|also|already|still|sometimes|first|then|usually|being|only|now)\s+){0,2}"
        r"(?!(?:tired|aged|red|used to|related|needed|supposed|worried|interested|indeed|hundred|pleased|allowed|"
        r"prepared to|scared|concerned)\b)"
        r"(?:[a-z]{2,}ed|done|given|taken|made|seen|found|known|shown|written|told|kept|held|sent|built|chosen|drawn|"
        r"felt|paid|thought|worn|brought|caught|cut|put|set|broken|withdrawn|eaten|hurt|understood|read|torn|hidden|"
        r"frozen|lost|led|laid|forgotten|stolen|driven|bitten|sold|said|spent|spread|taught|won|thrown|grown)\b",
        re.IGNORECASE,
    ),
    spoken_of=_any(
        r"\b(?:the|an?|each|every|this|these|some|most|many|all|any|other|few) (?:patient|sufferer)s?\b",
        r"\bpatients (?:should|must|may|might|can|need|with|who|are|have|often|usually)\b",
    ),
    addressed=_any(r"\byou(?:rs?|rself)?\b", rf"{BEGINS}(?:{TOLD})\b"),
    order=_any(rf"{BEGINS}(?:{TOLD})\b"),
    reason=_any(
        r"\b(?:because|so that|otherwise|can|may|might|helps?|prevents?|protects?|avoids?|causes?|risks?|eases?|"
        r"lowers?|reduces?|raises?)\b",
    ),
    uncertain=_any(
        r"\b(?:is|are) not (?:yet )?known\b", r"\bunknown\b", r"\b(?:we|doctors) (?:do not|don't) know",
        r"\bnobody knows\b", r"\bnot (?:been )?proven\b", r"\b(?:weak|little|no good|poor) evidence\b",
        r"\bevidence (?:is|for \w+ is) (?:weak|poor|low)", r"\buncertain", r"\bnot clear\b",
    ),
    untreated=_any(r"\b(?:no|without) treatment\b", r"\bnot treat(?:ing)?\b", r"\bdo(?:ing)? nothing\b"),
    out_of=_out_of(
        r"(?:in|out\s+of)", "people|persons?|patients?|children|child|babies|women|woman|men|man|adults?|cases?|times?",
        ENGLISH_NUMBERS, r"(?:every\s+)?(?!(?:19|20)\d\d\b)",
    ),
    fraction=_any(
        SLASHED, VULGAR, r"\b(?:one|a|two)[ -]thirds?\b(?! time)",
        r"\b(?:one|a|three)[ -]quarters?\b(?! of an hour)", r"\bone[ -](?:fifth|tenth)\b",
        r"\b(?:two|three|four|five|six|seven|eight|nine)[ -](?:fifths|sixths|sevenths|eighths|ninths|tenths)\b",
    ),
    percent=_percent(ENGLISH_NUMBERS, "to|and|or|-|–", "%", "％", "‰", r"per\s?cent\b"),
    measure=MEASURE,
    hundred="x in 100",
    known=frozenset({"DNA", "TV", "CD", "DVD", "PDF", "QR", "OK", "URL", "USB", "GPS", "UV", "CO2", "SMS", "A4", "A5",
                     "UK", "US", "EU"}),
)  # fmt: skip

TABLES = {"fr": FRENCH, "en": ENGLISH}
"""By language, without its country."""

SPOKEN = frozenset(TABLES)
"""The languages that a rule with such words speaks for; in others it keeps silent, and the report says so."""


def wording(lang: str) -> Wording | None:
    """The table of a language; None where there is none."""
    return TABLES.get(lang.partition("-")[0])
