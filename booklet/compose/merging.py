"""A model as it is now and its values as they were -> one model that shows both."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from booklet.blocks import Block, Inline, Paragraph
from booklet.compose.marking import Changed
from booklet.revision.pairing import Value, paired
from booklet.revision.values import leaves, text
from booklet.revision.words import plain

HIDDEN = frozenset({"alt", "short", "short_title"})
"""Running texts that no page of the review shows where they stand."""

_BLOCK: TypeAdapter[Any] = TypeAdapter(Block)


def merged(new: Any, old: Value, annotation: Any = None) -> Any:
    """``new``, a value of the model, with its texts as they were in ``old``, a plain value of a file."""
    if isinstance(new, Inline):
        before = text(old)
        return new if before == plain(new) else Changed(new, before)
    if isinstance(new, BaseModel):
        was = old if isinstance(old, dict) else {}
        change = {}
        for name, field in type(new).model_fields.items():
            value, earlier = getattr(new, name), was.get(field.alias or name)
            if value is not None:
                change[name] = merged(value, earlier, field.annotation)
            elif isinstance(earlier, str) and _holds_text(field.annotation):
                change[name] = Changed("", plain(earlier))
        return new.model_copy(update=change)
    if isinstance(new, list):
        return _merged_list(new, old if isinstance(old, list) else [], annotation)
    if isinstance(new, dict):
        was = old if isinstance(old, dict) else {}
        return {key: merged(value, was.get(key)) for key, value in new.items()}
    return new


def _merged_list(new: list[Any], old: list[Value], annotation: Any) -> list[Any]:
    element = _element(annotation)
    if not _holds_text(element) and not _models(element):
        return new  # ids and the like: nothing to show in their place
    dumped = [_dumped(item) for item in new]
    found = []
    for pair in paired(old, dumped):
        if pair.new is not None:
            found.append(merged(new[pair.new], old[pair.old] if pair.old is not None else None, element))
        elif pair.old is not None and (item := _read(old[pair.old], element)) is not None:
            found.append(gone(item))
    return found


def gone(value: Any) -> Any:
    """A value of the model whose every text is shown as deleted."""
    if isinstance(value, Inline):
        return Changed("", value)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: gone(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, list):
        return [gone(item) for item in value]
    return {key: gone(item) for key, item in value.items()} if isinstance(value, dict) else value


def removed_block(old: Value) -> list[Any]:
    """The block that was removed, as deleted; its words as paragraphs where it does not fit today's model."""
    try:
        block = gone(_BLOCK.validate_python(old))
        return [block.model_copy(update={"id": None, "basis": None, "sources": []})]
    except ValidationError:
        words = [words for loc, words in leaves(old) if not {"kind", "id", "figure", "sources"}.intersection(loc)]
        return [Paragraph.model_construct(kind="paragraph", text=Changed("", one)) for one in words]


def shown(block: Any, loc: tuple[str | int, ...]) -> bool:
    """Whether the text at ``loc`` of a block is running text that its page shows."""
    for part in loc:
        if isinstance(part, str) and isinstance(block, BaseModel):
            block = getattr(block, part, None)
        else:
            try:
                block = block[part]
            except (KeyError, IndexError, TypeError):
                return False
    return isinstance(block, Inline) and not (loc and loc[-1] in HIDDEN)


def shown_before(old: Value, loc: tuple[str | int, ...]) -> bool:
    """The same of a block as it was; False where it does not fit today's model."""
    try:
        return shown(_BLOCK.validate_python(old), loc)
    except ValidationError:
        return False


def _dumped(value: Any) -> Value:
    """A value of the model as a file would hold it, near enough to be paired with what a file held."""
    if isinstance(value, BaseModel):
        pairs = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return {name: _dumped(item) for name, item in pairs if item is not None}
    if isinstance(value, list):
        return [_dumped(item) for item in value]
    if isinstance(value, dict):
        return {key: _dumped(item) for key, item in value.items()}
    return value if isinstance(value, bool) else f"{value:g}" if isinstance(value, int | float) else str(value)


def _read(old: Value, annotation: Any) -> Any:
    try:
        return TypeAdapter(annotation).validate_python(old)
    except ValidationError:
        return None


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _element(annotation: Any) -> Any:
    """What a list of this annotation holds."""
    bare = _bare(annotation)
    return get_args(bare)[0] if get_origin(bare) is list else None


def _holds_text(annotation: Any) -> bool:
    """Whether running text may stand there, alone or in a list."""
    bare = _bare(annotation)
    if get_origin(bare) is Literal:
        return False
    return bare is Inline or any(_holds_text(part) for part in get_args(bare))


def _models(annotation: Any) -> bool:
    bare = _bare(annotation)
    return (isinstance(bare, type) and issubclass(bare, BaseModel)) or any(_models(part) for part in get_args(bare))
