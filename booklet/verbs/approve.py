"""``booklet approve``: records that a person has read sections and approves them as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from booklet.checks import check
from booklet.console import CLEAN, FAILURE, FINDINGS, say
from booklet.content import load
from booklet.delivery.jobs import WrongUse
from booklet.delivery.records import alone, rewrite
from booklet.diagnostics import Diagnostic, ordered, report
from booklet.model import BookletFiles, Library, contact_ids, drawings
from booklet.records import Approval, Role
from booklet.revision import state
from booklet.revision.approvals import counting, needed, printed, records
from booklet.revision.meaning import BOOKLET, digest, front_contacts, front_drawings, names
from booklet.revision.today import today
from booklet.revision.writing import Unwritable, with_approvals
from booklet.verbs.choosing import ALL, chosen, several

LONGEST = 120
"""Characters of a name."""


def run_approve(
    root: Path, sections: Sequence[str], *, booklet: str | None, lang: str | None, role: Role, by: str
) -> int:
    """Records the approvals, or none of them where one section cannot be approved."""
    by = " ".join(by.split())
    if not by or len(by) > LONGEST or not by.isprintable():
        say(
            "an approval needs the name of the person who gives it",
            f"--by 'Dr A. Martin', at most {LONGEST} characters",
        )
        return FAILURE
    folder = root / "sections" / "booklets"
    if not folder.is_dir():
        say("there is no booklet in sections/booklets/")
        return FAILURE
    with alone(folder):
        library, found = load(root)
        try:
            files = chosen(library, booklet)
            lang = lang or files.meta.value.source_language
            if lang not in files.sections:
                raise WrongUse(f"{files.id} has no language {lang!r}; known: {', '.join(files.sections)}")
            errors = _errors(library, files, lang, sections, [*found, *check(library)])
            asked = [] if errors else several("section", sections, names(files, lang), printed(files, lang))
        except WrongUse as error:
            say(str(error))
            return FAILURE
        if errors:
            print(report(errors))
            say("what has errors cannot be approved; nothing was recorded")
            return FINDINGS
        new = [_approval(library, files, name, lang, role, by) for name in asked]
        known, counts = [one for one, _ in records(files)], counting(files, lang)
        # A text that was changed, approved and changed back within a day needs its approval again, after the other.
        there = [one for one in new if one in known and counts[one.role, one.section][0].hash == one.hash]
        added = [one for one in new if one not in there]
        try:
            rewrite(root, {files.folder / "approvals.yaml": lambda text: with_approvals(text, added)} if added else {})
        except Unwritable as error:
            say(str(error), "nothing was recorded")
            return FINDINGS
    for one in new:
        note = "" if one in added else ", recorded before"
        print(f"approved: {one.section} ({lang}) as {role} by {by} on {one.on}, {one.hash}{note}")
    _tell(root, files.id, lang, role)
    return CLEAN


def _approval(library: Library, files: BookletFiles, name: str, lang: str, role: Role, by: str) -> Approval:
    """What a person approves today."""
    return Approval(section=name, lang=lang, role=role, by=by, date=today(), hash=digest(library, files, lang, name))


def _errors(
    library: Library, files: BookletFiles, lang: str, sections: Sequence[str], findings: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """The errors in what is to be approved: in its files, and in the drawings and contacts that it shows.

    What cannot be read at all may explain a term of any section, so it counts wherever it stands in the language.
    """
    folder = files.folder.relative_to(library.root).as_posix()
    paths = {f"{folder}/approvals.yaml", "sections/references.yaml"}
    paths |= {path for path in library.unread if path.startswith(f"{folder}/{lang}/")}
    for name in [*printed(files, lang), *sections] if ALL in sections else sections:
        filed = files.sections[lang].get(name)
        if name == BOOKLET:
            paths.add(files.meta.source.path)
            shown, listed = front_drawings(files.meta.value), front_contacts(files.meta.value)
        elif filed:
            paths.add(filed.source.path)
            shown = [figure for _, figure in drawings(filed.value)]
            listed = [contact for _, contact in contact_ids(filed.value)]
        else:
            continue
        paths |= {f"sections/contacts/{one}.yaml" for one in listed}
        paths |= {_path(library, library.figure(files, figure)) for figure in shown}
    return ordered(one for one in findings if one.severity == "error" and one.location.path in paths)


def _path(library: Library, file: Path) -> str:
    return file.relative_to(library.root).as_posix() if file.is_relative_to(library.root) else ""


def _tell(root: Path, booklet: str, lang: str, role: Role) -> None:
    """What is still missing, by role."""
    library, _ = load(root)
    files = library.booklets[booklet]
    standing = state(library, files, lang)
    if role not in needed(files, lang):
        print(f"{role} is no role that {booklet} ({lang}) needs; needed: {', '.join(needed(files, lang))}")
    for one in standing.standings:
        left = len(one.missing) + len(one.void)
        print(f"{one.role}: {'all approved' if not left else f'{left} of {left + len(one.held)} still to approve'}")
    if standing.name == "approved":
        print(f"{booklet} ({lang}) has all its approvals: 'booklet build --final' can make it")
