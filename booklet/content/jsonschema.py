"""The JSON Schema of each kind of content file, for the completion of an editor that edits YAML.

The descriptions are the words under each field of the models, so they are written once; ``hover.yaml`` has those for
fields whose name says enough in the code. What an editor types without quotes may look like a number to another
reader of YAML, so texts may be numbers here; the program itself reads them as typed.
"""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from pydantic import BaseModel

from booklet import shipped
from booklet.content import library, schema

KINDS: dict[str, schema.Kind[Any]] = {
    "section": library.SECTION,
    "booklet": library.BOOKLET,
    "contact": library.CONTACT,
    "clinic": library.CLINIC,
    "references": library.REFERENCES,
    "strings": library.STRINGS,
    "approvals": library.APPROVALS,
    "translations": library.TRANSLATIONS,
}


FILES: dict[str, list[str]] = {
    "section": ["sections/booklets/*/??/*.yaml", "sections/booklets/*/??-??/*.yaml"],
    "booklet": ["sections/booklets/*/booklet.yaml"],
    "contact": ["sections/contacts/*.yaml"],
    "clinic": ["sections/clinics/*.yaml"],
    "references": ["sections/references.yaml"],
    "strings": ["sections/strings/*.yaml"],
    "approvals": ["sections/booklets/*/approvals.yaml"],
    "translations": ["sections/booklets/*/translations.yaml"],
}
"""Where the files of each kind are, as patterns from the project's folder."""

EXAMPLES: dict[str, list[Any]] = {
    "id": ["quand-appeler"], "revision": ["0.1.0"], "country": ["FR"],
    "read_on": ["2026-11"], "written": ["2026-11-24"], "source_language": ["fr"], "code": ["MALADIE-FR-1"],
    "figure": ["couverture.svg"], "url": ["https://doi.org/10.1000/182"], "web": ["https://www.exemple.fr"],
    "main": ["#0A4150"], "second": ["#1B6075"], "number": ["01 23 45 67 89"],
}  # fmt: skip
"""What to type, by key. The pictograms are added to it: all that the program has."""


def settings() -> dict[str, Any]:
    """Settings of VS Code that give each kind of file its schema, from the folder ``schemas/``."""
    return {
        "yaml.schemas": {f"./schemas/{name}.schema.json": patterns for name, patterns in FILES.items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}},
    }


def schemas() -> dict[str, dict[str, Any]]:
    """A schema by kind of file."""
    words = _descriptions()
    return {name: _described(kind.adapter.json_schema(), name, words) for name, kind in KINDS.items()}


def _described(made: dict[str, Any], name: str, words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """pydantic's schema with the models' own words, then those of ``hover.yaml``, and ``$schema`` first."""
    hover = _hover()
    examples = EXAMPLES | {"pictogram": _pictograms()}
    for title, part in [(made.get("title", ""), made), *made.get("$defs", {}).items()]:
        if part.get("description") == inspect.getdoc(BaseModel):
            del part["description"]
        own = hover.get(name if part is made else title, {})
        if "" in own:
            part.setdefault("description", own[""])
        for key, field in part.get("properties", {}).items():
            said = words.get(title, {}).get(key) or own.get(key) or own.get("*") or hover["*"].get(key)
            if said:
                field["description"] = said
            forms = field.get("anyOf", [field])
            if key in examples and not any({"enum", "const", "$ref"} & set(form) for form in forms):
                field["examples"] = examples[key]
    _as_typed(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": name}


def _as_typed(node: Any) -> None:
    """Lets a text be a number wherever no list of values and no date is wanted."""
    if isinstance(node, dict):
        if node.get("type") == "string" and not {"enum", "const", "format"} & set(node):
            node["type"] = ["string", "number"]
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        _as_typed(item)


def _pictograms() -> list[str]:
    """The names that may stand after ``pictogram:`` in any project, so that an editor offers each."""
    return sorted(path.stem for path in (shipped.figures() / "pictograms").glob("*.svg"))


def _hover() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("hover.yaml").read_text(encoding="utf-8"))
    return read


def _descriptions() -> dict[str, dict[str, str]]:
    """For each model of the contract, by class name: its fields' words, its bases' included, wherever they stand."""
    from booklet import blocks, clinic, model, panels, records, settings, strings, withdrawal

    named = _models(blocks, clinic, panels, records, settings, strings, withdrawal, model)
    written = {sys.modules[base.__module__] for one in named for base in one.__mro__ if issubclass(base, BaseModel)}
    own = {
        item.name: dict(_fields(item))
        for module in written
        for item in ast.parse(inspect.getsource(module)).body
        if isinstance(item, ast.ClassDef)
    }
    return {
        one.__name__: {key: text for base in reversed(one.__mro__) for key, text in own.get(base.__name__, {}).items()}
        for one in _models(*written)
    }


def _models(*modules: ModuleType) -> set[type[BaseModel]]:
    """The models that stand in modules, those that they import included."""
    classes = {one for module in modules for one in vars(module).values() if inspect.isclass(one)}
    return {one for one in classes if issubclass(one, BaseModel) and one is not BaseModel}


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Each annotated name of a class that a docstring follows."""
    return [
        (field.target.id, " ".join(words.value.value.split()))
        for field, words in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str)
    ]  # fmt: skip
