"""``booklet build``: checks the content, makes the files, and says what was made and what is left."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from booklet.checks import FOR_A_PERSON
from booklet.console import CLEAN, FAILURE, FINDINGS, counted, interruptible, pages_of, progress, say, shown
from booklet.delivery.build import build
from booklet.delivery.final import missing
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request, WrongUse
from booklet.delivery.unchanged import key
from booklet.diagnostics import has_errors, report


def run_build(root: Path, typed: list[str], options: dict[str, Any]) -> int:
    out = Path(os.path.abspath(options.pop("out") or root / "dist"))
    if out.resolve().is_relative_to((root / "sections").resolve()):
        say("the files cannot go into sections/, where the content is", "leave --out away, or name another folder")
        return FAILURE
    processes = options.pop("processes") or os.cpu_count() or 1
    request = Request(root, out, processes=processes, **options)
    inputs = Inputs(str(root))
    try:
        with interruptible(), progress() as tell:
            outcome = build(request, inputs, key(typed, inputs), tell)
    except WrongUse as error:
        say(str(error))
        return FAILURE
    told = [finding for finding in outcome.findings if finding.rule not in FOR_A_PERSON]
    if text := report(told):
        print(text, file=sys.stderr)
    if request.final and (lines := missing(one for one in outcome.findings if one.rule in FOR_A_PERSON)):
        say("not final yet; 'booklet check --final' lists every place")
        print("\n".join(f"  {line}" for line in lines), file=sys.stderr)
    elif (left := len(outcome.findings) - len(told)) and not has_errors(outcome.findings):
        print(f"still a draft: {left} to be settled by a person; 'booklet check' lists what", file=sys.stderr)
    if has_errors(outcome.findings):
        say(f"{counted(outcome.findings)}; nothing was written")
        return FINDINGS
    if not outcome.made:
        print("nothing changed")
    for one in outcome.built:
        note = "" if one.job.path in outcome.made or not outcome.made else ", unchanged"
        print(f"{'  ' if not outcome.made else ''}{shown(str(out / one.job.path))} ({pages_of(one.pages)}{note})")
    return CLEAN
