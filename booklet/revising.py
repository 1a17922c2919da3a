"""What ``booklet diff`` does: finds the two states, compares them, writes the answer down."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from booklet.console import CLEAN, FAILURE, FINDINGS, say, shown
from booklet.revision import as_text
from booklet.revision.changes import Comparison
from booklet.revision.compare import compare
from booklet.revision.past import past
from booklet.revision.states import State, Unknown, of_folder
from booklet.revision.stock import out_of_date

AS_IT_STANDS = "the files as they stand"

Form = Literal["text", "json", "html", "pdf"]


@dataclass(frozen=True)
class Asked:
    """A ``diff`` command."""

    old: str = ""
    new: str = ""
    booklet: str = ""
    lang: str = ""
    since_approval: bool = False
    form: Form = "text"
    out: str = ""
    pages: bool | None = None
    """Whether pages are laid out; None leaves it to the form."""
    exit_code: bool = False


def run_diff(root: Path, asked: Asked) -> int:
    """Exit 0 whatever the differences; with ``exit_code``, 1 where there are any. 2 where there is no such state."""
    try:
        old, new = states(root, asked)
        comparison = compare(old, new, asked.booklet, asked.lang)
    except Unknown as error:
        say(str(error), error.hint)
        return FAILURE
    stock = stocks(comparison, new, asked)
    if asked.form == "text":
        colour = sys.stdout.isatty() and not asked.out and "NO_COLOR" not in os.environ
        answer = "\n".join([as_text.text(comparison, colour=colour), *_stock_lines(comparison, stock)])
    else:
        answer = as_text.as_json(comparison, out_of_date=stock)
    _written(answer, asked.out)
    return FINDINGS if asked.exit_code and comparison.changes else CLEAN


def states(root: Path, asked: Asked) -> tuple[State, State]:
    """The two states that were asked for. Unknown where one does not exist."""
    new = named(root, asked.new) if asked.new else of_folder(root, AS_IT_STANDS)
    old = named(root, asked.old)
    known = sorted({*old.booklets, *new.booklets})
    if asked.booklet and asked.booklet not in known:
        raise Unknown(f"there is no booklet {asked.booklet!r} in either state", f"known: {', '.join(known) or 'none'}")
    return old, new


def named(root: Path, name: str) -> State:
    """The state that a word on the command line means: a revision where git knows one, else a folder."""
    folder = Path(name)
    is_path = name.startswith((".", os.sep)) or (os.altsep is not None and name.startswith(os.altsep))
    try:
        if is_path and folder.is_dir():
            return of_folder(folder, name)
        return past(root).state(name)
    except Unknown:
        if name and folder.is_dir():
            return of_folder(folder, name)
        raise


def stocks(comparison: Comparison, new: State, asked: Asked) -> dict[str, list[str]]:
    """The printed editions that are out of date, by booklet and language: ``demo-fr`` -> names."""
    found = {}
    pairs = sorted({(one.booklet, one.lang) for one in comparison.changes if one.lang})
    langs = {lang for _, lang in pairs}
    for booklet in new.booklets:
        meta = new.parsed(f"sections/booklets/{booklet}/booklet.yaml").data
        source = str(meta.get("source_language", "")) if isinstance(meta, dict) else ""
        for lang in sorted({source, *(lang for name, lang in pairs if name == booklet)} - {""}):
            if asked.booklet in ("", booklet) and asked.lang in ("", lang):
                found[f"{booklet}-{lang}"] = out_of_date(comparison, new, booklet, lang)
    return {name: editions for name, editions in found.items() if editions or langs}


def _stock_lines(comparison: Comparison, stock: dict[str, list[str]]) -> list[str]:
    lines = []
    for name, editions in stock.items():
        if not editions:
            continue
        booklet = name.rpartition("-")[0]
        before, now = (side.revisions.get(booklet, "") for side in (comparison.old, comparison.new))
        of = f" of revision {before}" if before else ""
        lines.append(f"printed stock out of date: {name}: {', '.join(editions)}{of}")
        if before and before == now:
            lines.append(f"  the revision is still {now}: with a new number, old and new stock can be told apart")
    return ["", *lines] if lines else []


def _written(answer: str, out: str) -> None:
    if not out:
        print(answer)
        return
    from booklet.delivery.files import Staged

    path = Path(os.path.abspath(out))
    with Staged(path.parent) as staged:
        staged.add(path.name, f"{answer}\n".encode())
        staged.commit()
    print(shown(str(path)))
