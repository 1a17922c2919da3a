"""What stage 4 hands on: painted pages to its own finishing, finished files to stage 5."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from booklet.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from booklet.pdf.xmp import Metadata


@dataclass(frozen=True)
class Painted:
    """Pages as WeasyPrint painted them, with all that is known of them. Every file of these pages is made of it."""

    pdf: bytes
    pages: int
    metadata: Metadata
    place: Location
    """Of a fault that belongs to the document as a whole."""
    sources: tuple[str, ...] = ()
    """The content files that they were made of: paths relative to the project, sorted."""
    findings: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True)
class Attachment:
    """A content file to put into a PDF: its path in the project, its bytes, and what a viewer says of it."""

    path: str
    content: bytes
    words: str


@dataclass(frozen=True)
class Finished:
    """One file as bytes, and what is wrong with it."""

    pdf: bytes
    """Of the web edition, its HTML."""
    pages: int
    findings: list[Diagnostic] = field(default_factory=list)
