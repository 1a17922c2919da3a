"""``booklet check``: the findings, or the page of the manual on one rule."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

from booklet.checks import FOR_A_PERSON, judge, manual
from booklet.checks.concern import concerning
from booklet.console import CLEAN, FAILURE, FINDINGS, counted, say
from booklet.content import load
from booklet.content.names import listed
from booklet.diagnostics import has_errors, ordered, report


def run_check(
    root: Path, booklets: tuple[str, ...], form: Literal["text", "github", "json"], *, final: bool = False
) -> int:
    library, found = load(root)
    folders = root / "sections" / "booklets"
    known = sorted(path.name for path in listed(folders) if os.path.isdir(path))
    unknown = [name for name in booklets if name not in known]
    if unknown:
        say(f"there is no booklet {unknown[0]!r}; known: {', '.join(known)}")
        return FAILURE
    judged = judge(library, (booklets or True) if final else False)
    findings = ordered(concerning(library, [*found, *judged.findings], booklets))
    waived = [one for one in judged.waived if concerning(library, [one.finding], booklets)]
    if text := report(findings, form, waived, FOR_A_PERSON):
        print(text)
    if form == "text":
        print(counted(findings), file=sys.stderr)
        if waived:
            print(f"{len(waived)} finding{'s' if len(waived) > 1 else ''} waived", file=sys.stderr)
    return FINDINGS if has_errors(findings) else CLEAN


def run_explain(name: str) -> int:
    """Prints the manual's page on a rule, or the list of all."""
    if name in ("all", "list"):
        print(manual.listing())
    elif name in manual.pages():
        print(manual.explain(name))
    else:
        print(f"booklet: {manual.unknown(name)}", file=sys.stderr)
        return FAILURE
    return CLEAN
