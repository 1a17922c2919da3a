"""Plain values -> models, and pydantic's errors -> findings in the project's own words.

Every error of a file is reported at once: a key that is missing at the mapping that lacks it, a key that is unknown
at the key itself, with the nearest known one as a hint, and anything else at the value.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from booklet.content.cuts import cuts
from booklet.content.nodes import KEY, Loc, Parsed, Value
from booklet.content.schema_words import in_words
from booklet.content.words import quoted
from booklet.diagnostics import Diagnostic

T = TypeVar("T")


class Kind(Generic[T]):
    """One kind of content file: the type of its value, which pydantic checks."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation
        self.adapter: TypeAdapter[T] = TypeAdapter(annotation)


def validate(kind: Kind[T], parsed: Parsed) -> T | None:
    """The model of a file; None where it has faults, which join those of ``parsed``."""
    parsed.diagnostics += cuts(parsed, kind.annotation)
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
    rule, message, hint = in_words(kind, context, loc, error["msg"], annotation, parsed.data)
    if on_key:
        return Diagnostic(where, "bad-key", f"{quoted(str(loc[-1]))} cannot be a key here", hint)
    return Diagnostic(where, rule, message, hint)
