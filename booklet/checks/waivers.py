"""Sets aside what booklet.yaml waives, and holds the waivers themselves to rules.

A waiver names a rule, where it is wanted a section, a block of it and a language, the reason, and the last day on which
it holds. It reaches the files of its own booklet only: contacts, references and clinics are shared, and a number that
nobody has rung is waived by nobody. Faults of the schema, and rules that say so, cannot be waived either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from booklet.checks import manual
from booklet.checks.review_overdue import today
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Diagnostic, Location, Severity, Waived, ordered
from booklet.model import BookletFiles, Filed, Library, Section
from booklet.settings import Waiver

RULE_HINT = "'booklet check --explain list' names every rule"


@dataclass(frozen=True)
class Judged:
    """What stands, and what is set aside."""

    findings: list[Diagnostic] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)


def settle(library: Library, found: Iterable[Diagnostic], *, final: bool) -> Judged:
    """What the rules found, less what is waived, with what is wrong with the waivers."""
    all_found = ordered(found)
    judged = set_aside(library, all_found)
    faults = [
        fault
        for booklet in library.booklets.values()
        for index, waiver in enumerate(booklet.meta.value.waivers)
        for fault in _faults(booklet, index, waiver, all_found, final=final)
    ]
    return Judged(ordered([*judged.findings, *faults]), judged.waived)


def set_aside(library: Library, found: Iterable[Diagnostic]) -> Judged:
    """Parts findings, of rules or of laid-out pages, from those that a waiver covers."""
    holding = [
        (booklet, waiver)
        for booklet in library.booklets.values()
        for waiver in booklet.meta.value.waivers
        if _holds(waiver)
    ]
    judged = Judged()
    for finding in found:
        waiver = next((waiver for booklet, waiver in holding if _covers(booklet, waiver, finding)), None)
        if waiver:
            judged.waived.append(Waived(finding, waiver.reason, waiver.until))
        else:
            judged.findings.append(finding)
    return judged


def _holds(waiver: Waiver) -> bool:
    page = manual.pages().get(waiver.rule)
    return bool(page and page.waivable) and waiver.until >= today()


def _covers(booklet: BookletFiles, waiver: Waiver, finding: Diagnostic) -> bool:
    if finding.rule != waiver.rule:
        return False
    folder = booklet.meta.source.path.rpartition("/")[0]
    if waiver.section is None:
        own = finding.location.path.startswith(f"{folder}/{waiver.lang}/" if waiver.lang else f"{folder}/")
        return own and waiver.block is None
    if waiver.block is None:  # by the path: a section that is not translated has no file
        langs = [waiver.lang] if waiver.lang else booklet.languages()
        return finding.location.path in {f"{folder}/{lang}/{waiver.section}.yaml" for lang in langs}
    return any(
        filed.source.path == finding.location.path and _in_block(filed, waiver.block, finding.location)
        for lang, sections in booklet.sections.items()
        for name, filed in sections.items()
        if name == waiver.section and waiver.lang in (None, lang)
    )


def _in_block(filed: Filed[Section], block: str, place: Location) -> bool:
    """Whether a place of a section's file is in the block of that id."""
    lines = filed.source.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    for index, one in enumerate(filed.value.blocks):
        _, _, start, end = filed.source.places.get(("blocks", index), (1, 1, 0, 0))
        if one.id == block and start <= offset < max(end, start + 1):
            return True
    return False


def _faults(
    booklet: BookletFiles, index: int, waiver: Waiver, found: list[Diagnostic], *, final: bool
) -> Iterator[Diagnostic]:
    source, loc = booklet.meta.source, ("waivers", index)
    pages = manual.pages()
    page = pages.get(waiver.rule)
    if page is None:
        hint = nearest(waiver.rule, list(pages)) or RULE_HINT
        message = f"there is no rule {quoted(waiver.rule)}"
        yield Diagnostic(source.at((*loc, "rule")), "waiver-unknown-rule", message, hint)
    elif not page.waivable:
        message = f"the rule {quoted(waiver.rule)} cannot be waived"
        yield Diagnostic(source.at((*loc, "rule")), "waiver-refused", message, "mend what it finds")
    elif waiver.until < today():
        severity: Severity = "error" if final else "warning"
        message = f"this waiver of {quoted(waiver.rule)} held until {waiver.until}"
        hint = "mend what it set aside, or decide again and write a later day"
        yield Diagnostic(source.at((*loc, "until")), "waiver-expired", message, hint, severity)
    elif page.checked and not any(_covers(booklet, waiver, finding) for finding in found):
        message = f"this waiver of {quoted(waiver.rule)} sets nothing aside"
        hint = _unused(booklet, waiver) or "remove it"
        yield Diagnostic(source.at(loc), "waiver-unused", message, hint, "warning")


def _unused(booklet: BookletFiles, waiver: Waiver) -> str:
    """A hint on a section or a block that is not there; empty where both are."""
    sections = [filed for one in booklet.sections.values() for name, filed in one.items() if name == waiver.section]
    if waiver.block and not waiver.section:
        return "name the section of the block too"
    if waiver.section and not sections:
        known = {name for one in booklet.sections.values() for name in one}
        return nearest(waiver.section, sorted(known)) or f"there is no section {quoted(waiver.section)}"
    blocks = {block.id for filed in sections for block in filed.value.blocks if block.id}
    if waiver.block and waiver.block not in blocks:
        return nearest(waiver.block, sorted(blocks)) or f"there is no block {quoted(waiver.block)} in that section"
    return ""
