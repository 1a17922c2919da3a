"""Whether the same command as last time would make the same files. Standard library only, decided in milliseconds.

The last command that went well is remembered in the output folder: its arguments, the hash of everything that it read,
the day (some checks look at the calendar), and the files that it made with their hashes.
"""

from __future__ import annotations

import json
import os
import time

from booklet.delivery.inputs import Inputs, digest, file_hash

STATE = ".booklet-state.json"
"""In the output folder."""

FORM = 1
"""Raised when the form of the state changes."""


def key(arguments: list[str], inputs: Inputs) -> str:
    """The hash that stays the same as long as a command has nothing to do."""
    return digest([str(FORM), time.strftime("%Y-%m-%d"), inputs.everything(), *arguments])


def remembered(out: str, wanted: str) -> list[tuple[str, int]] | None:
    """Paths (relative to ``out``) and page numbers of the files of the command ``wanted``; None where it must run."""
    try:
        with open(os.path.join(out, STATE), encoding="utf-8") as file:
            state = json.load(file)
        if state["key"] != wanted:
            return None
        for path, known in state["files"].items():
            if file_hash(os.path.join(out, path)) != known["sha256"]:
                return None
        return [(path, known["pages"]) for path, known in state["files"].items() if path != "manifest.json"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # no state, or not one that this program wrote: the command runs


def state_text(wanted: str, files: dict[str, dict[str, object]]) -> str:
    """What to write into the state file. ``files`` are ``sha256`` and ``pages`` by path."""
    return json.dumps({"key": wanted, "files": files}, indent=1)
