"""What YAML drops from a text without a word is a finding at its character; a comment that is one stays a comment."""

from __future__ import annotations

import time

import pytest
import yaml

from booklet.content import nodes, schema
from booklet.content.library import APPROVALS, BOOKLET, CLINIC, CONTACT, REFERENCES, SECTION, STRINGS
from tests.support import CLINIC as CLINIC_FILE
from tests.support import CONTACT as CONTACT_FILE
from tests.support import FILES, FIRST, META, STRINGS_TEXT, Project, lines, marked
from tests.support import REFERENCES as REFERENCES_FILE

HEAD = "title: Vivre\nblocks:\n  - kind: list\n    items:\n      - un\n"


@pytest.fixture(params=["with libyaml", "without"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds for both of PyYAML's parsers."""
    if request.param == "without":
        monkeypatch.setattr(nodes, "_Parser", yaml.SafeLoader)


def found(text: str, kind: schema.Kind[object] = SECTION) -> list[str]:  # type: ignore[assignment]
    parsed = nodes.parse(text, "a.yaml")
    if parsed.data is not None:
        schema.validate(kind, parsed)
    return lines(parsed.diagnostics)


CUT = [
    "title: Vivre ⟦#mieux\nblocks:\n  - {kind: paragraph, text: a}\n",
    'title: "Vivre" ⟦#mieux\nblocks:\n  - {kind: paragraph, text: a}\n',
    "title: ⟦#1 conseil\nblocks:\n  - {kind: paragraph, text: a}\n",
    "title: ⟦#1\n  conseil\nblocks:\n  - {kind: paragraph, text: a}\n",
    "title:\n  ⟦# Un\n  Deux\nblocks:\n  - {kind: paragraph, text: a}\n",
    f"{HEAD}      - Ne prenez pas ⟦#1 : aspirine\n",
    f"{HEAD}      - Appelez le 15 ⟦#jour et nuit\n",
    f"{HEAD}      - 'Appelez le 15' ⟦# jour et nuit\n",
    f"{HEAD}      - ⟦#1 conseil\n",
    f"{HEAD}      - Appelez le 15 ⟦#jour\n        et nuit\n",
    f"{HEAD}      - Appelez le 15\n        ⟦# jour\n        et nuit\n",
    f"{HEAD}      - |\n        un\n       ⟦# deux\n",
    f"{HEAD}      - | ⟦# un\n        deux\n",
    f"{HEAD}      - >- ⟦#un\n        deux\n",
    "title: Vivre\nblocks:\n  - kind: list\n    items: [un, deux ⟦#trois, quatre\n      , cinq]\n",
    "title: Vivre\nblocks:\n  - kind: list\n    items: [un, ⟦#deux, trois\n      quatre]\n",
    "title: Vivre\nblocks:\n  - kind: list\n    items: [un, deux] ⟦#, trois\n",
    "title: Vivre\nblocks:\n  - {kind: list, items: [un, deux] ⟦#trois\n  }\n",
    "title: &v Vivre\nblocks:\n  - kind: list\n    items:\n      - *v ⟦#mieux\n",
]


@pytest.mark.parametrize("text", CUT)
def test_a_sign_that_cuts_a_text_is_found_where_it_stands(text: str) -> None:
    text, place = marked("a.yaml", text)
    assert found(text) == [f"{place} text-cut"]


def test_a_text_in_quotes_is_whole() -> None:
    parsed = nodes.parse("- \"Ne prenez pas #1 : aspirine\"\n- 'Appelez le 15 #jour et nuit'\n", "a.yaml")
    assert parsed.data == ["Ne prenez pas #1 : aspirine", "Appelez le 15 #jour et nuit"]
    assert parsed.diagnostics == []


COMMENTS = [
    """\
# c
title: Vivre#mieux
# c
blocks: # c
  # c
  - kind: list # c
    # c
    items: # c
      # c
      - un
      # c
      - deux
# c
sources: [a] # c
""",
    """\
title: Vivre
pictogram: main # c
blocks: #c
  - # c
    kind: paragraph # c
    id: un # c
    lead: true # c
    basis: to-validate # c
    text: "a #1"
  - kind: figure
    figure: a.svg # c
    alt: 'b #2'
    size: half # c
    labels:
      - text: b
        x: 3 # c
        y: 4.5 # c
        anchor: end # c
sources:
  - dupont-2024 # c
  - b
""",
    "title: |\n  a # b\n  # c\n# d\nblocks:\n  - {kind: list, items: [a, b#c]}\n",
    f"{HEAD}      - |\n        un\n      # c\n      - deux\n  # c\n  - kind: quote\n    text: >\n      a\n    # c\n",
]


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_that_takes_nothing_stays_allowed(text: str) -> None:
    assert found(text) == []


APPROVED = """\
- section: un
  lang: fr
  role: patient
  by: Une lectrice
  date: 2026-02-03
  hash: 0123456789abcdef0123
"""
FILES_OF_A_KIND = [
    (BOOKLET, FILES[META], "title: {fr: Titre}", "title:\n  fr: Titre ⟦#1"),
    (BOOKLET, FILES[META], "title: {fr: Titre}", "title: {fr: Titre} ⟦#1"),
    (CONTACT, FILES[CONTACT_FILE], "01 56 53 53 40", "01 56 53 53 40 ⟦#1"),
    (CONTACT, FILES[CONTACT_FILE], "checked_by: La rédaction", "checked_by: La rédaction ⟦#1"),
    (CLINIC, FILES[CLINIC_FILE], "name: Hôpital Nord", "name: Hôpital Nord ⟦#1"),
    (REFERENCES, FILES[REFERENCES_FILE], "title: La peau", "title: La peau ⟦#1"),
    (STRINGS, STRINGS_TEXT, "to_do: to do\n", "to_do: to do ⟦#1\n"),
    (APPROVALS, APPROVED, "Une lectrice", "Une lectrice ⟦#1"),
]


@pytest.mark.parametrize(("kind", "text", "old", "new"), FILES_OF_A_KIND)
def test_every_kind_of_content_file_is_looked_at(kind: schema.Kind[object], text: str, old: str, new: str) -> None:
    assert found(text, kind) == []
    text, place = marked("a.yaml", text.replace(old, new, 1))
    assert found(text, kind) == [f"{place} text-cut"]


def test_a_file_with_a_cut_text_is_not_printed(project: Project) -> None:
    place = project.edit(FIRST, "[lundi, laver]", "[lundi, laver ⟦#deux fois\n        ]")
    assert lines(project.load()[1]) == [f"{place} text-cut"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("title: ⟦&amp Attention\nblocks:\n  - {kind: paragraph, text: a}\n", "unused-anchor"),
        ("title: a\nblocks: ⟦&b\n  - {kind: paragraph, text: a}\n", "unused-anchor"),
        ("⟦&a title: a\nblocks:\n  - {kind: paragraph, text: a}\n", "unused-anchor"),
        ('title: "C:⟦\\temp"\nblocks:\n  - {kind: paragraph, text: a}\n', "lost-letter"),
        ('title: "a\\\\\\"⟦\\_b"\nblocks:\n  - {kind: paragraph, text: a}\n', "lost-letter"),
        ('title: "un⟦\\ndeux"\nblocks:\n  - {kind: paragraph, text: a}\n', "lost-letter"),
    ],
)
def test_what_else_is_dropped_is_found_where_it_stands(text: str, rule: str) -> None:
    text, place = marked("a.yaml", text)
    assert found(text) == [f"{place} {rule}"]


@pytest.mark.parametrize(
    "text",
    [
        "title: &v Vivre\nblocks:\n  - kind: list\n    items: [*v]\n",
        'title: "C:\\\\temp \\u00e9 \\"a\\" \\/"\nblocks:\n  - {kind: paragraph, text: \'C:\\temp\'}\n',
        "title: C:\\temp\nblocks:\n  - {kind: paragraph, text: a & b &c}\n",
    ],
)
def test_what_is_not_dropped_stays_allowed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: a\nblocks:\n  - kind: list\n    items: [" + " [id], # c\n" * 2000 + "]\n",
        "title: a\nblocks:\n" + "  - kind: list # c\n    items: # d\n      # e\n" * 2000,
        "title: a\nblocks: # x\n" + "  # y\n" * 100_000 + "  - kind: list\n",
        'title: "' + "\\t" * 9000 + '"\nblocks: []\n',
    ],
)
def test_a_file_full_of_comments_takes_bounded_time(text: str) -> None:
    start = time.perf_counter()
    assert len(found(text)) < 2100
    assert time.perf_counter() - start < 10
