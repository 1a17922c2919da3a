"""Readability: syllables of written-out words, counts and scores of texts counted by hand, the trend and its rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.blocks import Inline
from booklet.checks import judge, readability_regression
from booklet.checks.readability import counted, prose, score, scored, trend, whole
from booklet.checks.syllables import syllables
from booklet.model import Section
from booklet.revision.approved_texts import approved_sections
from tests.revision.git import Repository, needs_git
from tests.support import FIRST, Project

FRENCH = """
le 1|que 1|eau 1|l'eau 1|qu'il 1|jusqu'à 2|aujourd'hui 3|rendez-vous 3|peut-être 2|être 1|année 2|maladie 3|vie 1
plaie 1|vue 1|langue 1|fatigue 2|guérir 2|équipe 2|quatre 1|pigeon 2|mangeons 2|rougeur 2|voyage 2|payer 2|essayez 3
joyeux 2|appuyez 3|crayon 2|pays 2|yeux 1|maïs 2|Noël 2|égoïste 3|réel 2|océan 3|théâtre 2|réunion 3|aérer 3|poésie 3
aorte 2|oasis 3|coopérer 4|alcool 2|août 1|coeur 1|cœur 1|œil 1|société 3|pitié 2|ouvrier 3|prière 2|oublier 3
client 2|quatrième 3|cruel 2|éblouir 3|brouillard 2|nuit 1|suivi 2|fruit 1|pluie 1|nuage 1|continuer 3|oui 1|jouer 1
mouiller 2|lion 1|action 2|attention 3|calcium 2|diabète 2|patients 2|science 1|expérience 3|mieux 1|sérieux 2
fauteuil 2|oreille 2|fille 1|famille 2|papillon 3|bien 1|quotidien 3|européen 4|médicament 4|traitement 3|lentement 3
souvent 2|appellent 2|gênent 1|aiment 1|étaient 2|tient 1|urgents 2|dépôts 2|douleur 2|février 3|infirmière 3
pharmacien 3|brûlure 2|saignement 3|paiement 2|naïf 2|hier 1|piqûre 2|aiguille 2|ongles 1|rougissent 2|moelle 1
influence 3|individuellement 6|soigner 2
"""
"""Words with their syllables, as a dictionary of pronunciation has them but for the e inside a word."""

ENGLISH = """
the 1|cat 1|apple 2|table 2|people 2|water 2|doctor 2|hospital 3|medicine 3|calcium 3|deposit 3|skin 1|treatment 2
doses 2|dose 1|changes 2|washes 2|wanted 2|called 1|asked 1|reading 2|information 4|special 2|science 2|area 3|idea 3
being 2|quiet 2|everyone 3|nurse 1|nurses 2|infection 3|ambulance 3|emergency 4|surgery 3|surgeon 2|patients 2
children 2|family 3|usually 4|safely 2|carefully 3|simple 2|muscles 2|ankle 2|fever 2|redness 2|tired 1|bandage 2
appointment 3|question 2|eye 1|diet 2|radio 3|period 3|various 3|physician 3|inflammation 4|nodules 2|serious 3
experience 4|create 2|creates 2|react 2|rheumatism 4|available 4|possible 3|rhythm 2|clothes 1|fatigue 2|league 1
exercise 3|tissues 2|once 1|disease 2|sometimes 2|hours 1|likely 2|avoided 3|knees 1|you're 1
isn't 2|doesn’t 2|couldn't 2|haven't 2|don't 1|can't 1|aren't 1|drying 2|playing 2|dying 2|worried 2|studied 2|tried 1
x-ray 2|e-mail 2|diabetes 4|movement 2|everyday 3|business 2|evening 2
"""


def cases(table: str) -> list[tuple[str, int]]:
    rows = [entry.rsplit(" ", 1) for entry in table.strip().replace("\n", "|").split("|")]
    return [(word, int(count)) for word, count in rows]


@pytest.mark.parametrize(("word", "count"), cases(FRENCH))
def test_french_syllables(word: str, count: int) -> None:
    assert syllables(word, "fr") == count


@pytest.mark.parametrize(("word", "count"), cases(ENGLISH))
def test_english_syllables(word: str, count: int) -> None:
    assert syllables(word, "en") == count


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(cases(FRENCH)) >= 100 and len(cases(ENGLISH)) >= 80


def test_accents_may_be_typed_as_two_characters_and_a_region_named() -> None:
    assert syllables("re\u0301el", "fr") == syllables("réel", "fr-CA") == 2


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        syllables("Wasser", "de")


@pytest.mark.parametrize(
    ("text", "words", "sentences", "counted_syllables", "long", "stops"),
    [
        # Le mé-de-cin parle. Il ex-plique le trai-te-ment.
        ("Le médecin parle. Il explique le traitement.", 7, 2, 12, 3, 2),
        # Ap-pe-lez vite : une plaie saigne.
        ("Appelez vite : une plaie saigne.", 5, 1, 7, 1, 2),
        # L'eau cou-le au-jour-d'hui: seven letters before the apostrophe make it long.
        ("L'eau coule aujourd'hui.", 3, 1, 5, 1, 1),
        ("Appelez le 01 56 53 53 40 ou écrivez à aide@example.org.", 5, 1, 9, 2, 1),
        ("Lisez [le guide](https://example.org/a-b) [@dupont-2024].", 3, 1, 4, 0, 1),
        ("{derme|La peau} protège. **Lavez-la** !", 4, 2, 7, 1, 2),
        ("12, 15 et 18 : 3.", 1, 1, 1, 0, 2),
        ("15.", 0, 0, 0, 0, 0),
    ],
)
def test_counts(text: str, words: int, sentences: int, counted_syllables: int, long: int, stops: int) -> None:
    found = counted(text, "fr")
    assert (found.words, found.sentences, found.syllables, found.long_words, found.stops) == (
        words, sentences, counted_syllables, long, stops
    )  # fmt: skip


def test_kandel_and_moles_and_lix_by_hand() -> None:
    found = scored(counted("Le médecin parle. Il explique le traitement.", "fr"), "fr")
    assert found and found.ease is not None and found.grade is None
    assert found.ease == pytest.approx(207 - 1.015 * 7 / 2 - 73.6 * 12 / 7)
    assert found.lix == pytest.approx(7 / 2 + 100 * 3 / 7)
    assert found.words_per_sentence == 3.5


def test_flesch_and_flesch_kincaid_by_hand() -> None:
    # The nurse cleans the wound. It may bleed a lit-tle: call the doc-tor.
    found = scored(counted("The nurse cleans the wound. It may bleed a little: call the doctor.", "en"), "en")
    assert found and found.ease is not None and found.grade is not None
    assert found.counts.syllables == 15
    assert found.ease == pytest.approx(206.835 - 1.015 * 13 / 2 - 84.6 * 15 / 13)
    assert found.grade == pytest.approx(0.39 * 13 / 2 + 11.8 * 15 / 13 - 15.59)
    assert found.lix == pytest.approx(13 / 3)


def test_another_language_has_lix_alone() -> None:
    found = scored(counted("Der Arzt kommt. Er hilft.", "de"), "de")
    assert found and found.ease is None and found.grade is None
    assert found.lix == pytest.approx(5 / 2)


def test_only_prose_is_counted() -> None:
    section = Section.model_validate(
        {
            "title": "Faut-il venir ?",
            "blocks": [
                {"kind": "paragraph", "text": "Lisez cette page.", "short": "Lisez.", "lead": True},
                {"kind": "list", "intro": "Prenez :", "items": ["Un savon.", "de l'eau"]},
                {"kind": "figure", "figure": "a.svg", "alt": "Une main.", "caption": "Voici la main."},
                {"kind": "table", "caption": "Les jours.", "header": ["Jour.", "Geste."], "rows": [["Un.", "Deux."]]},
                {"kind": "question-answer", "question": "Et après ?", "answer": ["Reposez-vous."]},
            ],
        }
    )
    assert prose(section) == [
        "Lisez cette page.", "Un savon.", "Voici la main.", "Les jours.", "Et après ?", "Reposez-vous."
    ]  # fmt: skip
    assert whole([section, section], "fr").words == 2 * sum(counted(text, "fr").words for text in prose(section))


def told(text: str) -> Section:
    """A section of one paragraph, without validation of its length."""
    section = Section.model_validate({"title": "Une page", "blocks": [{"kind": "paragraph", "text": "Un."}]})
    block = section.blocks[0].model_copy(update={"text": Inline(text)})
    return section.model_copy(update={"blocks": [block]})


PLAIN = "Lavez la peau. " * 20
HARD = "Nettoyez soigneusement régulièrement l'épiderme superficiel. " * 12


def test_a_section_without_prose_has_no_score_and_no_trend() -> None:
    assert score(told("Une table"), "fr") is None
    assert trend(told(PLAIN), told("Une table"), "fr") is None


def test_a_trend_says_which_way() -> None:
    harder = trend(told(HARD), told(PLAIN), "fr")
    assert harder and harder.ease is not None and harder.ease < 0 < harder.lix
    same = trend(told(PLAIN), told(PLAIN), "fr")
    assert same and same.ease == same.lix == 0


@pytest.fixture
def regressions(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[[Section | None], list[str]]:
    """What the rule finds where the first section was approved as it is given."""

    def found(approved: Section | None) -> list[str]:
        known = {("demo", "fr", "premiers-pas"): approved} if approved else {}
        monkeypatch.setattr(readability_regression, "approved_sections", lambda library: known)
        library, _ = project.load()
        return [f"{fault.location} {fault.message}" for fault in readability_regression.check(library)]

    return found


Regressions = Callable[[Section | None], list[str]]


def test_a_section_that_became_harder_is_found_at_its_title(project: Project, regressions: Regressions) -> None:
    project.edit(FIRST, "Le {derme} porte la peau. [@dupont-2024]", HARD.strip() + " [@dupont-2024]")
    found = regressions(told(PLAIN))
    assert len(found) == 1 and found[0].startswith(f"{FIRST}:1:8 harder to read than when it was approved: ease")
    assert "LIX rose" in found[0]


def test_no_section_is_held_against_nothing_or_against_a_harder_text(
    project: Project, regressions: Regressions
) -> None:
    assert regressions(None) == []
    project.edit(FIRST, "Le {derme} porte la peau. [@dupont-2024]", HARD.strip() + " [@dupont-2024]")
    assert regressions(None) == []
    assert regressions(told(HARD)) == []


def test_a_few_words_move_too_much_to_be_held_against_anything(regressions: Regressions) -> None:
    assert regressions(told("Il va. " * 40)) == []


@needs_git
def test_the_approved_text_is_found_in_the_history(project: Project) -> None:
    project.edit(FIRST, "Le {derme} porte la peau. [@dupont-2024]", PLAIN.strip() + " Le {derme}. [@dupont-2024]")
    project.approve("clinician")
    repository = Repository(project.root)
    repository.commit()
    library, _ = project.load()
    assert approved_sections(library).keys() == {("demo", "fr", "premiers-pas"), ("demo", "fr", "contacts")}
    project.edit(FIRST, PLAIN.strip() + " Le {derme}.", HARD.strip() + " Le {derme}.")
    repository.commit()
    library, _ = project.load()
    assert PLAIN.strip() in str(approved_sections(library)["demo", "fr", "premiers-pas"])
    found = [one for one in judge(library).findings if one.rule == "readability-regression"]
    assert [str(one.location) for one in found] == [f"{FIRST}:1:8"] and found[0].severity == "warning"


def test_an_approved_text_that_nothing_remembers_is_left_out(project: Project) -> None:
    project.approve("clinician")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert approved_sections(project.load()[0]).keys() == {("demo", "fr", "contacts")}
