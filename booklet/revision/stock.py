"""Which printed editions a change makes out of date, from what each edition takes of the content. Lays nothing out.

An edition is out of date where what it printed in the old state, or would print in the new one, has changed: both say
what it takes. Copies that a clinic hands out are told apart from those without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from booklet.content.marks import terms
from booklet.edition import EDITIONS
from booklet.revision.blocks import listed
from booklet.revision.changes import Change, Comparison, Edit
from booklet.revision.pairing import Value, all_text
from booklet.revision.states import State

PAPER = tuple(edition.name for edition in EDITIONS.values() if edition.name not in ("screen", "web"))
"""The editions that lie about in print."""

ON_EVERY_SHEET = frozenset({"title", "subtitle", "revision", "code", "dates", "withdrawn"})
"""What of booklet.yaml stands on an edition of one sheet, whatever its panels are for."""

IN_PANELS: dict[str, frozenset[str]] = {
    "cover": frozenset({"cover"}),
    "remember": frozenset({"main_message", "key_points"}),
    "contacts": frozenset({"back_contacts"}),
    "emergency": frozenset({"emergency_contacts"}),
}
"""What of booklet.yaml a panel prints by itself, by its purpose."""

UNPRINTED = frozenset(
    {"alt", "id", "keywords", "source_language", "checked_by", "source", "shelf_life_months"}
    | {"waivers", "thresholds", "approvals_needed", "review_state"}
)
"""Keys of what no page prints: only a screen reader, another file, a search machine or a rule has it."""

UNPRINTED_WORDS = frozenset(
    {"site", "review", "to_fill_in", "to_the_text", "row", "stays_here", "print_section", "attached_source"}
    | {"guide_title", "guide_sheets", "guide_steps", "guide_settings_title", "guide_settings", "guide_foot"}
    | {"guide_one_sheet", "guide_turned"}
)
"""Words of the program that stand on a screen, in the document on changes, or on the page for who prints."""

PICTOGRAMS, LOGOS = "sections/figures/", "sections/clinics/"


def out_of_date(comparison: Comparison, old: State, new: State, booklet: str, lang: str) -> list[str]:
    """The editions on paper of a booklet, in one language and without a clinic, in which something printed changed.

    What there was no booklet of, in that language, has no stock.
    """
    sides = _sides(old, new, booklet, lang)
    changes = [change for change in comparison.of(booklet, lang) if change.subject != "clinic"]
    return [name for name in PAPER if any(side.prints(change, name) for side in sides for change in changes)]


def of_clinics(comparison: Comparison, old: State, new: State, booklet: str, lang: str) -> dict[str, list[str]]:
    """Clinic -> the editions on paper with its name on them, where what they say of it has changed."""
    sides = _sides(old, new, booklet, lang)
    offered = [name for name in PAPER if any(side.offers(name) for side in sides)]
    changed = {
        change.name
        for change in comparison.of(booklet, lang)
        if change.subject == "clinic" and change.what == "edited" and any(_seen(edit, change) for edit in change.edits)
    }
    logos = {change.name for change in comparison.changes if change.place.where.path.startswith(LOGOS)}
    for path in old.content():
        data = old.parsed(path).data if path.startswith(LOGOS) else None
        if isinstance(data, dict) and data.get("logo") in logos:
            changed.add(path.removeprefix(LOGOS).removesuffix(".yaml"))
    return dict.fromkeys(sorted(changed), offered) if offered else {}


def _sides(old: State, new: State, booklet: str, lang: str) -> list[_Side]:
    """Both states of a booklet; none where the old one has it not."""
    folder = f"sections/booklets/{booklet}"
    if f"{folder}/booklet.yaml" not in old.files or not any(path.startswith(f"{folder}/{lang}/") for path in old.files):
        return []
    return [_Side(state, booklet, lang) for state in (old, new)]


def _seen(edit: Edit, change: Change) -> bool:
    """Whether a value that changed is seen on paper."""
    if change.subject == "strings":
        return not UNPRINTED_WORDS.intersection(edit.loc[:1])
    return UNPRINTED.isdisjoint(edit.loc) and (edit.loc[:1], edit.key) != (("parts",), "purpose")


@dataclass(frozen=True)
class _Side:
    """What the editions of a booklet take of the content in one state."""

    state: State
    booklet: str
    lang: str

    @cached_property
    def meta(self) -> dict[str, Value]:
        return _dict(self.state.parsed(f"sections/booklets/{self.booklet}/booklet.yaml").data)

    def taken(self, edition: str) -> dict[str, Value]:
        return _dict(_dict(self.meta.get("editions")).get(edition))

    def panels(self, edition: str) -> list[dict[str, Value]]:
        return _dicts(self.taken(edition).get("panels"))

    def choices(self, edition: str) -> list[dict[str, Value]]:
        return [choice for panel in self.panels(edition) for choice in _dicts(panel.get("blocks"))]

    def purposes(self, edition: str) -> set[str]:
        return {str(panel.get("purpose")) for panel in self.panels(edition)}

    def offers(self, edition: str) -> bool:
        return bool(self.meta) and (not EDITIONS[edition].fitted or "panels" in self.taken(edition))

    def prints(self, change: Change, edition: str) -> bool:
        """Whether an edition prints any of what changed."""
        if not self.offers(edition):
            return False
        if change.subject == "figure":
            return self._draws(change, edition)
        if not (change.moved or any(_seen(edit, change) for edit in change.edits)):
            return False
        if change.subject == "strings":
            return change.what == "edited"  # a language that is new has no stock
        return self._on_sheet(change, edition) if EDITIONS[edition].fitted else self._in_full(change, edition)

    def _draws(self, change: Change, edition: str) -> bool:
        """Whether a drawing that changed stands in an edition."""
        cover = _dict(self.meta.get("cover")).get("figure") == change.name
        if change.place.where.path.startswith(PICTOGRAMS):
            return True
        if EDITIONS[edition].fitted:
            shown = {one.section for one in change.used} & {str(one.get("section")) for one in self.choices(edition)}
            return bool(shown) or (cover and "cover" in self.purposes(edition))
        scenes = [_dict(part.get("scene")).get("figure") for part in _dicts(self.meta.get("parts"))]
        return bool(change.used) or cover or change.name in scenes

    def _in_full(self, change: Change, edition: str) -> bool:
        """Whether an edition that prints the whole booklet prints it."""
        if change.subject == "booklet":
            return any(_seen(edit, change) and _names(edit, edition) for edit in change.edits)
        left_out = _texts(self.taken(edition).get("without"))
        inside = change.subject in ("section", "block") and change.place.section in left_out
        return not inside or _explains(change)

    def _on_sheet(self, change: Change, edition: str) -> bool:
        """Whether an edition of one sheet prints it: what its panels choose, and what stands on every one."""
        if change.subject == "booklet":
            return any(_seen(edit, change) and self._front(edit, edition) for edit in change.edits)
        if change.subject == "contact":
            whole = {name for block in self._blocks(edition) for name in _texts(block.get("items"))}
            if "emergency" in self.purposes(edition):  # each number with what it is for
                whole.update(_texts(self.meta.get("emergency_contacts")))
            if change.name in whole:
                return True
            in_a_line = any(_seen(edit, change) and edit.loc[:1] != ("what",) for edit in change.edits)
            return in_a_line and change.name in self._named(edition)
        there = {place.section for place in (change.new, change.old) if place}
        if change.subject == "section":
            chosen = any(one.get("section") in there for one in self.choices(edition))
            return chosen if change.what in ("added", "removed") else self._heads(change, there, edition)
        if change.subject == "block":
            chosen = any(
                one.get("section") in there and one.get("block") in (None, change.name) for one in self.choices(edition)
            )
            used = _explains(change) and any(any(terms(all_text(block))) for block in self._blocks(edition))
            return chosen or used
        return False  # no sheet has room for references

    def _front(self, edit: Edit, edition: str) -> bool:
        """Whether a sheet prints a value of booklet.yaml."""
        if edit.loc[:1] == ("editions",):
            return _names(edit, edition)
        printed = ON_EVERY_SHEET.union(*(IN_PANELS.get(purpose, ()) for purpose in self.purposes(edition)))
        return bool(printed.intersection(edit.loc[:1])) and edit.loc != ("dates", "last_review")

    def _heads(self, change: Change, there: set[str], edition: str) -> bool:
        """Whether a sheet prints the title or the pictogram of a section: where a panel has none of its own."""
        keys = {edit.loc[0] for edit in change.edits if edit.loc}
        title, pictogram = bool(keys & {"title", "short_title"}), "pictogram" in keys
        for panel in self.panels(edition):
            choices = _dicts(panel.get("blocks"))
            lent = (title and "title" not in panel) or (pictogram and "pictogram" not in panel)
            heads = [one for one in choices if title and one.get("heading")]
            if any(one.get("section") in there for one in [*(choices[:1] if lent else []), *heads]):
                return True
        return False

    def _named(self, edition: str) -> set[str]:
        """The contacts that a sheet names in a line each."""
        found: set[str] = set()
        for panel in self.panels(edition):
            back = self.meta.get("back_contacts") if panel.get("purpose") == "contacts" else None
            found.update(_texts(panel.get("contacts", back)))
        return found

    def _blocks(self, edition: str) -> Iterator[dict[str, Value]]:
        """The blocks that a sheet chooses."""
        for choice in self.choices(edition):
            path = f"sections/booklets/{self.booklet}/{self.lang}/{choice.get('section')}.yaml"
            for block in _dicts(listed(self.state.parsed(path).data)):
                if choice.get("block") in (None, block.get("id")):
                    yield block


def _explains(change: Change) -> bool:
    """Whether a glossary says something else wherever a word is explained, and not in its own place alone."""
    return change.kind == "glossary" and any(edit.key in ("short", "term") for edit in change.edits)


def by_name(
    comparison: Comparison, old: State, new: State, pairs: Sequence[tuple[str, str]], laid_out: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The editions out of date by ``demo:fr``, and by ``demo:fr:clinic`` for copies that only a clinic's words change.

    ``laid_out`` are those of which the pages are known to differ.
    """
    found: dict[str, list[str]] = {}
    for booklet, lang in pairs:
        name = f"{booklet}:{lang}"
        found[name] = laid_out[name] if name in laid_out else out_of_date(comparison, old, new, booklet, lang)
        for clinic, editions in of_clinics(comparison, old, new, booklet, lang).items():
            if left := [edition for edition in editions if edition not in found[name]]:
                found[f"{name}:{clinic}"] = left
    return found


def _names(edit: Edit, edition: str) -> bool:
    """Whether what is said of one edition alone is said of this one."""
    return edit.loc[:1] != ("editions",) or edit.loc[1:2] == (edition,)


def _dict(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Value) -> list[dict[str, Value]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: Value) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
