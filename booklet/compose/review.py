"""The booklet with what changed in it, to read and sign: marks on the text, a list in front, a sheet at the end."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup, escape

from booklet.blocks import Block
from booklet.compose.build import Desk
from booklet.compose.composed import Composed
from booklet.compose.marking import Changed, MarkedInliner, printed, runs_html
from booklet.compose.merging import gone, merged, removed_block, shown, shown_before
from booklet.diagnostics import Location
from booklet.edition import Edition
from booklet.model import BookletFiles, Job, Library, Section, SectionEntry
from booklet.pagemoves import Moves, page_spans
from booklet.reviewwords import ReviewWords
from booklet.revision.blocks import listed
from booklet.revision.changes import Change, Comparison, Edit
from booklet.revision.order import entries
from booklet.revision.pairing import Value
from booklet.revision.states import State

NOT_PRINTED = {"strings": {"site", "review"}, "booklet": {"waivers", "thresholds", "approvals_needed", "review_state"}}
"""Keys that no page of a booklet shows: who signs for the booklet need not read what changed there."""

NO_WORDS = ("id", "kind", "pictogram", "figure", "title", "example")
"""Keys that tell little of a change: the list quotes another one, if there is one."""

NEAR = 60
"""Letters of unchanged text beside a difference in the list of changes."""
LARGEST_SHOWN = 2 * 1024 * 1024
"""Bytes of an old drawing that is shown."""

TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


@dataclass(frozen=True)
class Note:
    """A value that changed and that the page itself does not show."""

    name: str
    html: Markup


@dataclass(frozen=True)
class Mark:
    """What the document says beside one change."""

    number: int
    anchor: str
    """HTML id, to which the list leads."""
    title: str
    what: str
    where: str
    """Where it stood; empty where it did not move."""
    excerpt: Markup
    notes: list[Note] = field(default_factory=list)
    before: str = ""
    after: str = ""
    """Addresses of the old and the new drawing."""


@dataclass(frozen=True)
class Extra:
    """What goes into the document beside the changes."""

    moves: list[Moves] = field(default_factory=list)
    stock: list[tuple[str, list[str]]] = field(default_factory=list)
    """Editions on paper that are out of date, after the name of the clinic on them; empty for those without one."""
    void: list[tuple[str, str, str, date]] = field(default_factory=list)
    """Approvals that no longer hold: section, role, name, day."""
    roles: tuple[str, ...] = ("clinician", "patient", "librarian")
    """Who signs."""


def compose_review(
    library: Library, job: Job, edition: Edition, styles: Path, comparison: Comparison, old: State, extra: Extra
) -> Composed:
    """HTML of the document on the changes of one booklet in one language. KeyError where it has no words for it."""
    review = library.strings[job.lang].value.review
    if review is None:
        raise KeyError(job.lang)
    changes = list(_printed(comparison.of(job.booklet, job.lang)))
    files = library.booklets[job.booklet]
    both = _with_old(files, job.lang, changes, old)
    desk = Desk(replace(library, booklets={**library.booklets, job.booklet: both}), job, edition, styles, MarkedInliner)
    desk.front = MarkedInliner(desk.typeset, desk.numbers, desk.glossary, explain=False)
    marks = _Marks(desk, review, old, files, changes)
    parts = desk.parts()
    for part in parts:
        for section in part.sections:
            marks.of_section(section.id, [change for change in changes if _under(change) == section.id])
    marks.of_others(changes)
    return desk.document(
        "review.html",
        _places(both, job.lang),
        parts=parts,
        at=marks.at,
        others=marks.others,
        marks=marks.every,
        references=desk.references(),
        comparison=comparison,
        states=[side.name or desk.typeset(review.as_it_stands) for side in (comparison.old, comparison.new)],
        counted={what: sum(change.what == what for change in changes) for what in marks.names},
        names=marks.names,
        extra=extra,
        revisions=[side.revisions.get(job.booklet, "") for side in (comparison.old, comparison.new)],
        spans=page_spans,
    )


def _printed(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that a page may show."""
    for change in changes:
        hidden = NOT_PRINTED.get(change.subject, set())
        edits = tuple(edit for edit in change.edits if edit.loc[:1] and edit.loc[0] not in hidden)
        if edits or not change.edits:
            yield replace(change, edits=edits)


def _under(change: Change) -> str:
    """The section of the document under which a change of a section or block is shown."""
    if change.stood:
        return change.stood[0]
    return change.place.section if change.subject in ("section", "block") else ""


def _with_old(files: BookletFiles, lang: str, changes: list[Change], old: State) -> BookletFiles:
    """The booklet with its texts as they were beside those that are, and with what was removed."""
    sections = dict(files.sections[lang])
    meta = files.meta.value
    for name, filed in files.sections[lang].items():
        own = [change for change in changes if _under(change) == name]
        if own:
            sections[name] = replace(filed, value=_section(filed.value, own, old))
    for change in changes:
        if change.subject == "section" and change.what == "removed":
            value = _removed_section(change, old)
            if value is not None:
                where = replace(next(iter(sections.values())), id=change.name, value=value)
                sections[change.name] = where
                meta = _listed(meta, change.name, old, change.booklet)
    return replace(files, meta=replace(files.meta, value=meta), sections={**files.sections, lang: sections})


