"""pydantic's errors in the project's own words: the rule, what is wrong, what to do."""

from __future__ import annotations

import re
from typing import Any

from booklet.content.names import FILE_LETTERS, as_file, as_id
from booklet.content.nodes import Loc, Value
from booklet.content.wanted import is_by_language, known_keys, models, value_at, wanted_at
from booklet.content.words import nearest, quoted

PATTERNS = {
    "^[a-z0-9]+(?:-": "an id has lower-case letters without accents, digits, and single hyphens between them",
    "^[a-z]{2}(?:-": "a language is two lower-case letters, such as fr, or with a country, such as fr-CA",
    "^https?://": "a web address starts with https:// and has no spaces",
    r"^\d{4}-\d{2}(?:": "a date is written 2026-11-24, or 2026-11 for a month",
    "^[A-Z]{2}$": "a country is two capital letters, such as FR",
    r"^\d+\.\d+": "a revision is two or three numbers with points between them, such as 1.0",
    "^#[0-9A-F": "a colour is # and six digits or letters from A to F, between quotes, such as '#0A4150'",
    "^[A-Za-z0-9][A-Za-z0-9_-]*": "a logo is the plain name of an .svg or .png file in sections/clinics/",
    "^[0-9a-f]{20}": "the program writes this hash: 'booklet approve' or 'booklet translations --record'",
    "^(?:1[5-9]|20)": "a year has four digits, from 1500 to 2099, such as 2024",
    r"^\S(?:.*\S)?$": "a name stands on one line, without spaces around it",
    "^[A-Z0-9][A-Z0-9.-]": "a code has 3 to 31 capital letters, digits, points and hyphens",
}
"""What each pattern of the model means, by how it starts."""

KINDS = {"string": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "date": "a date",
         "list": "a list", "dict": "keys and values", "model": "keys and values"}  # fmt: skip

FORMS = {
    "text": "write words; what has signs of its own goes in quotes",
    "a whole number": "write digits alone, such as 12",
    "a number": "write digits, such as 12 or 12.5",
    "true or false": "write true or false, without quotes",
    "a date": "a date is written 2026-11-24, and its year is from 1990 to 2099",
    "a list": "write one item a line, each after a hyphen and a space, or [one, two]",
    "keys and values": "write key: value, one a line, indented alike",
}
"""How each kind of value is written."""

MERGE = "nothing is merged here: write the keys out"

LISTS = "split the list under two headings, or keep what matters most"
MANY = {
    **dict.fromkeys(
        ("items", "do", "dont", "signs", "key_points", "covers", "does_not_cover", "prompts"), ("items", LISTS)
    ),
    "phones": ("telephone numbers", "keep those that patients need most, and the one that answers first at the top"),
    "numbers": ("numbers", "keep those that answer in an emergency"),
    "rows": ("rows", "make two tables of it, each with its caption"),
    "columns": ("columns", "make two of it, or leave a column out"),
    "options": ("boxes to tick", "keep those that differ for who reads the diary"),
    "address": ("lines", "join lines of the address"),
    "languages": ("languages", "keep those in which somebody can answer every day"),
    "contacts": ("contacts", "keep those that are nearest to the clinic's patients"),
    "labels": ("labels", "label what the text speaks of, or make two figures of it"),
    "answer": ("paragraphs", "make two questions of it"),
    "levels": ("levels", "a reader tells three apart: now, today, the next visit"),
    "terms": ("words to explain", "explain those that a reader needs on this page"),
    "waiting": ("items", "keep what helps most while waiting"),
}
"""By key of a list: what it holds, and what to do where there is too much of it."""

BOUNDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}


