"""Files of PDF 2.0: which tags they name, where their links lead, what is inside; and that they read as before."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from booklet.edition import EDITIONS, TAGGED
from booklet.pdf import finished, paint, tagtree, transcript
from booklet.pdf.attached import file_name
from booklet.pdf.tags import elements, is_element, kids
from booklet.pdf.ua2 import FORMER, NAMESPACE
from tests.conformance.defects_ua2 import SOURCES
from tests.pdf.page import EDITION, composed
from tests.sample import job, library, made

BODY = """
<h1 id="debut">Un</h1><p>Voir <a href="#fin">la fin</a>, <a href="#rien-de-dit">plus loin</a>
et <a href="https://example.org/">un site</a>.</p>
<nav><ol data-tag="TOC" style="list-style: none"><li><a href="#fin">Fin</a></li></ol></nav>
<dl><div><dt>Mot</dt><dd>Sens</dd></div></dl><ul style="list-style: none"><li>sans signe</li></ul>
<ol style="list-style: none"><li><span data-tag="Lbl">1.</span> laver</li></ol>
<p data-tag="Note">Une note.</p>
<h2 style="break-before: page">Deux</h2><p id="rien-de-dit" aria-hidden="true">Décor.</p><h2 id="fin">Fin</h2>
"""


def newer(body: str = BODY) -> bytes:
    return finished(paint(composed(body), EDITION), EDITION, standard="ua-2", attached=SOURCES).pdf


@pytest.fixture(scope="module")
def pdf() -> Pdf:
    return pikepdf.open(BytesIO(newer()))


def every(pdf: Pdf, *kinds: str) -> list[Object]:
    return [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S)[1:] in kinds]


def words(pdf: Pdf, element: Object) -> str:
    """What an element says, read as any reader would: by its place among those of its kind."""
    kind = str(element.S)[1:].replace("FENote", "Note")
    place = [one.objgen for one in every(pdf, str(element.S)[1:])].index(element.objgen)
    return tagtree.opened(pdf).root.all(kind)[place].text


def test_tags_are_those_of_pdf_2_where_it_has_them(pdf: Pdf) -> None:
    (namespace,) = pdf.Root.StructTreeRoot.Namespaces
    assert str(namespace.NS) == NAMESPACE
    found = {str(one.S): one.get(Name.NS) for one in elements(pdf.Root.StructTreeRoot)}
    assert {"/Document", "/H1", "/FENote", "/L", "/TOC", "/TOCI", "/Reference"} <= set(found)
    assert {kind for kind, named in found.items() if named is None} == {"/TOC", "/TOCI", "/Reference"}
    assert {"/TOC", "/TOCI", "/Reference"} <= {str(kind) for kind in FORMER}
    assert {named.objgen for named in found.values() if named is not None} == {namespace.objgen}


def test_notes_and_lists_say_of_which_kind_they_are(pdf: Pdf) -> None:
    assert [str(one.A.NoteType) for one in every(pdf, "FENote")] == ["/None"]
    assert every(pdf, "Note") == []
    kinds = [str(one.A.ListNumbering) if Name.A in one else "" for one in every(pdf, "L")]
    assert kinds == ["/Description", "", "/Decimal"]


def test_links_lead_to_the_tag_and_in_older_viewers_to_the_page(pdf: Pdf) -> None:
    inside = [one for one in pdf.pages[0].Annots if Name.GoTo == one.A.S]
    assert [str(one.A.D) for one in inside] == ["fin", "rien-de-dit", "fin"]
    assert [words(pdf, one.A.SD[0]) for one in inside] == ["Fin", "Deux", "Fin"]  # where nothing is read, what begins
    assert all(Name.Dest not in one for one in inside)
    named = list(pdf.Root.Names.Dests.Names)
    spots = {str(name): spot for name, spot in zip(named[::2], named[1::2], strict=True)}
    for one in inside:
        spot = spots[str(one.A.D)]
        assert spot[0].objgen == pdf.pages[1].objgen
        assert list(one.A.SD)[1:] == list(spot)[1:]
    (outside,) = [one for one in pdf.pages[0].Annots if one.A.S == Name.URI]
    assert Name.SD not in outside.A


def test_contents_and_citations_refer_to_what_they_lead_to(pdf: Pdf) -> None:
    (reference,) = every(pdf, "Reference")
    assert [words(pdf, one) for one in reference.Ref] == ["Fin"]


def test_bookmarks_lead_to_their_headings(pdf: Pdf) -> None:
    entry, titles = pdf.Root.Outlines.First, {}
    entries = [entry, entry.First, entry.First.Next]
    for one in entries:
        assert Name.Dest not in one
        assert isinstance(one.A.D, Array)
        titles[str(one.Title)] = words(pdf, one.A.SD[0])
    assert titles == {"Un": "Un", "Deux": "Deux", "Fin": "Fin"}


def test_a_document_without_links_and_headings_is_one_too() -> None:
    with pikepdf.open(BytesIO(newer("<p>Texte</p>"))) as pdf:
        assert str(pdf.Root.StructTreeRoot.Namespaces[0].NS) == NAMESPACE
        assert len(pdf.attachments) == 2


def test_it_is_pdf_2_and_says_so_in_xmp_alone(pdf: Pdf) -> None:
    assert pdf.pdf_version == "2.0"
    assert Name.Info not in pdf.trailer
    with pdf.open_metadata() as xmp:
        keys = ("pdfuaid:part", "pdfuaid:rev", "pdfaid:part", "pdfaid:rev", "pdfaid:conformance", "dc:title")
        assert [xmp[key] for key in keys] == ["2", "2024", "4", "2020", "F", "Titre & suite"]
    assert b"pdfaExtension:schemas" not in pdf.Root.Metadata.read_bytes()


def test_the_older_file_of_the_same_pages_is_as_ever() -> None:
    painted = paint(composed(BODY), EDITION)
    before = finished(painted, EDITION).pdf
    assert finished(painted, EDITION, standard="ua-2", attached=SOURCES).pdf != before
    assert finished(painted, EDITION).pdf == before
    with pikepdf.open(BytesIO(before)) as pdf:
        assert (pdf.pdf_version, len(pdf.attachments)) == ("1.7", 0)
        assert Name.AF not in pdf.Root
        assert not any(Name.NS in one for one in elements(pdf.Root.StructTreeRoot))


def test_the_same_pages_give_the_same_bytes() -> None:
    assert newer() == newer()


def test_sources_come_back_as_they_were(pdf: Pdf) -> None:
    assert [one.path for one in SOURCES] == sorted((one.path for one in SOURCES), reverse=True)
    assert list(pdf.attachments) == sorted(one.path for one in SOURCES)
    for one in SOURCES:
        held = pdf.attachments[one.path]
        file = held.get_file()
        assert file.read_bytes() == one.content
        assert (file.size, file.mime_type) == (len(one.content), "application/yaml")
        assert file.creation_date == file.mod_date == datetime(2026, 2, 1)  # noqa: DTZ001 - a day, of no place
        assert file.md5 == md5(one.content, usedforsecurity=False).digest()
        assert (held.filename, held.description) == (file_name(one.path), "Source")
        assert held.obj.F == held.obj.UF
        assert held.relationship == Name.Source
    assert [one.objgen for one in pdf.Root.AF] == [pdf.attachments[path].obj.objgen for path in pdf.attachments]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("sections/booklets/demo/fr/un-pas.yaml", "sections_booklets_demo_fr_un-pas.yaml"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("sections\\c:\\été\n.yaml", "sections-c---t--.yaml"),
    ],
)
def test_a_source_is_saved_under_a_plain_name(path: str, name: str) -> None:
    assert file_name(path) == name


@pytest.mark.parametrize("xmp", [b"", b"words", b"<x", b"<a/>", b"\xff\xfe", 7, Dictionary(A=1)])
def test_a_title_that_cannot_be_read_is_none(xmp: object) -> None:
    with pikepdf.open(BytesIO(newer("<p>Texte</p>"))) as pdf:
        assert tagtree.opened(pdf).title == "Titre & suite"
        if isinstance(xmp, bytes):
            pdf.Root.Metadata.write(xmp)
        else:
            pdf.Root.Metadata = xmp
        document = tagtree.opened(pdf)
        assert (document.title, document.root.text) == ("", "Texte")


@pytest.mark.parametrize("edition", [name for name, one in EDITIONS.items() if one.conformance == TAGGED])
def test_both_standards_are_read_aloud_alike(edition: str) -> None:
    heard = []
    for standard in ("ua-1", "ua-2"):
        with pikepdf.open(BytesIO(made(job(edition, pdf=standard)).pdf)) as pdf:
            heard.append(list(transcript.lines(tagtree.opened(pdf))))
    assert len(heard[0]) > 50
    assert heard[0] == heard[1]


@pytest.mark.parametrize("edition", ["screen", "leaflet"])
def test_the_sources_of_an_edition_are_the_files_on_the_disk(edition: str) -> None:
    clinic = min(library().clinics)
    with pikepdf.open(BytesIO(made(job(edition, clinic, pdf="ua-2")).pdf)) as pdf:
        held = {path: one.get_file().read_bytes() for path, one in pdf.attachments.items()}
    assert held == {path: (library().root / path).read_bytes() for path in held}
    assert f"sections/clinics/{clinic}.yaml" in held
    assert len(held) >= 8


def test_every_place_in_a_booklet_leads_to_a_tag_on_its_page() -> None:
    with pikepdf.open(BytesIO(made(job("screen", pdf="ua-2")).pdf)) as pdf:
        named = list(pdf.Root.Names.Dests.Names)
        spots = {str(name): spot for name, spot in zip(named[::2], named[1::2], strict=True)}
        actions = [one.A for page in pdf.pages for one in page.obj.get(Name.Annots, []) if Name.GoTo == one.A.S]
        assert len(actions) > 30
        for action in actions:
            assert action.SD[0].Pg.objgen == spots[str(action.D)][0].objgen, str(action.D)


def test_links_of_a_folded_sheet_lead_to_the_sheet() -> None:
    with pikepdf.open(BytesIO(made(job("leaflet", pdf="ua-2")).pdf)) as pdf:
        sides = {page.objgen for page in pdf.pages}
        entry = pdf.Root.Outlines.First
        assert entry.A.SD[0].Pg.objgen in sides
        assert entry.A.D[0].objgen == entry.A.SD[0].Pg.objgen
        tree = pdf.Root.StructTreeRoot
        assert all(one.Pg.objgen in sides for one in elements(tree) if Name.Pg in one)
        assert all(is_element(kid) for kid in kids(tree)) and isinstance(tree.Namespaces[0], Dictionary)
