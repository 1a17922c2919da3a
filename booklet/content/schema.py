"""Plain values -> models, and pydantic's errors -> findings in the project's own words.

Every error of a file is reported at once: a key that is missing at the mapping that lacks it, a key that is unknown
at the key itself, with the nearest known one as a hint, and anything else at the value.
"""

from __future__ import annotations

import re
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from booklet.clinic import Lang
from booklet.content.nodes import KEY, Loc, Parsed, Value
from booklet.content.words import as_id, nearest, quoted
from booklet.diagnostics import Diagnostic

T = TypeVar("T")

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
    "a date": "a date is written 2026-11-24",
    "a list": "write one item a line, each after a hyphen and a space, or [one, two]",
    "keys and values": "write key: value, one a line, indented alike",
}
"""How each kind of value is written."""

MERGE = "nothing is merged here: write the keys out"

BOUNDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}


class Kind(Generic[T]):
    """One kind of content file: the type of its value, which pydantic checks."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation
        self.adapter: TypeAdapter[T] = TypeAdapter(annotation)


def validate(kind: Kind[T], parsed: Parsed) -> T | None:
    """The model of a file; None where it has faults, which join those of ``parsed``."""
    try:
        return kind.adapter.validate_python(parsed.data)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        found = [(one, finding) for one in errors if (finding := _finding(one, kind.annotation, parsed))]
        typed = {(*_data_loc(one["loc"], parsed.data)[:-1], finding.hint) for one, finding in found}
        parsed.diagnostics += [finding for one, finding in found if not _mistyped(one, finding, typed, parsed.data)]
        return None


def _mistyped(error: Any, finding: Diagnostic, typed: set[tuple[str | int, ...]], data: Value) -> bool:
    """Whether a key is missing only because it is misspelt beside: that is told, where it stands."""
    loc = _data_loc(error["loc"], data)
    return finding.rule == "missing-key" and bool(loc) and (*loc[:-1], f"did you mean {loc[-1]}?") in typed


def known_keys(annotation: Any, data: Value, loc: Loc) -> list[str]:
    """The keys that the mapping at ``loc`` may have."""
    wanted, data = _wanted(annotation, data, loc)
    models = [model for model in _models(wanted) if _fits(model, data)]
    return [field.alias or name for name, field in models[0].model_fields.items()] if models else []


def _wanted(annotation: Any, data: Value, loc: Loc) -> tuple[Any, Value]:
    """What the model wants at ``loc``, and what stands there."""
    for part in loc:
        models = [model for model in _models(annotation) if _fits(model, data)]
        if models and isinstance(part, str):
            fields = {field.alias or name: field for name, field in models[0].model_fields.items()}
            annotation = fields[part].annotation if part in fields else Any
        else:
            annotation = _element(annotation)
        data = _at(data, (part,))
    return annotation, data


def _is_by_language(annotation: Any) -> bool:
    """Whether a mapping is wanted that gives words by language."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return any(_is_by_language(part) for part in get_args(annotation))
    return get_origin(annotation) is dict and get_args(annotation)[0] is Lang


