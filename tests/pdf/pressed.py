"""A small page for a print shop, and how painted pages are finished for one, for tests that want nothing else."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from booklet.model import Edition
from booklet.pdf import xmp
from booklet.pdf.press import VERSION, to_press
from booklet.pdf.render import Rendered, collector_paused, render
from tests.pdf.page import composed

A5 = (148.0, 210.0)
PRESS = Edition("press", "tests", A5, form="press", conformance=("PDF/X-4",))
BLEED = """
@page { bleed: 3mm; background: #0A4150 }
html { color: #16222A }
a { color: inherit }
"""


def painted(body: str, css: str = "") -> pikepdf.Pdf:
    """The painted pages of a body, with 3 mm of bleed."""
    with collector_paused():
        return pikepdf.open(BytesIO(render(composed(body, BLEED + css)).paint()))


def finished(rendered: Rendered) -> bytes:
    """Laid-out pages as the file that a print shop gets."""
    with pikepdf.open(BytesIO(rendered.paint())) as pdf:
        to_press(pdf, A5)
        metadata = xmp.read(rendered.document.metadata, "fr", "tests")
        stream = pdf.make_stream(metadata.xmp(PRESS.conformance))
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = stream
        info = {f"/{key}": value for key, value in metadata.info(PRESS.conformance).items()}
        pdf.trailer.Info = pdf.make_indirect(Dictionary(info))
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, force_version=VERSION, fix_metadata_version=False,
             object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
    return out.getvalue()


def page_of_press(body: str, css: str = "") -> bytes:
    """The same for the pages of a body."""
    return finished(render(composed(body, BLEED + css)))
