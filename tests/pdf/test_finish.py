"""Facts of the finished file: boxes, fonts, order of the text, outline, links, what it says of itself."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import Image

from booklet.pdf import finish
from tests.pdf.page import EDITION, ROOT, composed, made, opened

BODY = """
<h1 id="b1">Premier titre</h1><p id="b2">Un paragraphe, avec <a href="#b3">un renvoi</a> et
<a href="https://example.org/">une adresse</a>.</p>
<h2 id="b3" style="break-before: page">Second titre</h2><p>La suite à lire après.</p>
"""
MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return opened(BODY)


def test_pages_have_the_size_of_the_edition(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 2
    for page in pdf.pages:
        for box in (page.mediabox, page.trimbox):
            assert [float(side) / MM for side in box] == pytest.approx([0, 0, 148, 210], abs=0.01)


def test_text_comes_in_reading_order() -> None:
    document = pypdfium2.PdfDocument(made(BODY).pdf)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    order = ["Premier titre", "Un paragraphe, avec un renvoi et une adresse.", "Second titre", "La suite à lire après."]
    assert [text.find(words) for words in order] == sorted(text.find(words) for words in order)
    assert all(words in text for words in order)


def test_only_shipped_fonts_are_embedded_as_subsets(pdf: pikepdf.Pdf) -> None:
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and Name.FontFile2 in item]
    assert {str(font.FontFamily) for font in fonts} == {"Source Sans 3"}
    assert all(re.match(r"/[A-Z]{6}\+Source-Sans-3", str(font.FontName)) for font in fonts)
    assert len(fonts) == 2


def test_headings_are_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("Premier titre", ["Second titre"])
        ]
    assert pdf.Root.PageMode == Name.UseOutlines


def test_links_lead_where_they_say(pdf: pikepdf.Pdf) -> None:
    inner, outer = pdf.pages[0].obj.Annots
    assert str(inner.Dest) == "b3"
    assert str(outer.A.URI) == "https://example.org/"
    assert all(Name.Contents in link or Name.StructParent in link for link in (inner, outer))


def test_it_says_the_same_of_itself_twice(pdf: pikepdf.Pdf) -> None:
    info = {key: str(value) for key, value in pdf.trailer.Info.items()}
    assert info["/Title"] == "Titre & suite"
    assert (info["/Author"], info["/Subject"], info["/Keywords"]) == ("Éditeur", "Sujet", "un, deux")
    assert (info["/CreationDate"], info["/ModDate"], info["/Revision"]) == ("D:20260110", "D:20260201", "1.2")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == info["/Title"]
        assert xmp["dc:creator"] == [info["/Author"]]
        assert xmp["dc:description"] == info["/Subject"]
        assert xmp["pdf:Keywords"] == info["/Keywords"]
        assert xmp["xmp:CreateDate"] == "2026-01-10"
        assert xmp["xmp:ModifyDate"] == "2026-02-01"
        assert xmp["xmpMM:VersionID"] == "1.2"
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert (xmp["pdf:Producer"], xmp["xmp:CreatorTool"]) == (info["/Producer"], info["/Creator"])


def test_it_has_a_language_and_shows_its_title(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "fr"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert pdf.Root.MarkInfo.Marked is True


def test_days_come_from_the_environment_where_the_content_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    page = composed("<h1>Titre</h1>")
    page = type(page)(re.sub(r'<meta name="dcterms[^>]*>', "", page.html), page.base_url, {}, page.files, "fr")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    pdf = pikepdf.open(BytesIO(finish(page, EDITION).pdf))
    info = pdf.trailer.Info
    assert (str(info.CreationDate), str(info.ModDate)) == ("D:19700102", "D:19700102")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    pdf = pikepdf.open(BytesIO(finish(page, EDITION).pdf))
    assert "/CreationDate" not in pdf.trailer.Info


PADDED = '<h1>Titre</h1>{pages}{notes}<section id="end" class="back" style="break-before: page"><p>Fin</p></section>'
NOTES = '<section class="padding" style="break-before: page"><h2>Notes</h2><p>{}</p></section>'
UNNUMBERED = ".back { page: back } @page back { @bottom-center { content: none } }"
TEXT = '<section style="break-before: page"><p>Texte</p></section>'


@pytest.mark.parametrize(("pages", "kept"), [(2, 2), (3, 1), (4, 0), (5, 3), (6, 2)])
def test_pages_to_write_on_fill_the_last_sheet_and_no_more(pages: int, kept: int) -> None:
    texts = TEXT * (pages - 2)
    finished = made(PADDED.format(pages=texts, notes="".join(NOTES.format(n) for n in (1, 2, 3))), UNNUMBERED, fold=4)
    assert finished.pages == pages + kept
    plain = made(
        PADDED.format(pages=texts, notes="".join(NOTES.format(n) for n in (1, 2, 3)[:kept])), UNNUMBERED, fold=1000
    )
    assert finished.pdf == plain.pdf, "dropping a page must give the file that was never longer"


def test_without_a_fold_no_page_to_write_on_is_kept() -> None:
    assert made(PADDED.format(pages="", notes=NOTES.format(1))).pages == 2


SCRIPT = """
import sys
from pathlib import Path
from tests.pdf.page import EDITION, composed
from booklet.pdf import finish
here = Path(sys.argv[1])
page = composed('<h1>Titre</h1><p>Un deux trois</p>'
                f'<img alt="Photo" style="width: 10mm" src="{(here / "photo.png").as_uri()}">'
                '<svg width="10mm" height="10mm"><title>Dessin</title><rect width="5" height="5" fill="red"/></svg>',
                files=(here / "photo.png",), base=here)
finished = finish(page, EDITION)
assert not finished.findings, finished.findings
Path(sys.argv[2]).write_bytes(finished.pdf)
"""


def test_same_bytes_in_any_process_and_folder(tmp_path: Path) -> None:
    hashes = set()
    Image.effect_noise((200, 200), 40).save(tmp_path / "photo.png")
    for seed, name in (("1", "ici"), ("77", "un autre dossier, à côté")):
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(tmp_path / "photo.png", folder / "photo.png")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", SCRIPT, folder, folder / "out.pdf"], env=environment, check=True)
        pdf = (folder / "out.pdf").read_bytes()
        hashes.add(hashlib.sha256(pdf).hexdigest())
        with pikepdf.open(BytesIO(pdf)) as opened_pdf:
            for item in opened_pdf.objects:
                held = item.read_bytes() if isinstance(item, pikepdf.Stream) and Name.Subtype not in item else b""
                assert name.encode() not in held
                assert name not in repr(item)
    assert len(hashes) == 1
