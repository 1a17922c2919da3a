"""What the verb ``site`` does: builds the download site, and shows it on this machine where that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from booklet.console import CLEAN, FAILURE, FINDINGS, counted, interruptible, progress, say, shown
from booklet.delivery.inputs import Inputs
from booklet.delivery.unchanged import key, remembered

PORT = 8000


def run_site(root: Path, typed: list[str], options: dict[str, Any]) -> int:
    """Builds what is due of the site, then serves it with ``serve``. Returns the exit code."""
    serve, port, out = options.pop("serve"), options.pop("port"), options.pop("out")
    if port is not None and not serve:
        say("--port is for --serve", "add --serve, or leave --port away")
        return FAILURE
    out = Path(os.path.abspath(out or root / "dist" / "site"))
    if out.resolve().is_relative_to((root / "sections").resolve()):
        say("the site cannot go into sections/, where the content is", "leave --out away, or name another folder")
        return FAILURE
    inputs = Inputs(str(root))
    wanted = key(["site", *(f"{name}={options[name]}" for name in ("booklets", "langs", "clinics"))], inputs)
    if not options["force"] and remembered(str(out), wanted) is not None:
        print(f"nothing changed\n  {shown(str(out / 'index.html'))}")
    else:
        code = _make(root, out, inputs, wanted, options)
        if code != CLEAN:
            return code
    return _serve(out, PORT if port is None else port) if serve else CLEAN


def _make(root: Path, out: Path, inputs: Inputs, wanted: str, options: dict[str, Any]) -> int:
    from booklet.checks import FOR_A_PERSON
    from booklet.delivery.jobs import Request, WrongUse
    from booklet.delivery.site.make import make
    from booklet.diagnostics import has_errors, report

    processes = options.pop("processes") or os.cpu_count() or 1
    request = Request(root, out, processes=processes, site=True, **options)
    try:
        with interruptible(), progress() as tell:
            made = make(request, inputs, wanted, tell)
    except WrongUse as error:
        say(str(error))
        return FAILURE
    findings = made.outcome.findings
    if text := report([finding for finding in findings if finding.rule not in FOR_A_PERSON]):
        print(text, file=sys.stderr)
    if left := sum(finding.rule in FOR_A_PERSON for finding in findings):
        print(f"still a draft: {left} to be settled by a person; 'booklet check' lists what", file=sys.stderr)
    if has_errors(findings):
        say(f"{counted(findings)}; nothing was written")
        return FINDINGS
    for path in made.left:
        say(f"{shown(str(out / path))} is no longer of the site, and was left: somebody has changed it")
    files = made.outcome.built
    print(
        f"{shown(str(out / 'index.html'))} ({len(made.pages)} pages, {len(files)} files to download, "
        f"{len(made.outcome.made)} of them made now)"
    )
    return CLEAN


def _serve(out: Path, port: int) -> int:
    from booklet.delivery.site.serve import Server

    try:
        server = Server(out, port)
    except OSError as error:
        say(f"port {port} cannot be used: {(error.strerror or str(error)).lower()}", "name another one with --port")
        return FAILURE
    with _ending(), server:
        print(f"serving {shown(str(out))} on {server.address}\nCtrl-C ends it", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nended")
    return CLEAN


@contextmanager
def _ending() -> Iterator[None]:
    """Within it, a polite request to end (SIGTERM) is what Ctrl-C is."""
    import signal

    before = {number: signal.signal(number, signal.default_int_handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
