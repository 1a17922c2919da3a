"""What a file says of itself: the information dictionary and XMP agree, key by key, and a mismatch is seen."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Pdf, String

from booklet.compose.inline import Inliner
from booklet.compose.typography import setter
from booklet.delivery.editions import EDITIONS
from tests.sample import BOOKLET, LANG, job, library, made

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
            if not one or one != other:
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
    assert info["/Title"] == plain(meta.title[LANG])
    assert info["/Subject"] == plain(meta.subtitle[LANG])
    assert info["/Revision"] == meta.revision
    assert info["/CreationDate"] == f"D:{meta.dates.written:%Y%m%d}"
    assert plain(meta.license.text[LANG]) in info["/Rights"]
    assert plain(meta.license.drawings[LANG]) in info["/Rights"]
    assert all(word.strip() in info["/Keywords"] for word in plain(meta.keywords[LANG]).split(","))


@pytest.mark.parametrize("key", PAIRS)
def test_a_key_that_says_something_else_is_seen(key: str) -> None:
    with opened("handout") as pdf:
        pdf.trailer.Info[key] = String("D:20200101" if key.endswith("Date") else "Autre chose")
        assert [line.partition(":")[0] for line in disagreements(pdf)] == [key]


@pytest.mark.parametrize("key", PAIRS)
def test_a_key_that_is_left_out_of_xmp_is_seen(key: str) -> None:
    with opened("handout") as pdf:
        name = PAIRS[key]
        text = pdf.Root.Metadata.read_bytes().decode()
        start, end = text.index(f"<{name}>"), text.index(f"</{name}>") + len(f"</{name}>")
        pdf.Root.Metadata.write((text[:start] + text[end:]).encode())
        assert [line.partition(":")[0] for line in disagreements(pdf)] == [key]


def test_another_language_is_seen() -> None:
    with opened("handout") as pdf:
        pdf.Root.Lang = String("en")
        assert list(disagreements(pdf)) == ["the language is en and {'fr'}"]
