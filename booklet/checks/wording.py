"""What the rules of plain language know of each language: how it makes a passive, addresses a reader, counts people.

A rule that needs such words says so in its page, and keeps silent in a language without a table here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


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
    """People out of a number of people; the group is the second number."""
    fraction: re.Pattern[str]
    percent: re.Pattern[str]
    measure: re.Pattern[str]
    """What stands after a number that may be a decimal: money, doses, values of tests."""
    hundred: str
    """How a percentage is said in people, for hints."""
    known: frozenset[str]
    """Abbreviations that everybody knows better than what they stand for."""


NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+"
PEOPLE = rf"(?:{NUMBER})(?:\s+[^\W\d]\S*){{0,3}}?\s+"
MEASURE = re.compile(r"\s?(?:€|\$|£|°|mg|µg|g|kg|ml|cl|l|mm|cm|m|km|mmol|UI|IU|Gy|kPa|mmHg)(?![\w])", re.IGNORECASE)

FRENCH = Wording(
    passive=re.compile(
        r"(?<!['’])\b(?:est|sont|était|étaient|sera|seront|serait|soit|soient|être|été|fut)\s+"
        r"(?:(?:pas|plus|jamais|souvent|toujours|aussi|déjà|encore|bien|parfois|peu|alors|donc|d'abord)\s+)?"
        r"(?!(?:all|arriv|n|tomb|rest|entr|mont|pass|âg|fatigu|situ|li|adapt|associ|foncé|élev|éloign|privé)é)"
        r"(?:[^\W\d]{2,}(?:é|ée|és|ées)|(?:pris|mis|promis|compris|prescrit|écrit|décrit|fait|conduit|produit|réduit|"
        r"détruit|suivi|choisi|fourni|reçu|rendu|vendu|vu|connu|prévu|retenu|soutenu|offert|couvert|atteint)e?s?)\b",
        re.IGNORECASE,
    ),
    spoken_of=_any(r"\b(?:le|la|les|du|des|au|aux|un|une|chaque|ce|cette)\s+(?:patient|malade)e?s?\b"),
    addressed=_any(r"\bv(?:ous|os|otre|ôtre)s?\b", r"\b[^\W\d]{2,}(?<!ch)(?<!\bass)ez\b", r"\b(?:dites|faites)\b"),
    order=_any(r"\b(?!vous\b|votre\b)[^\W\d]{2,}(?<!\bch)(?<!\bass)ez\b", r"\b(?:dites|faites)\b"),
    reason=_any(
        r"\b(?:car|parce|puisque?|pour|afin|sinon|ainsi|cela|peut|peuvent)\b",
        r"\b(?:évite|protèg|aide|caus|risque|empêch|ménag|soulag|diminu|augment)\w*",
    ),
    uncertain=_any(
        r"\bon ne (?:le )?(?:sait|connaît)\b", r"\bnous ne savons pas\b", r"\bne sait pas\b", r"\bpas (?:prouv|connu)",
        r"\bpreuves? (?:est |sont |y sont )?(?:faible|insuffisant|rare)", r"\bn'a (?:pas )?fait ses preuves\b",
        r"\binconnu", r"\bincertain", r"\bpeu étudié",
    ),
    untreated=_any(r"\bsans traitement\b", r"\bne pas traiter\b", r"\bne rien faire\b", r"\baucun traitement\b"),
    out_of=re.compile(rf"{PEOPLE}sur\s+({NUMBER})(?!\s*(?:h|heures|jours)\b)", re.IGNORECASE),
    fraction=_any(
        r"(?<![\d/])\d{1,3}\s?/\s?\d{1,3}(?![\d/])", r"[½⅓⅔¼¾]", r"\b(?:un|le|deux|les deux) tiers\b",
        r"\b(?:un|trois|les trois) quarts?\b(?! d['’]heure)", r"\bun (?:cinquième|dixième)\b",
    ),
    percent=_any(r"\d+(?:[.,]\d+)?[\s\u00a0\u202f]?%", r"\d+\s+pour\s+cent\b"),
    measure=MEASURE,
    hundred="x sur 100",
    known=frozenset({"SMS", "CO2", "ADN", "TV", "CD", "DVD", "PDF", "QR", "OK", "URL", "USB", "GPS", "UV", "A4", "A5"}),
)  # fmt: skip

ENGLISH = Wording(
    passive=re.compile(
        r"\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:not|never|often|always|also|already|still|sometimes|first)\s+)?"
        r"(?!(?:tired|aged|red|used to|related|needed|supposed|worried|interested)\b)"
        r"(?:[a-z]{2,}ed|done|given|taken|made|seen|found|known|shown|written|told|kept|held|sent|built|chosen|drawn|"
        r"felt|paid|thought|worn|brought|caught|cut|put|set)\b",
        re.IGNORECASE,
    ),
    spoken_of=_any(r"\b(?:the|a|each|every|this|these|some|most) (?:patient|sufferer)s?\b"),
    addressed=_any(
        r"\byou(?:rs?|rself)?\b",
        r"(?:^|[.!?:;]\s+|\*\*)(?:do not|don't|never|always|ask|call|tell|show|keep|wash|cover|protect|avoid|stop|wear|"
        r"take|write|bring|put|use|choose|check|look|talk|try|wait|eat|drink|rest|move|test|apply|note)\b",
    ),
    order=_any(
        r"(?:^|[.!?:;]\s+|\*\*)(?:do not|don't|never|always|ask|call|tell|show|keep|wash|cover|protect|avoid|stop|wear|"
        r"take|write|bring|put|use|choose|check|look|talk|try|wait|eat|drink|rest|move|test|apply|note|dry|follow|"
        r"get|go|change|prepare|limit|warm|let|say|see|read|fill|mark)\b",
    ),
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
    out_of=re.compile(
        rf"{PEOPLE}(?:in|out\s+of)\s+(?!(?:19|20)\d\d\b)({NUMBER})(?!\s*(?:h|hours|days)\b)", re.IGNORECASE
    ),
    fraction=_any(
        r"(?<![\d/])\d{1,3}\s?/\s?\d{1,3}(?![\d/])", r"[½⅓⅔¼¾]", r"\b(?:one|a|two)[ -]thirds?\b(?! time)",
        r"\b(?:one|a|three)[ -]quarters?\b(?! of an hour)", r"\bone (?:fifth|tenth)\b",
    ),
    percent=_any(r"\d+(?:\.\d+)?\s?%", r"\d+\s+per\s?cent\b"),
    measure=MEASURE,
    hundred="x in 100",
    known=frozenset({"DNA", "TV", "CD", "DVD", "PDF", "QR", "OK", "URL", "USB", "GPS", "UV", "CO2", "SMS", "A4", "A5",
                     "UK", "US", "EU"}),
)  # fmt: skip

TABLES = {"fr": FRENCH, "en": ENGLISH}
"""By language, without its country."""


def wording(lang: str) -> Wording | None:
    """The table of a language; None where there is none."""
    return TABLES.get(lang.partition("-")[0])
