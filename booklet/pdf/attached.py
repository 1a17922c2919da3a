"""Files inside a PDF: the content that it was made of, for who has to change or to check it later.

They are associated files of the document (ISO 32000-2, 14.13): a viewer lists them, and a program that looks for the
source of the document finds it by ``AFRelationship``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import md5

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from booklet.pdf.finished import Attachment
from booklet.pdf.xmp import pdf_date

YAML = Name("/application/yaml")
"""RFC 9512."""


def attach(pdf: Pdf, files: Sequence[Attachment], day: str) -> None:
    """Puts files into ``pdf``. ``day`` is the document's (ISO 8601): a file's own would differ between machines."""
    named = [(file.path, pdf.make_indirect(_specification(pdf, file, day))) for file in sorted(files, key=_path)]
    tree = Dictionary(Names=Array([part for path, made in named for part in (String(path), made)]))
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(tree)
    pdf.Root.AF = Array([made for _, made in named])


def file_name(path: str) -> str:
    """A name that any system takes, in no folder: viewers save files by it, and some of them follow a path in it."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", path.replace("/", "_")).lstrip(".")


def _path(file: Attachment) -> str:
    return file.path


def _specification(pdf: Pdf, file: Attachment, day: str) -> Object:
    stream = pdf.make_stream(file.content)
    stream.Type, stream.Subtype = Name.EmbeddedFile, YAML
    digest = md5(file.content, usedforsecurity=False).digest()  # the one that ISO 32000-2, table 45, asks for
    stream.Params = Dictionary(Size=len(file.content), CheckSum=String(digest))
    if day:
        stream.Params.CreationDate = stream.Params.ModDate = String(pdf_date(day))
    name = String(file_name(file.path))
    return Dictionary(
        Type=Name.Filespec, F=name, UF=name, Desc=String(file.words), AFRelationship=Name.Source,
        EF=Dictionary(F=stream, UF=stream),
    )  # fmt: skip
