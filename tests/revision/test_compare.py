"""What changed between two states: each planted change is told once, as what it is, where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.revision.changes import Change, Comparison, new_text, old_text
from booklet.revision.compare import compare
from booklet.revision.states import State, of_folder
from tests.support import BOOK, CLINIC, CONTACT, FIGURES, FILES, FIRST, META, REFERENCES, SECOND, STRINGS, SVG, Project

LIST = """\
  - kind: list
    intro: À emporter
    items:
      - Une paire de gants chauds.
      - La liste de vos médicaments.
      - Un carnet et un stylo.
"""
STEPS = "  - kind: callout\n    text: Appelez avant de venir, sauf en cas d'urgence vitale.\n"
FIGURE, TERMS = "  - kind: figure\n", "  - kind: glossary\n"


def state(files: dict[str, str], name: str = "") -> State:
    return State(name, {path: text.encode() for path, text in files.items()})


OLD = {**FILES, FIRST: FILES[FIRST].replace("sources:", LIST + STEPS + "sources:")}


def told(edit: Callable[[dict[str, str]], object]) -> Comparison:
    """The comparison of the demonstration project with itself, edited."""
    new = dict(OLD)
    edit(new)
    return compare(state(OLD, "old"), state(new))


def shown(comparison: Comparison) -> list[str]:
    return [line(change) for change in comparison.changes]


def line(change: Change) -> str:
    where = change.place.where
    edits = "; ".join(
        f"{edit.what} {'.'.join(map(str, edit.loc))} {old_text(edit.runs)!r}->{new_text(edit.runs)!r}@{edit.line}"
        for edit in change.edits
    )
    return f"{change.subject} {change.what} {change.name} {where.path}:{where.line} {edits}".rstrip()


def put(path: str, old: str, new: str) -> Callable[[dict[str, str]], None]:
    def edit(files: dict[str, str]) -> None:
        assert files[path].count(old) == 1
        files[path] = files[path].replace(old, new)

    return edit


def add(path: str, text: str) -> Callable[[dict[str, str]], None]:
    def edit(files: dict[str, str]) -> None:
        files[path] = text

    return edit


def drop(path: str) -> Callable[[dict[str, str]], object]:
    return lambda files: files.pop(path)


def test_nothing_changed() -> None:
    assert told(lambda files: None).changes == ()


def test_white_space_comments_and_the_order_of_keys_are_no_change() -> None:
    def edit(files: dict[str, str]) -> None:
        files[FIRST] = "# une note\n" + files[FIRST].replace(
            "    lead: true\n    text: Le {derme} porte la peau. [@dupont-2024]\n",
            "    text: >-\n      Le {derme} porte\n      la peau. [@dupont-2024]\n    lead: true\n",
        )

    assert told(edit).changes == ()


PLANTED = {
    "words edited": (
        put(FIRST, "porte la peau", "porte toute la peau"),
        [(f"block edited ouverture {FIRST}:4 edited text 'Le {{derme}} porte la peau. [@dupont-2024]'->"
         f"'Le {{derme}} porte toute la peau. [@dupont-2024]'@7")],
    ),
    "block added": (
        put(FIRST, "  - kind: figure\n", "  - kind: quote\n    text: Respirez.\n  - kind: figure\n"),
        [f"block added 2 {FIRST}:8 added kind ''->'quote'@8; added text ''->'Respirez.'@9"],
    ),
    "block removed": (
        put(FIRST, "  - kind: see-also\n    text: Voir les contacts\n    section: contacts\n", ""),
        [(f"block removed 6 {FIRST}:28 removed kind 'see-also'->''@28; removed text 'Voir les contacts'->''@29; "
         f"removed section 'contacts'->''@30")],
    ),
    "block moved within its section": (
        lambda files: (put(FIRST, STEPS, "")(files), put(FIRST, FIGURE, STEPS + FIGURE)(files)),
        [f"block moved 2 {FIRST}:8"],
    ),
    "block moved to another section": (
        lambda files: (put(FIRST, STEPS, "")(files), put(SECOND, TERMS, STEPS + TERMS)(files)),
        [f"block moved 2 {SECOND}:5"],
    ),
    "block moved and edited": (
        lambda files: (put(FIRST, STEPS, "")(files), put(
            SECOND, TERMS, STEPS.replace("avant de venir", "avant de partir") + TERMS
        )(files)),
        [(f"block moved and edited 2 {SECOND}:5 edited text \"Appelez avant de venir, sauf en cas d'urgence vitale.\"->"
         f"\"Appelez avant de partir, sauf en cas d'urgence vitale.\"@6")],
    ),
    "item moved in its list": (
        put(FIRST, "      - Une paire de gants chauds.\n      - La liste de vos médicaments.\n",
            "      - La liste de vos médicaments.\n      - Une paire de gants chauds.\n"),
        [f"block edited 7 {FIRST}:31 moved items.1 'Une paire de gants chauds.'->'Une paire de gants chauds.'@35"],
    ),
    "item added": (
        put(FIRST, "      - Un carnet et un stylo.\n", "      - Un carnet et un stylo.\n      - De l'eau.\n"),
        [f"block edited 7 {FIRST}:31 added items.3 ''->\"De l'eau.\"@37"],
    ),
    "item removed": (
        put(FIRST, "      - La liste de vos médicaments.\n", ""),
        [f"block edited 7 {FIRST}:31 removed items.1 'La liste de vos médicaments.'->''@35"],
    ),
    "title of a section": (
        put(FIRST, "title: Premiers pas", "title: Vos premiers pas"),
        [f"section edited premiers-pas {FIRST}:1 edited title 'Premiers pas'->'Vos premiers pas'@1"],
    ),
    "section moved": (
        put(META, "      - id: premiers-pas\n      - id: contacts\n",
            "      - id: contacts\n      - id: premiers-pas\n"),
        [f"section moved premiers-pas {FIRST}:1"],
    ),
    "section renamed": (
        lambda files: (files.__setitem__(f"{BOOK}/fr/adresses.yaml", files.pop(SECOND)),
                       put(META, "      - id: contacts\n", "      - id: adresses\n")(files)),
        [f"section moved adresses {BOOK}/fr/adresses.yaml:1"],
    ),
    "section added": (
        add(f"{BOOK}/fr/apres.yaml", "title: Après\nblocks:\n  - {kind: quote, text: Reposez-vous.}\n"),
        [(f"section added apres {BOOK}/fr/apres.yaml:1 added title ''->'Après'@1; added blocks.0.kind ''->'quote'@3; "
         f"added blocks.0.text ''->'Reposez-vous.'@3")],
    ),
    "drawing replaced": (
        add(f"{FIGURES}/peau.svg", SVG.replace("h10", "h9")), [f"figure edited peau.svg {FIGURES}/peau.svg:1"],
    ),
    "drawing renamed": (
        lambda files: (files.__setitem__(f"{FIGURES}/derme.svg", SVG.replace("h10", "h8")),),
        [f"figure added derme.svg {FIGURES}/derme.svg:1"],
    ),
    "reference edited": (
        put(REFERENCES, "title: Les soins", "title: Tous les soins"),
        [f"reference edited martin-2023 {REFERENCES}:5 edited title 'Les soins'->'Tous les soins'@6"],
    ),
    "reference added": (
        lambda files: add(REFERENCES, files[REFERENCES] + "petit-2025: {authors: Petit C, title: Le froid}\n")(files),
        [f"reference added petit-2025 {REFERENCES}:7 added authors ''->'Petit C'@7; added title ''->'Le froid'@7"],
    ),
    "contact edited": (
        put(CONTACT, "01 56 53 53 40", "01 56 53 53 49"),
        [f"contact edited ligne-info {CONTACT}:1 edited phone.value '01 56 53 53 40'->'01 56 53 53 49'@6"],
    ),
    "contact removed": (drop(CONTACT), None),
    "clinic edited": (
        put(CLINIC, "Hôpital Nord", "Hôpital Sud"),
        [f"clinic edited hopital-nord {CLINIC}:1 edited name 'Hôpital Nord'->'Hôpital Sud'@1"],
    ),
    "words of the program": (
        put(STRINGS, "to_do: to do\n", "to_do: faites\n"),
        [f"strings edited fr {STRINGS}:1 edited to_do 'to do'->'faites'@14"],
    ),
    "booklet.yaml": (
        put(META, 'revision: "1.0"', 'revision: "1.1"'),
        [f"booklet edited demo {META}:1 edited revision '1.0'->'1.1'@17"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_change_is_told_once_where_it_is(name: str) -> None:
    edit, expected = PLANTED[name]
    found = shown(told(edit))  # type: ignore[arg-type]
    if expected is None:
        assert [one.split(" ")[:3] for one in found] == [["contact", "removed", "ligne-info"]]
    else:
        assert found == expected


def test_all_planted_changes_at_once_are_told_as_each_alone() -> None:
    names = ("words edited", "item removed", "drawing replaced", "reference edited", "contact edited", "booklet.yaml")
    new = dict(OLD)
    for name in names:
        PLANTED[name][0](new)  # type: ignore[operator]
    found = shown(compare(state(OLD), state(new)))
    assert sorted(found) == sorted(line for name in names for line in PLANTED[name][1] or [])


def test_where_a_block_moved_from_and_a_removed_one_stood() -> None:
    moved = told(PLANTED["block moved to another section"][0]).changes[0]  # type: ignore[arg-type]
    assert moved.old and (moved.old.section, moved.old.index) == ("premiers-pas", 7)
    removed = told(PLANTED["block removed"][0]).changes[0]  # type: ignore[arg-type]
    assert removed.stood == ("premiers-pas", 4)


def test_drawings_name_the_blocks_that_show_them() -> None:
    change = told(PLANTED["drawing replaced"][0]).changes[0]  # type: ignore[arg-type]
    assert [(one.section, one.index, one.where.line) for one in change.used] == [("premiers-pas", 1, 8)]


def test_one_language_leaves_the_others_out() -> None:
    new = dict(OLD)
    put(META, "title: {fr: Titre}", "title: {fr: Grand titre, en: Title}")(new)
    new[f"{BOOK}/en/premiers-pas.yaml"] = "title: First steps\nblocks: [{kind: team}]\n"
    assert len(compare(state(OLD), state(new)).changes) == 2
    found = compare(state(OLD), state(new), lang="fr").changes
    assert [[edit.loc for edit in change.edits] for change in found] == [[("title", "fr")]]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(CLINIC, "name:", "qr: https://example.org/a\nname:"), (STRINGS, "or: or\n", "or: ou bien\n"),
     (STRINGS, "en: anglais", "en: langue anglaise")],
)  # fmt: skip
def test_a_short_key_is_no_other_language(path: str, old: str, new: str) -> None:
    files = dict(OLD)
    put(path, old, new)(files)
    assert len(compare(state(OLD, "old"), state(files), lang="fr").changes) == 1


def test_a_section_that_is_listed_no_longer_is_told_though_its_file_is_there() -> None:
    files = dict(OLD)
    put(META, "      - id: contacts\n", "")(files)
    assert shown(compare(state(OLD), state(files))) == [
        f"section edited contacts {SECOND}:1 removed parts 'debut, after premiers-pas'->''@0"
    ]
    assert shown(compare(state(files), state(OLD))) == [
        f"section edited contacts {SECOND}:1 added parts ''->'debut, after premiers-pas'@0"
    ]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"\xff\xfe\x00rubbish\x00", "bad-encoding"),
        (b"title: [\n", "bad-yaml"),
        (b"", "empty-file"),
        (b"a: &a [*a]\n", "endless-alias"),
        (b"\x00" * 400, "control-character"),
    ],
)
def test_an_old_file_that_cannot_be_read_is_said_and_the_rest_compared(content: bytes, rule: str) -> None:
    old = replace(state(OLD, "v1"), files={**state(OLD).files, SECOND: content})
    new = dict(OLD)
    PLANTED["words edited"][0](new)  # type: ignore[operator]
    found = compare(old, state(new))
    assert [(one.location.path, one.rule) for one in found.unread] == [(SECOND, rule)]
    assert found.unread[0].message.startswith("in v1: ")
    assert shown(found) == PLANTED["words edited"][1]


def test_an_old_form_is_compared_as_the_values_that_it_holds() -> None:
    old = {**OLD, FIRST: OLD[FIRST].replace("kind: paragraph", "type: text").replace("    lead: true\n", "")}
    found = shown(compare(state(old), state(OLD)))
    assert found == [
        (
            f"block edited ouverture {FIRST}:4 added kind ''->'paragraph'@4; added lead ''->'true'@6; "
            f"removed type 'text'->''@4"
        )
    ]


@pytest.mark.parametrize(
    "data", ["- a\n- b\n", "just a text\n", "blocks: none\n", "blocks: [a, [b], {c: d}]\n", "true\n"]
)
def test_files_of_any_shape_are_compared(data: str) -> None:
    for one, other in ((data, OLD[FIRST]), (OLD[FIRST], data), (data, "title: x\n")):
        found = compare(state({**OLD, FIRST: one}), state({**OLD, FIRST: other, META: data}))
        assert found.changes


VALUES = st.recursive(
    st.sampled_from(["un", "deux mots", "trois petits mots", "true", "https://example.org"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abid"), inner, max_size=3),
    max_leaves=8,
)
KINDS = ("paragraph", "quote", "list")
BLOCKS = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(KINDS), "text": st.sampled_from(["Un.", "Deux mots.", "Trois petits mots ici."])},
        optional={"items": st.lists(st.sampled_from(["eau", "savon doux", "crème"]), max_size=4)},
    ),
    max_size=6,
)  # fmt: skip
STATES = st.fixed_dictionaries({"premiers-pas": BLOCKS, "contacts": BLOCKS})


def of_blocks(sections: dict[str, list[dict[str, object]]]) -> State:
    import json

    files = {**FILES, **{f"{BOOK}/fr/{name}.yaml": json.dumps({"title": name, "blocks": blocks}, ensure_ascii=False)
                         for name, blocks in sections.items()}}  # fmt: skip
    return state(files)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(STATES)
def test_a_state_does_not_differ_from_itself(sections: dict[str, list[dict[str, object]]]) -> None:
    assert compare(of_blocks(sections), of_blocks(sections)).changes == ()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=120)
@given(STATES, STATES)
def test_the_other_way_round_what_was_added_is_removed(
    old: dict[str, list[dict[str, object]]], new: dict[str, list[dict[str, object]]]
) -> None:
    flipped = {"added": "removed", "removed": "added"}
    there, back = compare(of_blocks(old), of_blocks(new)), compare(of_blocks(new), of_blocks(old))

    def key(change: Change, *, turn: bool) -> tuple[object, ...]:
        places = [(one.section, one.index) if one else None for one in (change.old, change.new)]
        words = sorted(
            (flipped.get(edit.what, edit.what), new_text(edit.runs), old_text(edit.runs)) if turn
            else (edit.what, old_text(edit.runs), new_text(edit.runs))
            for edit in change.edits
        )  # fmt: skip
        what = flipped.get(change.what, change.what) if turn else change.what
        return change.subject, what, str(places[::-1] if turn else places), words

    assert sorted(key(one, turn=True) for one in there.changes) == sorted(key(one, turn=False) for one in back.changes)


def test_files_as_they_stand_are_read_without_leaving_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("title: Secret\nblocks: [{kind: team}]\n")
    project = Project(tmp_path / "project")
    (project.root / SECOND).unlink()
    (project.root / SECOND).symlink_to(outside)
    found = compare(state(FILES), of_folder(project.root, ""))
    assert [(one.location.path, one.rule) for one in found.unread] == [(SECOND, "outside-project")]
    assert "Secret" not in str(found.changes)