def _section(section: Section, changes: list[Change], old: State) -> Section:
    """One section with both texts."""
    whole = next((change for change in changes if change.subject == "section"), None)
    if whole and whole.what == "added":
        return merged(section, None)  # type: ignore[no-any-return]
    before = _data(old, whole.old.where.path) if whole and whole.old else None
    head = section
    if isinstance(before, dict):
        head = merged(section.model_copy(update={"blocks": []}), {**before, "blocks": []})
    blocks: list[Block] = list(section.blocks)
    removed: dict[int, list[Block]] = {}
    for change in changes:
        if change.subject != "block":
            continue
        if change.what == "removed" and change.stood and change.old:
            there = removed.setdefault(change.stood[1], [])
            for block in removed_block(_block(old, change)):
                there.append(block.model_copy(update={"id": f"gone-{change.stood[1] + 2}-{len(there) + 1}"}))
        elif change.new:
            was = _block(old, change) if change.old else None
            blocks[change.new.index] = merged(blocks[change.new.index], was)
    placed = [*removed.get(-1, [])]
    for index, block in enumerate(blocks):
        # Blocks keep the ids of their elements, whatever is put between them.
        placed += [block.model_copy(update={"id": block.id or str(index + 1)}), *removed.get(index, [])]
    return head.model_copy(update={"blocks": placed})


def _removed_section(change: Change, old: State) -> Section | None:
    data = _data(old, change.old.where.path) if change.old else None
    if not isinstance(data, dict):
        return None
    try:
        return gone(Section.model_validate({**data, "sources": []}))  # type: ignore[no-any-return]
    except ValueError:
        blocks = [one for block in listed(data) for one in removed_block(block)]
        return Section.model_construct(title=Changed("", change.place.title), blocks=blocks, sources=[])


def _listed(meta: Any, name: str, old: State, booklet: str) -> Any:
    """booklet.yaml with a removed section where it stood, or at the end."""
    before = entries(_data(old, f"sections/booklets/{booklet}/booklet.yaml"))
    entry = next((one for one in before if one.section == name), None)
    parts = list(meta.parts)
    index = next((place for place, part in enumerate(parts) if entry and part.id == entry.part), len(parts) - 1)
    there = list(parts[index].sections)
    after = next((place + 1 for place, one in enumerate(there) if entry and one.id == entry.after), len(there))
    there.insert(after, SectionEntry.model_construct(id=name, starts="flow"))
    parts[index] = parts[index].model_copy(update={"sections": there})
    return meta.model_copy(update={"parts": parts})


def _data(state: State, path: str) -> Value:
    return state.parsed(path).data


def _block(old: State, change: Change) -> Value:
    """A block as it was."""
    assert change.old
    return listed(_data(old, change.old.where.path))[change.old.index]


def _places(booklet: BookletFiles, lang: str) -> Mapping[str, Location]:
    places = {"cover": booklet.meta.source.at(("title",))}
    return places | {name: filed.source.at() for name, filed in booklet.sections[lang].items()}


