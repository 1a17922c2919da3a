"""What the tests of several editions read from a finished file."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdfium2

from booklet.blocks import WarningLevels
from booklet.compose import compose
from booklet.compose.inline import Inliner
from booklet.compose.typography import setter
from booklet.compose.views import address
from booklet.delivery.editions import EDITIONS
from booklet.model import Job, Library, texts
from booklet.pdf.fitting import fitted
from tests.compose.test_blocks import words_of
from tests.works import ROOT, of

MM = 72 / 25.4
"""Points in a millimetre."""

CLEAR = 6
"""Millimetres of the sheet's edge that stay white: an office printer prints nothing in the outer 5."""

STYLES = ROOT / "styles"


def opened(job: Job) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(of(job.booklet).made(job).pdf))


def inked(page: pypdfium2.PdfPage, scale: float = 2.0) -> tuple[float, float, float, float]:
    """Extent of what is printed on a side, in mm from its left, top, right and bottom edge."""
    picture = page.render(scale=scale).to_pil().convert("L").point(lambda value: 255 if value < 250 else 0)
    left, top, right, bottom = picture.getbbox() or (0, 0, picture.width, picture.height)
    millimetres = 1 / (scale * MM)
    return (
        left * millimetres,
        top * millimetres,
        (picture.width - right) * millimetres,
        (picture.height - bottom) * millimetres,
    )


Size = tuple[float, str, str]


def sizes(job: Job) -> list[Size]:
    """Size in points, classes around it and words of every text of a one-sheet edition, as it is fitted."""
    edition = EDITIONS[job.edition]
    found = []
    for page in fitted(compose(_library(job), job, edition, STYLES)).pages:
        waiting = [(page, "")]
        while waiting:
            box, around = waiting.pop()
            if box.element is not None:
                around = f"{around} {box.element.get('class') or ''}"
            if getattr(box, "text", "").strip(" ■\u00a0"):
                found.append((round(box.style["font_size"] * 0.75, 2), around, box.text.strip()))
            waiting += [(child, around) for child in getattr(box, "children", [])]
    return found


def words(text: str) -> str:
    """Text as it is compared: single spaces, no no-break ones."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def printed(job: Job) -> str:
    """The words of a one-sheet edition in the order of reading."""
    said = words(words_of(compose(_library(job), job, EDITIONS[job.edition], STYLES).html))
    return re.sub(r" (?=[,.])", "", said)  # bold words are a text of their own


def call_lines(job: Job, without: str = "-") -> list[str]:
    """Every line of the page on when to call, as it is printed, in order; ``without`` names a piece that gives way."""
    blocks = _library(job).booklets[job.booklet].sections[job.lang]["quand-appeler"].value.blocks
    (block,) = [block for block in blocks if isinstance(block, WarningLevels)]
    return [_set(text, job) for loc, text in texts(block) if without not in loc]


def own_words(job: Job) -> str:
    """What is left of a one-sheet edition once every text of the booklet, its contacts and the program is taken out."""
    everything = _library(job)
    booklet = everything.booklets[job.booklet]
    meta = booklet.meta.value.model_copy(update={"editions": {}})
    held = [text for _, text in texts(meta)]
    held += [text for filed in booklet.sections[job.lang].values() for _, text in texts(filed.value)]
    held += [text for filed in everything.contacts.values() for _, text in texts(filed.value)]
    sites = [filed.value.website for filed in everything.contacts.values()]
    held += [address(site.value) for site in sites if site]
    strings = everything.strings[job.lang].value
    # … and {name} stand for what the program fills in.
    titles = [
        level.title
        for filed in booklet.sections[job.lang].values() for block in filed.value.blocks
        if isinstance(block, WarningLevels) for level in block.levels
    ]  # fmt: skip
    held += [strings.goes_on.replace("{title}", title) for title in titles]
    held += [
        *(part for _, value in strings if isinstance(value, str) for part in re.split(r"…|\{\w+\}", value)),
        *strings.months,
    ]
    left = printed(job)
    for where in (strings.inside, strings.overleaf):  # after words that lead to another side
        left = left.replace(f", {_set(where, job)}", "")
    for text in sorted({_set(text, job) for text in held if text.strip()}, key=len, reverse=True):
        before, after = (r"\b" if letter.isalnum() else "" for letter in (text[0], text[-1]))
        left = re.sub(f"{before}{re.escape(text)}{after}", " ", left)
    return words(left)


def _library(job: Job) -> Library:
    return of(job.booklet).library


def _set(text: str, job: Job) -> str:
    """A text as a sheet prints it: no citation, no explanation, set by the language's typography."""
    glossary = _library(job).booklets[job.booklet].glossary(job.lang)
    return words(Inliner(setter(job.lang), {}, glossary, explain=False, links=False).plain(text))
