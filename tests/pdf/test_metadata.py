"""What a file says of itself: the information dictionary and XMP agree, key by key, and a mismatch is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Pdf, String

from booklet import shipped
from booklet.compose import compose
from booklet.compose.inline import Inliner
from booklet.compose.typography import setter
from booklet.delivery.editions import EDITIONS
from booklet.model import Job
from tests.sample import BOOKLET, LANG, PLAIN, ROOT, job, library, made
from tests.support import META, Project

PAIRS = {
    "/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Keywords": "pdf:Keywords",
    "/Rights": "dc:rights", "/Revision": "xmpMM:VersionID", "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer", "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate",
}  # fmt: skip
TAGGED = [edition.name for edition in EDITIONS.values() if "PDF/UA-1" in edition.conformance]


def disagreements(pdf: Pdf) -> Iterator[str]:
    """Every key of which the two say different things, or one says nothing."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        for key, name in PAIRS.items():
            said = xmp.get(name, "")
            other = str(pdf.trailer.Info.get(key, ""))
            one = ", ".join(said) if isinstance(said, list) else str(said)
            if key.endswith("Date"):
                one = f"D:{one.replace('-', '')}" if one else ""
            if one != other or (not one and key != "/Author"):
                yield f"{key}: {other!r}, {name}: {one!r}"
        if list(xmp.get("dc:language", [])) != [str(pdf.Root.Lang)]:
            yield f"the language is {pdf.Root.Lang} and {xmp.get('dc:language')}"


def opened(edition: str) -> Pdf:
    return pikepdf.open(BytesIO(made(job(edition)).pdf))


@pytest.mark.parametrize("edition", TAGGED)
def test_both_say_the_same(edition: str) -> None:
    with opened(edition) as pdf:
        assert list(disagreements(pdf)) == []


def test_they_say_what_the_booklet_says() -> None:
    meta = library().booklets[BOOKLET].meta.value
    typeset = setter(LANG)
    plain = Inliner(typeset, {}, {}, explain=False).plain
    with opened("screen") as pdf:
        info = {key: str(value) for key, value in pdf.trailer.Info.items()}
    assert info["/Title"] == f"{plain(meta.title[LANG])} – écran"
    assert info["/Subject"] == plain(meta.subtitle[LANG])
    assert info["/Revision"] == meta.revision
    assert info["/CreationDate"] == f"D:{meta.dates.written:%Y%m%d}"
    assert plain(meta.license.text[LANG]) in info["/Rights"]
    assert plain(meta.license.drawings[LANG]) in info["/Rights"]
    assert all(word.strip() in info["/Keywords"] for word in plain(meta.keywords[LANG]).split(","))


def test_each_edition_has_a_title_of_its_own() -> None:
    titles = set()
    for edition in TAGGED:
        with opened(edition) as pdf:
            titles.add(str(pdf.trailer.Info["/Title"]))
    assert len(titles) == len(TAGGED)


def test_the_author_is_the_clinic() -> None:
    with pikepdf.open(BytesIO(made(job("handout", PLAIN)).pdf)) as pdf:
        assert str(pdf.trailer.Info["/Author"]) == setter(LANG)(library().clinics[PLAIN].value.name)
        assert list(disagreements(pdf)) == []


@pytest.mark.parametrize(
    ("slots", "author"),
    [("{owner: {fr: La rédaction}}", "La rédaction"), ("{publisher: {fr: Un éditeur}}", "Un éditeur"),
     ("{}", None), ("{owner: {fr: to fill in}}", None)],
)  # fmt: skip
def test_without_a_clinic_it_is_the_owner_and_never_a_placeholder(
    project: Project, slots: str, author: str | None
) -> None:
    project.edit(META, "slots: {owner: {fr: La rédaction}}", f"slots: {slots}")
    built, _ = project.load()
    composed = compose(built, Job("demo", "fr", "screen"), replace(EDITIONS["screen"], pages=""), shipped.styles(ROOT))
    found = re.search(r'<meta name="author" content="([^"]*)">', composed.html)
    assert (found and found[1]) == author


def linearized(pdf: bytes) -> bool:
    """Whether it begins with the dictionary of ISO 32000-1, annex F, and the length named there is the file's."""
    found = re.match(rb"%PDF-\d\.\d\s+%[^\n]*\n\s*\d+ 0 obj\s*<<[^>]*/Linearized 1[^>]*/L (\d+)", pdf)
    return found is not None and int(found[1]) == len(pdf)


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("edition", ["screen", "large-print"])
def test_what_is_downloaded_shows_its_first_page_first(edition: str, standard: str) -> None:
    pdf = made(job(edition, pdf=standard)).pdf
    assert linearized(pdf)
    assert not linearized(pdf + b" ")
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.is_linearized
        assert opened.check_pdf_syntax() == []


def test_what_is_printed_need_not() -> None:
    assert not linearized(made(job("handout")).pdf)


@pytest.mark.parametrize("key", PAIRS)
def test_a_key_that_says_something_else_is_seen(key: str) -> None:
    with opened("handout") as pdf:
        pdf.trailer.Info[key] = String("D:20200101" if key.endswith("Date") else "Autre chose")
        assert [line.partition(":")[0] for line in disagreements(pdf)] == [key]


@pytest.mark.parametrize("key", PAIRS)
def test_a_key_that_is_left_out_of_xmp_is_seen(key: str) -> None:
    with pikepdf.open(BytesIO(made(job("handout", PLAIN)).pdf)) as pdf:
        name = PAIRS[key]
        text = pdf.Root.Metadata.read_bytes().decode()
        start, end = text.index(f"<{name}>"), text.index(f"</{name}>") + len(f"</{name}>")
        pdf.Root.Metadata.write((text[:start] + text[end:]).encode())
        assert [line.partition(":")[0] for line in disagreements(pdf)] == [key]


def test_another_language_is_seen() -> None:
    with opened("handout") as pdf:
        pdf.Root.Lang = String("en")
        assert list(disagreements(pdf)) == ["the language is en and {'fr'}"]
