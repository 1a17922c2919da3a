"""What the model wants at a place of a file, told by the type annotations of its fields."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from booklet.clinic import Lang
from booklet.content.nodes import Loc, Value


def known_keys(annotation: Any, data: Value, loc: Loc) -> list[str]:
    """The keys that the mapping at ``loc`` may have."""
    wanted, data = wanted_at(annotation, data, loc)
    fitting = [model for model in models(wanted) if _fits(model, data)]
    return [field.alias or name for name, field in fitting[0].model_fields.items()] if fitting else []


def wanted_at(annotation: Any, data: Value, loc: Loc) -> tuple[Any, Value]:
    """What the model wants at ``loc``, and what stands there."""
    for part in loc:
        fitting = [model for model in models(annotation) if _fits(model, data)]
        if fitting and isinstance(part, str):
            fields = {field.alias or name: field for name, field in fitting[0].model_fields.items()}
            annotation = _whole(fields[part]) if part in fields else Any
        else:
            annotation = _element(annotation)
        data = value_at(data, (part,))
    return annotation, data


def _whole(field: FieldInfo) -> Any:
    """What a field wants, its bounds and patterns included."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def is_by_language(annotation: Any) -> bool:
    """Whether a mapping is wanted that gives words by language."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return any(is_by_language(part) for part in get_args(annotation))
    return get_origin(annotation) is dict and get_args(annotation)[0] is Lang


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def models(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation allows: one, those of a union, or none."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return [model for part in get_args(annotation) for model in models(part)]
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


def value_at(data: Value, loc: Loc) -> Value:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
