"""The JSON Schema of each kind of content file, for the completion of an editor that edits YAML.

The descriptions are the words under each field of the models, so they are written once.
"""

from __future__ import annotations

import ast
import inspect
from typing import Any

from pydantic import BaseModel

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


def schemas() -> dict[str, dict[str, Any]]:
    """A schema by kind of file."""
    words = _descriptions()
    return {name: _described(kind.adapter.json_schema(), name, words) for name, kind in KINDS.items()}


def _described(made: dict[str, Any], name: str, words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """pydantic's schema with the models' own words, and ``$schema`` first."""
    for title, part in [(made.get("title", ""), made), *made.get("$defs", {}).items()]:
        for key, description in words.get(title, {}).items():
            if key in part.get("properties", {}):
                part["properties"][key]["description"] = description
        if part.get("description") == inspect.getdoc(BaseModel):
            del part["description"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": name}


def _descriptions() -> dict[str, dict[str, str]]:
    """For each model of the contract, by class name: its fields' words, its bases' included."""
    from booklet import blocks, clinic, model, panels, records

    modules = (blocks, clinic, panels, records, model)
    own: dict[str, dict[str, str]] = {}
    for module in modules:
        for item in ast.parse(inspect.getsource(module)).body:
            if isinstance(item, ast.ClassDef):
                own[item.name] = dict(_fields(item))
    classes = [one for module in modules for one in vars(module).values() if inspect.isclass(one)]
    return {
        one.__name__: {key: text for base in reversed(one.__mro__) for key, text in own.get(base.__name__, {}).items()}
        for one in classes
        if issubclass(one, BaseModel)
    }


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Each annotated name of a class that a docstring follows."""
    return [
        (field.target.id, " ".join(words.value.value.split()))
        for field, words in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str)
    ]  # fmt: skip
