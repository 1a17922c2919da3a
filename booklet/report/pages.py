"""What the laid-out pages of a booklet say: its findings, and whether the finished PDF is tagged, titled and spoken."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from booklet.delivery.build import painted
from booklet.delivery.editions import EDITIONS
from booklet.diagnostics import Diagnostic, Location, has_errors
from booklet.model import Job, Library
from booklet.pdf import finished

LAID_OUT = ("screen", "large-print")
"""The editions whose pages are looked at: the one that most people get, and the one whose type is larger."""


@dataclass(frozen=True)
class Pages:
    findings: list[Diagnostic] = field(default_factory=list)
    pdf_faults: list[Diagnostic] = field(default_factory=list)
    editions: tuple[str, ...] = ()


def lay_out(library: Library, booklet: str, lang: str, styles: Path) -> Pages:
    """Lays the pages out as a build does, and writes nothing. OSError where a library of the system is missing."""
    findings: dict[Diagnostic, None] = {}
    faults: list[Diagnostic] = []
    for name in LAID_OUT:
        pages = painted(library, Job(booklet, lang, name), styles)
        findings |= dict.fromkeys(pages.findings)
        if name == LAID_OUT[0] and not has_errors(pages.findings):
            faults = pdf_faults(finished(pages, EDITIONS[name]).pdf, lang, pages.place)
    return Pages(list(findings), faults, LAID_OUT)


def pdf_faults(pdf: bytes, lang: str, place: Location) -> list[Diagnostic]:
    """What a finished file lacks of tags, title and language."""
    import pikepdf
    from pikepdf import Name

    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root
        marked = root.get(Name.MarkInfo, pikepdf.Dictionary()).get(Name.Marked, False)
        title = str(file.trailer.get(Name.Info, pikepdf.Dictionary()).get(Name.Title, ""))
        asked = {
            "untagged-pdf": bool(marked) and Name.StructTreeRoot in root,
            "untitled-pdf": bool(title.strip()),
            "pdf-without-language": str(root.get(Name.Lang, "")).split("-")[0] == lang.split("-")[0],
        }
    message = "the finished PDF lacks what its readers' software needs"
    return [
        Diagnostic(place, rule, message, "this is a fault of the program") for rule, there in asked.items() if not there
    ]
