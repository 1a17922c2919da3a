"""Which files of a folder the site made: those may be written over and removed, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from booklet.delivery.files import Staged
from booklet.delivery.inputs import file_hash
from booklet.delivery.jobs import WrongUse
from booklet.delivery.manifest import NAME as MANIFEST
from booklet.delivery.unchanged import STATE

OWN = ".booklet-site.json"
"""In the folder: path and hash of every file of the site."""

ALWAYS = frozenset({OWN, MANIFEST, STATE})


def owned(out: Path) -> dict[str, str]:
    """Path and hash of what an earlier site made here. WrongUse where the folder holds something, and is no site."""
    try:
        files = json.loads((out / OWN).read_text(encoding="utf-8"))["files"]
        return {path: known for path, known in files.items() if isinstance(known, str) and within(out, path)}
    except FileNotFoundError:
        if not out.exists() or not any(out.iterdir()):
            return {}
    except NotADirectoryError:
        raise WrongUse("the place for the site is a file\n  hint: name another folder with --out") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise WrongUse(
        f"{out} holds files and is no site of this program; nothing was written\n"
        "  hint: name an empty or a new folder with --out"
    )


def within(out: Path, path: str) -> bool:
    """Whether a path from a list stays inside the folder, links and all."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or path.startswith("/") or "\\" in path or "\0" in path:
        return False
    return (out / path).parent.resolve().is_relative_to(out.resolve())


def refuse_foreign(out: Path, paths: Iterable[str], own: Mapping[str, str]) -> None:
    """WrongUse where a page would take the place of a file that the site did not make."""
    for path in paths:
        if path not in own and path not in ALWAYS and ((out / path).exists() or (out / path).is_symlink()):
            raise WrongUse(
                f"{out / path} is not of the site; nothing was written\n  hint: move it out of the way, or use --out"
            )


def record(out: Path, files: Mapping[str, str]) -> None:
    """Remembers what the site's own files are."""
    with Staged(out) as staged:
        staged.add(OWN, (json.dumps({"files": dict(sorted(files.items()))}, indent=1) + "\n").encode())
        staged.commit()


def remove_stale(out: Path, own: Mapping[str, str], kept: Iterable[str]) -> list[str]:
    """Removes what an earlier site made and this one does not have, and the folders that this leaves empty.

    Returns the paths of those that were changed since by somebody else: they are left.
    """
    left = []
    keep = {*kept, *ALWAYS}
    for path in sorted(set(own) - keep):
        file = out / path
        if file.is_symlink() or not file.is_file():
            continue
        if file_hash(str(file)) != own[path]:
            left.append(path)
            continue
        file.unlink()
        for folder in list(file.parents)[: len(PurePosixPath(path).parts) - 1]:
            try:
                folder.rmdir()
            except OSError:
                break
    return left
