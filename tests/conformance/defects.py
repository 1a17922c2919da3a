"""A good small PDF, and small changes to it that each break rules which veraPDF must name.

``caught_by`` names every rule of every standard that the change breaks, so a test can hold the report to exactly that:
what veraPDF does not see is not in here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from booklet.pdf.tags import is_element, kids
from tests.pdf.page import made

DRAWING = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E"
    "%3Crect width='1' height='1' fill='red'/%3E%3C/svg%3E"
)
BODY = f"""
<h1>Un</h1><p>Texte avec <a href="https://example.org/">un lien</a> et <a href="#fin">un renvoi</a>.</p>
<h2>Deux</h2><ol><li>un</li><li>deux</li></ol>
<p><img alt="Dessin" src="{DRAWING}" style="display: block; width: 9mm; height: 9mm"></p>
<h3>Trois</h3>
<table><thead><tr><th>Jour</th><th>Geste</th></tr></thead><tbody><tr><td>lundi</td><td>laver</td></tr></tbody></table>
<h2 id="fin" style="break-before: page">Fin</h2><p>La suite.</p>
"""

Saving = dict[str, Any] | None
"""What to save the changed file with, where that is the defect."""


@dataclass(frozen=True)
class Defect:
    plant: Callable[[Pdf], Saving]
    rules: dict[str, frozenset[str]]
    """By standard, all rules that it breaks."""
    base: Callable[[], bytes]
    """The good file."""

    @property
    def name(self) -> str:
        return self.plant.__name__

    def pdf(self) -> bytes:
        """The good file with the defect in it."""
        with pikepdf.open(BytesIO(self.base())) as pdf:
            options = self.plant(pdf) or {}
            out = BytesIO()
            pdf.save(out, deterministic_id="encryption" not in options, **options)
        return out.getvalue()


DEFECTS: list[Defect] = []


@cache
def good() -> bytes:
    """Two pages with a bit of everything that the booklets have; no rule is broken."""
    return made(BODY).pdf


Plant = Callable[[Pdf], Saving]


def registering(into: list[Defect], base: Callable[[], bytes], **standards: str) -> Callable[..., Any]:
    """A decorator that registers a defect with the rules that it breaks of each standard, between spaces."""

    def caught_by(**rules: str) -> Callable[[Plant], Plant]:
        def register(plant: Plant) -> Plant:
            named = {standards[key]: frozenset(names.split()) for key, names in rules.items()}
            into.append(Defect(plant, named, base))
            return plant

        return register

    return caught_by


caught_by = registering(DEFECTS, good, ua="PDF/UA-1", a="PDF/A-2a")


def elements(pdf: Pdf, kind: str) -> Iterator[Object]:
    """Structure elements of one kind, in the order of the tree."""
    waiting = kids(pdf.Root.StructTreeRoot)[::-1]
    while waiting:
        element = waiting.pop()
        if is_element(element):
            if Name(f"/{kind}") == element.S:
                yield element
            waiting += kids(element)[::-1]


def first(pdf: Pdf, kind: str) -> Object:
    return next(elements(pdf, kind))


def in_xmp(pdf: Pdf, old: str, new: str) -> None:
    """Puts one text for another in the XMP."""
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert old in xmp, old
    pdf.Root.Metadata.write(xmp.replace(old, new).encode())


def in_content(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Puts one run of operators for another, once, on the first page."""
    content = pdf.pages[0].Contents.read_bytes()
    assert old in content, old
    pdf.pages[0].Contents.write(content.replace(old, new, 1))


def link(pdf: Pdf) -> Object:
    return pdf.pages[0].Annots[0]


def font(pdf: Pdf) -> Object:
    """The font of the first words."""
    return next(iter(pdf.pages[0].Resources.Font.values()))


# What the document says of itself.


@caught_by(ua="7.2-2 7.2-22 7.2-24 7.2-33 7.2-34")
def no_language(pdf: Pdf) -> Saving:
    del pdf.Root.Lang


@caught_by(ua="7.2-29", a="6.7.4-1")
def language_that_is_none(pdf: Pdf) -> Saving:
    pdf.Root.Lang = String("en français")


@caught_by(ua="7.1-9")
def no_title(pdf: Pdf) -> Saving:
    in_xmp(pdf, '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Titre &amp; suite</rdf:li></rdf:Alt></dc:title>', "")


@caught_by(ua="7.1-10")
def title_not_displayed(pdf: Pdf) -> Saving:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@caught_by(ua="7.1-8", a="6.6.2.1-1")
def no_metadata(pdf: Pdf) -> Saving:
    del pdf.Root.Metadata


