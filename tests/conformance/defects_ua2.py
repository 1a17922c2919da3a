"""The same of PDF 2.0: a good small file of PDF/UA-2 and PDF/A-4f with sources inside, and changes that break rules."""

from __future__ import annotations

from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from booklet.pdf import Attachment, finished, paint
from booklet.pdf.tags import kids
from tests.conformance.defects import (
    BODY,
    DRAWING,
    Defect,
    Saving,
    elements,
    first,
    font,
    in_content,
    in_xmp,
    link,
    registering,
)  # fmt: skip
from tests.pdf.page import EDITION, composed

MORE = f"""
<nav><ol data-tag="TOC" style="list-style: none"><li><a href="#fin">Fin</a></li></ol></nav>
<dl><div><dt>Mot</dt><dd>Sens</dd></div></dl>
<figure><img alt="Autre dessin" src="{DRAWING}" style="display: block; width: 9mm; height: 9mm">
<figcaption>Légende</figcaption></figure>
<div>Texte sans paragraphe.<p>Un autre.</p></div>
<p data-tag="Note">Une note.</p>
"""

SOURCES = (
    Attachment("sections/strings/fr.yaml", b"page: page\r\n", "Source"),
    Attachment("sections/booklets/demo/booklet.yaml", "\ufefftitle: Été\n".encode(), "Source"),
)

DEFECTS: list[Defect] = []


@cache
def good() -> bytes:
    """No rule is broken."""
    return finished(paint(composed(MORE + BODY), EDITION), EDITION, standard="ua-2", attached=SOURCES).pdf


caught_by = registering(DEFECTS, good, ua="PDF/UA-2", a="PDF/A-4f")


def source(pdf: Pdf) -> pikepdf.Object:
    """The file specification of the first source."""
    return pdf.Root.AF[0]


# What the document says of itself.


@caught_by(ua="5-1")
def no_claim_of_ua(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>", "")


@caught_by(ua="5-2")
def claim_of_the_older_ua(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfuaid:part>2<", "<pdfuaid:part>1<")


@caught_by(ua="5-5")
def no_year_of_ua(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfuaid:rev>2024</pdfuaid:rev>", "")


@caught_by(a="6.7.3-2")
def claim_of_the_older_archive(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfaid:part>4<", "<pdfaid:part>2<")


@caught_by(a="6.7.3-3")
def claim_of_an_archive_without_files(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfaid:conformance>F</pdfaid:conformance>", "")


@caught_by(a="6.7.3-5")
def year_of_the_archive_is_another(pdf: Pdf) -> Saving:
    in_xmp(pdf, "<pdfaid:rev>2020<", "<pdfaid:rev>2024<")


@caught_by(ua="8.11.1-1")
def no_title(pdf: Pdf) -> Saving:
    in_xmp(pdf, '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Titre &amp; suite</rdf:li></rdf:Alt></dc:title>', "")


@caught_by(a="6.1.3-4 6.1.3-5")
def information_dictionary(pdf: Pdf) -> Saving:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Titre")))


@caught_by(ua="6.1-1", a="6.1.2-1")
def version_of_the_older_standard(pdf: Pdf) -> Saving:
    return {"force_version": "1.7"}


@caught_by(ua="8.11.2-1")
def title_not_displayed(pdf: Pdf) -> Saving:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@caught_by(ua="8.4.4-1")
def no_language(pdf: Pdf) -> Saving:
    del pdf.Root.Lang


# Sources.


@caught_by(a="6.9-5")
def no_source(pdf: Pdf) -> Saving:
    del pdf.Root.Names.EmbeddedFiles, pdf.Root.AF


@caught_by(a="6.9-4")
def source_that_is_not_said_to_be_one(pdf: Pdf) -> Saving:
    del source(pdf).AFRelationship


@caught_by(a="6.9-1")
def source_of_no_kind(pdf: Pdf) -> Saving:
    del source(pdf).EF.F.Subtype


@caught_by(a="6.9-2")
def source_without_a_name(pdf: Pdf) -> Saving:
    del source(pdf).UF


@caught_by(ua="8.14.1-1")
def source_without_words(pdf: Pdf) -> Saving:
    del source(pdf).Desc


# Tags.


@caught_by(ua="8.2.5.2-2")
def document_of_the_older_tags(pdf: Pdf) -> Saving:
    del first(pdf, "Document").NS


@caught_by(ua="8.2.5.14-1")
def note_of_the_older_tags(pdf: Pdf) -> Saving:
    note = first(pdf, "FENote")
    note.S = Name.Note
    del note.NS, note.A


@caught_by(ua="8.2.5.14-4")
def note_of_an_unknown_kind(pdf: Pdf) -> Saving:
    first(pdf, "FENote").A.NoteType = Name.Aside


@caught_by(ua="8.2.5.14-3")
def note_that_refers_to_what_does_not_refer_to_it(pdf: Pdf) -> Saving:
    first(pdf, "FENote").Ref = Array([first(pdf, "H1")])


@caught_by(ua="8.2.5.8-1")
def contents_that_refer_to_nothing(pdf: Pdf) -> Saving:
    del first(pdf, "Reference").Ref


@caught_by(ua="8.2.5.25-1")
def list_whose_labels_are_of_no_kind(pdf: Pdf) -> Saving:
    del next(one for one in elements(pdf, "L") if Name.A in one).A


@caught_by(ua="8.2.5.27-1")
def caption_in_the_middle(pdf: Pdf) -> Saving:
    caption = first(pdf, "Caption")
    section = caption.P
    section.K = Array([*kids(section), pdf.make_indirect(Dictionary(S=Name.P, NS=section.NS, P=section, K=Array()))])


@caught_by(ua="8.2.5.28.2-1")
def figure_without_words(pdf: Pdf) -> Saving:
    del first(pdf, "Figure").Alt


@caught_by(ua="8.2.5.12-1")
def heading_of_no_level(pdf: Pdf) -> Saving:
    first(pdf, "H3").S = Name.H


@caught_by(ua="8.2.2-1")
def content_without_a_tag(pdf: Pdf) -> Saving:
    in_content(pdf, b"q\n", b"q\n0 0 9 9 re f\n")


# Links.


@caught_by(ua="8.8-1")
def link_to_a_page(pdf: Pdf) -> Saving:
    annotation = next(one for one in pdf.pages[0].Annots if Name.SD in one.A)
    annotation.Dest = annotation.A.D
    del annotation.A


@caught_by(ua="8.8-2")
def bookmark_to_a_page(pdf: Pdf) -> Saving:
    del pdf.Root.Outlines.First.A.SD


@caught_by(ua="8.9.3.3-1")
def tab_order_left_open(pdf: Pdf) -> Saving:
    del pdf.pages[0].obj.Tabs


@caught_by(a="6.3.2-2")
def link_kept_from_print(pdf: Pdf) -> Saving:
    link(pdf).F = 0


# Fonts and colours.


@caught_by(ua="8.4.5.5.1-1", a="6.2.10.4.1-1")
def font_not_embedded(pdf: Pdf) -> Saving:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@caught_by(a="6.2.4.3-2")
def colours_of_no_device(pdf: Pdf) -> Saving:
    del pdf.Root.OutputIntents
