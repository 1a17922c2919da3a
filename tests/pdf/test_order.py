"""Painted in the order of reading: every page of every tagged edition; what breaks it is seen and told."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.edition import EDITIONS
from booklet.model import Job
from booklet.pdf import Finished, finish, words
from tests.conformance.claims import documents
from tests.pdf import page
from tests.pdf.order import faults
from tests.sample import LANG, LONG, ROOT, job, made
from tests.support import FIRST, Project
from tests.works import FIXTURE, Works

TAGGED = [edition.name for edition in EDITIONS.values() if "PDF/UA-1" in edition.conformance]


@pytest.mark.parametrize("clinic", [None, LONG])
@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize(("booklet", "lang"), documents(FIXTURE))
def test_every_page_is_painted_as_it_is_read(booklet: str, lang: str, edition: str, clinic: str | None) -> None:
    assert parted(FIXTURE.made(Job(booklet, lang, edition, clinic))) == []


def parted(finished: Finished) -> list[str]:
    """Where the two orders part, in the file and by what the program tells."""
    told = [str(one) for one in finished.findings if one.rule == "painting-order"]
    with pikepdf.open(BytesIO(finished.pdf)) as pdf:
        return told + faults(pdf)


@pytest.mark.parametrize("edition", TAGGED)
def test_it_is_so_in_pdf_2(edition: str) -> None:
    assert parted(made(job(edition, pdf="ua-2"))) == []


def test_a_medicine_is_named_before_its_card() -> None:
    heard = medicines(FIXTURE, "screen", LANG)
    assert len(heard) >= 2
    assert [name for name, before in heard if name not in before] == []


def medicines(works: Works, edition: str, lang: str) -> list[tuple[str, str]]:
    """What a reader hears that knows no tags: each medicine, with what is painted between the card before and its own.

    A card begins with the words of the program on how it works. Medicines in the order of the content.
    """
    library = works.library
    sections = library.booklets[works.booklet].sections[lang].values()
    names = [block.name for filed in sections for block in filed.value.blocks if block.kind == "treatment-card"]
    with pikepdf.open(BytesIO(works.made(works.job(edition, lang=lang)).pdf)) as pdf:
        painted = " ".join(
            run.text
            for number in range(1, len(pdf.pages) + 1)
            for _, run in sorted(words.read(pdf, number).marked.items())
        )
    before = painted.split(library.strings[lang].value.how_it_works)
    assert len(before) == len(names) + 1
    return [(plain_words(name), plain_words(text)) for name, text in zip(names, before[:-1], strict=True)]


def plain_words(text: str) -> str:
    """Without what typography does to spaces and apostrophes, and without marks of running text."""
    return " ".join(re.sub(r"[{}*]", "", text.replace("\u2019", "'").replace("\u00ad", "")).split())


CARD = """\
  - kind: treatment-card
    id: carte
    name: Une crème
    how_it_works: Elle adoucit.
    benefits: Moins de douleur.
    risks: Des rougeurs.
    unknown: Son effet sur le temps.
"""


@pytest.mark.parametrize(
    ("css", "late"),
    [
        (".card-head { position: relative }", "'Une crème'"),
        (".card-head { opacity: .9 }", "'Une crème'"),
        (".section-head { overflow: hidden; z-index: 1 }", "'Premiers pas'"),
        (".treatment-card dd { float: left }", ""),
    ],
)  # fmt: skip
def test_a_planted_style_is_seen_in_the_file_and_told(project: Project, css: str, late: str) -> None:
    project.edit(FIRST, "  - kind: figure\n", f"{CARD}  - kind: figure\n")
    project.approve("clinician")
    built, _ = project.load()
    edition = replace(EDITIONS["screen"], pages="")
    composed = compose(built, Job("demo", "fr", "screen"), edition, shipped.styles(ROOT))
    clean, planted = (
        finish(replace(composed, html=composed.html.replace("</head>", f"<style>{more}</style></head>")), edition)
        for more in ("", f"@layer edition {{ {css} }}")
    )
    assert [one for one in clean.findings if one.rule == "painting-order"] == []
    told = [one for one in planted.findings if one.rule == "painting-order"]
    assert told
    assert all(one.location.path == FIRST and late in one.message for one in told[:1])
    with pikepdf.open(BytesIO(clean.pdf)) as pdf:
        assert faults(pdf) == []
    with pikepdf.open(BytesIO(planted.pdf)) as pdf:
        assert faults(pdf)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('<p id="b1" style="position: relative">Un</p><p id="b2">Deux</p>', [1]),
        ('<p id="b1">Un</p><p id="b2" style="float: left">Deux</p><p id="b3">Trois</p>', [1]),
        ('<p id="b1" style="position: relative">Un</p><p id="b2" style="position: relative">Deux</p>', []),
        ('<p id="b1" style="position: relative" aria-hidden="true">Un</p><p id="b2">Deux</p>', []),
    ],
)  # fmt: skip
def test_the_finding_names_what_is_painted_late(body: str, lines: list[int]) -> None:
    found = [one for one in page.found(body) if one.rule == "painting-order"]
    assert [one.location.line for one in found] == lines
    assert all(one.severity == "warning" and one.message.startswith("page 1: 'Un' is painted after") for one in found)
