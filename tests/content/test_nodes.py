"""YAML becomes what the editor typed, and every value knows its place."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.content import nodes
from booklet.content.places import spot
from tests.support import lines, marked


def data(text: str) -> Any:
    parsed = nodes.parse(text, "a.yaml")
    assert lines(parsed.diagnostics) == []
    return parsed.data


def found(text: str) -> list[str]:
    return lines(nodes.parse(text, "a.yaml").diagnostics)


@pytest.fixture(params=["with libyaml", "without"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds for both of PyYAML's parsers."""
    if request.param == "without":
        monkeypatch.setattr(nodes, "_Parser", yaml.SafeLoader)


TYPED = "no yes on True FALSE 12:30 2025-01-02 08 0x1F 1e3 null ~ 1_000 = <<"


@pytest.mark.parametrize("typed", TYPED.split())
def test_text_stays_what_the_editor_typed(typed: str) -> None:
    assert data(f"a: {typed}\n{typed}: b") == {"a": typed, typed: "b"}


def test_only_plain_true_and_false_are_booleans() -> None:
    assert data("a: [true, false, 'true', \"false\"]\ntrue: 1") == {"a": [True, False, "true", "false"], "true": "1"}


def test_quoted_and_folded_texts() -> None:
    assert data("a: >\n  un\n  deux\nb: |\n  un\n  deux\nc: 'l''eau'\nd: \"\\u00e9\\n\"") == {
        "a": "un deux\n", "b": "un\ndeux\n", "c": "l'eau", "d": "é\n",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("e\ufb03cace", "efficace"), ("\uff26\uff29\uff2e", "FIN"), ("\U0001d400lerte", "Alerte"), ("\ufb01n", "fin"),
        ("e\u0301te\u0301", "été"), ("\u017fi", "si"), ("½ 10² m² … ‰ № ℃ 1º 5 µg", "½ 10² m² … ‰ № ℃ 1º 5 µg"),
        ("pa\u0140la 2ʰ", "pa\u0140la 2ʰ"), ("œuf æ ß", "œuf æ ß"), ("\u3131", "\u3131"),
    ],
)  # fmt: skip
def test_a_letter_is_read_as_itself_and_a_sign_is_kept(typed: str, read: str) -> None:
    assert data(f"a: {typed}\nb: '{typed}'\nc: |-\n  {typed}\n") == {"a": read, "b": read, "c": read}


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_place_after_a_ligature_is_exact(quote: str) -> None:
    text, place = marked("a.yaml", f"a: {quote}e\ufb03cace, e\u0301te\u0301 ⟦fin{quote}\n")
    parsed = nodes.parse(text, "a.yaml")
    assert str(spot(parsed.source, ("a",), parsed.data["a"], parsed.data["a"].index("fin"))) == place


FAULTS = [
    ("a: 1\n⟦b:\n", "empty-value"),
    ("a: {⟦b: , c: 1}", "empty-value"),
    ("é: [1, 2]\né2:\n  - {été: 1, ⟦été: 2}\n", "duplicate-key"),
    ("a: 1\n? ⟦[x, y]\n: 2\n", "bad-key"),
    ("a: 1\n? ⟦{x: y}\n: 2\n", "bad-key"),
    ("a: 1\n⟦'': 2\n", "bad-key"),
    ("a: &x 1\n⟦*x : 2\n", "bad-key"),
    ("é: ⟦!!python/object/apply:os.system [ls]\n", "custom-tag"),
    ("é: ⟦!secret x\n", "custom-tag"),
    ("é: ⟦!!str 12\n", "custom-tag"),
    ("é: ⟦! 12\n", "custom-tag"),
    ("a: 1\n⟦--- \nb: 2\n", "several-documents"),
    ("a: &x [1, ⟦*x]\n", "endless-alias"),
    ("a: ⟦*x\n", "unknown-alias"),
    ('a: b\nc: ⟦"\\x07"\n', "control-character"),
    ("a: été⟦: b\n", "bad-yaml"),
    ("a: [1, 2\nb⟦: 3\n", "bad-yaml"),
    ("a: é\nb: ⟦'open\nc: 1\n", "bad-yaml"),
    ("é: " + "[" * 39 + "⟦[[x", "too-deep"),
    ("- " * 40 + "⟦- " * 1, "too-deep"),
    (f"a: ⟦{'x' * 1_000_000}\n", "text-too-long"),
]


@pytest.mark.parametrize(("text", "rule"), FAULTS)
def test_a_fault_is_found_where_it_stands(text: str, rule: str) -> None:
    text, place = marked("a.yaml", text)
    assert f"{place} {rule}" in found(text)


def test_an_empty_item_of_a_list() -> None:
    assert found("a:\n  - x\n  -\n  - y\n")[0].startswith("a.yaml:3:")


def test_a_second_key_names_the_line_of_the_first() -> None:
    finding = nodes.parse("a: 1\nb: 2\na: 3\n", "a.yaml").diagnostics[0]
    assert finding.message == "the key 'a' is already there, on line 1"


