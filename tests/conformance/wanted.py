"""What an edition must say, told from the library: its texts in order, its headings, the words between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from booklet.blocks import (
    Advice,
    Block,
    CallTable,
    Contacts,
    Diary,
    EditionBox,
    Figure,
    Glossary,
    Inline,
    QuestionAnswer,
    References,
    Steps,
    Subheading,
    TreatmentCard,
    WarningLevels,
)
from booklet.compose.inline import Inliner
from booklet.compose.numbering import citation_numbers
from booklet.compose.sorting import key
from booklet.compose.typography import setter
from booklet.compose.views import address
from booklet.content.marks import FOREIGN
from booklet.delivery.editions import EDITIONS
from booklet.levels import shown
from booklet.model import Job, Section, texts
from booklet.panels import Choice, LevelPart, Panel
from tests.editions.facts import words
from tests.works import of


def _foreign(held: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in held:
        for lang, phrase in FOREIGN.findall(text):
            yield lang, words(setter(lang)(phrase)).rstrip(".")


class Content:
    """The booklet of a job as its library has it: the words of each section in order, set as they are printed."""

    def __init__(self, job: Job) -> None:
        self.job, self.lang = job, job.lang
        self.library = of(job.booklet).library
        self.booklet = self.library.booklets[job.booklet]
        self.meta = self.booklet.meta.value
        self.strings = self.library.strings[job.lang].value
        self.numbers = citation_numbers(self.booklet, job.lang)
        self.glossary = self.booklet.glossary(job.lang)
        self.taken = self.meta.editions.get(job.edition)
        self.fitted = EDITIONS[job.edition].fitted

    def set(self, text: str | None) -> str:
        inline = Inliner(setter(self.lang), self.numbers, self.glossary, explain=False)
        inline.leads = self._lead
        return words(inline.plain(text))

    def _lead(self, section: str, shown: str) -> str:
        """Words that lead to a section; on a sheet they say where to turn to, where it is printed there."""
        if not self.fitted or not any(choice.section == section for panel in self.panels() for choice in panel.blocks):
            return shown
        folded = EDITIONS[self.job.edition].form == "panels"
        return f"{shown}, {setter(self.lang)(self.strings.inside if folded else self.strings.overleaf)}"

    def own(self, mapping: object) -> str:
        """The words of a mapping by language."""
        return self.set(dict(mapping).get(self.lang, "") if mapping else "")

    def title(self) -> str:
        """What the title bar says: the booklet, and which of its editions this is."""
        review = self.strings.review
        assert review
        return f"{self.own(self.meta.title)} – {review.editions[self.job.edition]}"

    def parts(self) -> Iterator[tuple[str, str, list[str]]]:
        """Kind, title and sections of each part that the edition prints."""
        left_out = set(self.taken.without if self.taken else ())
        for part in self.meta.parts:
            if names := [entry.id for entry in part.sections if entry.id not in left_out]:
                yield part.kind, self.own(part.title), names

    def section(self, name: str) -> Section:
        return self.booklet.sections[self.lang][name].value

    def blocks(self) -> Iterator[tuple[str, Block, Choice | None]]:
        """Every block that the edition prints, in order, with its section; with the choice that took it for a sheet."""
        for names in (names for _, _, names in self.parts() if not self.fitted):
            for name in names:
                yield from ((name, block, None) for block in self.section(name).blocks)
        for panel in self.panels():
            for choice in panel.blocks:
                for block in self.section(choice.section).blocks:
                    if choice.block in (None, block.id):
                        yield choice.section, block, choice

    def foreign(self) -> Iterator[tuple[str, str]]:
        """Language and words of each phrase in another language that a printed block has, as it is set."""
        for _, block, choice in self.blocks():
            if not (choice and (choice.short or choice.only)):
                yield from _foreign(text for _, text in texts(block))

    def foreign_in_contacts(self) -> Iterator[tuple[str, str]]:
        """The same of contacts and clinics, wherever they are named."""
        for filed in (*self.library.contacts.values(), *self.library.clinics.values()):
            yield from _foreign(text for loc, text in texts(filed.value) if loc[-1] == self.lang)

    def panels(self) -> list[Panel]:
        return (self.taken.panels or []) if self.fitted and self.taken else []

    def lines(self) -> Iterator[str]:
        """Every text of the booklet that the edition prints, in order; empty for what the program fills in."""
        yield from (self.own(text) for text in self.front())
        yield ""
        before: object = None
        for name, block, choice in self.blocks():
            section = self.section(name)
            if choice is None and name != before:
                yield self.set(section.title)
            elif choice and choice.heading and choice is not before:
                yield self.set(section.short_title or section.title)
            before = choice or name
            if isinstance(block, Contacts | References | EditionBox):
                yield ""
            elif choice and choice.short and block.short:
                yield self.set(block.short)
            elif choice and choice.short and isinstance(block, Steps):  # drawings and titles alone
                yield from (self.set(step.title) for step in block.items)
            elif choice and choice.only:
                yield from (self.set(text) for text in self._parts(block, choice.only))
            else:
                yield from (self.set(text) for text in _printed(block, self.lang, not self.apart))
            if choice is None and self.ends_call(name) and block is section.blocks[-1]:
                yield from (self.set(text) for saying in self.apart for _, text in texts(saying))

    @cached_property
    def apart(self) -> list[Advice]:
        """What to say on the phone, where a full spread on when to call leaves it to the end of its part."""
        for kind, _, names in self.parts():
            first = self.section(names[0]).blocks[0]
            if kind == "call" and len(names) > 1 and not self.fitted and isinstance(first, WarningLevels):
                full = [level.level for level in first.levels[:2]] == ["now", "today"]
                return [level.saying for level in first.levels if level.saying] if full else []
        return []

    def ends_call(self, name: str) -> bool:
        """Whether the part on when to call ends with a section."""
        return any(kind == "call" and name == names[-1] for kind, _, names in self.parts())

    def _parts(self, block: Block, only: list[LevelPart]) -> Iterator[Inline | str]:
        """The texts of the chosen parts of warning levels, and what heads a level that goes on."""
        assert isinstance(block, WarningLevels)
        for part in shown(block, only):
            level = part.level
            if part.head:
                yield from (text for text in (level.title, level.note, level.strip) if text)
            else:
                goes_on = self.strings.goes_on.replace("{title}", level.title)
                yield f"{goes_on} : {f' {self.strings.or_} '.join(level.numbers)}" if level.numbers else goes_on
            for piece in (part.groups, part.doubt, part.saying, part.lines, part.waiting):
                yield from (text for _, text in texts(piece))
        if not only or "terms" in only:
            yield from (text for text in (block.terms_title,) if text)
            yield from block.terms

    def front(self) -> Iterator[object]:
        """The texts that stand before the sections: of the cover and of what matters most."""
        meta = self.meta
        covered = self.fitted and self.panels()[0].purpose == "cover"
        remember = any(panel.purpose == "remember" for panel in self.panels())
        yield from (meta.subtitle, meta.title)
        yield from (meta.main_message, meta.cover.alt) if covered else ()
        yield from (*meta.cover.promise, meta.cover.alt) if not self.fitted else ()
        yield from (
            (meta.main_message, *(point.text for point in meta.key_points)) if not self.fitted or remember else ()
        )
        if not self.fitted:
            yield from (words for step in meta.how_to_use for words in (step.title, step.text))
            yield from (meta.audience, *meta.does_not_cover)

    def headings(self) -> Iterator[tuple[int, str]]:
        """Level and words of every heading, in order."""
        return sheet_headings(self) if self.fitted else booklet_headings(self)

    def program(self) -> list[str]:
        """What may be printed between the texts of sections, the longest first: words of the program and of parts."""
        source = self.strings.language(self.meta.source_language)
        found = {
            self.set(part)
            for _, value in self.strings if isinstance(value, str)
            for part in value.replace("{language}", source).split("…")  # which stands for what the program fills in
        }  # fmt: skip
        for part in self.meta.parts:
            found |= {self.own(part.title), self.own(part.lead), self.own(part.sentence)}
            found |= {self.own(part.scene.alt)} if part.scene else set()
        for filed in self.booklet.sections[self.lang].values():  # a part's own list of contents
            found |= {self.set(filed.value.short_title or filed.value.title)}
        for panel in self.panels():
            found |= {self.own(panel.title)}
        notes = (self.strings.not_approved, self.strings.revision, self.strings.next_review, self.meta.code)
        found |= {self.set(text) for text in (*notes, *self.strings.months)}
        for name in {*self.meta.back_contacts, *(name for panel in self.panels() for name in panel.contacts or [])}:
            contact = self.library.contacts[name].value
            found |= {self.own(contact.name), address(contact.website.value) if contact.website else ""}
        for _, block, _ in self.blocks():
            if isinstance(block, Diary):
                found |= {self.set(text) for column in block.columns for text in column.options}
                found |= {self.set(text) for text in block.example}
            elif isinstance(block, Figure):
                found |= {self.set(label.text) for label in block.labels}
        return sorted(found - {""}, key=len, reverse=True)


def _printed(block: Block, lang: str, with_saying: bool) -> Iterator[Inline]:
    """The texts of a block in the order of printing, without those that stand elsewhere or in other editions only."""
    if isinstance(block, Diary):
        yield block.title
        yield from (column.title for column in block.columns)
        return
    if isinstance(block, Glossary):
        for item in sorted(block.items, key=lambda item: key(lang, str(item.term))):
            yield from (item.term, item.definition)
        return
    if isinstance(block, CallTable):
        yield from block.header
        calls = {one.level: one.text for one in block.calls}
        for row in block.rows:
            yield row.who
            yield from (text for case in row.cases for text in (case.text, calls[case.level]))
        return
    for loc, text in texts(block):
        if "saying" in loc and not with_saying:
            continue
        if loc[-1] != "short" and not (isinstance(block, Figure) and loc[0] == "labels"):
            yield text


def booklet_headings(content: Content) -> Iterator[tuple[int, str]]:
    strings = content.strings
    yield 1, content.own(content.meta.title)
    yield from ((2, content.set(text)) for text in (strings.main_message, strings.how_to_use, strings.contents_title))
    number = 0
    for kind, title, names in content.parts():
        top = 2 if kind == "call" else 3
        number += kind == "part"
        if kind == "part":
            yield 2, f"{number} {title}"
        for name in names:
            section = content.section(name)
            yield top, content.set(section.title)
            for block in section.blocks:
                yield from _inner(content, block, top + 1)
            if content.ends_call(name):
                yield from ((4, content.set(saying.title)) for saying in content.apart)
    yield 2, content.set(strings.emergency)
    yield 2, content.set(strings.associations)


def _inner(content: Content, block: Block, level: int) -> Iterator[tuple[int, str]]:
    match block:
        case Subheading():
            yield level, content.set(block.text)
        case QuestionAnswer():
            yield level, content.set(block.question)
        case TreatmentCard():
            yield level, content.set(block.name)
        case Contacts():
            yield from ((level, content.own(content.library.contacts[name].value.name)) for name in block.items)
        case WarningLevels():
            for one in block.levels:
                yield level, content.set(one.title)
                saying = None if content.apart else one.saying
                titles = [*(group.title for group in one.groups), saying and saying.title,
                          one.waiting and one.waiting.title]  # fmt: skip
                yield from ((level + 1, content.set(title)) for title in titles if title)
            if block.terms and block.terms_title:
                yield level, content.set(block.terms_title)


def goes_on(content: Content, panel: Panel) -> bool:
    """Whether a panel begins in the middle of a level, whose head stands on the panel before."""
    first = panel.blocks[0] if panel.blocks else None
    for block in content.section(first.section).blocks if first else ():
        if first and isinstance(block, WarningLevels) and first.block in (None, block.id):
            return not shown(block, first.only)[0].head
    return False


def sheet_headings(content: Content) -> Iterator[tuple[int, str]]:
    yield 1, content.own(content.meta.title)
    for panel in content.panels():
        title = content.own(panel.title)
        first = panel.blocks[0].section if panel.blocks else ""
        if panel.purpose == "emergency":
            yield 2, content.set(content.strings.emergency)
        elif panel.purpose not in ("cover", "contacts") and not goes_on(content, panel):
            yield 2, title or content.set(content.section(first).title)
        for choice in panel.blocks:
            section = content.section(choice.section)
            if choice.heading:
                yield 3, content.set(section.short_title or section.title)
            for block in section.blocks:
                if choice.block in (None, block.id) and isinstance(block, WarningLevels):
                    for part in shown(block, choice.only):
                        if part.head:
                            yield 3, content.set(part.level.title)
                        titles = [*(group.title for group in part.groups), part.saying and part.saying.title,
                                  part.waiting and part.waiting.title]  # fmt: skip
                        yield from ((4, content.set(title)) for title in titles if title)
                    if block.terms and block.terms_title and (not choice.only or "terms" in choice.only):
                        yield 3, content.set(block.terms_title)
        named = panel.contacts if panel.contacts is not None else panel.purpose == "contacts"
        if named:
            yield 3, content.set(content.strings.associations)
