"""Words told as deleted and inserted: written-out cases, and what holds for any two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.revision.changes import new_text, old_text
from booklet.revision.words import FLIPPED, MAX_TOKENS, alike, runs, token_runs, tokens

TEXTS = st.text("ab cé.,d’'[@x]{}|**12 \n", max_size=60)


def written(old: str, new: str) -> str:
    shapes = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(shapes[run.kind].format(run.text) for run in runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Lavez.", "Lavez.", "Lavez."),
        ("", "Lavez.", "{+Lavez.+}"),
        ("Lavez.", "", "[-Lavez.-]"),
        ("Couvrez les mains.", "Couvrez bien les mains.", "Couvrez{+ bien+} les mains."),
        ("sans frotter", "sans jamais frotter", "sans {+jamais +}frotter"),
        ("Gardez au sec.", "Tenez au sec.", "[-Gardez-]{+Tenez+} au sec."),
        ("l'eau froide", "l'air froid", "l'[-eau froide-]{+air froid+}"),
        ("dose de 2,5 mg", "dose de 5 mg", "dose de [-2,5-]{+5+} mg"),
        ("Un fait [@a; @b].", "Un fait [@a; @c].", "Un fait [-[@a; @b]-]{+[@a; @c]+}."),
        ("Le {derme|derme} dur", "Le {peau|derme} dur", "Le [-{derme|derme}-]{+{peau|derme}+} dur"),
        ("voir https://a.fr/b", "voir https://a.fr/c", "voir [-https://a.fr/b-]{+https://a.fr/c+}"),
        ("un deux trois", "un, deux, trois", "un{+,+} deux{+,+} trois"),
    ],
)  # fmt: skip
def test_written_out_cases(old: str, new: str, told: str) -> None:
    assert written(old, new) == told


def test_two_differences_are_not_told_in_crumbs() -> None:
    assert written("a b c", "x y z") == "[-a b c-]{+x y z+}"


@given(TEXTS, TEXTS)
def test_runs_give_both_texts_back(old: str, new: str) -> None:
    told = runs(old, new)
    assert (old_text(told), new_text(told)) == (old, new)


@given(TEXTS, TEXTS)
def test_the_other_way_round_only_the_kinds_change(old: str, new: str) -> None:
    there = sorted((FLIPPED[run.kind], run.text) for run in runs(old, new))
    assert there == sorted((run.kind, run.text) for run in runs(new, old))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(run.kind == "equal" for run in runs(text, text))
    assert "".join(tokens(text)) == text


def test_a_text_without_end_is_compared_at_its_ends_only() -> None:
    old, new = ("a ", *["!"] * MAX_TOKENS, " z"), ("a ", *["?"] * MAX_TOKENS, " z")
    told = token_runs(old, new)
    assert [run.kind for run in told] == ["equal", "delete", "insert", "equal"]
    assert (old_text(told), new_text(told)) == ("".join(old), "".join(new))


def test_alike_counts_words_in_any_order() -> None:
    assert alike("un deux trois", "trois deux un") == 1
    assert alike("un deux", "trois quatre") == 0
    assert alike("un deux", "un trois") == 0.5
