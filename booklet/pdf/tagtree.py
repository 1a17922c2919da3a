"""Reads the tags of a PDF into plain data: roles, words, descriptions, in the order of a screen reader.

Any tagged file will do. Each element and each piece of marked content is read once, wherever else the tree names it
again, so a tree that goes round in circles ends. Nothing nests here: a tree may be as deep as its file is long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from booklet.pdf.words import Content, Run, joined, read

NEWER = {"/FENote": "/Note"}
"""Names that PDF 2.0 has given to what had one."""


@dataclass
class Tag:
    """A structure element. ``role`` is the standard's name for it, without a slash."""

    role: str
    kids: list[Tag | Run | Link] = field(default_factory=list)
    parent: Tag | None = None
    page: int = 0
    """Where it begins, from 1; 0 where the file does not say."""
    alt: str = ""
    actual: str = ""
    lang: str = ""
    """What it says itself; empty where its parent's holds."""
    expansion: str = ""
    attributes: dict[str, str | list[float]] = field(default_factory=dict)

    def below(self) -> Iterator[Tag]:
        """Itself and every element under it, in order."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]

    def all(self, *roles: str) -> list[Tag]:
        return [tag for tag in self.below() if tag.role in roles]

    def leaves(self) -> Iterator[Tag | Run | Link]:
        """What is under it in order, with an element that has a text of its own in place of what it holds."""
        waiting: list[Tag | Run | Link] = [self]
        while waiting:
            one = waiting.pop()
            if not isinstance(one, Tag) or one.alt or one.actual:
                yield one
            else:
                waiting += reversed(one.kids)

    @property
    def text(self) -> str:
        """The words under it, with what stands for them where something does; pictures have their description."""
        runs: list[Run] = []
        for leaf in self.leaves():
            if isinstance(leaf, Run):
                runs.append(leaf)
            elif isinstance(leaf, Tag):
                # It has no place: what stands around it is apart from it.
                runs.append(Run(f" {leaf.actual or leaf.alt} " if runs else f"{leaf.actual or leaf.alt} "))
        return " ".join(joined(runs).split(" ")).strip()

    @property
    def language(self) -> str:
        """The language that holds for it; empty where nothing says one."""
        tag: Tag | None = self
        while tag and not tag.lang:
            tag = tag.parent
        return tag.lang if tag else ""


@dataclass
class Link:
    """An annotation that a structure element holds."""

    contents: str
    target: str
    """An address, or the name of a place in the file."""
    page: int = 0
    kind: str = "Link"


@dataclass
class Document:
    """A tagged file. ``pages`` is what each one paints, read as it is asked for."""

    root: Tag
    pages: list[Content]
    title: str
    lang: str
    owned: list[set[int]]
    """For each page the numbers of marked content that the tree names."""


class Untagged(ValueError):
    """The file has no tree of tags."""


def opened(pdf: Pdf) -> Document:
    """The tags of an open file. Untagged where there are none."""
    tree = pdf.Root.get(Name.StructTreeRoot)
    if not isinstance(tree, Dictionary) or Name.K not in tree:
        raise Untagged("the file has no tags")
    reader = _Reader(pdf, tree)
    root = reader.tree(tree)
    return Document(root, reader.pages, _title(pdf), root.lang, reader.owned)


def _title(pdf: Pdf) -> str:
    """What the title bar says: of the information dictionary or, in PDF 2.0, of XMP."""
    info = pdf.trailer.get(Name.Info)
    if isinstance(info, Dictionary) and (title := _text(info.get(Name.Title))):
        return title
    if not isinstance(pdf.Root.get(Name.Metadata), pikepdf.Stream):
        return ""
    named = pdf.open_metadata().get("dc:title")
    return " ".join(named.split()) if isinstance(named, str) else ""


class _Reader:
    def __init__(self, pdf: Pdf, tree: Object) -> None:
        self.pdf = pdf
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        roles = tree.get(Name.RoleMap)
        self.roles = {str(key): value for key, value in roles.items()} if isinstance(roles, Dictionary) else {}
        self.owned: list[set[int]] = [set() for _ in pdf.pages]
        self.seen: set[tuple[int, int]] = set()

    @cached_property
    def pages(self) -> list[Content]:
        return [read(self.pdf, number) for number in range(1, len(self.pdf.pages) + 1)]

    def tree(self, tree: Object) -> Tag:
        root = Tag("StructTreeRoot", lang=_text(self.pdf.Root.get(Name.Lang)))
        waiting: list[tuple[Object, Tag, int]] = [(kid, root, 0) for kid in reversed(_kids(tree))]
        while waiting:
            kid, parent, page = waiting.pop()
            if not isinstance(kid, Dictionary):
                self.content(kid, parent, page)
                continue
            if kid.objgen != (0, 0):
                if kid.objgen in self.seen:
                    continue
                self.seen.add(kid.objgen)
            page = self.page(kid) or page
            if kid.get(Name.Type) == Name.MCR:
                self.content(kid.get(Name.MCID), parent, page)
            elif kid.get(Name.Type) == Name.OBJR:
                self.annotation(kid.get(Name.Obj), parent, page)
            elif isinstance(kid.get(Name.S), Name):
                tag = self.tag(kid, parent, page)
                parent.kids.append(tag)
                waiting += [(inner, tag, page) for inner in reversed(_kids(kid))]
        return root

    def page(self, element: Object) -> int:
        page = element.get(Name.Pg)
        return self.numbers.get(page.objgen, 0) if isinstance(page, Dictionary) else 0

    def tag(self, element: Object, parent: Tag, page: int) -> Tag:
        role = str(element.S)
        for _ in range(8):  # a role may stand for another one that stands for a standard one
            if not isinstance(self.roles.get(role), Name):
                break
            role = str(self.roles[role])
        role = NEWER.get(role, role)
        alt, actual, lang, expansion = (
            _text(element.get(key)) for key in (Name.Alt, Name.ActualText, Name.Lang, Name.E)
        )  # fmt: skip
        return Tag(role[1:], [], parent, page, alt, actual, lang, expansion, _attributes(element.get(Name.A)))

    def content(self, number: object, parent: Tag, page: int) -> None:
        if not isinstance(number, int) or not page or number in self.owned[page - 1]:
            return
        self.owned[page - 1].add(number)
        if run := self.pages[page - 1].marked.get(number):
            parent.kids.append(run)

    def annotation(self, held: Object | None, parent: Tag, page: int) -> None:
        if not isinstance(held, Dictionary):
            return
        action = held.get(Name.A)
        address = action.get(Name.URI, action.get(Name.D)) if isinstance(action, Dictionary) else held.get(Name.Dest)
        kind = str(held.get(Name.Subtype, "/Link"))[1:]
        parent.kids.append(Link(_text(held.get(Name.Contents)), _text(address), page, kind))


def _kids(element: Object) -> list[Any]:
    held = element.get(Name.K)
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _attributes(held: object) -> dict[str, str | list[float]]:
    """Attributes of an element, with those of several owners together: names and numbers as texts, boxes as numbers."""
    owners = list(held) if isinstance(held, Array) else [held]
    found: dict[str, str | list[float]] = {}
    for owner in owners:
        for key, value in owner.items() if isinstance(owner, Dictionary) else ():
            if not isinstance(value, Array):
                found[key[1:]] = str(value).removeprefix("/")
            elif all(isinstance(part, int | float | Decimal) for part in value):
                found[key[1:]] = [float(part) for part in value]
    return found


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, pikepdf.String) else ""
