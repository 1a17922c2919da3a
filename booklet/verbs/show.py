"""Verbs that show and change nothing: ``booklet list``, ``booklet schema``, ``booklet transcript``."""

from __future__ import annotations

import json
from pathlib import Path

from booklet.console import CLEAN, FAILURE, say, shown
from booklet.content import load
from booklet.content.jsonschema import schemas
from booklet.delivery.editions import EDITIONS
from booklet.revision import state


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
