"""A reader of JSON Schema for the tests: what of draft 2020-12 the schemas use. An unknown word is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from booklet.content import jsonschema

SAID = {"$schema", "title", "description", "default", "examples", "$defs", "discriminator", "format"}
"""Words that refuse nothing, or are looked at beside others."""

TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
    "null": type(None),
}  # fmt: skip


class AsTyped(yaml.SafeLoader):
    """YAML as an editor's program reads it, in the core schema of YAML 1.2: a date is text, ``no`` is a word."""


AsTyped.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|", "~n\0"),
):
    AsTyped.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})\Z"), [*first])


def read(text: str) -> Any:
    return yaml.load(text, AsTyped)


def content_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Kind and path of every content file of a project."""
    for kind, patterns in jsonschema.FILES.items():
        for pattern in patterns:
            yield from ((kind, path) for path in sorted(root.glob(pattern)))


def refused(root: Path) -> list[str]:
    """What the schemas find in the content files of a project."""
    schemas = jsonschema.schemas()
    return [
        f"{path.relative_to(root)}: {fault}"
        for kind, path in content_files(root)
        for fault in faults(schemas[kind], read(path.read_text(encoding="utf-8")))
    ]


def faults(schema: dict[str, Any], value: Any, root: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
    """What the schema refuses of a value: a path and a reason each."""
    root = schema if root is None else root
    for word, wanted in schema.items():
        match word:
            case "$ref":
                yield from faults(root["$defs"][wanted.removeprefix("#/$defs/")], value, root, at)
            case "type":
                names = wanted if isinstance(wanted, list) else [wanted]
                if not any(_is(value, name) for name in names):
                    yield f"{at}: {value!r} is no {' or '.join(names)}"
            case "const" | "enum" if value not in ([wanted] if word == "const" else wanted):
                yield f"{at}: {value!r} is not one of {wanted}"
            case "const" | "enum":
                pass
            case "anyOf" | "oneOf":
                tries = [list(faults(one, value, root, at)) for one in wanted]
                fitting = sum(not one for one in tries)
                if not fitting or (word == "oneOf" and fitting > 1):
                    yield min(tries, key=len)[0] if not fitting else f"{at}: fits {fitting} forms"
            case "properties":
                for key, one in wanted.items() if isinstance(value, dict) else ():
                    if key in value:
                        yield from faults(one, value[key], root, f"{at}/{key}")
            case "additionalProperties" | "patternProperties" | "propertyNames":
                yield from _keys(word, wanted, schema, value, root, at)
            case "required":
                yield from (f"{at}: {key} is missing" for key in wanted if isinstance(value, dict) and key not in value)
            case "items":
                for index, item in enumerate(value if isinstance(value, list) else ()):
                    yield from faults(wanted, item, root, f"{at}/{index}")
            case "pattern":
                if isinstance(value, str) and not re.search(wanted, value):
                    yield f"{at}: {value!r} has not the form {wanted}"
            case "minLength" | "minItems" | "maxLength" | "maxItems":
                sized = isinstance(value, str if word.endswith("Length") else list)
                if sized and (len(value) < wanted if word.startswith("min") else len(value) > wanted):
                    yield f"{at}: {word} {wanted}"
            case "minProperties":
                if isinstance(value, dict) and len(value) < wanted:
                    yield f"{at}: {word} {wanted}"
            case "minimum" | "maximum":
                if _is(value, "number") and (value < wanted if word == "minimum" else value > wanted):
                    yield f"{at}: {word} {wanted}"
            case _ if word not in SAID:
                raise AssertionError(f"the schemas use {word!r}, which this reader does not know")
    if schema.get("format") == "date" and isinstance(value, str):
        try:
            date.fromisoformat(value)
        except ValueError:
            yield f"{at}: {value!r} is no date"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _keys(
    word: str, wanted: Any, schema: dict[str, Any], value: Any, root: dict[str, Any], at: str
) -> Iterator[str]:  # fmt: skip
    """What is said of the keys of a mapping beside those that have a name."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if word == "propertyNames":
            yield from faults(wanted, key, root, f"{at}/{key}")
        elif word == "patternProperties":
            for form, one in wanted.items():
                if re.search(form, key):
                    yield from faults(one, item, root, f"{at}/{key}")
        elif key not in schema.get("properties", {}) and not any(
            re.search(form, key) for form in schema.get("patternProperties", {})
        ):
            if wanted is False:
                yield f"{at}: {key} is not known"
            elif wanted is not True:
                yield from faults(wanted, item, root, f"{at}/{key}")
