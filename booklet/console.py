"""What every verb says and how: exit codes, messages, paths as a person types them, progress, interruption."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.diagnostics import Diagnostic

CLEAN, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130


class Stop(Exception):
    """Ends the command with an exit code; what was to be said has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def say(text: str, hint: str = "") -> None:
    print(f"booklet: {text}" + (f"\n  hint: {hint}" if hint else ""), file=sys.stderr)


def shown(path: str) -> str:
    """A path as a person would type it here."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def pages_of(count: int) -> str:
    return f"{count} page{'s' if count != 1 else ''}"


def counted(findings: list[Diagnostic]) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    counts = [(errors, "error"), (len(findings) - errors, "warning")]
    words = [f"{count} {name}{'s' if count != 1 else ''}" for count, name in counts if count]
    return ", ".join(words) or "no findings"


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
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


@contextmanager
def interruptible() -> Iterator[None]:
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
