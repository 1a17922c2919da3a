"""A file whose first page can be shown while the rest still arrives: ISO 32000-1, annex F."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

TIES = ("/Parent", "/First", "/Last", "/Prev", "/Next")
"""What ties an entry of the outline to others."""


def linearized(pdf: bytes, **saving: Any) -> bytes:
    """The same file in that order. ``saving`` is what ``Pdf.save`` was told when it was written."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        _outline_alone(opened)
        out = BytesIO()
        saving["object_stream_mode"] = pikepdf.ObjectStreamMode.preserve
        opened.save(out, **saving, linearize=True)
        return out.getvalue()


def _outline_alone(pdf: Pdf) -> None:
    """Takes the outline out of the streams that hold several objects: where one does, qpdf misstates its place."""
    if Name.Outlines not in pdf.Root:
        return
    made: dict[tuple[int, int], Object] = {}
    waiting = [pdf.Root.Outlines]
    while waiting:
        entry = waiting.pop()
        if entry.objgen not in made:
            made[entry.objgen] = pdf.make_indirect(Dictionary(dict(entry.items())))
            waiting += [entry[key] for key in ("/First", "/Next") if key in entry]
    for entry in made.values():
        for key in TIES:
            if key in entry:
                entry[key] = made[entry[key].objgen]
    pdf.Root.Outlines = made[pdf.Root.Outlines.objgen]
