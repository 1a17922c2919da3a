"""Makes the document on what changed: the new state loaded, checked, composed with its marks, painted, finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from booklet import shipped
from booklet.checks import check
from booklet.checks.concern import concerning
from booklet.compose.review import Extra, compose_review
from booklet.content import load
from booklet.delivery.build import Report
from booklet.delivery.editions import REVIEW
from booklet.delivery.moves import moves
from booklet.diagnostics import Diagnostic, Location, has_errors, ordered
from booklet.model import BookletFiles, Job, Library
from booklet.pagemoves import Moves, stock_of
from booklet.pdf import Finished, finished, paint
from booklet.records import Role
from booklet.revision.approvals import needed, state
from booklet.revision.changes import Comparison
from booklet.revision.states import State
from booklet.revision.stock import by_name


@contextmanager
def library_of(state: State) -> Iterator[tuple[Library, list[Diagnostic]]]:
    """A state as the model has it, and what does not fit; its files are there until the block ends."""
    with TemporaryDirectory(prefix="booklet-") as name:
        state.write(Path(name))
        yield load(Path(name))


def review(
    root: Path, booklet: str, lang: str, comparison: Comparison, old: State, new: State,
    *, pages: bool, report: Report = lambda what, done, of: None,
) -> Finished:  # fmt: skip
    """The document for one booklet in one language; its findings alone where the new state cannot be shown."""
    report("reading", 0, 0)
    styles = shipped.styles(root)
    with library_of(new) as (library, found):
        findings = ordered(concerning(library, [*found, *check(library)], [booklet], [lang]))
        files = library.booklets.get(booklet)
        if has_errors(findings) or files is None or lang not in files.sections:
            shown = [one for one in findings if one.severity == "error"]
            return Finished(b"", 0, shown or [_missing(booklet, lang)])
        if lang not in library.strings or library.strings[lang].value.review is None:
            place = Location(f"sections/strings/{lang}.yaml")
            hint = "copy 'review' from another language there and translate it"
            return Finished(b"", 0, [Diagnostic(place, "missing-strings", "there are no words for a review", hint)])
        found_moves = page_moves(root, booklet, lang, old, new, report) if pages else []
        laid_out = found_moves and not any(one.fault for one in found_moves)
        known = {f"{booklet}:{lang}": stock_of(found_moves)} if laid_out else {}
        old_stock = by_name(comparison, old, new, [(booklet, lang)], known)
        signing = tuple(needed(files, lang)) or Extra.roles
        extra = Extra(found_moves, list(_named(library, old_stock)), list(voided(library, files, lang)), signing)
        report("laying out the review", 0, 0)
        job = Job(booklet, lang, REVIEW.name)
        composed = compose_review(library, job, REVIEW, styles, comparison, old, extra)
        made = finished(paint(composed, REVIEW), REVIEW)
        # What is said of the layout of pages is for editions, which are judged where they are built.
        return Finished(made.pdf, made.pages)


def voided(library: Library, files: BookletFiles, lang: str) -> Iterator[tuple[str, Role, str, date]]:
    """Section, role, name and day of each approval that no longer holds."""
    for standing in state(library, files, lang).standings:
        for record in standing.void:
            filed = files.sections[lang].get(record.value.section)
            title = filed.value.short_title or filed.value.title if filed else files.meta.value.title[lang]
            yield str(title), standing.role, record.value.by, record.value.on


def page_moves(
    root: Path, booklet: str, lang: str, old: State, new: State, report: Report = lambda what, done, of: None
) -> list[Moves]:
    """Which pages of each edition change, both states laid out with today's program and styles."""
    with library_of(old) as (before, old_found), library_of(new) as (after, new_found):
        return moves(booklet, lang, (before, old_found), (after, new_found), shipped.styles(root), report)


def _named(library: Library, stock: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """What is out of date, under the name of the clinic that hands it out; empty for copies without one."""
    for key, editions in stock.items():
        clinic = library.clinics.get(key.split(":")[2]) if key.count(":") == 2 else None
        if editions:
            yield (clinic.value.name if clinic else "".join(key.split(":")[2:])), editions


def _missing(booklet: str, lang: str) -> Diagnostic:
    place = Location(f"sections/booklets/{booklet}/booklet.yaml")
    return Diagnostic(place, "missing-language", f"the new state has no {booklet} in {lang}")