def in_words(
    kind: str, context: dict[str, Any], loc: Loc, fallback: str, annotation: Any, data: Value
) -> tuple[str, str, str]:
    """Rule, message and hint for one type of pydantic error."""
    name = quoted(str(loc[-1])) if loc and isinstance(loc[-1], str) else "this"
    given = value_at(data, loc)
    match kind:
        case "missing":
            return "missing-key", f"the key {name} is missing", f"add {loc[-1]}: with its value"
        case "extra_forbidden":
            return "unknown-key", f"the key {name} is not known here", _unknown(loc, annotation, data)
        case "union_tag_not_found":
            return "missing-key", "the key 'kind' is missing", "a block says what it is: kind: paragraph"
        case "union_tag_invalid":
            known = [part.strip(" '") for part in context["expected_tags"].split(",")]
            shown, tag = value_at(data, (*loc, "kind")), str(context["tag"])
            return "unknown-kind", f"there is no kind of block {_shown(shown)}", _near(tag, known)
        case "literal_error":
            known = re.findall(r"'([^']*)'", context["expected"])
            return "unknown-value", f"{_shown(given)} is not a value of {name}", _near(str(given), known)
        case "string_too_long":
            size = f"{len(given):,} characters" if isinstance(given, str) else "longer"
            return "text-too-long", f"{size}, more than {context['max_length']:,}", "cut it, or share it out"
        case "string_too_short" if isinstance(given, str) and given.strip():
            message = f"{_shown(given)} has {len(given)} of the {context['min_length']} characters that are wanted here"
            return "wrong-form", message, "write it in full"
        case "string_too_short":
            return "empty-value", f"{name} has no text", "give it a value, or remove the line"
        case "string_pattern_mismatch":
            pattern = context["pattern"]
            hint = next((words for start, words in PATTERNS.items() if pattern.startswith(start)), pattern)
            if pattern.startswith("^[a-z0-9]+(?:-") and isinstance(given, str) and (plain := as_id(given)):
                hint = f"write {plain}: {hint}"
            elif pattern.startswith("^[A-Za-z0-9][A") and isinstance(given, str) and (plain := as_file(given)) != given:
                hint = f"name the file {plain}, here and on the disk: {FILE_LETTERS}" if plain else hint
            shown = _shown(given) if isinstance(given, str) else name
            return "wrong-form", f"{shown} does not have the form that is wanted here", hint
        case "too_long" if isinstance(given, str):
            return "text-too-long", f"{len(given):,} characters, more than {context['max_length']:,}", "cut it"
        case "too_long":
            return _too_long(loc, given, context["max_length"])
        case "too_short":
            least = context["min_length"]
            return "list-too-short", f"{name} has {len(given):,} items, fewer than {least}", "add what is missing"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            bound, limit = next(iter(context.items()))
            return "out-of-range", f"{_shown(given)} is out of range: {name} is {BOUNDS[bound]} {limit:g}", "correct it"
    wanted = KINDS.get(kind.split("_")[0])
    if wanted:
        return _wrong_type(given, wanted, by_language=is_by_language(wanted_at(annotation, data, loc)[0]))
    return "wrong-value", fallback[:1].lower() + fallback[1:], "look at other files of the same kind"


def _too_long(loc: Loc, given: Value, most: int) -> tuple[str, str, str]:
    """What is too many of what, and what to do: which of them depends on what the list holds."""
    key = str(next((part for part in reversed(loc) if isinstance(part, str)), "this"))
    in_row = key == "rows" and isinstance(loc[-1], int)
    if key == "header" or in_row:
        message = f"{'the row' if in_row else 'the header'} has {len(given):,} cells, more than {most}"
        return "list-too-long", message, "make two tables of it, or leave a column out"
    noun, hint = MANY.get(key, ("items", f"keep the {most} that matter most"))
    return "list-too-long", f"{quoted(key)} has {len(given):,} {noun}, more than {most}", hint


def _wrong_type(given: Value, wanted: str, *, by_language: bool = False) -> tuple[str, str, str]:
    hint = FORMS.get(wanted, "look at the same place in another file")
    if isinstance(given, bool) and wanted == "text":
        hint = f'put it in quotes: "{_shown(given)}"'
    elif wanted == "text" and isinstance(given, dict):
        hint = "a text with a colon and a space in it goes in quotes"
    elif by_language and isinstance(given, str):
        wanted, hint = "a text for each language", "write its language before it, in braces: {fr: …}"
    return "wrong-type", f"{_shown(given)} stands where {wanted} should be", hint


def _shown(given: Value) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, dict):
        return "a mapping of keys and values"
    if isinstance(given, list):
        return "a list"
    return "nothing" if given is None else quoted(str(given))


def _unknown(loc: Loc, annotation: Any, data: Value) -> str:
    """A hint for a key that is not known where it stands."""
    name, known = str(loc[-1]), known_keys(annotation, data, loc[:-1])
    if name == "<<":
        return MERGE
    around = models(wanted_at(annotation, data, loc[:-1])[0])
    by_language = any(is_by_language(field.annotation) for model in around for field in model.model_fields.values())
    if by_language and re.fullmatch("[a-z]{2}(-[A-Z]{2})?", name):
        return "a text by language stands under its key: begin this line with two spaces more"
    above = [
        key
        for model in models(annotation)
        for key, field in model.model_fields.items()
        if any(name in part.model_fields for part in models(field.annotation))
    ]
    if len(above) == 1:
        return f"it stands under {above[0]}:"
    return _near(name, known)


def _near(name: str, known: list[str]) -> str:
    """A hint: the known name most like this one, or all of them."""
    return nearest(name, known) or (f"known here: {', '.join(known[:30])}" if known else "remove it")
