"""What each verb of the command line does. Imported once it is known that there is something to do."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Literal

from booklet.checks import FOR_A_PERSON, judge, manual
from booklet.checks.concern import concerns
from booklet.console import CLEAN, FAILURE, FINDINGS, counted, interruptible, pages_of, progress, say, shown
from booklet.content import load
from booklet.content.jsonschema import schemas
from booklet.delivery.build import build
from booklet.delivery.editions import EDITIONS
from booklet.delivery.final import missing
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request, WrongUse
from booklet.delivery.unchanged import key
from booklet.diagnostics import has_errors, ordered, report
from booklet.revision import state


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


def run_check(
    root: Path, booklets: tuple[str, ...], form: Literal["text", "github", "json"], *, final: bool = False
) -> int:
    library, found = load(root)
    folders = root / "sections" / "booklets"
    known = sorted(path.name for path in folders.iterdir() if path.is_dir()) if folders.is_dir() else []
    unknown = [name for name in booklets if name not in known]
    if unknown:
        say(f"there is no booklet {unknown[0]!r}; known: {', '.join(known)}")
        return FAILURE
    asked = concerns(library, booklets)
    judged = judge(library, (booklets or True) if final else False)
    findings = ordered(one for one in [*found, *judged.findings] if asked(one))
    waived = [one for one in judged.waived if asked(one.finding)]
    if text := report(findings, form, waived):
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


def run_list(root: Path) -> None:
    library, _ = load(root)
    print("booklets")
    for name, files in library.booklets.items():
        meta = files.meta.value
        title = meta.title.get(meta.source_language, "")
        known = [f"{lang} {state(library, files, lang).name}" for lang in files.languages() if lang in files.sections]
        print(f"  {name}  [{', '.join(files.languages())}]  {title}, revision {meta.revision}, {', '.join(known)}")
    print("editions")
    for edition in EDITIONS.values():
        width, height = edition.sheet_size or edition.page
        size = "HTML" if edition.suffix == "html" else f"{width:g} x {height:g} mm"
        print(f"  {edition.name}  {size}, {edition.purpose}")
    print("clinics")
    for name, clinic in library.clinics.items():
        print(f"  {name}  {clinic.value.name}")
    if library.unread:
        count = "1 file has" if len(library.unread) == 1 else f"{len(library.unread)} files have"
        say(f"{count} faults and cannot be shown here", "booklet check says which, and where")


def run_schema(out: str | None) -> None:
    made = schemas()
    if not out:
        print(json.dumps(made, ensure_ascii=False, indent=2))
        return
    for name, text in made.items():
        path = Path(out) / f"{name}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(text, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(shown(str(path)))


def run_transcript(file: str) -> int:
    import logging

    import pikepdf

    from booklet.pdf import tagtree, transcript

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what is wrong with a file is not what is asked here
    try:
        with pikepdf.open(file) as pdf:
            document = tagtree.opened(pdf)
    except OSError as error:
        say(f"{error.strerror or 'the file cannot be read'}: {shown(file)}")
    except pikepdf.PasswordError:
        say(f"this file is locked with a password: {shown(file)}", "save it without one, and try again")
    except tagtree.Untagged:
        say(
            f"this file has no tags: {shown(file)}",
            "a screen reader cannot tell what is what there: use a tagged PDF",
        )
    except pikepdf.PdfError:
        say(f"this is no PDF that can be read: {shown(file)}")
    else:
        for line in transcript.lines(document):
            print(line)
        return CLEAN
    return FAILURE
