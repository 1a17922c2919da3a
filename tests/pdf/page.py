"""A small page with the shipped fonts, to lay out in tests without any content."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location, has_errors
from booklet.model import Edition
from booklet.pdf import Finished, finish

ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = ROOT / "styles" / "fonts"
EDITION = Edition("screen", "tests", (148, 210), conformance=("PDF/UA-1", "PDF/A-2a"))


def face(name: str, file: str, weight: int = 400) -> str:
    """A rule that declares one of the shipped files as a font."""
    address = (FONTS / f"SourceSans3-{file}.ttf").as_uri()
    return f'@font-face {{ font-family: "{name}"; font-weight: {weight}; src: url("{address}"); }}\n'


STYLE = f"""
{face("Source Sans 3", "Regular")}
{face("Source Sans 3", "Bold", 700)}
@page {{ size: 148mm 210mm; margin: 20mm; @bottom-center {{ content: counter(page); font-family: "Source Sans 3"; }} }}
html {{ font: 12pt/1.4 "Source Sans 3"; }}
body, p {{ margin: 0; }}
a, abbr {{ text-decoration: none; }}
h1, h2, h3 {{ font-weight: 700; }}
"""

HEAD = """
<title>Titre &amp; suite</title>
<meta name="author" content="Éditeur"><meta name="description" content="Sujet"><meta name="keywords" content="un, deux">
<meta name="dcterms.created" content="2026-01-10"><meta name="dcterms.modified" content="2026-02-01">
<meta name="revision" content="1.2"><meta name="rights" content="Licence : CC BY 4.0.">
"""

PLACES = {
    "cover": Location("meta.yaml", 3, 1),
    **{f"b{number}": Location("text.yaml", number, 3) for number in range(9)},
}


def composed(body: str, css: str = "", files: tuple[Path, ...] = (), base: Path = ROOT) -> Composed:
    """The page of ``body``. Elements ``b0`` to ``b8`` have a place: that line of text.yaml."""
    html = f'<!doctype html><html lang="fr"><head>{HEAD}<style>{STYLE}{css}</style></head><body>{body}</body></html>'
    return Composed(html, f"{base.as_uri()}/", PLACES, frozenset({*FONTS.glob("*.ttf"), *files}), "fr")


def made(body: str, css: str = "", files: tuple[Path, ...] = (), *, fold: int = 1) -> Finished:
    return finish(composed(body, css, files), EDITION, fold=fold)


def found(body: str, css: str = "", files: tuple[Path, ...] = ()) -> list[Diagnostic]:
    return made(body, css, files).findings


def rules(body: str, css: str = "", files: tuple[Path, ...] = ()) -> list[str]:
    """Place and rule of each finding, apart from the order of painting, which test_order.py holds."""
    kept = [finding for finding in found(body, css, files) if finding.rule != "painting-order"]
    return [f"{finding.location} {finding.rule}" for finding in kept]


def opened(body: str, css: str = "") -> pikepdf.Pdf:
    """The file of a page without an error."""
    finished = made(body, css)
    assert not has_errors(finished.findings), finished.findings
    return pikepdf.open(BytesIO(finished.pdf))