def kinds(annotation: Any) -> list[str]:
    """The names that ``kind`` may have among the models of a union."""
    return [get_args(model.model_fields["kind"].annotation)[0] for model in _models(_element(annotation))]


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation allows: one, those of a union, or none."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return [model for part in get_args(annotation) for model in _models(part)]
    return [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []


def _fits(model: type[BaseModel], data: Value) -> bool:
    """Whether a mapping says that it is this model, for the models that have a fixed ``kind``."""
    kind = model.model_fields.get("kind")
    names = get_args(kind.annotation) if kind else ()
    return len(names) != 1 or not isinstance(data, dict) or data.get("kind") in names


def _element(annotation: Any) -> Any:
    """What a list holds, or the values of a mapping."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        annotation = next((_bare(p) for p in get_args(annotation) if get_origin(_bare(p)) in (list, dict)), Any)
    arguments = get_args(annotation)
    return arguments[-1] if arguments else Any


def _data_loc(loc: Loc, data: Value) -> Loc:
    """pydantic's path without the name of the union's member, which stands between a list item and its keys."""
    parts: list[str | int] = []
    for index, part in enumerate(loc):
        after_item = index > 0 and isinstance(loc[index - 1], int)
        is_member = after_item and isinstance(data, dict) and data.get("kind") == part
        if is_member and (index + 1 < len(loc) or part not in data):
            continue
        parts.append(part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(parts)


def _at(data: Value, loc: Loc) -> Value:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _finding(error: Any, annotation: Any, parsed: Parsed) -> Diagnostic | None:
    """One pydantic error as a finding; None where its place has one already."""
    loc = _data_loc(error["loc"], parsed.data)
    on_key = bool(loc) and loc[-1] == "[key]"
    loc = loc[:-1] if on_key else loc
    if any(loc[:length] in parsed.settled for length in range(len(loc) + 1)):
        return None
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind in ("extra_forbidden", "invalid_key") or on_key:
        where = parsed.source.at((*loc[:-1], KEY, str(loc[-1])))
    else:
        where = parsed.source.at((*loc, "kind") if kind == "union_tag_invalid" else loc)
    rule, message, hint = _words(kind, context, loc, error["msg"], annotation, parsed.data)
    if on_key:
        return Diagnostic(where, "bad-key", f"{quoted(str(loc[-1]))} cannot be a key here", hint)
    return Diagnostic(where, rule, message, hint)


def _words(
    kind: str, context: dict[str, Any], loc: Loc, fallback: str, annotation: Any, data: Value
) -> tuple[str, str, str]:
    """Rule, message and hint for one type of pydantic error."""
    name = quoted(str(loc[-1])) if loc and isinstance(loc[-1], str) else "this"
    given = _at(data, loc)
    match kind:
        case "missing":
            return "missing-key", f"the key {name} is missing", f"add {loc[-1]}: with its value"
        case "extra_forbidden":
            known = known_keys(annotation, data, loc[:-1])
            return "unknown-key", f"the key {name} is not known here", _unknown(str(loc[-1]), known, annotation)
        case "union_tag_not_found":
            return "missing-key", "the key 'kind' is missing", "a block says what it is: kind: paragraph"
        case "union_tag_invalid":
            known = [part.strip(" '") for part in context["expected_tags"].split(",")]
            shown, tag = _at(data, (*loc, "kind")), str(context["tag"])
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
            shown = _shown(given) if isinstance(given, str) else name
            return "wrong-form", f"{shown} does not have the form that is wanted here", hint
        case "too_long" if isinstance(given, str):
            return "text-too-long", f"{len(given):,} characters, more than {context['max_length']:,}", "cut it"
        case "too_long":
            message = f"{name} has {len(given):,} items, more than {context['max_length']}"
            return "list-too-long", message, "split the list under two headings, or keep what matters most"
        case "too_short":
            least = context["min_length"]
            return "list-too-short", f"{name} has {len(given):,} items, fewer than {least}", "add what is missing"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            bound, limit = next(iter(context.items()))
            return "out-of-range", f"{_shown(given)} is out of range: {name} is {BOUNDS[bound]} {limit:g}", "correct it"
    wanted = KINDS.get(kind.split("_")[0])
    if wanted:
        return _wrong_type(given, wanted, by_language=_is_by_language(_wanted(annotation, data, loc)[0]))
    return "wrong-value", fallback[:1].lower() + fallback[1:], "look at other files of the same kind"


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


def _unknown(name: str, known: list[str], annotation: Any) -> str:
    """A hint for a key that is not known where it stands."""
    if name == "<<":
        return MERGE
    if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", name):
        return "a text by language stands under its key: begin this line with two spaces more"
    above = [
        key
        for model in _models(annotation)
        for key, field in model.model_fields.items()
        if any(name in part.model_fields for part in _models(field.annotation))
    ]
    if len(above) == 1:
        return f"it stands under {above[0]}:"
    return _near(name, known)


def _near(name: str, known: list[str]) -> str:
    """A hint: the known name most like this one, or all of them."""
    return nearest(name, known) or (f"known here: {', '.join(known[:30])}" if known else "remove it")
