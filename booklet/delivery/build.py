"""Makes the files that are due: load, check, compose, finish, write. Refuses as a whole where anything is wrong."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from booklet import shipped
from booklet.checks import check
from booklet.checks.concern import concerning
from booklet.checks.waivers import set_aside
from booklet.compose import compose, compose_guide
from booklet.content import load
from booklet.delivery import final, manifest, unchanged
from booklet.delivery.editions import EDITIONS, FOLD, GUIDE
from booklet.delivery.files import Staged
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request, WrongUse, jobs
from booklet.diagnostics import Diagnostic, has_errors, ordered
from booklet.edition import Edition
from booklet.form import SPARE
from booklet.model import Built, Job, Library
from booklet.pdf import Attachment, Finished, Painted, finished, paint
from booklet.web import one_page

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

NAMED = 3
"""How many of the files that have the same fault are named with it."""

Report = Callable[[str, int, int], None]
"""Told what is being done, how many files are done, and how many there are."""


@dataclass
class Outcome:
    """What a build did. Where ``findings`` hold an error, nothing was written."""

    findings: list[Diagnostic] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)
    """Every file that was asked for, made now or before."""
    made: frozenset[str] = frozenset()
    """Paths of those that were made now."""


Complete = Callable[[Library, Outcome, Staged], dict[str, str]]
"""Stages what goes with the files of a build, and returns path and hash of each."""


def build(
    request: Request,
    inputs: Inputs,
    key: str = "",
    report: Report = lambda what, done, of: None,
    complete: Complete = lambda library, outcome, staged: {},
) -> Outcome:
    """Makes what is due of what was asked for.

    ``inputs`` are the project's hashes, ``key`` is what the same command is remembered by; ``complete`` is called
    before anything is moved to its place. WrongUse for names that do not exist; OSError where a file cannot be written
    or a library of the system is missing.
    """
    report("reading", 0, 0)
    library, found = load(request.root)
    findings = ordered([*found, *check(library)])
    if has_errors(findings) and not library.booklets:
        return Outcome(findings)
    try:
        wanted = jobs(request, library)
    except WrongUse:
        # What was asked for may be there, with faults: they come first.
        if library.unread:
            return Outcome(findings)
        raise
    if request.final:
        findings = ordered([*found, *final.findings(library, wanted)])
    findings = concerning(library, findings, request.booklets, {job.lang for job in wanted})
    if request.site:
        wanted = [job for job in wanted if not library.booklets[job.booklet].meta.value.withdrawn]
    if has_errors(findings):
        return Outcome(ordered(findings))
    present = manifest.read(request.out)
    hashes = {job: inputs.of(job, _source(library, job)) for job in wanted}
    due = [
        job for job in wanted
        if request.force or job.path not in present or present[job.path].inputs != hashes[job]
    ]  # fmt: skip
    made: dict[str, Built] = {}
    with Staged(request.out) as staged:
        report("laying out", 0, len(due))
        on_pages: dict[Diagnostic, list[Job]] = {}
        for job, finished in _finished(library, due, request):
            for one in set_aside(library, finished.findings).findings:
                on_pages.setdefault(one, []).append(job)
            if not has_errors(on_pages):
                staged.add(job.path, finished.pdf)
            made[job.path] = _built(library, job, finished, hashes[job])
            report("laying out", len(made), len(due))
        findings += [_named(one, found_in) for one, found_in in on_pages.items()]
        if has_errors(findings):
            return Outcome(ordered(findings))
        built = [made.get(job.path) or present[job.path] for job in wanted]
        outcome = Outcome(ordered(findings), built, frozenset(made))
        more = complete(library, outcome, staged)
        listing = manifest.text(built if request.site else {**present, **made}.values()).encode()
        staged.add(manifest.NAME, listing)
        staged.add(unchanged.STATE, unchanged.state_text(key, _state(built, more, listing)).encode())
        staged.commit()
    return outcome


def _named(finding: Diagnostic, found_in: list[Job]) -> Diagnostic:
    """A finding on laid-out pages, with the files that have it: pages have other numbers in other editions."""
    names = list(dict.fromkeys(job.edition + (f" for {job.clinic}" if job.clinic else "") for job in found_in))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return replace(finding, message=f"{', '.join(names[:NAMED])}{more}: {finding.message}")


def _built(library: Library, job: Job, finished: Finished, inputs: str) -> Built:
    revision = library.booklets[job.booklet].meta.value.revision
    claimed = () if job.piece == GUIDE.name else EDITIONS[job.edition].claims(job.pdf)
    return Built(
        job, finished.pages, len(finished.pdf), sha256(finished.pdf).hexdigest(), inputs, revision, list(claimed)
    )  # fmt: skip


def _source(library: Library, job: Job) -> str:
    return library.booklets[job.booklet].meta.value.source_language


def _state(built: list[Built], more: dict[str, str], listing: bytes) -> dict[str, dict[str, object]]:
    files: dict[str, dict[str, object]] = {one.job.path: {"sha256": one.sha256, "pages": one.pages} for one in built}
    files |= {path: {"sha256": known, "pages": 0} for path, known in more.items()}
    return {**files, manifest.NAME: {"sha256": sha256(listing).hexdigest(), "pages": 0}}


def make(library: Library, job: Job, styles: Path) -> Finished:
    """One file, not written."""
    return make_all(library, [job], styles)[0]


def make_all(library: Library, group: list[Job], styles: Path) -> list[Finished]:
    """The files of jobs that are made of the same pages: laid out and painted once."""
    from booklet.pdf.impose import signature

    if _pages(group[0]).form == "web":
        return [one_page(compose(library, job, EDITIONS[job.edition], styles)) for job in group]
    pages = painted(library, group[0], styles)
    files = []
    for job in group:
        if job.piece == GUIDE.name:
            sheets = signature(pages.pages) // FOLD
            guide = paint(compose_guide(library, job, GUIDE, styles, sheets=sheets), GUIDE)
            title = library.strings[job.lang].value.guide_title
            files.append(finished(_titled(guide, title), GUIDE, ink=job.ink))
        else:
            files.append(file_of(library, job, pages))
    return files


def file_of(library: Library, job: Job, pages: Painted) -> Finished:
    """The file of a job, of its painted pages. OSError where a content file is there no longer."""
    attached = _attachments(library, job, pages.sources) if job.pdf == "ua-2" else []
    edition = EDITIONS[job.edition]
    review = library.strings[job.lang].value.review
    named = review.editions.get(job.edition, "") if review else ""
    return finished(
        _titled(pages, named), edition, ink=job.ink, creep=job.creep, standard=job.pdf, attached=attached,
        piece=job.piece, duplex=job.duplex,
    )  # fmt: skip


def _titled(pages: Painted, named: str) -> Painted:
    """The pages with a title that says which file of the booklet this is."""
    metadata = pages.metadata
    return replace(pages, metadata=replace(metadata, title=f"{metadata.title} – {named}")) if named else pages


def _attachments(library: Library, job: Job, sources: Sequence[str]) -> list[Attachment]:
    """The content files that a document was made of, as they stand on the disk."""
    words = library.strings[job.lang].value.attached_source
    return [Attachment(path, (library.root / path).read_bytes(), f"{words} – {path}") for path in sources]


def painted(library: Library, job: Job, styles: Path) -> Painted:
    """The pages that a job's file is made of, and others that share them."""
    pages = _pages(job)
    # Pages to write on are laid out to spare: those that are not needed are dropped once the pages are counted.
    composed = compose(library, job, pages, styles, padding=SPARE)
    return paint(composed, pages, fold=FOLD)


