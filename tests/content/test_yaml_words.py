"""What is wrong with a file that is no YAML is said in plain words, at the place where a hand would mend it."""

from __future__ import annotations

import pytest
import yaml

from booklet.content import nodes

PLAIN = {
    "a colon in a text": ("title: Un⟦: deux\n", "a colon stands where no key can be", "in quotes"),
    "a line without a colon": ("title a\nblocks⟦: b\n", "a colon stands where no key can be", "the line before"),
    "no space after a colon": ("title:Un\nblocks⟦: b\n", "a colon stands where no key can be", "the line before"),
    "an open quote": ('a: ⟦"Un\nb:\n  - c\n', "the quote that opens here is never closed", "close it"),
    "an open quote before other texts": (
        'a:\n  b: ⟦"Un\n  c: "deux"\n',
        "opens here is not closed on its line",
        "close",
    ),
    "an open quote in braces": ('a: {fr: ⟦"Un}\nb: {fr: "deux"}\n', "opens here is not closed on its line", "close"),
    "an inch before another fault": ('a: 5" carrés\nb: c⟦: d\n', "a colon stands where no key can be", "in quotes"),
    "a long text in quotes before another fault": ('a: "Un\n  deux"\nb: c⟦: d\n', "a colon stands", "in quotes"),
    "a colon in braces": ("a: {fr: Deux mots⟦: un}\n", "opens on line 1 is not closed", "colon or a comma in quotes"),
    "an open bracket": ("a: b\nc: [d, e\nf⟦: g\n", "opens on line 2 is not closed", "]"),
    "an open brace": ("a: {fr: b\nd⟦: e\n", "opens on line 1 is not closed", "}"),
    "a list half in": ("blocks:\n  - kind: a\n   ⟦text: b\n", "neither as an item of the list", "indent it"),
    "an item without its hyphen": ("blocks:\n  - kind: a\n  ⟦kind: c\n", "neither as an item", "hyphen"),
    "a word without a hyphen": ("blocks:\n  - a\n  ⟦b\n  - c\n", "this line has no colon", "hyphen"),
    "a list half out": ("blocks:\n  - a\n ⟦- b\n", "does not go on from those above", "spaces"),
    "words after a quoted text": ('a: "b" ⟦c\n', "does not go on from those above", "quotes"),
    "a tab": ("a:\n⟦\tb: c\n", "a tab", "spaces"),
    "a per cent sign first": ("a: ⟦%b\n", "a text cannot begin with %", "in quotes"),
    "bold first": ("a: ⟦**b** c\n", "a text cannot begin with *", "in quotes"),
    "a backslash": ('a: "b⟦\\d"\n', "a backslash", "twice"),
}


@pytest.mark.parametrize("with_libyaml", [True, False])
@pytest.mark.parametrize("name", PLAIN)
def test_what_is_wrong_is_said_plainly(name: str, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    planted, words, hint = PLAIN[name]
    before, after = planted.split("⟦")
    if not with_libyaml:
        monkeypatch.setattr(nodes, "_Parser", yaml.SafeLoader)
    finding = nodes.parse(before + after, "a.yaml").diagnostics[0]
    assert finding.rule == "bad-yaml"
    assert finding.message.startswith("not valid YAML: ") and words in finding.message
    assert hint in finding.hint
    line = before.count("\n") + 1
    assert finding.location.line == line
    if with_libyaml:  # the other one may name the column of a whole pair
        assert finding.location.column == len(before) - (before.rfind("\n") + 1) + 1


def test_a_second_key_in_an_item_may_be_a_lost_hyphen() -> None:
    item = nodes.parse("items:\n  - text: a\n    text: b\n", "a.yaml").diagnostics[0]
    assert item.rule == "duplicate-key" and "hyphen" in item.hint
    top = nodes.parse("title: a\ntitle: b\n", "a.yaml").diagnostics[0]
    assert top.rule == "duplicate-key" and "hyphen" not in top.hint


def test_a_text_that_a_comma_cuts_in_two_goes_in_quotes() -> None:
    (found,) = nodes.parse("title: {fr: L'ombre, les mots}\n", "a.yaml").diagnostics
    assert (found.rule, found.location.column) == ("empty-value", 22) and "quotes" in found.hint
