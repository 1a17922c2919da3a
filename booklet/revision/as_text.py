"""A comparison for a terminal, or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from booklet.pagemoves import Moves, page_spans
from booklet.revision.changes import Change, Comparison, Edit, Place, Run

NEAR = 48
"""Letters of unchanged text that are shown on either side of a difference."""

SIGNS = {"added": "+", "removed": "-", "moved": ">", "edited": "~", "moved and edited": ">~"}
COLOURS = {"insert": "\x1b[1;32m", "delete": "\x1b[31m"}
STRONG, QUIET, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"

SHAPES = {"insert": ("{+", "+}"), "delete": ("[-", "-]"), "equal": ("", "")}
"""How words are marked, with or without colour."""

HOW_TO_GET_PAGES = "which pages change: booklet diff --pages; to read and sign: booklet diff --format pdf"

PLURALS = {"reference": "references", "strings": "files of words", "booklet": "booklet files"}


def text(comparison: Comparison, *, colour: bool = False) -> str:
    """All of it, ready to print; ends without a line break."""
    lines = [f"{comparison.old} -> {comparison.new}"]
    lines += [_printable(f"not compared: {one.location.path}: {one.message}") for one in comparison.unread]
    lines += [_printable(f"note: {note}") for note in comparison.notes]
    if not comparison.changes:
        return "\n".join([*lines, "no differences" + (" in what can be read" if comparison.unread else "")])
    lines.append(counted(comparison))
    told = ""
    for change in comparison.changes:
        if (title := heading(change)) != told:
            told = title
            lines += ["", _styled(_printable(title), STRONG, colour)]
        lines += _lines(change, colour)
    return "\n".join(lines)


def counted(comparison: Comparison) -> str:
    """``2 blocks edited, 1 block moved; 1 contact added``."""
    parts = []
    for subject, row in comparison.counts().items():
        words = [f"{count} {plural(subject, count)} {what}" for what, count in row.items()]
        parts.append(", ".join(words))
    return "; ".join(parts)


def plural(subject: str, count: int) -> str:
    if count == 1:
        return {"strings": "file of words", "booklet": "booklet file", "figure": "drawing"}.get(subject, subject)
    return {"figure": "drawings", **PLURALS}.get(subject, f"{subject}s")


def heading(change: Change) -> str:
    """Under what a change is told."""
    if change.subject in ("section", "block"):
        return f"{change.booklet} [{change.lang}] {change.place.title}"
    return change.booklet if change.subject == "booklet" else plural(change.subject, 2)


def _lines(change: Change, colour: bool) -> Iterator[str]:
    where = f"{change.place.where.path}:{change.place.where.line}"
    yield _printable(f" {SIGNS[change.what]:<2} {where}: {name(change)} {change.what}{origin(change)}")
    if change.used:
        yield _printable(f"      shown in {', '.join(f'{one.section}, line {one.where.line}' for one in change.used)}")
    for edit in change.edits:
        yield f"      {_printable(path(edit))}: {_runs(edit, colour)}"


def name(change: Change) -> str:
    """What changed, in words: ``paragraph 3``."""
    return f"{change.kind or plural(change.subject, 1)} {change.name}"


def origin(change: Change) -> str:
    """Where something stood before it moved."""
    if not change.moved or not change.old:
        return ""
    if change.subject == "block":
        return f" from {change.old.section}, block {change.old.index + 1}"
    if change.subject == "section":
        renamed = f" (was {change.old.section})" if change.old.section != change.name else ""
        return (f" from {change.old.title}" if not renamed else "") + renamed
    return f" from {change.old.where.path}"


def path(edit: Edit) -> str:
    """``items 3 title``: keys, and indexes from 1."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in edit.loc) or "value"


