"""Which ids something new may have. What is refused here would be an error of ``check``, or no file on some machine."""

from __future__ import annotations

import re

from booklet.content.library import ID, ID_HINT, MAX_ID
from booklet.content.words import quoted

DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names of devices: a project with a file of that name cannot be checked out under Windows."""


class Refused(Exception):
    """What was asked for cannot be made; the text says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def accepted(name: str, longest: int = MAX_ID) -> None:
    """Refused where nothing can have that id."""
    if not ID.fullmatch(name):
        raise Refused(f"{quoted(name)} is no id", ID_HINT)
    if len(name) > longest:
        raise Refused(f"the id has {len(name)} characters, more than {longest}", "choose a shorter one")
    if DEVICE.fullmatch(name):
        raise Refused(f"Windows has no file that is called {quoted(name)}", "choose another id")


def unreserved(reason: str) -> None:
    """Refused where there is a reason why what is made cannot have its id; empty where there is none."""
    if reason:
        raise Refused(reason, "nothing was written; choose another id")
