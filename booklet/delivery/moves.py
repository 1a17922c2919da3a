"""Lays out two states of a booklet and tells which pages of which editions change. Paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from booklet.checks import check
from booklet.checks.concern import concerning
from booklet.compose import compose
from booklet.compose.composed import Composed
from booklet.delivery.build import Report
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.delivery.jobs import offered
from booklet.diagnostics import Diagnostic, ordered
from booklet.form import SPARE
from booklet.model import Job, Library
from booklet.pagemoves import Moves

State = tuple[Library, list[Diagnostic]]

PRINTED = ("sections/booklets/", "sections/contacts/", "sections/references.yaml")
"""What pages are laid out of; a file of it with faults would be missing on them."""


def moves(
    booklet: str, lang: str, old: State, new: State, styles: Path, report: Report = lambda what, done, of: None
) -> list[Moves]:
    """One answer for each PDF edition that the new state offers. ``old`` and ``new`` are libraries with their faults.

    The program's own words are the new ones where the old state has none that fit: they have changed with the program.
    """
    before, after = old[0], new[0]
    if lang not in before.strings and lang in after.strings:
        before = replace(before, strings={**before.strings, lang: after.strings[lang]})
    if booklet not in after.booklets or lang not in after.booklets[booklet].sections:
        return []
    names = [name for name in offered(after.booklets[booklet].meta.value) if EDITIONS[name].suffix == "pdf"]
    fault = _fault("old", before, old[1], booklet, lang) or _fault("new", after, new[1], booklet, lang)
    if not fault and lang not in after.strings:
        fault = f"the pages cannot be laid out: sections/strings/{lang}.yaml is missing or has faults"
    if fault:
        return [Moves(name, 0, 0, fault=fault) for name in names]
    known: dict[str, Moves] = {}
    found = []
    for done, name in enumerate(names):
        report("laying out both states", done, len(names))
        pages = EDITIONS[name].pages or name
        if pages not in known:
            known[pages] = _moves(booklet, lang, pages, before, after, styles)
        found.append(replace(known[pages], edition=name))
    return found


def _fault(what: str, library: Library, found: list[Diagnostic], booklet: str, lang: str) -> str:
    """Why a state cannot be laid out; empty where it can. The program's own words and clinics are not asked for."""
    files = library.booklets.get(booklet)
    errors = [one for one in concerning(library, found, [booklet], [lang]) if one.severity == "error"]
    own = [one for one in errors if one.location.path.startswith(PRINTED)]
    if own:
        count = len({one.location.path for one in own})
        many = "file does" if count == 1 else "files do"
        first = f"{own[0].location}: {own[0].message}"
        return f"the {what} pages cannot be laid out: {count} {many} not fit today's form; {first}"
    if files is None or lang not in files.sections:
        return f"the {what} state has no such booklet"
    return ""


def _moves(booklet: str, lang: str, edition: str, old: Library, new: Library, styles: Path) -> Moves:
    job = Job(booklet, lang, edition)
    if edition not in offered(old.booklets[booklet].meta.value):
        return Moves(edition, 0, 0, fault="the old state has no such edition")
    laid_out = []
    for what, library in (("old", old), ("new", new)):
        try:
            laid_out.append(signatures(library, job, styles))
        except (LookupError, AttributeError, TypeError, ValueError, OSError) as error:
            reason = _reason(library, job) or " ".join(str(error).split())[:200]
            return Moves(edition, 0, 0, fault=f"the {what} pages cannot be laid out: {reason}")
    return between(edition, *laid_out)


def _reason(library: Library, job: Job) -> str:
    """The first error that the checks find in a booklet that could not be laid out."""
    found = ordered(concerning(library, check(library), [job.booklet], [job.lang]))
    return next((f"{one.location}: {one.message}" for one in found if one.severity == "error"), "")


def signatures(library: Library, job: Job, styles: Path) -> list[list[str]]:
    """What stands on each page of the file: its words in order, and its drawings by a hash of what they draw."""
    from booklet.pdf.boxes import drawn
    from booklet.pdf.fitting import fitted
    from booklet.pdf.fold import INSIDE, OUTSIDE
    from booklet.pdf.render import collector_paused, render

    edition = EDITIONS[job.edition]
    composed = compose(library, job, edition, styles, padding=SPARE)
    with collector_paused():
        rendered = fitted(composed) if edition.fitted else render(composed, FOLD)
        found = [[_stable(word, composed, library) for word in drawn(page)] for page in rendered.pages]
    if edition.form == "panels" and len(found) == len(OUTSIDE) + len(INSIDE):
        return [[word for number in side for word in found[number - 1]] for side in (OUTSIDE, INSIDE)]
    return found


def _stable(word: str, composed: Composed, library: Library) -> str:
    """A word as it is; the address of a drawing as a hash of its file, wherever the file lies."""
    if word.startswith("file:"):
        path = next((path for path in composed.files if path.as_uri() == word), None)
        return f"file:{sha256(path.read_bytes()).hexdigest()}" if path and path.is_file() else "file:"
    return word


def between(edition: str, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Moves:
    """What became of the pages. A page that keeps half of its words is the same page, changed."""
    one, other = ["\n".join(page) for page in old], ["\n".join(page) for page in new]
    changed: list[int] = []
    added: list[int] = []
    removed: list[int] = []
    shifts: dict[int, list[int]] = {}
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            if b1 != a1:
                shifts.setdefault(b1 - a1, []).extend(range(b1 + 1, b2 + 1))
            continue
        pairs = min(a2 - a1, b2 - b1)
        changed += range(b1 + 1, b1 + pairs + 1)
        added += range(b1 + pairs + 1, b2 + 1)
        removed += range(a1 + pairs + 1, a2 + 1)
    moved = tuple((shift, tuple(pages)) for shift, pages in sorted(shifts.items()))
    return Moves(edition, len(old), len(new), tuple(changed), tuple(added), tuple(removed), moved)
