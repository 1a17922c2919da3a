"""Two values of a content file -> every text within them that differs."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.revision.changes import Edit, Loc, Run
from booklet.revision.pairing import Value, fingerprint, paired
from booklet.revision.words import plain, runs


def edits(old: Value, new: Value, loc: Loc = (), old_loc: Loc | None = None) -> Iterator[Edit]:
    """What differs, in the order of the new value. ``loc`` and ``old_loc`` are where the two stand."""
    old_loc = loc if old_loc is None else old_loc
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            if key not in old:
                yield from added(new[key], (*loc, key))
            elif key not in new:
                yield from removed(old[key], (*old_loc, key))
            else:
                yield from edits(old[key], new[key], (*loc, key), (*old_loc, key))
    elif isinstance(old, list) and isinstance(new, list):
        for pair in paired(old, new):
            if pair.old is None and pair.new is not None:
                yield from added(new[pair.new], (*loc, pair.new))
            elif pair.new is None and pair.old is not None:
                yield from removed(old[pair.old], (*old_loc, pair.old))
            elif pair.old is not None and pair.new is not None:
                yield from _item(old, new, pair.old, pair.new, pair.moved, loc, old_loc)
    elif isinstance(old, dict | list) or isinstance(new, dict | list):
        yield from removed(old, old_loc)
        yield from added(new, loc)
    elif text(old) != text(new):
        yield Edit("edited", loc, runs(text(old), text(new)))


def _item(old: list[Value], new: list[Value], o: int, n: int, moved: bool, loc: Loc, old_loc: Loc) -> Iterator[Edit]:
    """An item that is in both lists."""
    inside = list(edits(old[o], new[n], (*loc, n), (*old_loc, o)))
    if moved and not inside:
        yield from (Edit("moved", where, (Run("equal", words),)) for where, words in leaves(new[n], (*loc, n)))
    for edit in inside:
        yield Edit("moved and edited", edit.loc, edit.runs) if moved and edit.what == "edited" else edit


def added(value: Value, loc: Loc) -> Iterator[Edit]:
    """Every text of something that is new."""
    yield from (Edit("added", where, (Run("insert", words),)) for where, words in leaves(value, loc))


def removed(value: Value, loc: Loc) -> Iterator[Edit]:
    """Every text of something that is gone."""
    yield from (Edit("removed", where, (Run("delete", words),)) for where, words in leaves(value, loc))


def leaves(value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text within a value with its path; what is empty has none."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*loc, index))
    elif text(value):
        yield loc, text(value)


def text(value: Value) -> str:
    """A single value as it is shown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, str) else ""


def same(old: Value, new: Value) -> bool:
    """Whether two values say the same, whatever the order of keys and the breaks of lines."""
    return fingerprint(old) == fingerprint(new)
