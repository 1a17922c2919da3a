"""Arguments, progress, exit codes: 0 clean, 1 findings in the content, 2 wrong use or a failure outside the content.

``main`` first finds out whether a build has anything to do, and only then imports what does the work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    import click

    from booklet.diagnostics import Diagnostic

CLEAN, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130

NO_PROJECT = """\
booklet: there is no folder 'sections' here.
  hint: change to the project's folder, the one that holds 'sections', and run the command again"""


class _Command(NamedTuple):
    """What every verb is given: the project's folder, None outside of one, and the words after the verb."""

    root: str | None
    typed: list[str]


class _Stop(Exception):
    """Ends the command with an exit code; what was to be said has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main(argv: Sequence[str] | None = None, home: str | None = None) -> int:
    """Runs one command and returns its exit code. ``home`` is the project to use outside of one. Never raises."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("--help", "-h", "--version")):
        arguments.insert(0, "build")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that has no accents gets their codes
    try:
        if not _is_time(epoch := os.environ.get("SOURCE_DATE_EPOCH", "")):
            _say(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds", "unset it, or write digits alone")
            return FAILURE
        root = _project(home)
        if arguments[0] == "build" and root and _nothing_to_do(arguments[1:], root):
            return CLEAN
        return _run(arguments, root)
    except _Stop as stop:
        return stop.code
    except KeyboardInterrupt:
        print("\nbooklet: interrupted; the files of earlier builds are as they were.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except Exception as error:  # noqa: BLE001 - the last place where a fault can be told without a traceback
        return _failure(error)


def _project(home: str | None) -> str | None:
    """The folder that holds sections/: the current one, else ``home``; None without one."""
    try:
        here = os.getcwd()
    except OSError:  # the folder was removed behind our back
        here = None
    for folder in (here, home):
        if folder and os.path.isdir(os.path.join(folder, "sections")):
            return folder
    return None


def _is_time(epoch: str) -> bool:
    """Whether this may stand for today, in seconds since 1970; nothing may."""
    return not epoch or (epoch.isascii() and epoch.isdecimal() and len(epoch) <= 11)


def _nothing_to_do(arguments: list[str], root: str) -> bool:
    """Whether the last build was this one and nothing has changed since; says so."""
    if {"--force", "--help", "-h"} & set(arguments):
        return False
    from booklet.delivery.inputs import Inputs
    from booklet.delivery.unchanged import key, remembered

    out = _out(arguments, root)
    if not os.path.isdir(out):
        return False
    try:
        files = remembered(out, key(arguments, Inputs(root)))
    except OSError:
        return False
    if files is None:
        return False
    print("nothing changed")
    for path, pages in files:
        print(f"  {_shown(os.path.join(out, path))} ({pages} pages)")
    return True


def _out(arguments: list[str], root: str) -> str:
    """The output folder that a build command names, before its arguments are parsed."""
    for index, argument in enumerate(arguments):
        if argument == "--out" and index + 1 < len(arguments):
            return os.path.abspath(arguments[index + 1])
        if argument.startswith("--out="):
            return os.path.abspath(argument.removeprefix("--out="))
    return os.path.join(root, "dist")


def _shown(path: str) -> str:
    """A path as a person would type it here."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _failure(error: Exception) -> int:
    """Tells of a failure outside the content in one line; in full where BOOKLET_DEBUG asks for it."""
    if os.environ.get("BOOKLET_DEBUG"):
        import traceback

        traceback.print_exc()
    if isinstance(error, OSError) and error.strerror:
        where = f": {_shown(os.fsdecode(error.filename))}" if isinstance(error.filename, str | bytes) else ""
        _say(f"{error.strerror}{where}")
    elif isinstance(error, OSError):
        _say(f"{str(error).splitlines()[0] if str(error) else 'a system library is missing'}", "run: make setup")
    else:
        text = " ".join(str(error).split())
        _say(f"this is a fault of the program: {type(error).__name__}: {text}", "BOOKLET_DEBUG=1 shows where")
    return FAILURE


def _say(text: str, hint: str = "") -> None:
    print(f"booklet: {text}" + (f"\n  hint: {hint}" if hint else ""), file=sys.stderr)


def _run(arguments: list[str], root: str | None) -> int:
    import click

    try:
        program().main(arguments, prog_name="booklet", standalone_mode=False, obj=_Command(root, arguments[1:]))
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return FAILURE
    except click.Abort:
        raise KeyboardInterrupt from None
    return CLEAN


def program() -> click.Group:
    """The verbs and their options. Inside a function, so that a build with nothing to do need not import click."""
    import click

    from booklet import __version__

    many: dict[str, Any] = {"multiple": True, "metavar": "NAME"}

    @click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
    @click.version_option(__version__, prog_name="booklet", message="%(prog)s %(version)s")
    def booklet() -> None:
        """Make printable patient booklets from the YAML files in sections/.

        Without a verb, build: 'booklet --edition screen' is 'booklet build --edition screen'.

        Exit code: 0 all is well, 1 faults in the content, 2 a wrong command or a failure of the machine.
        """

    @booklet.command()
    @click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
    @click.option("--edition", "editions", **many, help="An edition; may be repeated.  [default: all]")
    @click.option("--lang", "langs", **many, help="A language; may be repeated.  [default: the one it is written in]")
    @click.option(
        "--clinic",
        "clinics",
        multiple=True,
        metavar="ID",
        help="A clinic to print on it; 'all' stands for each of them, and none; may be repeated.  [default: none]",
    )
    @click.option("--out", type=click.Path(file_okay=False), help="Where the files go.  [default: dist]")
    @click.option(
        "--jobs", "processes", type=click.IntRange(1, 64), help="Files made at a time.  [default: one a processor]"
    )
    @click.option(
        "--ink",
        type=click.Choice(["colour", "grey"]),
        default="colour",
        show_default=True,
        help="Grey leaves no colour in the file: of booklet, leaflet and handout.",
    )
    @click.option(
        "--creep",
        type=click.FloatRange(0, 0.5),
        default=0.0,
        metavar="MM",
        help="Thickness of the paper, for the booklet: 0.1 for 80 g/m². Inner pages move towards the fold.",
    )
    @click.option("--force", is_flag=True, help="Make every file, changed or not.")
    @click.option("--final", is_flag=True, help="Refuse booklets that are still drafts.")
    @click.pass_obj
    def build(command: _Command, /, **options: Any) -> None:
        """Check the content, then make the PDF files.

        Files that are up to date are left alone. Nothing is written where the check finds an error.
        """
        raise _Stop(_build(_needed(command), command.typed, options))

    @booklet.command()
    @click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
    @click.option(
        "--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True,
        help="For a person, for annotations in a pull request, or for a program.",
    )  # fmt: skip
    @click.pass_obj
    def check(command: _Command, booklets: tuple[str, ...], form: Literal["text", "github", "json"]) -> None:
        """Look for faults in the content; make nothing.

        Exit 0 without errors (there may be warnings), 1 with errors.
        """
        raise _Stop(_check(_needed(command), booklets, form))

    @booklet.command(name="list")
    @click.pass_obj
    def list_(command: _Command) -> None:
        """Name the booklets, their languages, the editions and the clinics."""
        _list(_needed(command))

    @booklet.command()
    @click.option("--out", type=click.Path(file_okay=False), help="Write one file for each kind into this folder.")
    def schema(out: str | None) -> None:
        """Print a JSON Schema for each kind of content file.

        An editor that knows YAML completes and checks what is typed with it.
        """
        _schema(out)

    return booklet


def _needed(command: _Command) -> Path:
    """The project's folder; says what to do where there is none."""
    from pathlib import Path

    if command.root is None:
        print(NO_PROJECT, file=sys.stderr)
        raise _Stop(FAILURE)
    return Path(command.root)


def _build(root: Path, typed: list[str], options: dict[str, Any]) -> int:
    from pathlib import Path

    from booklet.checks import FOR_A_PERSON
    from booklet.delivery.build import build
    from booklet.delivery.inputs import Inputs
    from booklet.delivery.jobs import Request, WrongUse
    from booklet.delivery.unchanged import key
    from booklet.diagnostics import has_errors, report

    out = Path(os.path.abspath(options.pop("out") or root / "dist"))
    if out.resolve().is_relative_to((root / "sections").resolve()):
        _say("the files cannot go into sections/, where the content is", "leave --out away, or name another folder")
        return FAILURE
    processes = options.pop("processes") or os.cpu_count() or 1
    request = Request(root, out, processes=processes, **options)
    inputs = Inputs(str(root))
    try:
        with _interruptible(), _progress() as tell:
            outcome = build(request, inputs, key(typed, inputs), tell)
    except WrongUse as error:
        _say(str(error))
        return FAILURE
    told = [finding for finding in outcome.findings if finding.rule not in FOR_A_PERSON]
    if text := report(told):
        print(text, file=sys.stderr)
    if left := len(outcome.findings) - len(told):
        print(f"still a draft: {left} to be settled by a person; 'booklet check' lists what", file=sys.stderr)
    if has_errors(outcome.findings):
        _say(f"{_counted(outcome.findings)}; nothing was written")
        return FINDINGS
    if not outcome.made:
        print("nothing changed")
    for one in outcome.built:
        note = "" if one.job.path in outcome.made or not outcome.made else ", unchanged"
        print(f"{'  ' if not outcome.made else ''}{_shown(str(out / one.job.path))} ({one.pages} pages{note})")
    return CLEAN


@contextmanager
def _interruptible() -> Iterator[None]:
    """Within it, Ctrl-C and a polite request to end (SIGTERM) leave nothing half-written, whoever catches them first.

    WeasyPrint takes an interruption while it paints a drawing for a fault of the drawing.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def end(number: int, frame: object) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        raise KeyboardInterrupt


def _check(root: Path, booklets: tuple[str, ...], form: Literal["text", "github", "json"]) -> int:
    from booklet.checks import check
    from booklet.content import load
    from booklet.diagnostics import has_errors, ordered, report

    library, found = load(root)
    folders = root / "sections" / "booklets"
    known = sorted(path.name for path in folders.iterdir() if path.is_dir()) if folders.is_dir() else []
    unknown = [name for name in booklets if name not in known]
    if unknown:
        _say(f"there is no booklet {unknown[0]!r}; known: {', '.join(known)}")
        return FAILURE
    findings = ordered([*found, *check(library)])
    if booklets:
        own = tuple(f"sections/booklets/{name}/" for name in booklets)
        findings = [
            one for one in findings
            if one.location.path.startswith(own) or not one.location.path.startswith("sections/booklets/")
        ]  # fmt: skip
    if text := report(findings, form):
        print(text)
    if form == "text":
        print(_counted(findings), file=sys.stderr)
    return FINDINGS if has_errors(findings) else CLEAN


def _counted(findings: list[Diagnostic]) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    counts = [(errors, "error"), (len(findings) - errors, "warning")]
    words = [f"{count} {name}{'s' if count != 1 else ''}" for count, name in counts if count]
    return ", ".join(words) or "no findings"


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, which goes away at the end; nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, count="")

        def tell(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of or None, count=f"{done} of {of}" if of else "")

        yield tell


def _list(root: Path) -> None:
    from booklet.content import load
    from booklet.delivery.editions import EDITIONS

    library, _ = load(root)
    print("booklets")
    for name, files in library.booklets.items():
        meta = files.meta.value
        title = meta.title.get(meta.source_language, "")
        print(f"  {name}  [{', '.join(files.languages())}]  {title}, revision {meta.revision}, {meta.review_state}")
    print("editions")
    for edition in EDITIONS.values():
        width, height = edition.page
        print(f"  {edition.name}  {width:g} x {height:g} mm, {edition.purpose}")
    print("clinics")
    for name, clinic in library.clinics.items():
        print(f"  {name}  {clinic.value.name}")
    if library.unread:
        count = "1 file has" if len(library.unread) == 1 else f"{len(library.unread)} files have"
        _say(f"{count} faults and cannot be shown here", "booklet check says which, and where")


def _schema(out: str | None) -> None:
    import json
    from pathlib import Path

    from booklet.content.jsonschema import schemas

    made = schemas()
    if not out:
        print(json.dumps(made, ensure_ascii=False, indent=2))
        return
    for name, text in made.items():
        path = Path(out) / f"{name}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(text, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(_shown(str(path)))
