"""Reads whether a file keeps PDF/X-4, as far as a reader can tell: ISO 15930-7, and what of PDF 1.6 it forbids.

No validator of PDF/X comes as a Python package. This one shares nothing with booklet/; each rule is proved by a planted
fault in test_press.py. Not read here: what the ICC profile's tables hold, and what lies inside the fonts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

Rule = Callable[[pikepdf.Pdf], Iterator[str]]

PRINTER_MARKS = {"/TrapNet", "/PrinterMark"}
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
XMP = {"xmp": "http://ns.adobe.com/xap/1.0/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
       "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfxid": "http://www.npes.org/pdfx/ns/id/",
       "dc": "http://purl.org/dc/elements/1.1/"}  # fmt: skip


def faults(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/X-4, in words."""
    found = list(_header(pdf))
    with pikepdf.open(BytesIO(pdf)) as opened:
        for rule in RULES:
            found.extend(rule(opened))
    return found


def _header(pdf: bytes) -> Iterator[str]:
    version = re.match(rb"%PDF-1\.(\d)\s", pdf)
    if not version or int(version[1]) > 6:
        yield f"the header says {pdf[:8]!r}, not PDF 1.6 at the most"


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "the file is encrypted"
    identifier = pdf.trailer.get(Name.ID)
    if not isinstance(identifier, Array) or len(identifier) != 2 or not all(bytes(part) for part in identifier):
        yield "the trailer has no ID"
    if Name.Version in pdf.Root and str(pdf.Root.Version) > "/1.6":
        yield f"the catalogue says {pdf.Root.Version}"


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get(Name.OutputIntents, []) if one.S == Name.GTS_PDFX]
    if len(intents) != 1:
        yield f"{len(intents)} output intents of PDF/X"
        return
    if not str(intents[0].get(Name.OutputConditionIdentifier, "")):
        yield "the output intent names no printing condition"
    profile = intents[0].get(Name.DestOutputProfile)
    if not isinstance(profile, Stream):
        yield "the output intent has no profile"
        return
    data = profile.read_bytes()
    if data[12:20] != b"prtrCMYK" or data[36:40] != b"acsp" or int(profile.N) != 4:
        yield "the profile is not that of a press with four inks"


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        boxes = {name: [float(side) for side in page.obj[name]] for name in BOXES if name in page.obj}
        if ("/TrimBox" in boxes) == ("/ArtBox" in boxes):
            yield f"page {number}: neither or both of TrimBox and ArtBox"
        order = [name for name in ("/TrimBox", "/ArtBox", "/BleedBox", "/MediaBox") if name in boxes]
        for inner, outer in pairwise(order):
            if not _within(boxes[inner], boxes[outer]):
                yield f"page {number}: {inner} goes beyond {outer}"
        if "/CropBox" in boxes and not _within(boxes["/CropBox"], boxes["/MediaBox"]):
            yield f"page {number}: /CropBox goes beyond /MediaBox"


def _within(inner: list[float], outer: list[float]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _said(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Both descriptions of the file: complete, and in step."""
    info = pdf.trailer.get(Name.Info, Dictionary())
    trapped = info.get(Name.Trapped)
    if trapped not in (Name("/True"), Name("/False")):
        yield "Trapped is neither true nor false"
    if Name.Metadata not in pdf.Root:
        yield "no XMP"
        return
    xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())

    def value(name: str) -> str:
        prefix, _, local = name.partition(":")
        element = xmp.find(f".//{{{XMP[prefix]}}}{local}")
        return "".join(element.itertext()).strip() if element is not None else ""

    if value("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield f"XMP claims {value('pdfxid:GTS_PDFXVersion')!r}"
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID",
                 "xmpMM:RenditionClass", "dc:title"):  # fmt: skip
        if not value(name):
            yield f"XMP has no {name}"
    for name, key in (("dc:title", "/Title"), ("pdf:Producer", "/Producer"), ("xmp:CreatorTool", "/Creator")):
        if value(name) != str(info.get(key, "")):
            yield f"{name} and {key} differ"
    for name, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
        if "D:" + value(name).replace("-", "") != str(info.get(key, "")):
            yield f"{name} and {key} differ"
    if f"/{value('pdf:Trapped')}" != str(trapped):
        yield "pdf:Trapped and /Trapped differ"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font:
            if item.Subtype in (Name.Type0, Name.Type3):
                continue
            descriptor = item.get(Name.FontDescriptor, Dictionary())
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                yield f"the font {item.BaseFont} is not embedded"


def _interactive(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Nothing that acts; nothing but printer's marks laid over the page."""
    for holder, where in [(pdf.Root, "the file"), *((page.obj, f"page {n}") for n, page in enumerate(pdf.pages, 1))]:
        for key in ("/AA", "/OpenAction", "/AcroForm"):
            if key in holder:
                yield f"{where} has {key}"
    if "/JavaScript" in pdf.Root.get(Name.Names, Dictionary()):
        yield "the file has /JavaScript"
    for number, page in enumerate(pdf.pages, 1):
        bleed = [float(side) for side in page.obj.get(Name.BleedBox, page.obj.TrimBox)]
        for annotation in page.obj.get(Name.Annots, []):
            left, bottom, right, top = (float(side) for side in annotation.Rect)
            outside = right <= bleed[0] or left >= bleed[2] or top <= bleed[1] or bottom >= bleed[3]
            if str(annotation.Subtype) not in PRINTER_MARKS and not outside:
                yield f"page {number}: an annotation {annotation.Subtype} inside the bleed"


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Nothing that a printer would have to run, fetch or undo."""
    for item in pdf.objects:
        if not isinstance(item, Dictionary | Stream):
            continue
        states = [item, *item.get(Name.ExtGState, Dictionary()).values()] if isinstance(item, Dictionary) else [item]
        for state in states:
            if isinstance(state, Dictionary) and (
                Name.TR in state or state.get(Name.TR2, Name.Default) != Name.Default or Name.HTP in state
            ):
                yield "a transfer curve"
        if isinstance(item, Stream):
            if item.get(Name.Subtype) == Name.PS or item.get(Name.Subtype2) == Name.PS or Name.PS in item:
                yield "a PostScript XObject"
            for key in ("/Ref", "/OPI", "/Alternates"):
                if key in item:
                    yield f"an XObject with {key}"
            named = item.get(Name.Filter, Array())
            for kind in [named] if isinstance(named, Name) else named:
                if kind in (Name.LZWDecode, Name.Crypt):
                    yield f"a stream packed with {kind}"


RULES: list[Rule] = [_file, _intent, _boxes, _said, _fonts, _interactive, _content]
