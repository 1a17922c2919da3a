"""Stage 4: Composed -> finished PDF. Lays the HTML out, judges the pages, tags, describes and writes the file.

``engine`` imports WeasyPrint, ``fetch`` is all that it may read, ``render`` runs it; ``boxes`` reads the laid-out
pages, ``layout`` and ``fonts`` judge them; ``structure`` mends the tags, ``finishing`` writes the file; ``impose``
puts pages on sheets. WeasyPrint is imported when the first file is finished, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.pdf.finished import Finished

if TYPE_CHECKING:
    from booklet.compose.composed import Composed
    from booklet.model import Edition

__all__ = ["Finished", "finish"]


def finish(composed: Composed, edition: Edition, *, fold: int = 1) -> Finished:
    """The finished file and what is wrong with it.

    Pages to write on (elements of class ``padding``) are dropped from the last, as long as the number of pages stays
    or becomes a multiple of ``fold``; what stands after them must not print its page's number. A fault of the page is
    a finding; OSError where a library of the system is missing. The pages of an edition that is folded are the sides
    of its sheets.
    """
    from booklet.pdf.boxes import read
    from booklet.pdf.finishing import write
    from booklet.pdf.fonts import foreign_fonts, missing_glyphs
    from booklet.pdf.impose import on_sheets
    from booklet.pdf.layout import judge
    from booklet.pdf.render import collector_paused, render

    with collector_paused():
        rendered = render(composed, fold)
        views = read(rendered.pages, composed.places)
        written = write(rendered, edition)
        pdf, pages = written.pdf, len(views)
        if edition.sheet_size:
            pdf, pages = on_sheets(pdf, edition.sheet_size)
        findings = [
            *judge(views, composed),
            *foreign_fonts(rendered, written.families, views),
            *missing_glyphs(rendered, views),
            *written.findings,
            *rendered.findings(),
        ]
    return Finished(pdf, pages, findings)
