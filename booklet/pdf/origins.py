"""Lets every tag of WeasyPrint's PDF say which HTML element it was made of, and what that element says of itself.

WeasyPrint makes tags of boxes, and a box knows its element; the file that comes out does not. ``noted`` stands between
the two: within it, each tag gets the keys below, and ``tags.load`` takes them out again. They never reach a reader.

What an element may say, besides ``id`` and ``lang``: ``aria-hidden`` that it is not read aloud, ``aria-label`` what is
said in place of its text, ``data-tag`` which tag it is where HTML has no name for it, ``title`` of an ``abbr``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from booklet.pdf.engine import weasyprint

ORIGIN, WORDS = "BookletOrigin", "BookletWords"
"""Number of the HTML element with the name of its part; numbers of its own marked content, each with its words."""

SAID = {
    "id": "BookletId", "lang": "BookletLang", "aria-hidden": "BookletHidden", "aria-label": "BookletLabel",
    "data-tag": "BookletTag", "title": "BookletExpansion",
}  # fmt: skip
"""Attribute of HTML -> key of the tag."""

LAYOUT_HYPHEN = "\u2010"
"""What WeasyPrint puts at the end of a line where it divides a word. Nobody types it."""


@dataclass(frozen=True)
class Piece:
    """A text or a picture that is read aloud: its number on the page, given as it is painted, and what it stands in."""

    number: int
    words: str
    """Empty of a picture."""
    inside: tuple[str, ...]
    """Ids of the HTML elements around it, the innermost last."""


@contextmanager
def noted(pages: list[list[Piece]]) -> Iterator[None]:
    """Within it, painting a document notes in each tag where it comes from.

    ``pages`` gets what each page has to read, in the order of reading.
    """
    weasyprint()
    tags: Any = importlib.import_module("weasyprint.pdf.tags")
    original = tags._build_box_tree
    tags._build_box_tree = _noting(original, pages)
    try:
        yield
    finally:
        tags._build_box_tree = original


def _noting(build: Any, pages: list[list[Piece]]) -> Any:
    numbers: dict[Any, int] = {}
    pydyf = importlib.import_module("pydyf")

    def building(box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, tags: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # what is positioned stands behind a placeholder
        if type(box).__name__ == "PageBox":
            pages.append(list(_read(box, tags, ())))
        words = [part for text in _texts(box) for part in (tags[text]["mcid"], pydyf.String(text.text))]
        for tag in build(box, parent, pdf, page, nums, annotations, tags):
            if ORIGIN not in tag and box.element is not None:
                tag[ORIGIN] = pydyf.String(f"{numbers.setdefault(box.element, len(numbers))} {box.element_tag}")
                if ":" not in box.element_tag:
                    said = {key: box.element.get(name) for name, key in SAID.items()}
                    tag.update({key: pydyf.String(value) for key, value in said.items() if value})
                if words:
                    tag[WORDS] = pydyf.Array(words)
            yield tag

    return building


def _read(box: Any, tags: Any, inside: tuple[str, ...]) -> Iterator[Piece]:
    """What is read of a box, in that order. What stands in the page's margins is furniture, as in ``structure``."""
    box = getattr(box, "_box", box)
    element = box.element
    if type(box).__name__ == "MarginBox" or (box.element_tag or "").endswith("::before"):
        return
    if element is not None and element.get("aria-hidden") == "true":
        return
    if box in tags and (words := getattr(box, "text", "").strip() or not hasattr(box, "text")):
        yield Piece(tags[box]["mcid"], words if isinstance(words, str) else "", inside)
    if element is not None and element.get("id") and element.get("id") not in inside[-1:]:
        inside = (*inside, element.get("id"))
    for child in getattr(box, "children", ()):
        yield from _read(child, tags, inside)


def _texts(box: Any) -> Iterator[Any]:
    """The texts that stand in a box itself, be it in its lines."""
    for child in getattr(box, "children", ()):
        line = child.children if type(child).__name__ == "LineBox" else [child]
        yield from (inner for inner in line if type(inner).__name__ == "TextBox")
