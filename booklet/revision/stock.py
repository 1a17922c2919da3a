"""Which printed editions a change makes out of date, from what each edition takes of the content. Lays nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from booklet.edition import EDITIONS
from booklet.revision.changes import Change, Comparison, Edit
from booklet.revision.pairing import Value
from booklet.revision.states import State

PAPER = tuple(edition.name for edition in EDITIONS.values() if edition.name not in ("screen", "web"))
"""The editions that lie about in print."""

ON_EVERY_SHEET = ("title", "revision", "code", "slots", "cover", "editions")
"""What of booklet.yaml stands on an edition of one sheet."""

UNPRINTED = frozenset({"alt", "id", "keywords", "source_language", "checked_by", "source", "shelf_life_months"})
"""Names of values that no page prints: only a screen reader, another file or a search machine has them."""


def out_of_date(comparison: Comparison, old: State, new: State, booklet: str, lang: str) -> list[str]:
    """The editions on paper of a booklet, in one language, in which something that changed is printed.

    What there was no booklet of, in that language, has no stock.
    """
    folder = f"sections/booklets/{booklet}"
    if f"{folder}/booklet.yaml" not in old.files or not any(path.startswith(f"{folder}/{lang}/") for path in old.files):
        return []
    meta = new.parsed(f"sections/booklets/{booklet}/booklet.yaml").data
    found = {name for change in comparison.of(booklet, lang) if prints(change) for name in _editions(change, meta)}
    return [name for name in PAPER if name in found]


def prints(change: Change) -> bool:
    """Whether any of it is seen on paper."""
    if change.subject == "figure":
        return bool(change.used) or change.place.where.path.startswith("sections/figures/")
    if change.subject in ("clinic", "strings") and change.what != "edited":
        return False  # a language or a clinic that is new has no stock
    return change.moved or any(edit.key not in UNPRINTED for edit in change.edits)


def _editions(change: Change, meta: Value) -> Iterator[str]:
    settings = meta.get("editions") if isinstance(meta, dict) else None
    for name in PAPER:
        taken = settings.get(name) if isinstance(settings, dict) else None
        taken = taken if isinstance(taken, dict) else {}
        if EDITIONS[name].fitted:
            if "panels" in taken and _on_sheet(change, name, taken):
                yield name
        elif _in_full(change, name, taken):
            yield name


def _in_full(change: Change, name: str, taken: dict[str, Value]) -> bool:
    """Whether an edition that prints the whole booklet prints it."""
    if change.subject in ("section", "block") and change.place.section in _texts(taken.get("without")):
        return False
    if change.subject == "booklet":
        return any(_names(edit, name) and edit.key not in UNPRINTED for edit in change.edits)
    return True


def _on_sheet(change: Change, name: str, taken: dict[str, Value]) -> bool:
    """Whether an edition of one sheet prints it: what its panels choose, and what stands on every one."""
    chosen = [choice for panel in _dicts(taken.get("panels")) for choice in _dicts(panel.get("blocks"))]
    if change.subject == "reference":
        return False  # no sheet has room for them
    if change.subject == "section":
        return _chosen(change.place.section, chosen)
    if change.subject == "block":
        return _chosen(change.place.section, chosen, change.name)
    if change.subject == "figure" and change.used:
        return any(_chosen(place.section, chosen) for place in change.used)
    if change.subject == "booklet":
        return any(_names(edit, name) and edit.loc[0] in ON_EVERY_SHEET for edit in change.edits if edit.loc)
    return True


def _chosen(section: str, chosen: Iterable[dict[str, Value]], block: str = "") -> bool:
    """Whether a sheet takes a block of a section; without ``block``, anything of the section."""
    return any(one.get("section") == section and (not block or one.get("block") in (None, block)) for one in chosen)


def _names(edit: Edit, edition: str) -> bool:
    """Whether what is said of one edition alone is said of this one."""
    return edit.loc[:1] != ("editions",) or edit.loc[1:2] == (edition,)


def _dicts(value: Value) -> list[dict[str, Value]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: Value) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
