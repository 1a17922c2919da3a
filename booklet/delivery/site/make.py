"""Builds a site: the files that it offers, then its pages, all written at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from booklet import shipped
from booklet.checks.review_overdue import today
from booklet.delivery.build import Outcome, Report, build
from booklet.delivery.files import Staged
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request, jobs
from booklet.delivery.site import feed, folder, pages, pictures
from booklet.delivery.site.shelf import Picture, Site, shelved
from booklet.diagnostics import has_errors
from booklet.model import Built, Library


@dataclass
class Made:
    """What came of a site: the outcome of its build, its pages, and files of an earlier one that somebody changed."""

    outcome: Outcome
    pages: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def make(request: Request, inputs: Inputs, key: str = "", report: Report = lambda what, done, of: None) -> Made:
    """Makes the site into ``request.out``. WrongUse where that folder holds what is not a site's, and as ``build``."""
    own = folder.owned(request.out)
    made = Made(Outcome())
    kept: dict[str, str] = {}

    def complete(library: Library, outcome: Outcome, staged: Staged) -> dict[str, str]:
        """Stages the pages, and remembers what will be the site's own before the first file is moved."""
        report("drawing first pages", 0, 0)
        drawn, files = _drawn(outcome, staged, own)
        site = shelved(library, jobs(request, library), outcome.built, drawn, today())
        report("writing pages", 0, 0)
        files |= _written(site, library, shipped.styles(request.root), staged)
        made.pages = [path for path in files if path.endswith(".html")]
        kept.update({one.job.path: one.sha256 for one in outcome.built})
        kept.update({path: sha256(content).hexdigest() for path, content in files.items()})
        folder.refuse_foreign(request.out, kept, own)
        for path, content in files.items():
            staged.add(path, content)
        folder.record(request.out, {**own, **kept})
        return {path: kept[path] for path in files}

    made.outcome = build(request, inputs, key, report, complete)
    if not has_errors(made.outcome.findings):
        made.left = folder.remove_stale(request.out, own, kept)
        folder.record(request.out, kept)
    return made


def _drawn(outcome: Outcome, staged: Staged, own: Mapping[str, str]) -> tuple[dict[str, Picture], dict[str, bytes]]:
    """The picture of each PDF by its path, and the pictures' files. One of a file that was not made now is kept."""
    found: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    for one in outcome.built:
        if not one.job.path.endswith(".pdf") or one.job.piece:
            continue
        path = str(PurePosixPath(one.job.path).with_suffix(".webp"))
        files[path], width, height = _kept(one, path, outcome, staged, own) or pictures.first_page(
            staged.read(one.job.path)
        )
        found[one.job.path] = Picture(path, width, height)
    return found, files


def _kept(
    one: Built, path: str, outcome: Outcome, staged: Staged, own: Mapping[str, str]
) -> tuple[bytes, int, int] | None:
    """The picture of an earlier run, where neither it nor its file has changed since."""
    if one.job.path in outcome.made or path not in own:
        return None
    try:
        content = staged.read(path)
        if sha256(content).hexdigest() != own[path]:
            return None
        return (content, *pictures.size(content))
    except OSError:
        return None


def _written(site: Site, library: Library, styles: Path, staged: Staged) -> dict[str, bytes]:
    """Every page with the style sheet, the feed and the index, by path."""
    readable = [offer.path for copy in site.copies if (offer := copy.readable)]
    html = dict(pages.pages(site, library, {path: staged.read(path).decode() for path in readable}))
    own = [text for path, text in html.items() if not path.endswith(".read.html")]
    return {
        **{path: text.encode() for path, text in html.items()},
        **{path: logo.read_bytes() for path, logo in pages.logos(site, library)},
        pages.SHEET: pages.style_sheet(styles, own).encode(),
        pages.FEED: feed.atom(site, library).encode(),
        pages.INDEX: feed.index(site, library).encode(),
    }
