"""Judges how sections flow over laid-out pages: where they begin, where they go on, how full they leave a page."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.diagnostics import Diagnostic, Location
from booklet.pdf.boxes import PageView, Piece

FULL = 0.55
"""How much of the height of a page its text fills at the least, unless a part ends on it."""

LOW = 2 / 3
"""Where the lower third of a page begins, in which no section begins that goes on overleaf."""


HEADS = ("h1", "h2", "h3")
"""Headings as high as that of a section: a page that opens with one needs no other."""


def flaws(
    view: PageView, before: PageView | None, following: PageView | None, place: Location, *, opening: bool = False
) -> Iterator[Diagnostic]:
    """What is amiss in how ``view`` continues the page before, and goes on to the one that follows.

    ``place`` is that of the document, for what has none of its own; ``opening`` says that both pages of the text
    are seen together, as inside a short booklet: no title is repeated, and the second is there whatever the
    first holds. A level of the call has a page of its own, however few its signs are.
    """
    height = view.content.bottom - view.content.top
    goes_on = {piece.id for piece in following.sections} if following else set()
    for piece in view.sections:
        if piece.head is not None and piece.head > view.content.top + LOW * height and piece.id in goes_on:
            message = f"page {view.number}: the section '{piece.title}' begins in the lower third and goes on overleaf"
            hint = "let it start a page, shorten what stands before it, or move it"
            yield Diagnostic(piece.place or place, "section-begins-low", message, hint, "warning")
    again = _continued(view, before)
    continued = again.id if again else ""
    if again and not (opening or view.opens_with in HEADS or _says(view, again)):
        message = f"page {view.number}: the page goes on with '{again.title}', and nothing at its head says so"
        hint = "print the running title of the section there"
        yield Diagnostic(again.place or place, "continued-untitled", message, hint, "warning")
    others = [piece for piece in [*(before.sections[-1:] if before else []), *view.sections] if piece.id != continued]
    for piece in others:
        if _says(view, piece):
            message = f"page {view.number}: its head says that '{piece.title}' goes on, and it does not"
            hint = "take the running title away"
            yield Diagnostic(piece.place or place, "continued-untitled", message, hint, "warning")
    full = (view.foot - view.content.top) / height
    own = opening or (view.level_begins and following and following.level_begins)
    if following and following.name == view.name and full < FULL and not own:
        message = f"page {view.number}: the page is {round(100 * full)} % full, and its part goes on"
        hint = "shorten the section by these lines, add to it, or let the next one begin on this page"
        yield Diagnostic(view.last_place or place, "thin-page", message, hint, "warning")


def _continued(view: PageView, before: PageView | None) -> Piece | None:
    """The section that the page goes on with, where it does."""
    first = next(iter(view.sections), None)
    known = first and before and any(piece.id == first.id for piece in before.sections)
    return first if first and first.head is None and known else None


def _says(view: PageView, piece: Piece) -> bool:
    """Whether a margin of the page, above its text, prints the running title of the section."""
    above = [text.words for text in view.texts if text.in_margin and text.ink.bottom <= view.content.top]
    return " ".join(piece.running.split()) in " ".join(" ".join(above).split())