def _pages(job: Job) -> Edition:
    """The edition whose laid-out pages a job is made of."""
    edition = EDITIONS[job.edition]
    return EDITIONS[edition.pages] if edition.pages else edition


def groups(due: list[Job], library: Library) -> list[list[Job]]:
    """Jobs of the same pages together; what takes long comes first, so that no processor waits for the last one."""
    found: dict[tuple[object, ...], list[Job]] = {}
    for job in due:
        content = library.booklets[job.booklet].meta.value.editions.get(job.edition)
        left_out = frozenset(content.without if content else ())
        found.setdefault((job.booklet, job.lang, job.clinic, _pages(job).name, left_out), []).append(job)
    return sorted(found.values(), key=lambda group: EDITIONS[group[0].edition].fitted)


def _finished(library: Library, due: list[Job], request: Request) -> Iterator[tuple[Job, Finished]]:
    """Each job with its file; several at the same time where that was asked for."""
    styles = shipped.styles(request.root)
    together = groups(due, library)
    processes = min(request.processes, len(together))
    if processes <= 1:
        for group in together:
            yield from zip(group, make_all(library, group, styles), strict=True)
        return
    with _pool(processes, library, styles) as pool:
        for group, files in zip(together, pool.map(_make_in_worker, together), strict=True):
            yield from zip(group, files, strict=True)


@contextmanager
def _pool(processes: int, library: Library, styles: Path) -> Iterator[ProcessPoolExecutor]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(library, styles))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_shared: tuple[Library, Path] | None = None


def _start_worker(library: Library, styles: Path) -> None:
    """In a worker: keeps what all jobs need. Ctrl-C is for the process that the worker belongs to."""
    global _shared  # noqa: PLW0603 - one worker, one library
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _shared = (library, styles)


def _make_in_worker(group: list[Job]) -> list[Finished]:
    assert _shared
    library, styles = _shared
    return make_all(library, group, styles)
