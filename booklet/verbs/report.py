"""What the verb report does: assesses booklets, then writes a page for a browser and pages to print, or prints JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from booklet import shipped
from booklet.checks import judge
from booklet.checks.review_overdue import today
from booklet.console import CLEAN, FAILURE, FINDINGS, interruptible, pages_of, progress, say, shown
from booklet.content import load
from booklet.delivery.files import Staged
from booklet.delivery.jobs import WrongUse, known
from booklet.diagnostics import has_errors
from booklet.model import Library
from booklet.report.data import Report, assess
from booklet.report.document import as_html, as_pdf
from booklet.report.listing import as_json


def run_report(
    root: Path,
    booklets: Sequence[str],
    langs: Sequence[str],
    out: str | None,
    form: Literal["files", "json"],
    *,
    quick: bool,
) -> int:
    """Reports on booklets, the broken ones too: 1 where one of them has an error, 2 for a name that does not exist."""
    folder = Path(os.path.abspath(out or root / "dist" / "report"))
    if folder.resolve().is_relative_to((root / "sections").resolve()):
        say("the files cannot go into sections/, where the content is", "leave --out away, or name another folder")
        return FAILURE
    library, found = load(root)
    try:
        wanted = _wanted(root, library, booklets, langs)
    except WrongUse as error:
        say(str(error))
        return FAILURE
    checked = judge(library)
    styles = None if quick else shipped.styles(root)
    with interruptible(), progress() as tell:
        reports = []
        for number, (name, lang) in enumerate(wanted):
            tell("reading and laying out", number, len(wanted))
            reports.append(assess(library, found, checked, name, lang, day=today(), styles=styles))
        if form == "json":
            print(as_json(reports))
        else:
            _write(reports, folder)
    return FINDINGS if any(has_errors(report.findings) for report in reports) else CLEAN


def _write(reports: list[Report], folder: Path) -> None:
    """Every file of every report, or none."""
    styles = shipped.program_styles()
    lines = []
    with Staged(folder) as staged:
        for report in reports:
            name = f"{report.id}-{report.lang}-report"
            staged.add(f"{name}.html", as_html(report, styles).pdf)
            paper = as_pdf(report, styles)
            staged.add(f"{name}.pdf", paper.pdf)
            lines += [
                shown(str(folder / f"{name}.html")),
                f"{shown(str(folder / f'{name}.pdf'))} ({pages_of(paper.pages)})",
            ]
        staged.commit()
    print("\n".join(lines))


def _wanted(root: Path, library: Library, booklets: Sequence[str], langs: Sequence[str]) -> list[tuple[str, str]]:
    """Booklet and language of each report. WrongUse for a name that does not exist.

    A booklet that cannot be read has a report too: in the languages that its folder has, or in French.
    """
    folders = root / "sections" / "booklets"
    there = sorted(path.name for path in folders.iterdir() if path.is_dir()) if folders.is_dir() else []
    if not there:
        raise WrongUse("there is no booklet in sections/booklets/")
    found: list[tuple[str, str]] = []
    everywhere: list[str] = []
    for name in known("booklet", booklets, there) or there:
        files = library.booklets.get(name)
        if files:
            spoken = [lang for lang in files.languages() if lang in files.sections]
            source = files.meta.value.source_language
        else:
            spoken = sorted(
                path.name for path in (folders / name).iterdir() if path.is_dir() and path.name != "figures"
            )
            source = spoken[0] if spoken else "en"
        everywhere += spoken
        asked = langs if booklets else [lang for lang in langs if lang in spoken]
        if asked or not langs:
            found += [(name, lang) for lang in known(f"language of {name}", asked, spoken) or [source]]
    if not found:
        known("language", langs, dict.fromkeys(everywhere))
    return found
