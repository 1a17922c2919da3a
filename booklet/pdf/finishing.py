"""Makes an edition's file of painted pages: tags mended, put on sheets, inks changed, described in step.

The same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from booklet.diagnostics import Diagnostic
from booklet.edition import Duplex, Edition, Ink, Piece, Standard
from booklet.pdf import press, structure
from booklet.pdf.attached import attach
from booklet.pdf.colour import recolour
from booklet.pdf.finished import Attachment, Painted
from booklet.pdf.fold import on_sheet
from booklet.pdf.impose import impose
from booklet.pdf.inks import Grey
from booklet.pdf.letters import reink
from booklet.pdf.linear import linearized
from booklet.pdf.render import Rendered, whole
from booklet.pdf.ua2 import VERSION, to_ua2

DIALOG = {"short-edge": "DuplexFlipShortEdge", "long-edge": "DuplexFlipLongEdge", "none": "Simplex"}
"""How the print dialog opens for sheets to be folded, in the names of ISO 32000-1, table 150."""


def write(
    painted: Painted,
    edition: Edition,
    *,
    ink: Ink,
    creep: float,
    standard: Standard,
    attached: Sequence[Attachment],
    piece: Piece = "",
    duplex: Duplex = "short-edge",
) -> tuple[bytes, int]:
    """The bytes of the edition's file and the number of its pages, or of the sides of its sheets."""
    newer = standard == "ua-2" and standard in edition.standards
    with pikepdf.open(BytesIO(painted.pdf)) as pdf:
        made, places = _made(pdf, edition, creep, piece, duplex)
        if ink == "grey":
            grey = Grey()
            recolour(made, grey)
            reink(made, grey.fill, grey.of_letters)
        _describe(made, painted, edition.claims(standard))
        _open_with(made, edition, duplex)
        if newer:
            to_ua2(made, places)
            attach(made, attached, painted.metadata.modified)
        saving = {
            "deterministic_id": True,
            "force_version": VERSION if newer else press.VERSION if edition.form == "press" else "",
            "fix_metadata_version": False,
            "object_stream_mode": pikepdf.ObjectStreamMode.generate,
            "compress_streams": True,
        }
        out = BytesIO()
        made.save(out, **saving)
        written = out.getvalue()
        return linearized(written, **saving) if edition.linearized else written, len(made.pages)


def _made(
    pdf: pikepdf.Pdf, edition: Edition, creep: float, piece: Piece, duplex: Duplex
) -> tuple[pikepdf.Pdf, dict[str, Object]]:
    """The pages as the edition has them: a new file for imposed sheets, else ``pdf`` itself, changed.

    With it the tags that places of the document have, by name; none of a file whose tags are not for reading.
    """
    if edition.form == "press":
        press.to_press(pdf, edition.page, creep=creep)
        press.keep(pdf, piece)
        return pdf, {}
    _trim(pdf)
    places = structure.mend(pdf)
    _print_links(pdf)
    if edition.form == "saddle-stitch":
        assert edition.sheet_size
        sheets = impose(pdf, edition.sheet_size, creep=creep, turned=duplex == "long-edge")
        if piece:
            del sheets.pages[1 if piece == "fronts" else 0 :: 2]
        return sheets, {}
    if edition.form == "panels":
        assert edition.sheet_size
        on_sheet(pdf, edition.sheet_size)
    return pdf, places


def _trim(pdf: pikepdf.Pdf) -> None:
    """Cuts pages that were painted with bleed to their trim, whose corner is the origin."""
    for page in pdf.pages:
        trim = [round(float(number), 4) for number in page.trimbox]
        for box in (Name.BleedBox, Name.TrimBox, Name.CropBox, Name.ArtBox):
            if box in page.obj:
                del page.obj[box]
        page.obj.MediaBox = Array(trim)


def _print_links(pdf: pikepdf.Pdf) -> None:
    """Says of each link that it is neither hidden nor kept from print: PDF/A wants it said (ISO 19005-2, 6.3.2)."""
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, []):
            annotation.F = 4


def _describe(pdf: pikepdf.Pdf, painted: Painted, claims: Sequence[str]) -> None:
    """Writes the information dictionary and XMP anew, from one source."""
    metadata = painted.metadata
    stream = pdf.make_stream(metadata.xmp(claims))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = pikepdf.String(metadata.lang)
    info = metadata.info(claims)
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": value for key, value in info.items()}))


def _open_with(pdf: pikepdf.Pdf, edition: Edition, duplex: Duplex) -> None:
    """How a viewer shows the file, and how its print dialog opens: ISO 32000-1, 7.7.2 and 12.2."""
    pdf.Root.PageMode = Name.UseOutlines if Name.Outlines in pdf.Root else Name.UseNone
    pdf.Root.PageLayout = Name(f"/{edition.layout}")
    wanted = Dictionary(DisplayDocTitle=True)
    if edition.office or edition.form == "press":
        wanted.PrintScaling = Name("/None")
    if edition.office:
        wanted.PickTrayByPDFSize = True
    if edition.duplex:
        turned = edition.form == "saddle-stitch" and DIALOG[duplex]
        wanted.Duplex = Name(f"/{turned or edition.duplex}")
    pdf.Root.ViewerPreferences = wanted


def embedded(pdf: pikepdf.Pdf) -> set[str]:
    """Families of all fonts in painted pages, as their descriptors name them; of a font without one, its own name."""
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


def local_links(pdf: pikepdf.Pdf, rendered: Rendered) -> list[Diagnostic]:
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
