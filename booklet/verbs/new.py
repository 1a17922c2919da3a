"""What ``booklet new`` says and does: names what it was asked for, and tells what was made and what is left."""

from __future__ import annotations

from pathlib import Path

from booklet.console import CLEAN, FAILURE, say, shown
from booklet.desk import new
from booklet.desk.ids import Refused

KINDS = ("booklet", "section", "clinic", "contact")
"""What ``booklet new`` makes. The first word may be left out for a booklet."""


def run_new(
    root: Path, words: tuple[str, ...], lang: str | None, booklet: str | None, part: str | None, *, short: bool = False
) -> int:
    """``words`` are a kind and an id, or the id of a booklet alone; ``short`` asks for one of four pages."""
    kind, names = (words[0], words[1:]) if words and words[0] in KINDS else ("booklet", words)
    if len(names) != 1:
        problem = f"what id is the new {kind} to have?" if not names else f"one id, not {len(names)}"
        say(problem, f"booklet new {kind} ID")
        return FAILURE
    if kind != "section" and (booklet or part):
        say(f"--{'booklet' if booklet else 'part'} is for a new section only", f"booklet new {kind} {names[0]}")
        return FAILURE
    if kind != "booklet" and short:
        say("--short is for a new booklet only", f"booklet new {kind} {names[0]}")
        return FAILURE
    try:
        made = _made(root, kind, names[0], lang, booklet, part, short=short)
        new.written(root, made)
    except Refused as refused:
        say(str(refused), refused.hint)
        return FAILURE
    for path in made.files:
        print(f"new      {shown(str(root / path))}")
    for path in made.changed:
        print(f"added to {shown(str(root / path))}")
    if made.left:
        print(made.left)
    print("next: fill it in; 'booklet check' says what is left")
    return CLEAN


def _made(
    root: Path, kind: str, name: str, lang: str | None, booklet: str | None, part: str | None, *, short: bool
) -> new.Made:
    match kind:
        case "section":
            return new.section(root, name, booklet, lang, part)
        case "clinic":
            return new.clinic(root, name, lang or "fr")
        case "contact":
            return new.contact(root, name, lang or "fr")
        case _:
            return new.booklet(root, name, lang or "fr", "short" if short else "full")