@caught_by(ua="5-1")
def no_claim_of_ua(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


@caught_by(ua="5-2")
def claim_of_another_ua(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", "<pdfuaid:part>2</pdfuaid:part>")


@caught_by(a="6.6.4-1")
def no_claim_of_a(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>", "")


@caught_by(a="6.6.4-3")
def claim_of_another_level(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


@caught_by(a="6.6.2.3.1-1 6.6.2.3.1-2")
def metadata_of_an_unknown_kind(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<dc:format>application/pdf</dc:format>", "<dc:printer>laser</dc:printer>")


@caught_by(ua="7.16-1", a="6.1.3-2")
def encrypted_against_screen_readers(pdf: Pdf) -> Saving:
    allowed = pikepdf.Permissions(accessibility=False)
    return {"encryption": pikepdf.Encryption(owner="secret", R=3, allow=allowed, aes=False, metadata=False)}


@caught_by(ua="6.1-1", a="6.1.2-1")
def another_version_of_pdf(pdf: Pdf) -> Saving:
    return {"force_version": "2.0"}


# What is tagged, and how.


@caught_by(ua="6.2-1", a="6.7.2.2-1")
def not_marked_as_tagged(pdf: Pdf) -> Saving:
    pdf.Root.MarkInfo.Marked = False


@caught_by(ua="7.1-4")
def tags_under_suspicion(pdf: Pdf) -> Saving:
    pdf.Root.MarkInfo.Suspects = True


@caught_by(ua="7.1-3")
def content_without_a_tag(pdf: Pdf) -> Saving:
    in_content(pdf, b"q\n", b"q\n0 0 9 9 re f\n")


@caught_by(ua="7.1-1")
def artifact_inside_a_tag(pdf: Pdf) -> Saving:
    in_content(pdf, b"BDC\n", b"BDC\n/Artifact BMC 0 0 9 9 re f EMC\n")


@caught_by(ua="7.1-2")
def tag_inside_an_artifact(pdf: Pdf) -> Saving:
    in_content(pdf, b"/Span\n<</MCID 0>>", b"/Artifact BMC EMC /Artifact BMC\n/Span\n<</MCID 0>>")
    in_content(pdf, b"EMC\n", b"EMC EMC\n")


@caught_by(ua="7.1-5", a="6.7.3.4-1")
def tag_of_an_unknown_kind(pdf: Pdf) -> Saving:
    first(pdf, "P").S = Name.Paragraph


@caught_by(ua="7.1-7")
def standard_tag_given_another_meaning(pdf: Pdf) -> Saving:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@caught_by(ua="7.1-6", a="6.7.3.4-2")
def tags_explained_by_each_other(pdf: Pdf) -> Saving:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(One=Name.Two, Two=Name.One)
    first(pdf, "P").S = Name.One


@caught_by(ua="7.1-3 7.1-12")
def tag_without_a_parent(pdf: Pdf) -> Saving:
    del first(pdf, "P").P


@caught_by(ua="7.1-3")
def content_whose_tag_does_not_know_it(pdf: Pdf) -> Saving:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = None


@caught_by(ua="7.1-3 7.1-11 7.18.5-1", a="6.7.3.3-1")
def no_tags_at_all(pdf: Pdf) -> Saving:
    del pdf.Root.StructTreeRoot


@caught_by(ua="7.3-1")
def figure_without_words(pdf: Pdf) -> Saving:
    del first(pdf, "Figure").Alt


@caught_by(ua="7.4.2-1")
def heading_level_skipped(pdf: Pdf) -> Saving:
    first(pdf, "H2").S = Name.H3


@caught_by(ua="7.4.4-2 7.4.4-3")
def two_kinds_of_heading(pdf: Pdf) -> Saving:
    first(pdf, "H3").S = Name.H


@caught_by(ua="7.9-1")
def note_without_a_name(pdf: Pdf) -> Saving:
    first(pdf, "P").S = Name.Note


@caught_by(ua="7.2-20")
def list_item_without_a_body(pdf: Pdf) -> Saving:
    first(pdf, "LBody").S = Name.P


@caught_by(ua="7.2-18 7.2-19")
def list_that_holds_no_items(pdf: Pdf) -> Saving:
    first(pdf, "LI").S = Name.Div


@caught_by(ua="7.5-1")
def cells_without_a_header(pdf: Pdf) -> Saving:
    for cell in elements(pdf, "TH"):
        del cell.A


@caught_by(ua="7.5-2")
def cell_under_an_unknown_header(pdf: Pdf) -> Saving:
    first(pdf, "TD").A = Dictionary(O=Name.Table, Headers=Array([String("nowhere")]))
    for cell in elements(pdf, "TH"):
        del cell.A


@caught_by(ua="7.2-43")
def table_row_too_short(pdf: Pdf) -> Saving:
    row = list(elements(pdf, "TR"))[1]
    row.K = Array([kids(row)[0]])


@caught_by(ua="7.2-42")
def cell_wider_than_its_table(pdf: Pdf) -> Saving:
    first(pdf, "TD").A = Dictionary(O=Name.Table, ColSpan=2)


@caught_by(ua="7.2-14")
def table_without_a_body(pdf: Pdf) -> Saving:
    table = first(pdf, "Table")
    table.K = Array([kid for kid in kids(table) if Name.TBody != kid.S])


# Links and other annotations.


@caught_by(ua="7.18.5-1")
def link_outside_the_tags(pdf: Pdf) -> Saving:
    first(pdf, "Link").S = Name.Span


@caught_by(ua="7.18.1-2 7.18.5-2")
def link_without_words(pdf: Pdf) -> Saving:
    del link(pdf).Contents


@caught_by(ua="7.18.3-1")
def tab_order_left_open(pdf: Pdf) -> Saving:
    del pdf.pages[0].obj.Tabs


@caught_by(a="6.3.2-1")
def link_that_says_nothing_of_print(pdf: Pdf) -> Saving:
    del link(pdf).F


@caught_by(a="6.3.2-2")
def link_kept_from_print(pdf: Pdf) -> Saving:
    link(pdf).F = 0


@caught_by(ua="7.18.1-1", a="6.3.3-1")
def comment_outside_the_tags(pdf: Pdf) -> Saving:
    comment = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[9, 9, 29, 29], F=28, Contents=String("Note"))
    pdf.pages[0].Annots.append(pdf.make_indirect(comment))


@caught_by(a="6.5.1-1")
def script_at_opening(pdf: Pdf) -> Saving:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@caught_by(a="6.5.2-2")
def action_of_a_page(pdf: Pdf) -> Saving:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


# Fonts.


@caught_by(ua="7.21.4.1-1", a="6.2.11.4.1-1")
def font_not_embedded(pdf: Pdf) -> Saving:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@caught_by(ua="7.21.7-1", a="6.2.11.7.2-1")
def letters_without_a_meaning(pdf: Pdf) -> Saving:
    del font(pdf).ToUnicode


@caught_by(ua="7.21.5-1", a="6.2.11.5-1")
def letters_of_another_width(pdf: Pdf) -> Saving:
    font(pdf).DescendantFonts[0].W = Array()


@caught_by(ua="7.21.5-1 7.21.7-1 7.21.8-1", a="6.2.11.5-1 6.2.11.7.2-1 6.2.11.8-1")
def letter_that_the_font_lacks(pdf: Pdf) -> Saving:
    in_content(pdf, b"[<0016>", b"[<0000>")


@caught_by(ua="7.21.3.2-1", a="6.2.11.3.2-1")
def font_without_a_way_to_its_letters(pdf: Pdf) -> Saving:
    del font(pdf).DescendantFonts[0].CIDToGIDMap


# What must look the same in twenty years.


@caught_by(a="6.2.4.3-2")
def colours_of_no_device(pdf: Pdf) -> Saving:
    del pdf.Root.OutputIntents


@caught_by(a="6.2.4.3-3")
def inks_on_a_screen(pdf: Pdf) -> Saving:
    in_content(pdf, b"0 0 0 rg", b"0 0 0 1 k")


@caught_by(a="6.2.10-1")
def unknown_blend_mode(pdf: Pdf) -> Saving:
    next(iter(pdf.pages[0].Resources.ExtGState.values())).BM = Name.Glow


@caught_by(a="6.2.5-1")
def transfer_function(pdf: Pdf) -> Saving:
    next(iter(pdf.pages[0].Resources.ExtGState.values())).TR = Name.Identity


@caught_by(a="6.2.2-1")
def unknown_operator(pdf: Pdf) -> Saving:
    in_content(pdf, b"q\n", b"q\nBX glow EX\n")


@caught_by(a="6.1.13-8")
def too_many_levels(pdf: Pdf) -> Saving:
    in_content(pdf, b"q\n", b"q " * 30 + b"Q " * 30 + b"q\n")


@caught_by(a="6.1.13-4")
def name_too_long(pdf: Pdf) -> Saving:
    pdf.Root.PieceInfo = Dictionary({"/" + "N" * 128: Dictionary()})


@caught_by(a="6.1.7.2-1")
def compressed_by_lzw(pdf: Pdf) -> Saving:
    held = Stream(pdf, b"")
    held.write(b"\x80\x40\x40", filter=Name.LZWDecode)  # two codes of nine bits, start and end: nothing is in it
    pdf.Root.PieceInfo = Dictionary(Test=held)
    return {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


@caught_by(a="6.8-5")
def attachment_that_is_no_archive(pdf: Pdf) -> Saving:
    pdf.attachments["note.txt"] = pikepdf.AttachedFileSpec(pdf, b"note", filename="note.txt", mime_type="text/plain")


@caught_by(ua="7.10-1", a="6.9-1")
def layer_without_a_name(pdf: Pdf) -> Saving:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


@caught_by(a="6.11-1")
def demands_on_the_viewer(pdf: Pdf) -> Saving:
    pdf.Root.Requirements = Array()