class _Marks:
    """Numbers the changes in the order of their pages."""

    def __init__(self, desk: Desk, review: ReviewWords, old: State, files: BookletFiles, changes: list[Change]) -> None:
        self.desk, self.review, self.old, self.files = desk, review, old, files
        self.figures = [change for change in changes if change.subject == "figure"]
        self.names = {
            "added": review.added, "removed": review.removed, "edited": review.edited, "moved": review.moved,
            "moved and edited": review.moved_edited,
        }  # fmt: skip
        self.at: dict[str, list[Mark]] = {}
        """HTML id of a section or block -> what is said beside it."""
        self.others: list[Mark] = []
        self.every: list[Mark] = []
        self._drawn: set[int] = set()

    def of_section(self, name: str, changes: list[Change]) -> None:
        filed = self.desk.booklet.sections[self.desk.job.lang][name]
        blocks = filed.value.blocks
        for change in changes:
            if change.subject == "section":
                self.add(change, name, self.section_notes(change))
        told = {change.new.index: change for change in changes if change.subject == "block" and change.new}
        gone_ = [change for change in changes if change.what == "removed" and change.subject == "block"]
        original = self.files.sections[self.desk.job.lang].get(name)
        count = len(original.value.blocks) if original else 0
        waiting = sorted(gone_, key=lambda change: change.stood[1] if change.stood else 0)
        place = 0  # among the blocks that are shown, removed ones included
        for index in range(-1, count):
            if index >= 0:
                anchor = f"{name}--{blocks[place].id or place + 1}"
                if (edited := told.get(index)) and original:
                    self.add(edited, anchor, self.block_notes(edited, original.value.blocks[index]))
                self.drawings(name, index, anchor)
                place += 1
            while waiting and waiting[0].stood and waiting[0].stood[1] == index:
                change = waiting.pop(0)
                self.add(change, f"{name}--{blocks[place].id or place + 1}", [])
                place += len(removed_block(_block(self.old, change)))

    def add(self, change: Change, anchor: str, notes: list[Note], *, title: str = "") -> Mark:
        number = len(self.every) + 1
        mark = Mark(
            number, f"change-{number}", title or self.title(change), self.names[change.what], self.where(change),
            self.excerpt(change, notes), notes, *self.pictures(change),
        )  # fmt: skip
        self.every.append(mark)
        if anchor:
            self.at.setdefault(anchor, []).append(mark)
        else:
            self.others.append(mark)
        return mark

    def drawings(self, section: str, index: int, anchor: str) -> None:
        """The drawings that changed and that a block shows, each where it is first seen."""
        for number, change in enumerate(self.figures):
            used = any(place.section == section and place.index == index for place in change.used)
            if used and number not in self._drawn:
                self._drawn.add(number)
                self.add(change, anchor, [])

    def of_others(self, changes: list[Change]) -> None:
        """What no section shows."""
        for change in changes:
            if change.subject == "figure" and self.figures.index(change) not in self._drawn:
                self.add(change, "", [])
            elif change.subject not in ("section", "block", "figure"):
                self.add(change, "", [self.note(edit) for edit in change.edits])

    def title(self, change: Change) -> str:
        kinds, review = self.review.kinds, self.review
        if change.subject == "block":
            return kinds.get(change.kind, change.kind)
        name = {
            "booklet": review.booklet, "section": review.section, "figure": review.figure, "contact": review.contact,
            "reference": review.reference, "clinic": review.clinic, "strings": review.strings,
        }[change.subject]  # fmt: skip
        return name if change.subject in ("booklet", "section", "strings") else f"{name} {change.name}"

    def where(self, change: Change) -> str:
        """Where it was before it moved."""
        if not change.moved or not change.old:
            return ""
        if change.subject == "block":
            place = self.review.moved_from.replace("{section}", change.old.title)
            return place.replace("{number}", str(change.old.index + 1))
        if change.subject == "section":
            renamed = self.review.renamed_from.replace("{name}", change.old.section)
            return self.review.moved_order if change.old.section == change.name else renamed
        return self.review.renamed_from.replace("{name}", PurePosixPath(change.old.where.path).name)

    def excerpt(self, change: Change, notes: list[Note]) -> Markup:
        """The first words that changed, for the list; with their name where ``notes`` give it, as no page does."""
        words = [edit for edit in change.edits if edit.key not in NO_WORDS]
        edit = next(iter([*words, *change.edits]), None)
        if change.subject in ("section", "figure") or edit is None or (change.what == "added" and not words):
            return Markup("")
        of_page = change.subject == "block"
        runs = printed(edit.runs, self.desk.typeset, self.desk.glossary) if of_page else edit.runs
        name = self.note(edit).name
        named = escape(self.desk.typeset(f"{name} : ")) if any(note.name == name for note in notes) else Markup("")
        return named + runs_html(runs, self.desk.typeset, NEAR)

    def note(self, edit: Edit) -> Note:
        names = [self.review.fields.get(part, part) if isinstance(part, str) else str(part + 1) for part in edit.loc]
        if names and edit.loc[-1] == self.desk.job.lang:
            names.pop()
        moved = f" ({self.review.moved_item})" if edit.what.startswith("moved") else ""
        return Note(" ".join(names), runs_html(edit.runs, self.desk.typeset) + moved)

    def section_notes(self, change: Change) -> list[Note]:
        if change.what in ("added", "removed"):
            return []
        return [self.note(edit) for edit in change.edits if edit.loc != ("title",)]

    def block_notes(self, change: Change, block: Block) -> list[Note]:
        """What changed in a block and is not seen in it."""
        if change.what == "added":
            return [self.note(edit) for edit in change.edits if edit.key == "alt"]
        old = _block(self.old, change)
        return [
            self.note(edit)
            for edit in change.edits
            if not (shown_before(old, edit.loc) if edit.what == "removed" else shown(block, edit.loc))
            or edit.what == "moved"
        ]

    def pictures(self, change: Change) -> tuple[str, str]:
        """Addresses of a drawing as it was and as it is."""
        if change.subject == "figure":
            paths = [place.where.path if place else "" for place in (change.old, change.new)]
        else:
            edits = [edit for edit in change.edits if edit.key == "figure" and change.subject == "block"]
            if not edits or change.what in ("added", "removed") or not change.old:
                return "", ""
            was = _block(self.old, change)
            name = was.get("figure") if isinstance(was, dict) else None
            paths = [f"sections/booklets/{change.booklet}/figures/{name}", ""]
        before = self.old.files.get(paths[0], b"")
        now = self.desk.library.root / paths[1] if paths[1] else None
        return _address(paths[0], before), _address(paths[1], now.read_bytes() if now and now.is_file() else b"")


def _address(path: str, content: bytes) -> str:
    """A drawing as a data address; empty where there is none, or it is too large."""
    kind = TYPES.get(PurePosixPath(path).suffix.lower())
    if not kind or not content or len(content) > LARGEST_SHOWN:
        return ""
    return f"data:image/{kind};base64,{b64encode(content).decode()}"
