"""The schema files are fresh, help with every field, take what ships and refuse what the program refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from booklet.cli import main
from booklet.content import jsonschema
from tests.content.schemas import faults, read

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = jsonschema.schemas()


def shipped() -> Iterator[tuple[str, Path]]:
    """Kind and path of every content file of the project."""
    for kind, patterns in jsonschema.FILES.items():
        for pattern in patterns:
            yield from ((kind, path) for path in sorted(ROOT.glob(pattern)))


def test_the_files_are_what_the_models_say(tmp_path: Path) -> None:
    assert main(["schema", "--out", str(tmp_path)]) == 0
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert kept == fresh, "make them again: booklet schema --out schemas"


def test_vs_code_is_told_of_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings == jsonschema.settings()
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])
    assert set(jsonschema.FILES) == set(jsonschema.KINDS)
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_every_content_file_has_one_schema() -> None:
    found = [path for _, path in shipped()]
    assert len(found) == len(set(found)) > 40
    every = set((ROOT / "sections").rglob("*.yaml"))
    assert every - set(found) == set()


def parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield schema["title"], schema
    yield from schema.get("$defs", {}).items()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_has_words(kind: str) -> None:
    bare = [
        f"{title}.{key}" for title, part in parts(SCHEMAS[kind]) for key, field in part.get("properties", {}).items()
        if len(field.get("description", "")) < 8
    ]  # fmt: skip
    assert bare == []
    assert [title for title, part in parts(SCHEMAS[kind]) if not part.get("description")] == []


def test_no_words_are_left_over() -> None:
    told = yaml.safe_load(Path(jsonschema.__file__).with_name("hover.yaml").read_text(encoding="utf-8"))
    known: dict[str, set[str]] = {}
    for schema in SCHEMAS.values():
        for title, part in parts(schema):
            known.setdefault(title, {"", "*"}).update(part.get("properties", {}))
    known["*"] = set().union(*known.values())
    assert [f"{title}.{key}" for title, keys in told.items() for key in keys if key not in known.get(title, ())] == []


def test_values_and_examples_are_offered() -> None:
    section = SCHEMAS["section"]["$defs"]
    assert section["Callout"]["properties"]["tone"]["enum"] == ["info", "remember"]
    assert section["Paragraph"]["properties"]["kind"]["const"] == "paragraph"
    drawn = {path.stem for path in (ROOT / "sections/figures/pictograms").glob("*.svg")}
    assert len(drawn) > 30
    assert set(section["Tip"]["properties"]["pictogram"]["examples"]) == drawn, "an editor offers every pictogram"


def test_every_example_is_one() -> None:
    for schema in SCHEMAS.values():
        for title, part in parts(schema):
            for key, field in part.get("properties", {}).items():
                for example in field.get("examples", ()):
                    assert not list(faults(field, example, schema)), f"{title}.{key}: {example}"


def test_what_ships_is_taken() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {fault}"
        for kind, path in shipped()
        for fault in faults(SCHEMAS[kind], read(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_what_ships_is_read_by_yaml_without_its_c_library() -> None:
    for _, path in shipped():
        assert isinstance(yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader), dict | list), path


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("contacts/asf.yaml", "country: FR", "country: France"),
        ("contacts/asf.yaml", "role: association", "role: asociation"),
        ("contacts/asf.yaml", "name:", "nom:"),
        ("clinics/cabinet-de-la-lune.yaml", "example: true", "example: maybe"),
        ("booklets/calcinose-cutanee/booklet.yaml", "  written: 2026-11-24", "  written: 24/11/2026"),
        ("booklets/calcinose-cutanee/booklet.yaml", "    kind: call", "    kind: appel"),
        ("booklets/calcinose-cutanee/fr/quand-appeler.yaml", "level: now", "level: maintenant"),
        ("booklets/calcinose-cutanee/fr/quand-appeler.yaml", "kind: warning-levels", "kind: warning-level"),
        ("booklets/calcinose-cutanee/fr/quand-appeler.yaml", "team_line: true", "team_lines: true"),
        ("strings/fr.yaml", "contents_title: Sommaire", "contents_titel: Sommaire"),
        ("references.yaml", "  type: cohort\n", "  type: cohorte\n"),
    ],
)
def test_a_planted_fault_is_refused(path: str, old: str, new: str) -> None:
    file = ROOT / "sections" / path
    kind = next(kind for kind, one in shipped() if one == file)
    text = file.read_text(encoding="utf-8")
    assert old in text
    assert not list(faults(SCHEMAS[kind], read(text)))
    assert list(faults(SCHEMAS[kind], read(text.replace(old, new, 1))))


def test_patterns_of_vs_code_mean_what_the_program_reads() -> None:
    """``*`` and ``?`` stay inside one folder: a section in a language with a country has a pattern of its own."""
    forms = [re.compile(one.replace("*", "[^/]*").replace("?", "[^/]")) for one in jsonschema.FILES["section"]]
    for path, taken in (
        ("sections/booklets/demo/fr/peau.yaml", True),
        ("sections/booklets/demo/fr-CA/peau.yaml", True),
        ("sections/booklets/demo/booklet.yaml", False),
        ("sections/booklets/demo/figures/x.yaml", False),
    ):
        assert any(form.fullmatch(path) for form in forms) is taken, path
