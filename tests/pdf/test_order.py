"""Painted in the order of reading: every page of every tagged edition; what breaks it is seen and told."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.edition import EDITIONS
from booklet.model import Job
from booklet.pdf import finish, words
from tests.editions.clinics import LONG
from tests.pdf import page
from tests.pdf.order import faults
from tests.real import BOOKLET, LANG, ROOT, job, library, made
from tests.support import FIRST, Project

TAGGED = [edition.name for edition in EDITIONS.values() if "PDF/UA-1" in edition.conformance]
BOOKS = [(name, lang) for name, files in library().booklets.items() for lang in files.languages()]


@pytest.mark.parametrize("clinic", [None, LONG])
@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize(("booklet", "lang"), BOOKS)
def test_every_page_is_painted_as_it_is_read(booklet: str, lang: str, edition: str, clinic: str | None) -> None:
    finished = made(Job(booklet, lang, edition, clinic))
    assert [str(one) for one in finished.findings if one.rule == "painting-order"] == []
    with pikepdf.open(BytesIO(finished.pdf)) as pdf:
        assert faults(pdf) == []


def test_it_is_so_in_pdf_2() -> None:
    with pikepdf.open(BytesIO(made(job("leaflet", pdf="ua-2")).pdf)) as pdf:
        assert faults(pdf) == []


def test_a_medicine_is_named_before_its_card() -> None:
    """What a reader hears that knows no tags: each name, then what is on its card, then the next name."""
    blocks = [block for filed in library().booklets[BOOKLET].sections[LANG].values() for block in filed.value.blocks]
    wanted = [block.name for block in blocks if block.kind == "treatment-card"]
    with pikepdf.open(BytesIO(made(job("screen")).pdf)) as pdf:
        painted = [
            " ".join(run.text for _, run in sorted(words.read(pdf, number).marked.items()))
            for number in range(1, len(pdf.pages) + 1)
        ]
    how = library().strings[LANG].value.how_it_works
    pages = [text for text in painted if how in text]
    assert sum(text.count(how) for text in pages) == len(wanted)
    for text in pages:
        assert text.index(how) > min(text.find(name) for name in wanted if name in text)


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
