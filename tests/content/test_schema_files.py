"""The schema files are fresh, help with every field, take what is right and refuse what the program refuses."""

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
from tests.content.schemas import content_files, faults, read, refused
from tests.sample import BOOKLET, library

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = jsonschema.schemas()


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


def test_every_file_of_a_project_has_one_schema_and_is_taken() -> None:
    found = list(content_files(library().root))
    assert len(found) == len({path for _, path in found}) > 40
    assert {path for _, path in found} == set((library().root / "sections").rglob("*.yaml"))
    assert refused(library().root) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("contacts/amis-du-galet.yaml", "country: FR", "country: France"),
        ("contacts/amis-du-galet.yaml", "role: association", "role: asociation"),
        ("contacts/amis-du-galet.yaml", "name:", "nom:"),
        ("clinics/atelier-de-la-greve.yaml", "example: true", "example: maybe"),
        (f"booklets/{BOOKLET}/booklet.yaml", "written: 2026-01-10", "written: 10/01/2026"),
        (f"booklets/{BOOKLET}/booklet.yaml", "    kind: call", "    kind: appel"),
        (f"booklets/{BOOKLET}/fr/quand-appeler.yaml", "level: now", "level: maintenant"),
        (f"booklets/{BOOKLET}/fr/quand-appeler.yaml", "kind: warning-levels", "kind: warning-level"),
        (f"booklets/{BOOKLET}/fr/quand-appeler.yaml", "team_line: true", "team_lines: true"),
        ("strings/fr.yaml", "contents_title: Sommaire", "contents_titel: Sommaire"),
        ("references.yaml", "  type: cohort\n", "  type: cohorte\n"),
    ],
)
def test_a_planted_fault_is_refused(path: str, old: str, new: str) -> None:
    file = library().root / "sections" / path
    kind = next(kind for kind, one in content_files(library().root) if one == file)
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
