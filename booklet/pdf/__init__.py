"""Stage 4: Composed -> finished PDF. Lays the HTML out, judges the pages, tags, describes and writes the file.

``engine`` imports WeasyPrint, ``fetch`` is all that it may read, ``render`` runs it, ``fitting`` sets the type of
one-sheet editions; ``boxes`` and ``grounds`` read the laid-out pages, ``layout``, ``contrast``, ``clearprint`` and
``fonts`` judge them; ``origins``, ``tags`` and ``structure`` mend the tags, ``words``, ``tagtree`` and ``transcript``
read them; ``finishing`` makes an edition's file of the painted pages; ``impose`` and ``fold`` put pages on sheets;
``colour`` and ``press`` change inks; ``ua2`` makes PDF 2.0 of a file, ``attached`` puts its sources in. WeasyPrint is
imported when the first file is finished, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from booklet.pdf.finished import Attachment, Finished, Painted

if TYPE_CHECKING:
    from booklet.compose.composed import Composed
    from booklet.edition import Duplex, Edition, Ink, Piece, Standard

__all__ = ["Attachment", "Finished", "Painted", "finish", "finished", "paint"]


def paint(composed: Composed, edition: Edition, *, fold: int = 1) -> Painted:
    """The laid-out pages, painted once for every edition that is made of them, and what is wrong with them.

    Of the pages to write on (elements of class ``padding``), those that ``padding`` does not need are dropped: the
    number of pages is a multiple of ``fold``, and the call stands where it belongs. A one-sheet edition is fitted
    first. A fault of the page is a finding; OSError where a library of the system is missing.
    """
    from io import BytesIO

    import pikepdf

    from booklet.calllines import lost
    from booklet.pdf import xmp
    from booklet.pdf.boxes import paragraphs, read
    from booklet.pdf.clearprint import clear_print
    from booklet.pdf.contrast import low_contrast
    from booklet.pdf.engine import weasyprint
    from booklet.pdf.finishing import embedded, local_links
    from booklet.pdf.fitting import fitted, too_long
    from booklet.pdf.fonts import foreign_fonts, missing_glyphs
    from booklet.pdf.layout import judge
    from booklet.pdf.order import out_of_order
    from booklet.pdf.padding import off_centre
    from booklet.pdf.render import collector_paused, render, whole

    with collector_paused():
        rendered = fitted(composed) if edition.fitted else render(composed, fold)
        views = read(rendered.pages, composed.places)
        painted = rendered.paint()
        with pikepdf.open(BytesIO(painted)) as pdf:
            families, links = embedded(pdf), local_links(pdf, rendered)
        findings = [
            *(too_long(views, composed) if edition.fitted else []),
            *judge(views, composed),
            *lost(composed.due, paragraphs(views)),
            *off_centre(rendered.document.pages, composed),
            *low_contrast(views, composed),
            *clear_print(views, composed, edition),
            *foreign_fonts(rendered, families, views),
            *missing_glyphs(rendered, views),
            *links,
            *out_of_order(rendered.pieces, composed),
            *rendered.findings(),
        ]
        producer = f"WeasyPrint {weasyprint().__version__}"
        metadata = xmp.read(rendered.document.metadata, composed.lang, producer)
    return Painted(painted, len(views), metadata, whole(composed), composed.sources, findings)


def finished(
    painted: Painted, edition: Edition, *, ink: Ink = "colour", creep: float = 0.0,
    standard: Standard = "ua-1", attached: Sequence[Attachment] = (), piece: Piece = "", duplex: Duplex = "short-edge",
) -> Finished:  # fmt: skip
    """One edition's file of painted pages. ``creep`` is the thickness of the paper in mm, for sheets to be stapled;
    ``piece`` says which part of the edition is wanted, and ``duplex`` how sheets to be folded get their backs.

    ``attached`` are the files to put into one that keeps PDF/UA-2, and so PDF/A-4f: there is at least one.

    Nothing is made of the pages of a one-sheet edition that have errors: they may be too many for the sheet. A colour
    that cannot be rewritten is a finding.
    """
    from booklet.diagnostics import Diagnostic, has_errors
    from booklet.pdf.finishing import write
    from booklet.pdf.render import collector_paused
    from booklet.pdf.spaces import UnknownColour

    if edition.fitted and has_errors(painted.findings):
        return Finished(b"", 0, painted.findings)
    try:
        with collector_paused():
            pdf, pages = write(painted, edition, ink=ink, creep=creep, standard=standard, attached=attached,
                               piece=piece, duplex=duplex)  # fmt: skip
    except UnknownColour as error:
        hint = "save the drawing or the picture again with plain colours (sRGB)"
        return Finished(b"", 0, [*painted.findings, Diagnostic(painted.place, "unknown-colour", str(error), hint)])
    return Finished(pdf, pages, painted.findings)


def finish(composed: Composed, edition: Edition, *, fold: int = 1) -> Finished:
    """The finished file of a document of its own, and what is wrong with it."""
    return finished(paint(composed, edition, fold=fold), edition)
