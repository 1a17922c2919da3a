"""Arguments, progress, exit codes: 0 clean, 1 findings in the content, 2 wrong use or a failure outside the content.

``main`` first finds out whether a build has anything to do, and only then imports what does the work.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from booklet.console import CLEAN, FAILURE, INTERRUPTED, Stop, pages_of, say, shown


def _as_json(error: UnicodeError) -> tuple[str, int]:
    """What a stream cannot encode, as JSON writes it: output that is JSON stays JSON, whatever the encoding."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    raw = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{raw[at]:02x}{raw[at + 1]:02x}" for at in range(0, len(raw), 2)), error.end


codecs.register_error("escaped", _as_json)


def main(argv: Sequence[str] | None = None, home: str | None = None) -> int:
    """Runs one command and returns its exit code. ``home`` is the project to use outside of one. Never raises."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("--help", "-h", "--version")):
        arguments.insert(0, "build")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="escaped")  # a terminal that has no accents gets their codes
    try:
        if not _is_time(epoch := os.environ.get("SOURCE_DATE_EPOCH", "")):
            say(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds", "unset it, or write digits alone")
            return FAILURE
        root = _project(home)
        if arguments[0] == "build" and root and _nothing_to_do(arguments[1:], root):
            return CLEAN
        return _run(arguments, root)
    except Stop as stop:
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
    if {"--force", "--final", "--help", "-h"} & set(arguments):  # what is final today may have expired tomorrow
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
        print(f"  {shown(os.path.join(out, path))} ({pages_of(pages)})")
    return True


def _out(arguments: list[str], root: str) -> str:
    """The output folder that a build command names, before its arguments are parsed."""
    for index, argument in enumerate(arguments):
        if argument == "--out" and index + 1 < len(arguments):
            return os.path.abspath(arguments[index + 1])
        if argument.startswith("--out="):
            return os.path.abspath(argument.removeprefix("--out="))
    return os.path.join(root, "dist")


def _failure(error: Exception) -> int:
    """Tells of a failure outside the content in one line; in full where BOOKLET_DEBUG asks for it."""
    if os.environ.get("BOOKLET_DEBUG"):
        import traceback

        traceback.print_exc()
    if isinstance(error, OSError) and error.strerror:
        where = f": {shown(os.fsdecode(error.filename))}" if isinstance(error.filename, str | bytes) else ""
        say(f"{error.strerror}{where}")
    elif isinstance(error, OSError):
        say(f"{str(error).splitlines()[0] if str(error) else 'a system library is missing'}", "run: make setup")
    else:
        text = " ".join(str(error).split())
        say(f"this is a fault of the program: {type(error).__name__}: {text}", "BOOKLET_DEBUG=1 shows where")
    return FAILURE


def _run(arguments: list[str], root: str | None) -> int:
    import click

    from booklet.program import Command, program

    try:
        program.main(arguments, prog_name="booklet", standalone_mode=False, obj=Command(root, arguments[1:]))
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return FAILURE
    except click.Abort:
        raise KeyboardInterrupt from None
    return CLEAN
