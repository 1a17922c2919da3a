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


@contextmanager
def noted() -> Iterator[None]:
    """Within it, painting a document notes in each tag where it comes from."""
    weasyprint()
    tags: Any = importlib.import_module("weasyprint.pdf.tags")
    original = tags._build_box_tree
    tags._build_box_tree = _noting(original)
    try:
        yield
    finally:
        tags._build_box_tree = original


def _noting(build: Any) -> Any:
    numbers: dict[Any, int] = {}
    pydyf = importlib.import_module("pydyf")

    def building(box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, tags: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # what is positioned stands behind a placeholder
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


def _texts(box: Any) -> Iterator[Any]:
    """The texts that stand in a box itself, be it in its lines."""
    for child in getattr(box, "children", ()):
        line = child.children if type(child).__name__ == "LineBox" else [child]
        yield from (inner for inner in line if type(inner).__name__ == "TextBox")
