"""What stands between a booklet and its being handed out: what ``--final`` asks for beyond a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from booklet.checks import approval_void, check, not_approved
from booklet.checks.walk import contacts
from booklet.diagnostics import Diagnostic, ordered
from booklet.model import BookletFiles, Job, Library

NAMED = 5
"""Findings of one rule that are told one by one; where there are more, their number is."""

APPROVALS = (not_approved, approval_void)


def findings(library: Library, wanted: Sequence[Job]) -> list[Diagnostic]:
    """What the rules find, at the level of what is handed out for the files that are wanted.

    What a draft may leave open is an error only where it stands in the booklets and languages that are being made, or
    in a contact that they list; other findings are as in any build.
    """
    draft = check(library)
    pairs = {(job.booklet, job.lang) for job in wanted}
    elsewhere = tuple(
        f"{_folder(library, files)}/{lang}/"
        for files in library.booklets.values()
        for lang in files.sections
        if (files.id, lang) not in pairs
    )
    listed = {
        library.contacts[name].source.path
        for booklet in {job.booklet for job in wanted}
        for lang, name, _ in contacts(library.booklets[booklet])
        if (booklet, lang) in pairs and name in library.contacts
    }
    found = []
    for finding in check(library, {booklet for booklet, _ in pairs}):
        path = finding.location.path
        as_draft = replace(finding, severity="warning")
        others = path.startswith(elsewhere) or (path.startswith("sections/contacts/") and path not in listed)
        if finding.rule not in {rule.RULE for rule in APPROVALS}:
            found.append(as_draft if others and as_draft in draft else finding)
    return ordered([*found, *_approvals(library, pairs)])


def missing(findings: Iterable[Diagnostic]) -> list[str]:
    """What only people can add before a final build, in a few lines: each finding of a rule, or how many there are."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.severity == "error":
            by_rule.setdefault(finding.rule, []).append(finding)
    lines = []
    for rule, found in by_rule.items():
        if len(found) > NAMED:
            files = len({finding.location.path for finding in found})
            lines.append(f"{rule}: {len(found)} places in {files} file{'s' if files > 1 else ''}")
        else:
            lines += [f"{rule}: {finding.message}" for finding in found]
    return lines


def _approvals(library: Library, pairs: set[tuple[str, str]]) -> list[Diagnostic]:
    """What is not approved of the booklets and languages that are being made."""
    made = {
        files.id: replace(
            files, sections={lang: each for lang, each in files.sections.items() if (name, lang) in pairs}
        )
        for name, files in library.booklets.items()
    }
    return [
        Diagnostic(fault.location, rule.RULE, fault.message, fault.hint, rule.FINAL)
        for rule in APPROVALS
        for fault in rule.check(replace(library, booklets=made))
    ]


def _folder(library: Library, files: BookletFiles) -> str:
    return files.folder.relative_to(library.root).as_posix()
