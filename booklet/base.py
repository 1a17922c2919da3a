"""What every kind of block is made of: running text, ids, typed values, and what any block may carry."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

MAX_TEXT = 1500
"""Longest running text in characters: far above any paragraph meant for a patient."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
"""A name in lower case, digits and hyphens; also the stem of a file."""


def _typed(kind: str, form: str) -> BeforeValidator:
    """Takes a value as an editor types it, and not all that pydantic would: ``1_0``, ``1e3``, seconds for a date."""

    def check(value: object) -> object:
        if isinstance(value, bool) or (isinstance(value, str) and not re.fullmatch(form, value)):
            raise PydanticCustomError(f"{kind}_type", "this is not written as one")
        return value

    return BeforeValidator(check)


Flag = Annotated[bool, Field(strict=True)]
"""``true`` or ``false``, and no other word."""

WHOLE = _typed("int", "-?[0-9]{1,9}")
NUMBER = _typed("float", r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
Day = Annotated[date, _typed("date", r"(?:199|20[0-9])[0-9]-[0-9]{2}-[0-9]{2}")]
"""A day as 2026-11-24, in the years of which a booklet can speak: 1990 to 2099."""


class Inline(str):
    """Running text. A type of its own, so that checks and typography find every text of a model."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.str_schema(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)
        return core_schema.no_info_after_validator_function(cls, text)


class Strict(BaseModel):
    """Unknown keys are faults; values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BlockBase(Strict):
    """What any block may carry: an id to be chosen or linked by, what it rests on, whether it is still to be confirmed,
    a short form."""

    id: Id | None = None
    sources: list[Id] = []
    """References that the whole block rests on, where no line of it cites them; printed at the section's end."""
    basis: Literal["to-validate"] | None = None
    short: Inline | None = None
    """A short text that editions of one sheet print in place of the whole block."""


Items = Annotated[list[Inline], Field(min_length=1, max_length=7)]
"""A list a reader can hold in mind: CDC Clear Communication Index, item 8, at most seven."""
