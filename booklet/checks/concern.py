"""Which findings are for whom: an editor who asked for one booklet is not told of every other one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from booklet.checks.walk import contacts
from booklet.diagnostics import Diagnostic
from booklet.model import Library

CONTACTS = "sections/contacts/"

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
"""The name of a folder of sections; other folders of a booklet hold what its languages share."""


def concerning(
    library: Library, findings: Iterable[Diagnostic], booklets: Collection[str], langs: Collection[str] = ()
) -> list[Diagnostic]:
    """The findings in these booklets, in the sections of these languages, and in what they share with others.

    Nothing named means everything. A contact concerns the booklets that list it; one that no booklet lists, or that
    cannot be read, concerns all.
    """
    listed = {name: {contact for _, contact, _ in contacts(files)} for name, files in library.booklets.items()}
    own = set().union(*(names for name, names in listed.items() if not booklets or name in booklets))
    foreign = {f"{CONTACTS}{name}.yaml" for name in set().union(*listed.values()) - own if name in library.contacts}
    return [
        one for one in findings
        if one.location.path not in foreign and _own(one.location.path.split("/"), booklets, langs)
    ]  # fmt: skip


def _own(path: list[str], booklets: Collection[str], langs: Collection[str]) -> bool:
    """Whether a file is of one of these booklets and languages, or of no booklet."""
    if path[:2] != ["sections", "booklets"] or len(path) < 4:
        return True
    if booklets and path[2] not in booklets:
        return False
    return not langs or len(path) < 5 or path[3] in langs or not LANGUAGE.fullmatch(path[3])