def _runs(edit: Edit, colour: bool) -> str:
    if edit.what == "moved":
        return f"{_shortened(edit.runs[0].text, first=True, last=True)} (moved)" if edit.runs else "(moved)"
    shown = []
    for place, run in enumerate(edit.runs):
        start, end = SHAPES[run.kind]
        words = run.text
        if run.kind == "equal":
            words = _shortened(words, first=place == 0, last=place == len(edit.runs) - 1)
        words = f"{start}{_printable(words)}{end}"
        shown.append(_styled(words, COLOURS[run.kind], colour) if run.kind in COLOURS else words)
    return "".join(shown) + (" (moved)" if edit.what == "moved and edited" else "")


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """Unchanged words without their middle, or without the end that is far from a difference."""
    if first and last and len(words) > NEAR:
        return f"{words[:NEAR].rpartition(' ')[0]} …"
    if first and len(words) > NEAR:
        return f"… {words[-NEAR:].partition(' ')[2]}"
    if last and len(words) > NEAR:
        return f"{words[:NEAR].rpartition(' ')[0]} …"
    if len(words) > 2 * NEAR + 10:
        return f"{words[:NEAR].rpartition(' ')[0]} … {words[-NEAR:].partition(' ')[2]}"
    return words


def _styled(words: str, style: str, colour: bool) -> str:
    return f"{style}{words}{PLAIN}" if colour else words


def _printable(words: str) -> str:
    """What content can hold must not move the terminal."""
    return "".join(
        one if one.isprintable() or one in "\u00a0\u202f" else one.encode("unicode_escape").decode("ascii")
        for one in words
    )


def pages(moves: Mapping[str, Sequence[Moves]]) -> list[str]:
    """Which pages of which editions change, a line an edition."""
    lines = []
    for name, found in moves.items():
        lines += ["", f"pages of {name.replace(':', ' in ')} (both states laid out with the styles of today)"]
        lines += [f"  {one.edition}: {page_words(one)}" for one in found]
    return lines


def page_words(one: Moves) -> str:
    if one.fault or one.same:
        return _printable(one.fault) or "no page changes"
    parts = [f"page{'s' if len(numbers) != 1 else ''} {page_spans(numbers, '-')} {what}"
             for numbers, what in ((one.changed, "changed"), (one.added, "new"), (one.removed, "of the old file gone"))
             if numbers]  # fmt: skip
    parts += [f"pages {page_spans(numbers, '-')} moved by {shift:+d}" for shift, numbers in one.moved]
    count = f"{one.old} pages" if one.old == one.new else f"{one.old} pages before, {one.new} now"
    return "; ".join([*parts, count])


def stock(comparison: Comparison, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Which printed editions are out of date, by ``booklet:lang``."""
    lines = []
    for name, editions in found.items():
        if not editions:
            continue
        booklet, lang, *clinic = name.split(":")
        before, now = (side.revisions.get(booklet, "") for side in (comparison.old, comparison.new))
        of = f" (revision {before})" if before else ""
        whose = f" with the clinic {clinic[0]}" if clinic else ""
        lines.append(f"printed stock out of date: {booklet} in {lang}{whose}{of}: {', '.join(editions)}")
        if before and before == now:
            lines.append(f"  the revision is still {now}: with a new number, old and new stock can be told apart")
    return ["", *lines] if lines else []


def as_json(comparison: Comparison, **more: Any) -> str:
    """The comparison as JSON; its form is described in the README. ``more`` are further keys."""
    value = {
        "version": 1,
        "old": {"name": str(comparison.old), "revisions": comparison.old.revisions},
        "new": {"name": str(comparison.new), "revisions": comparison.new.revisions},
        "counts": comparison.counts(),
        "changes": [_change(one) for one in comparison.changes],
        "unread": [{"path": one.location.path, "rule": one.rule, "message": one.message} for one in comparison.unread],
        "notes": list(comparison.notes),
        **more,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _change(change: Change) -> dict[str, Any]:
    return {
        "subject": change.subject,
        "change": change.what,
        "name": change.name,
        "booklet": change.booklet or None,
        "lang": change.lang or None,
        "kind": change.kind or None,
        "new": _place(change.new),
        "old": _place(change.old),
        "edits": [
            {"change": edit.what, "path": list(edit.loc), "line": edit.line, "runs": [_run(run) for run in edit.runs]}
            for edit in change.edits
        ],
        "used": [_place(one) for one in change.used],
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    found: dict[str, Any] = {"path": place.where.path, "line": place.where.line, "column": place.where.column}
    return {**found, "section": place.section, "block": place.index + 1} if place.section else found


def _run(run: Run) -> list[str]:
    return [run.kind, run.text]
