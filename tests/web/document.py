"""Reads an HTML page back, with a parser that shares nothing with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5

UNSAID = {"style", "script", "title", "template"}
BREAKS = {"a", "b", "em", "label", "small", "span", "strong", "code"}
"""Elements within a line of text; all others part what stands in them from what stands around."""


def parsed(html: str) -> Element:
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def by_id(root: Element) -> dict[str, Element]:
    return {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}


def classes(element: Element) -> set[str]:
    return set(element.attrib.get("class", "").split())


def pieces(element: Element, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """What a reader is told, in order: texts and alt texts. ``without`` names classes that are passed over."""
    if element.tag in UNSAID or classes(element) & without:
        return
    yield "" if element.tag in BREAKS else " "
    yield element.attrib.get("alt", "")
    yield element.text or ""
    for child in element:
        yield from pieces(child, without)
        yield child.tail or ""
    yield "" if element.tag in BREAKS else " "


def said(element: Element, without: frozenset[str] = frozenset()) -> str:
    """The same as one line."""
    return re.sub(r"\s+", " ", "".join(pieces(element, without))).strip()