def test_faults_inside_a_second_key_are_found_and_its_value_is_not_taken() -> None:
    parsed = nodes.parse("a: 1\na: {b: , c: !x 1}\n", "a.yaml")
    assert [finding.rule for finding in parsed.diagnostics] == ["duplicate-key", "empty-value", "custom-tag"]
    assert parsed.data == {"a": "1"}


@pytest.mark.parametrize("text", ["[" * 1000, "{a: " * 1000, "- " * 1000, "[{a: " * 500,
                                  "".join(" " * n + "a:\n" for n in range(1000))])  # fmt: skip
def test_a_thousand_levels_are_one_finding(text: str) -> None:
    start = time.perf_counter()
    findings = nodes.parse(text, "a.yaml").diagnostics
    assert [finding.rule for finding in findings] == ["too-deep"]
    assert (findings[0].location.line, findings[0].location.column) != (1, 1)
    assert time.perf_counter() - start < 1


def test_a_thousand_keys_one_inside_the_other_end_too() -> None:
    assert nodes.parse("? " * 1000, "a.yaml").diagnostics[-1].rule == "too-deep"


def test_forty_levels_are_taken() -> None:
    data("[" * 40 + "x" + "]" * 40)


def test_an_alias_stands_for_its_value() -> None:
    parsed = nodes.parse("a: &x {b: 1}\nc: [*x, *x]\n", "a.yaml")
    assert parsed.data == {"a": {"b": "1"}, "c": [{"b": "1"}, {"b": "1"}]}
    assert str(parsed.source.at(("c", 1, "b"))) == "a.yaml:2:9"


def test_an_alias_bomb_is_one_finding() -> None:
    names = "abcdefghij"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise(names)
    )
    start = time.perf_counter()
    assert found(bomb) == ["a.yaml:5:12 too-many-values"]
    assert time.perf_counter() - start < 1


def test_too_many_values_are_one_finding() -> None:
    assert [line.split()[1] for line in found("- x\n" * 30_000)] == ["too-many-values"]


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "---\n...\n"])
def test_an_empty_file_has_no_value(text: str) -> None:
    assert nodes.parse(text, "a.yaml").data is None


def test_places_count_characters_not_bytes() -> None:
    source = nodes.parse("é😀: «é»\nb:\n  - ü: ïx\n", "a.yaml").source
    assert str(source.at(("é😀",))) == "a.yaml:1:5"
    assert str(source.at(("b", 0, "ü"))) == "a.yaml:3:8"
    assert str(source.at(("b", 0, nodes.KEY, "ü"))) == "a.yaml:3:5"
    assert str(source.find(("b", 0, "ü"), "x")) == "a.yaml:3:9"
    assert source.text[slice(*source.places[("é😀",)][2:])] == "«é»"


STYLES = [
    "a: L'eau « vive » ⟦{terme} fin\n",
    "a: 'L''eau ''vive'' ⟦{terme} fin'\n",
    'a: "L\'eau \\"vive\\" \\u00e9 \\\\ \\x41 ⟦{terme} fin"\n',
    'a: "L\'eau\\tvive\\n \\\n  suite ⟦{terme} fin"\n',
    "a: >\n  L'eau\n  vive\n\n  puis ⟦{terme} fin\n",
    "a: |-\n  L'eau\n    vive ⟦{terme} fin\n",
    "b: 1\na:\n  L'eau\n  vive ⟦{terme}\n  fin\n",
]


@pytest.mark.parametrize("text", STYLES)
def test_a_place_inside_a_value_is_exact_in_every_style(text: str) -> None:
    text, place = marked("a.yaml", text)
    parsed = nodes.parse(text, "a.yaml")
    value = parsed.data["a"]
    assert str(spot(parsed.source, ("a",), value, value.index("{terme}"))) == place


def test_a_place_inside_an_alias_is_the_alias() -> None:
    parsed = nodes.parse("a: &x un deux\nb: *x\n", "a.yaml")
    assert str(spot(parsed.source, ("b",), "un deux", 3)) == "a.yaml:2:4"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_values_or_findings(text: str) -> None:
    parsed = nodes.parse(text.replace("\x00", ""), "a.yaml")
    for finding in parsed.diagnostics:
        finding.as_text().encode()


@settings(deadline=None)
@given(st.text("abé:- \n[]{},&*!|>'\"?#%@`~.\\x0", max_size=60))
def test_anything_like_yaml_is_values_or_findings(text: str) -> None:
    nodes.parse(text, "a.yaml")


@settings(deadline=None)
@given(st.recursive(st.text("abé :'\"\n#,-", max_size=12), lambda inner: st.lists(inner, max_size=4)
                    | st.dictionaries(st.text("abcé", min_size=1, max_size=4), inner, max_size=4)))  # fmt: skip
def test_what_was_written_is_read_back(value: Any) -> None:
    text = yaml.safe_dump({"v": value}, allow_unicode=True, default_style='"')
    parsed = nodes.parse(text, "a.yaml")
    expected = yaml.safe_load(text)
    assert parsed.data == expected
