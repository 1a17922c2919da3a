"""The words of the document on what changed, in one language: ``review`` in sections/strings/<lang>.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from booklet.blocks import Strict


class ReviewWords(Strict):
    title: str
    intro: str
    old: str
    new: str
    as_it_stands: str
    """What a state is called that has no name: the files of today."""
    legend: str
    inserted: str
    deleted: str
    bar: str
    contents: str
    number: str
    change: str
    added: str
    removed: str
    edited: str
    moved: str
    moved_edited: str
    moved_from: str
    """``{section}`` and ``{number}`` stand for where a block was."""
    moved_order: str
    """A section that has another place."""
    moved_item: str
    renamed_from: str
    """``{name}`` stands for a file's name."""
    before: str
    after: str
    others: str
    """Changes that no page of the text shows."""
    booklet: str
    section: str
    figure: str
    contact: str
    reference: str
    clinic: str
    strings: str
    unread: str
    pages: str
    page_added: str
    """``{pages}`` stands for page numbers, here and below."""
    page_removed: str
    page_changed: str
    page_moved: str
    """``{shift}`` stands for how far, with its sign."""
    page_same: str
    page_counts: str
    """``{old}`` and ``{new}`` stand for numbers of pages."""
    stock: str
    stock_intro: str
    same_revision: str
    """``{revision}`` stands for the number that did not change."""
    sign: str
    sign_intro: str
    role: str
    name: str
    day: str
    signature: str
    verdict: str
    verdicts: Annotated[list[str], Field(min_length=2, max_length=3)]
    corrections: str
    void: str
    """Title of the approvals that the changes make void."""
    roles: dict[str, str]
    kinds: dict[str, str] = {}
    """Kinds of block, as a reader of the document calls them."""
    fields: dict[str, str] = {}
    """Values that no page shows, such as the description of a picture."""
    editions: dict[str, str] = {}
