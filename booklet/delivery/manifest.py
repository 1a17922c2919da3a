"""``manifest.json``: what stands in the output folder, made from what, claiming what. Same files, same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from booklet.delivery.inputs import file_hash
from booklet.edition import Duplex, Ink, Piece
from booklet.model import Built, Job

NAME = "manifest.json"


def read(out: Path) -> dict[str, Built]:
    """The files that the manifest names and that are still as it says, by path; none where it cannot be read."""
    try:
        entries = json.loads((out / NAME).read_text(encoding="utf-8"))["files"]
        built = {entry["path"]: _built(entry) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {path: one for path, one in built.items() if path == one.job.path and _intact(out / path, one)}


def text(built: Iterable[Built]) -> str:
    """The manifest of these files, sorted by path."""
    entries = [_entry(one) for one in sorted(built, key=lambda one: one.job.path)]
    return json.dumps({"files": entries}, ensure_ascii=False, indent=2) + "\n"


def _entry(one: Built) -> dict[str, object]:
    return {
        "path": one.job.path,
        "booklet": one.job.booklet,
        "lang": one.job.lang,
        "edition": one.job.edition,
        "clinic": one.job.clinic,
        "ink": one.job.ink,
        "creep": one.job.creep,
        "piece": one.job.piece,
        "pdf": one.job.pdf,
        "duplex": one.job.duplex,
        "revision": one.revision,
        "pages": one.pages,
        "bytes": one.bytes,
        "sha256": one.sha256,
        "inputs": one.inputs,
        "conformance": one.conformance,
    }


def _built(entry: dict[str, object]) -> Built:
    pages, size, claimed, creep = entry["pages"], entry["bytes"], entry["conformance"], entry["creep"]
    if not (isinstance(pages, int) and isinstance(size, int) and isinstance(claimed, list)):
        raise TypeError("not a manifest of this program")
    if not isinstance(creep, int | float) or entry["ink"] not in ("colour", "grey"):
        raise TypeError("not a manifest of this program")
    named = (str(entry["booklet"]), str(entry["lang"]), str(entry["edition"]), _optional(entry["clinic"]))
    ink: Ink = "grey" if entry["ink"] == "grey" else "colour"
    piece: Any
    duplex: Any
    piece, duplex = entry["piece"], entry.get("duplex", "short-edge")
    if piece not in get_args(Piece) or duplex not in get_args(Duplex):
        raise TypeError("not a manifest of this program")
    job = Job(*named, ink, creep, piece, "ua-2" if entry.get("pdf") == "ua-2" else "ua-1", duplex)
    names = [str(name) for name in claimed]
    return Built(job, pages, size, str(entry["sha256"]), str(entry["inputs"]), str(entry["revision"]), names)


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _intact(path: Path, one: Built) -> bool:
    try:
        return file_hash(str(path)) == one.sha256
    except OSError:
        return False
