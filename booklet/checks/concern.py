"""Which findings are for whom: an editor who asked for one booklet is not told of every other one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from booklet.checks.walk import contacts
from booklet.diagnostics import Diagnostic
from booklet.model import Library

BOOKLETS, CONTACTS = "sections/booklets/", "sections/contacts/"


def concerns(library: Library, asked: Collection[str]) -> Callable[[Diagnostic], bool]:
    """Whether a finding is about one of the booklets ``asked`` for, or about what they share; about anything if none.

    A contact concerns the booklets that list it; one that no booklet lists, or that cannot be read, concerns all.
    """
    listed = {name: {contact for _, contact, _ in contacts(files)} for name, files in library.booklets.items()}
    others = set().union(*(names for name, names in listed.items() if name not in asked))
    own = set().union(*(listed.get(name, set()) for name in asked))
    foreign = {f"{CONTACTS}{name}.yaml" for name in others - own if name in library.contacts}

    def one(finding: Diagnostic) -> bool:
        path = finding.location.path
        if not asked or not path.startswith(BOOKLETS):
            return not asked or path not in foreign
        return path.removeprefix(BOOKLETS).partition("/")[0] in asked

    return one
