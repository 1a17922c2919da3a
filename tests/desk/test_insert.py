"""Lines are added to a file without touching the others, or not at all."""

from __future__ import annotations

import pytest

from booklet.desk.insert import with_entry, with_section

PLAN = """\
# Parts
parts:
  - id: a
    sections:
      - id: one   # the first
        starts: flow
      # a note of the editor
      - id: two

  # the next part
  - id: b
    sections:
    - id: three
"""


def test_a_section_goes_to_the_end_of_its_part() -> None:
    assert with_section(PLAN, "new", 0) == PLAN.replace("      - id: two\n", "      - id: two\n      - id: new\n")
    assert with_section(PLAN, "new", 1) == PLAN + "    - id: new\n"


def test_a_section_goes_after_the_keys_of_the_last_one() -> None:
    plan = PLAN.replace("      - id: two\n", "      - id: two\n        starts: flow\n")
    assert with_section(plan, "new", 0) == plan.replace(
        "starts: flow\n\n", "starts: flow\n      - id: new\n\n"
    )  # fmt: skip


def test_a_file_without_a_last_line_end() -> None:
    assert with_section(PLAN.rstrip("\n"), "new", 1) == PLAN + "    - id: new\n"


@pytest.mark.parametrize(
    "text",
    [
        "parts:\n  - {id: a, sections: [{id: one}]}\n",
        "parts:\n  - id: a\n    sections: [{id: one}]\n",
        "parts: &p\n  - id: a\n    sections: &s\n      - id: one\nother: *s\n",
        "parts:\n  - id: a\n    sections: []\n",
        "parts: []\n",
        "parts: x\n",
        "parts:\n  - id: a\n   sections:\n",
        "",
    ],
)
def test_what_cannot_be_told_for_certain_is_left_alone(text: str) -> None:
    assert with_section(text, "new", 0) is None


def test_an_entry_goes_to_the_end() -> None:
    assert (
        with_entry("# Sources\n\na: {x: b}\n", "\n# More\nc: {x: d}\n")
        == "# Sources\n\na: {x: b}\n\n# More\nc: {x: d}\n"
    )
    assert with_entry("# Sources\n", "\nc: {x: d}\n") == "# Sources\n\nc: {x: d}\n"


@pytest.mark.parametrize("text", ["c: {x: b}\n", "{a: {x: b}}\n", "- a\n", "a: [\n", "a: |\n  text\n...\n"])
def test_an_entry_is_not_added_where_that_would_change_the_file(text: str) -> None:
    assert with_entry(text, "\nc: {x: d}\n") is None
