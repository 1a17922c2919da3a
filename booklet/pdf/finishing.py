"""Paints the pages and finishes the file: tags mended, described in step, the same bytes from the same content."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from booklet.diagnostics import Diagnostic
from booklet.model import Edition
from booklet.pdf import structure, xmp
from booklet.pdf.engine import weasyprint
from booklet.pdf.render import Rendered, whole


@dataclass
class Written:
    pdf: bytes
    families: set[str]
    """Families of every font in the file."""
    findings: list[Diagnostic] = field(default_factory=list)


def write(rendered: Rendered, edition: Edition) -> Written:
    """The document's bytes, finished for ``edition``."""
    painted = rendered.paint()
    with pikepdf.open(BytesIO(painted)) as pdf:
        families = _families(pdf)
        findings = _local_links(pdf, rendered)
        if Name.StructTreeRoot in pdf.Root:
            structure.mend(pdf)
        _print_links(pdf)
        _describe(pdf, rendered, edition)
        pdf.Root.PageMode = Name.UseOutlines if Name.Outlines in pdf.Root else Name.UseNone
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return Written(out.getvalue(), families, findings)


def _print_links(pdf: pikepdf.Pdf) -> None:
    """Says of each link that it is neither hidden nor kept from print: PDF/A wants it said (ISO 19005-2, 6.3.2)."""
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, []):
            annotation.F = 4


def _describe(pdf: pikepdf.Pdf, rendered: Rendered, edition: Edition) -> None:
    """Writes the information dictionary and XMP anew, from one source."""
    producer = f"WeasyPrint {weasyprint().__version__}"
    metadata = xmp.read(rendered.document.metadata, rendered.composed.lang, producer)
    stream = pdf.make_stream(metadata.xmp(edition.conformance))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = pikepdf.String(metadata.lang)
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": value for key, value in metadata.info().items()}))


def _families(pdf: pikepdf.Pdf) -> set[str]:
    """Families of all fonts, as their descriptors name them; of a font without one, its own name."""
    found, seen = set(), set()
    for page in pdf.pages:
        fonts = page.obj.Resources.get(Name.Font, Dictionary())
        if fonts.objgen in seen:  # WeasyPrint gives all pages and drawings the same table
            continue
        seen.add(fonts.objgen)
        for font in fonts.values():
            inner = font.DescendantFonts[0] if Name.DescendantFonts in font else font
            named = inner.get(Name.FontDescriptor, inner)
            found.add(str(named.get(Name.FontFamily, named.get(Name.FontName, "a bitmap font"))))
    return found


def _local_links(pdf: pikepdf.Pdf, rendered: Rendered) -> list[Diagnostic]:
    """A link to a file of this machine leads nowhere for a reader, and tells where the file was made."""
    found = []
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get(Name.Annots, []):
            address = str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))
            if address.startswith("file:"):
                message = f"page {number}: a link leads to a file of this machine, {address.rpartition('/')[2]!r}"
                hint = "write the whole address, with https://"
                found.append(Diagnostic(whole(rendered.composed), "local-link", message, hint))
    return found
