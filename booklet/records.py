"""What people have confirmed, as it stands in the files: approvals of what was read, and how current a translation is.

The program writes these records (``booklet approve``, ``booklet translations --record``); what they hold of the content
is a hash of its meaning, made by ``booklet.revision``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from booklet.blocks import Day, Id, Strict
from booklet.clinic import Lang

Role = Literal["clinician", "patient", "librarian", "language"]
"""In which capacity somebody approves: for the facts, as a reader, for the sources, for a translation."""

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{20}$")]
"""The meaning of a section as the program counts it: 20 digits and letters from a to f."""

Name = Annotated[str, Field(pattern=r"^\S(?:.*\S)?$", max_length=120)]
"""A person's name, on one line."""


class Approval(Strict):
    """One person has read one section in one language, and approves it as it stood then."""

    section: Id
    """A section's id, or ``booklet`` for the words of booklet.yaml."""
    lang: Lang
    role: Role
    by: Name
    on: Day = Field(alias="date")
    hash: Hash
    """What was approved; the approval holds as long as the section still means that."""


class Translation(Strict):
    """What a translation was made from. Written by ``booklet translations --record``, never by hand."""

    source: Hash
    """The words of the source when the translation was recorded."""
    text: Hash
    """The words of the translation at that time."""
    seal: Hash
    """Made from the other two: a hash that was changed by hand no longer fits it."""
