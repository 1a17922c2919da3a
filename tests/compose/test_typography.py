"""Spaces, quotes and apostrophes, profile by profile. N is U+202F, B is U+00A0."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.compose.typography import PROFILES, setter


def shown(text: str) -> str:
    return text.replace("\u202f", "⍽").replace("\u00a0", "·")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Qui appeler ?", "Qui appeler⍽?"),
        ("Qui appeler?", "Qui appeler⍽?"),
        ("Vite ! Ou non ; enfin", "Vite⍽! Ou non⍽; enfin"),
        ("Attention : ici", "Attention·: ici"),
        ("Attention: ici", "Attention·: ici"),
        ("Quoi ?!", "Quoi⍽?!"),
        ("l'eau d'ici", "l’eau d’ici"),
        ('dire "oui" ici', "dire «·oui·» ici"),
        ("dire « oui » ici", "dire «·oui·» ici"),
        ("dire «oui» ici", "dire «·oui·» ici"),
        ("1 305 sur 5 218", "1⍽305·sur·5⍽218"),
        ("0 800 35 36 37", "0⍽800⍽35⍽36⍽37"),
        ("01 99 00 12 34", "01⍽99⍽00⍽12⍽34"),
        ("38 °C, 25 %, 10 min", "38·°C, 25·%, 10·min"),
        ("page 7", "page·7"),
        ("2 à 4 sur 10", "2 à 4·sur·10"),
        ("sans réponse : le 15", "sans réponse·: le·15"),
        ("et ... voilà", "et … voilà"),
        ("à 12:30 précises", "à 12:30 précises"),
        ("https://exemple.org/a?b=1;c:d !", "https://exemple.org/a?b=1;c:d⍽!"),
        ("voir exemple.org/x?y ; ici", "voir exemple.org/x?y⍽; ici"),
        ("a.b@exemple.org ?", "a.b@exemple.org⍽?"),
        ("&eacute; reste", "&eacute; reste"),
        ("chu-exemple.re/rdv?id=3 !", "chu-exemple.re/rdv?id=3⍽!"),
        ("mailto:a@exemple.fr?subject=a;b", "mailto:a@exemple.fr?subject=a;b"),
        ("exemple.paris?x=1!y", "exemple.paris?x=1!y"),
        ("EXEMPLE.MUSEUM/A?b;c!d ?", "EXEMPLE.MUSEUM/A?b;c!d⍽?"),
        ("hôpital.swiss/a;b#c!d", "hôpital.swiss/a;b#c!d"),
        ("o'neil@exemple.health ?", "o'neil@exemple.health⍽?"),
        ("doi:10.1002/(a)1;2-b ?", "doi:10.1002/(a)1;2-b⍽?"),
        ("10.1002/(SICI)1097;2-#;", "10.1002/(SICI)1097;2-#⍽;"),
        ("localhost:8000/x?y=1;z", "localhost:8000/x?y=1;z"),
        ("voir exemple.paris ?", "voir exemple.paris⍽?"),
        ("et/ou ? oui.non? 3.5/10 !", "et/ou⍽? oui.non⍽? 3.5/10⍽!"),
        ("les 12 UI.", "les 12·UI."),
        ("5 µg, 5 μg, 120 mmHg, 72 bpm, 90 kcal", "5·µg, 5·μg, 120·mmHg, 72·bpm, 90·kcal"),
        ("3 mg/kg/jour, 25 kg/m², 5 mmol/l", "3·mg/kg/jour, 25·kg/m², 5·mmol/l"),
        ("12 M de gens, 5 Ulysses", "12 M de gens, 5 Ulysses"),
        ("le Dr X, M. X, MM. X et Y, Mme Y", "le Dr·X, M.·X, MM.·X et Y, Mme·Y"),
        ("p. 12, pp. 12-14, n° 5, § 3, fig. 2", "p.·12, pp.·12-14, n°·5, §·3, fig.·2"),
        ("le point M X et Me voici", "le point M X et Me voici"),
        ('Appuyez 30"', "Appuyez 30″"),
        ("5' 20\"", "5′·20″"),
        ("5'10\" et 20''", "5′10″ et 20″"),
        ("5’ 20”", "5′·20″"),
        ('dire "oui" puis 30" encore', "dire «·oui·» puis 30″ encore"),
        ('"il dure 30"', "«·il dure 30·»"),
        ('"Appuyez 30" longtemps"', "«·Appuyez 30″ longtemps·»"),
        ("L'eau à 5'.", "L’eau à 5′."),
    ],
)
def test_french(typed: str, expected: str) -> None:
    assert shown(setter("fr")(typed)) == expected


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("fr-CA", "Qui appeler ?", "Qui appeler?"),
        ("fr-CA", "Attention : ici", "Attention·: ici"),
        ("fr-CA", 'dire "oui"', "dire «·oui·»"),
        ("en", "Who to call?", "Who to call?"),
        ("en", 'say "yes", don\'t', "say “yes”, don’t"),
        ("en-GB", "Note: this; that!", "Note: this; that!"),
        ("en", "Who to call ? Now : 15 ; go !", "Who to call? Now: 15; go!"),
        ("en", "he said 'yes' (not 'no'): the nurses' room", "he said ‘yes’ (not ‘no’): the nurses’ room"),
        ("en", "don't, it's the patients' choice", "don’t, it’s the patients’ choice"),
        ("en", "he is 'aged 5' now, in the 1990's", "he is ‘aged 5’ now, in the 1990’s"),
        ("en", "6'2\" tall, 'in 1990'", "6′2″ tall, ‘in·1990’"),
        ("en", '"aged 5", Dr Smith, Mr X', "“aged 5”, Dr·Smith, Mr·X"),
        ("en", "fever - or pain", "fever – or pain"),
        ("en", "2 to 4 people in 10, 9 out of 17", "2 to 4 people in·10, 9·out of·17"),
        ("en", "38 °C, 6 weeks, from age 16, 5 pm, page 7", "38·°C, 6·weeks, from age·16, 5·pm, page·7"),
        ("en", "no answer: call 15", "no answer: call·15"),
        ("en", "6 semaines sur 10", "6 semaines sur 10"),
        ("fr", "6 weeks in 10", "6 weeks in 10"),
        ("fr", "dire 'oui'", "dire ’oui’"),
    ],
)
def test_other_profiles(lang: str, typed: str, expected: str) -> None:
    assert shown(setter(lang)(typed)) == expected


def test_a_sign_cut_off_by_markup_still_belongs_to_the_word_before_it() -> None:
    assert shown(setter("fr")(" ? Oui", before="n")) == "⍽? Oui"
    assert shown(setter("fr")('" dit-il', before="i")) == "·» dit-il"


@given(st.text(alphabet="ab 1290:;!?.'\"«»@-%", max_size=40), st.sampled_from(sorted(PROFILES)))
def test_setting_twice_changes_nothing(text: str, lang: str) -> None:
    once = setter(lang)(text)
    assert setter(lang)(once) == once


@given(st.text(max_size=60), st.sampled_from(sorted(PROFILES)))
def test_letters_and_digits_are_never_lost(text: str, lang: str) -> None:
    def kept(value: str) -> str:
        return "".join(character for character in value if character.isalnum())

    assert kept(setter(lang)(text)) == kept(text)


@pytest.mark.parametrize(
    "text", ["a" * 1500, "a." * 750, "a@" * 750, "a?" * 750, "1' " * 500, '1"' * 700, "a.b/" * 370]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_any_text_is_set_within_a_moment(lang: str, text: str) -> None:
    start = time.perf_counter()
    setter(lang)(text)
    assert time.perf_counter() - start < 1
