"""Judges laid-out pages: what a reader would see as a fault, found before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from booklet.compose.composed import Composed
from booklet.diagnostics import Diagnostic, Location, Severity
from booklet.edition import LEAST_PER_INCH
from booklet.pdf.boxes import PageView, Rect, Sign, Text
from booklet.pdf.flow import flaws
from booklet.pdf.render import whole

TOLERANCE = 1.5
"""How far, in CSS pixels, a text may reach beyond its box before it counts: 0.4 mm."""

LEAST_WIDTH = 40 / 25.4 * 96 - 0.5
"""How wide a picture of the text is at the least, in CSS pixels: 40 mm, less what is lost in rounding."""

NEAR = 3.0
"""How far, in CSS pixels, the ink of a text may reach into a box that lies on it: less than what hangs below a line."""

COMPOSED_PAGES = ("cover", "essentials", "contents", "back", "open-")
"""Beginnings of the names of pages that are composed as a whole, and may be as empty as they like."""

SHORT, COVERS = "inside", ("cover", "back")
"""The name of the pages inside a short booklet, and those of the two pages around them."""

ONE_PAGE = ("cover", "essentials", "contents", "back")
"""Names of pages of which there is one."""


def judge(views: list[PageView], composed: Composed) -> list[Diagnostic]:
    """Every fault; of the same fault at one place on one page, the first.

    Pages that ought not to be there are told once, by how much is on them; nothing else on them is judged.
    """
    place = whole(composed)
    most = composed.most_pages - len(COVERS) if composed.most_pages else None
    kept: list[PageView] = []
    beyond: list[list[PageView]] = []
    """For each page that is kept: those that go on from it and may not."""
    for view in views:
        same = kept and kept[-1].name == view.name
        full = view.name == SHORT and len([one for one in kept if one.name == SHORT]) == most
        if same and (view.name in ONE_PAGE or full):
            beyond[-1].append(view)
        else:
            kept.append(replace(view, number=len(kept) + 1))
            beyond.append([])
    found: dict[tuple[str, Location, int], Diagnostic] = {}
    for before, view, following, over in zip([None, *kept[:-1]], kept, [*kept[1:], None], beyond, strict=True):
        for finding in [*_page(view, before, following, place, most is not None), *_beyond(view, over, place)]:
            found.setdefault((finding.rule, finding.location, view.number), finding)
    return [*found.values()]


def _beyond(view: PageView, over: list[PageView], place: Location) -> Iterator[Diagnostic]:
    """What does not fit on a page that cannot go on, told at the text that stands first beyond it."""
    if not over:
        return
    # What may not be parted has left room behind.
    left = max(0.0, view.content.bottom - view.foot) if view.name == SHORT else 0.0
    count, where = excess(over, place, left)
    if view.name == SHORT:
        # About: what may not be parted moves as a whole, and leaves more room or less behind.
        message = f"the two pages inside the sheet: about {count}"
        hint = "shorten what stands before it, or write form: full in booklet.yaml"
        yield Diagnostic(where, "short-too-long", message, hint)
    else:
        # On a page that is composed as a whole, what is long may stand anywhere: it is told at its first words.
        where = next((text.place for text in view.texts if text.place), where)
        yield Diagnostic(where, "text-overflow", f"page {view.number}: {count}", "shorten it, or give it more room")


def excess(over: list[PageView], place: Location, left: float = 0.0) -> tuple[str, Location]:
    """How many lines stand on pages that ought not to be there, in words, and where they begin; else at ``place``.

    ``left`` is the height that is free on the page before, in CSS px: by as much less are they too many.
    """
    texts = [(view.number, text) for view in over for text in view.texts if text.in_flow]
    height = sum(view.foot - view.content.top for view in over)
    lines = len({(number, round(text.ink.bottom)) for number, text in texts})
    if left and height:
        lines = max(1, ceil(lines * (height - left) / height))
    first = next((text for _, text in texts if text.place), texts[0][1] if texts else None)
    start = f", from {_quoted(first.words)} on" if first else ""
    return f"{lines} line{'s' if lines != 1 else ''} too many{start}", (first and first.place) or place


def _page(
    view: PageView, before: PageView | None, following: PageView | None, place: Location, opening: bool
) -> Iterator[Diagnostic]:
    def fault(where: Location | None, rule: str, message: str, hint: str, severity: Severity = "error") -> Diagnostic:
        return Diagnostic(where or place, rule, f"page {view.number}: {message}", hint, severity)

    fitting = []
    for text in view.texts:
        if reason := _overflow(view, text):
            message = f"the text {_quoted(text.words)} {reason}"
            yield fault(text.place, "text-overflow", message, "shorten it, or give it more room")
        else:
            fitting.append(text)
    # What a text that leaves its room then stands on is no fault of its own.
    for one, other in [*_overlaps(view.texts), *_laid_over(fitting)]:
        message = f"the texts {_quoted(one.words)} and {_quoted(other.words)} stand on one another"
        yield fault(other.place or one.place, "text-overlap", message, "shorten one of them")
    for sign, text in _covered(view.signs, fitting):
        message = f"the text {_quoted(text.words)} stands on the pictogram of another"
        yield fault(sign.place or text.place, "text-overlap", message, "shorten what stands above it")
    for picture in view.pictures:
        if picture.per_inch < LEAST_PER_INCH:
            message = f"the picture has {picture.per_inch:.0f} pixels for an inch of paper, {LEAST_PER_INCH} are needed"
            hint = "use a larger picture, or print it smaller"
            yield fault(picture.place, "low-resolution-image", message, hint)
    for drawing in view.drawings:
        if drawing.width < LEAST_WIDTH:
            message = f"the picture is {_mm(drawing.width)} wide, and nobody sees what it shows"
            yield fault(drawing.place, "small-picture", message, "give it half the measure or the whole", "warning")
    if view.name.startswith(COMPOSED_PAGES):
        return
    if view.last_in_heading:
        message = f"the heading {_quoted(view.last_in_heading)} is the last thing on the page"
        yield fault(view.last_place, "heading-at-page-foot", message, "let its text follow it, or move it")
    yield from flaws(view, before, following, place, opening=opening)


def _overflow(view: PageView, text: Text) -> str:
    """How the text leaves the room that it has; empty where it does not."""
    ink = text.ink
    if (over := ink.outside(view.sheet)) > TOLERANCE:
        return f"runs {_mm(over)} off the page"
    if (over := max((ink.outside(wall) for wall in text.walls), default=0.0)) > TOLERANCE:
        return f"is {_mm(over)} too large for its box"
    if text.in_margin:
        return ""
    if (over := max(text.line.left - ink.left, ink.right - text.line.right)) > TOLERANCE:
        return f"is {_mm(over)} wider than its column"
    # What is positioned may be meant to stand in the margin.
    if text.in_flow and (over := ink.outside(view.content)) > TOLERANCE:
        return f"runs {_mm(over)} into the margin of the page"
    return ""


def _mm(pixels: float) -> str:
    return f"{pixels * 25.4 / 96:.1f} mm"


def _overlaps(texts: list[Text]) -> Iterator[tuple[Text, Text]]:
    """Pairs of texts of different blocks that cover one another, by the height of their small letters."""
    placed = sorted(((_core(text), text) for text in texts), key=lambda pair: pair[0][0])
    for index, ((_, bottom), text) in enumerate(placed):
        for (other_top, _), other in placed[index + 1 :]:
            if other_top >= bottom - TOLERANCE:
                break
            across = min(text.ink.right, other.ink.right) - max(text.ink.left, other.ink.left)
            if across > TOLERANCE and text.block != other.block:
                yield (text, other) if text.in_margin or not other.in_margin else (other, text)


def _covered(signs: list[Sign], texts: list[Text]) -> Iterator[tuple[Sign, Text]]:
    """Pictograms with a text on them."""
    for sign in signs:
        for text in texts:
            top, bottom = _core(text)
            if _common(replace(text.ink, top=top, bottom=bottom), sign.area) > TOLERANCE:
                yield sign, text


def _laid_over(texts: list[Text]) -> Iterator[tuple[Text, Text]]:
    """Texts on which a positioned box with words of its own lies, each with the first of these words."""
    boxes: dict[Rect, Text] = {}
    for text in texts:
        for box in text.within:
            boxes.setdefault(box, text)
    for box, first in boxes.items():
        for text in texts:
            apart = box in text.within or text.in_margin
            if not apart and _common(text.ink, box) > NEAR:
                yield first, text


def _common(one: Rect, other: Rect) -> float:
    """How far two areas reach into one another, across or down, whichever is less; below 0 where they do not."""
    across = min(one.right, other.right) - max(one.left, other.left)
    return min(across, min(one.bottom, other.bottom) - max(one.top, other.top))


def _core(text: Text) -> tuple[float, float]:
    """Top and bottom of a text's small letters."""
    baseline = text.ink.bottom - 0.2 * text.size
    return baseline - 0.48 * text.size, baseline


def _quoted(words: str) -> str:
    return f"'{words if len(words) <= 40 else words[:39] + '…'}'"
