"""The JSON Schemas say what the models say."""

from __future__ import annotations

import json
from pathlib import Path

from booklet.content.jsonschema import schemas


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    made = schemas()
    assert set(made) == {
        "section",
        "booklet",
        "contact",
        "clinic",
        "references",
        "strings",
        "approvals",
        "translations",
    }
    for name, schema in made.items():
        assert schema["title"] == name and schema["$schema"].endswith("2020-12/schema")
        json.dumps(schema)


def test_fields_have_descriptions() -> None:
    section = schemas()["section"]
    assert section["properties"]["sources"]["description"].startswith("References that the whole section")
    assert section["$defs"]["Paragraph"]["properties"]["lead"]["description"].startswith("A lead is")
    assert "description" in section["$defs"]["Tips"]


def test_unknown_keys_are_refused_and_limits_stand() -> None:
    section = schemas()["section"]
    assert section["additionalProperties"] is False
    assert section["$defs"]["Label"]["properties"]["x"]["minimum"] == 0
    assert section["$defs"]["List"]["properties"]["items"]["maxItems"] == 7
    samples = list((Path(__file__).resolve().parent.parent / "blocks").glob("*.yaml"))
    assert samples and len(section["properties"]["blocks"]["items"]["oneOf"]) == len(samples)


def test_references_are_a_mapping() -> None:
    references = schemas()["references"]
    assert references["type"] == "object" and references["$defs"]["Reference"]["required"] == ["authors", "title"]
