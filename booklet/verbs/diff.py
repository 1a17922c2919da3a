"""What ``booklet diff`` does: finds the two states, compares them, writes the answer down."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from booklet.console import CLEAN, FAILURE, FINDINGS, interruptible, pages_of, progress, say, shown
from booklet.diagnostics import report
from booklet.pagemoves import Moves, stock_of
from booklet.revision import as_text
from booklet.revision.as_html import as_html
from booklet.revision.changes import Comparison
from booklet.revision.compare import compare
from booklet.revision.past import past
from booklet.revision.states import State, Unknown, of_folder
from booklet.revision.stock import by_name

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
        if asked.form == "pdf":
            code = reviews(root, asked, comparison, old, new)
        else:
            code = told(root, asked, comparison, old, new)
    except Unknown as error:
        say(str(error), error.hint)
        return FAILURE
    return FINDINGS if asked.exit_code and comparison.changes and code == CLEAN else code


def told(root: Path, asked: Asked, comparison: Comparison, old: State, new: State) -> int:
    """Prints or writes the comparison as text, JSON or HTML."""
    pairs = concerned(comparison, old, new, asked)
    wanted = asked.form == "html" if asked.pages is None else asked.pages
    moves = _moves(root, old, new, pairs) if wanted else {}
    known = {name: stock_of(found) for name, found in moves.items() if not any(one.fault for one in found)}
    stock = by_name(comparison, old, new, pairs, known)
    if asked.form == "json":
        pages = {name: [asdict(one) for one in found] for name, found in moves.items()}
        answer = as_text.as_json(comparison, out_of_date=stock, pages=pages or None)
    elif asked.form == "html":
        answer = as_html(comparison, moves, stock, asked.lang or new.language())
    else:
        colour = sys.stdout.isatty() and not asked.out and "NO_COLOR" not in os.environ
        lines = [as_text.text(comparison, colour=colour), *as_text.pages(moves), *as_text.stock(comparison, stock)]
        answer = "\n".join(lines + ([] if moves or not comparison.changes else ["", as_text.HOW_TO_GET_PAGES]))
    _written(f"{answer}\n".encode(), asked.out)
    return CLEAN


def _moves(root: Path, old: State, new: State, pairs: Sequence[tuple[str, str]]) -> dict[str, list[Moves]]:
    """The pages that change in each booklet and language that the new state has: ``demo:fr`` -> its editions."""
    from booklet.delivery.review import page_moves

    found = {}
    with interruptible(), progress() as tell:
        for booklet, lang in pairs:
            if moves := page_moves(root, booklet, lang, old, new, tell):
                found[f"{booklet}:{lang}"] = moves
    return found


def concerned(comparison: Comparison, old: State, new: State, asked: Asked) -> list[tuple[str, str]]:
    """The booklets and languages that were asked for and in which something changed."""
    return [
        (booklet, lang)
        for booklet in new.booklets
        for lang in sorted({*old.languages(booklet), *new.languages(booklet)})
        if asked.booklet in ("", booklet) and asked.lang in ("", lang) and any(comparison.of(booklet, lang))
    ]


def reviews(root: Path, asked: Asked, comparison: Comparison, old: State, new: State) -> int:
    """Writes the document on what changed, one for each booklet and language that changed."""
    there = {(name, lang) for name in new.booklets for lang in new.languages(name)}
    shown = [pair for pair in concerned(comparison, old, new, asked) if pair in there]
    own = {(one.booklet, lang) for one in comparison.changes for lang in (one.lang, *(edit.lang for edit in one.edits))}
    # What all languages share makes a document of its own only where no words of one of them changed.
    wanted = [pair for pair in shown if pair in own] or shown
    if not wanted:
        what = "no booklet that is still there shows a difference" if comparison.changes else "no differences"
        print(f"{what} between {comparison.old} and {comparison.new}; no document is made")
        return CLEAN
    sources = [(booklet, lang) for booklet, lang in wanted if lang == new.source_language(booklet)]
    if asked.out and len(wanted) > 1 and len(sources) == 1 and len({booklet for booklet, _ in wanted}) == 1:
        left = [lang for _, lang in wanted if lang != sources[0][1]]
        say(f"the file is for {sources[0][1]}; {', '.join(left)} changed too", f"--lang {left[0]} makes another")
        wanted = sources
    if asked.out and len(wanted) > 1:
        names = ", ".join(f"{booklet} [{lang}]" for booklet, lang in wanted)
        raise Unknown(f"one file cannot hold several documents: {names}", "choose with --booklet and --lang")
    from booklet.delivery.review import review

    for booklet, lang in wanted:
        path = Path(os.path.abspath(asked.out or root / "dist" / f"{booklet}-{lang}-review.pdf"))
        with interruptible(), progress() as tell:
            made = review(root, booklet, lang, comparison, old, new, pages=asked.pages is not False, report=tell)
        if made.findings:
            print(report(made.findings), file=sys.stderr)
        if not made.pdf:
            say("nothing was written")
            return FINDINGS
        _written(made.pdf, str(path), f" ({pages_of(made.pages)})")
    return CLEAN


def states(root: Path, asked: Asked) -> tuple[State, State]:
    """The two states that were asked for. Unknown where one does not exist."""
    if asked.since_approval:
        if asked.new:
            raise Unknown("--since-approval takes one state at the most, to compare with what was approved")
        from booklet.revision.approved import approved_state

        new = named(root, asked.old) if asked.old else of_folder(root, "")
        old = approved_state(root, new, asked.booklet, asked.lang)
    elif not asked.old:
        raise Unknown("compare with what?", "name a revision or a folder, or write --since-approval")
    else:
        new = named(root, asked.new) if asked.new else of_folder(root, "")
        old = named(root, asked.old)
    known = sorted({*old.booklets, *new.booklets})
    if asked.booklet and asked.booklet not in known:
        raise Unknown(f"there is no booklet {asked.booklet!r} in either state", f"known: {', '.join(known) or 'none'}")
    langs = sorted({*old.langs, *new.langs})
    if asked.lang and asked.lang not in langs:
        raise Unknown(f"there is no language {asked.lang!r} in either state", f"known: {', '.join(langs) or 'none'}")
    return old, new


def named(root: Path, name: str) -> State:
    """The state that a word on the command line means: a revision where git knows one, else a folder."""
    folder = Path(name)
    there = name != "" and os.path.isdir(name)  # False too of what no disk can have as a name
    is_path = name.startswith((".", os.sep)) or (os.altsep is not None and name.startswith(os.altsep))
    try:
        if is_path and there:
            return of_folder(folder, name)
        return past(root).state(name)
    except Unknown:
        if there:
            return of_folder(folder, name)
        raise


def _written(answer: bytes, out: str, note: str = "") -> None:
    """Prints the answer, or writes it whole."""
    if not out:
        print(answer.decode(), end="")
        return
    from booklet.delivery.files import Staged

    path = Path(os.path.abspath(out))
    with Staged(path.parent) as staged:
        staged.add(path.name, answer)
        staged.commit()
    print(f"{shown(str(path))}{note}")
