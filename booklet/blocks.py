"""The kinds of block that a section is made of.

One kind, one name, four places: the class here, ``compose/templates/blocks/<kind>.html``,
``styles/components/<kind>.css`` and ``tests/blocks/<kind>.yaml``. A test holds the four together.

``Inline`` is running text: inline CommonMark, ``[@reference]`` for a citation, ``{term}`` for a glossary term,
``{fr:mots}`` for words of another language.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from booklet.base import NUMBER as NUMBER
from booklet.base import WHOLE as WHOLE
from booklet.base import BlockBase as BlockBase
from booklet.base import Day as Day
from booklet.base import Flag as Flag
from booklet.base import Id as Id
from booklet.base import Inline as Inline
from booklet.base import Items as Items
from booklet.base import Strict as Strict
from booklet.callblocks import Advice as Advice
from booklet.callblocks import CallCase as CallCase
from booklet.callblocks import CallTable as CallTable
from booklet.callblocks import Sign as Sign
from booklet.callblocks import SignGroup as SignGroup
from booklet.callblocks import WarningLevel as WarningLevel
from booklet.callblocks import WarningLevels as WarningLevels


class Paragraph(BlockBase):
    kind: Literal["paragraph"]
    text: Inline
    lead: Flag = False
    """A lead is the opening sentence of a section, set larger."""


class Subheading(BlockBase):
    kind: Literal["subheading"]
    text: Inline


class List(BlockBase):
    kind: Literal["list"]
    intro: Inline | None = None
    items: Items


class Step(Strict):
    title: Inline
    text: Inline
    figure: str | None = None
    """A drawing's file name. The words beside it say what it shows, so it needs no alt text of its own."""
    pictogram: Id | None = None
    """Steps that all have one stand side by side, each under its pictogram."""


class Steps(BlockBase):
    kind: Literal["steps"]
    items: Annotated[list[Step], Field(min_length=2, max_length=7)]


class Checklist(BlockBase):
    kind: Literal["checklist"]
    title: Inline | None = None
    items: Items


class DoDont(BlockBase):
    kind: Literal["do-dont"]
    do: Items
    dont: Items


class KeyPoint(Strict):
    text: Inline
    pictogram: Id | None = None


class KeyPoints(BlockBase):
    kind: Literal["key-points"]
    title: Inline | None = None
    items: Annotated[list[KeyPoint], Field(min_length=1, max_length=7)]


class Callout(BlockBase):
    kind: Literal["callout"]
    tone: Literal["info", "remember"] = "info"
    title: Inline | None = None
    text: Inline
    pictogram: Id | None = None


class QuestionAnswer(BlockBase):
    kind: Literal["question-answer"]
    question: Inline
    answer: Annotated[list[Inline], Field(min_length=1, max_length=3)]


Row = Annotated[list[Inline], Field(min_length=2, max_length=4)]
"""The cells of one row of a table."""


class Table(BlockBase):
    kind: Literal["table"]
    caption: Inline
    header: Row
    rows: Annotated[list[Row], Field(min_length=1, max_length=20)]
    row_header: Flag = True
    """Whether the first cell of each row names the row."""


class Label(Strict):
    text: Inline
    x: Annotated[float, Field(ge=0, le=100), NUMBER]
    y: Annotated[float, Field(ge=0, le=100), NUMBER]
    """Place of the label's anchor, in per cent of the drawing's width and height."""
    anchor: Literal["start", "middle", "end"] = "middle"


class Figure(BlockBase):
    kind: Literal["figure"]
    figure: str
    alt: Inline
    """What the picture teaches, for who cannot see it."""
    caption: Inline | None = None
    size: Literal["half", "large"] = "large"
    """The whole measure, or half of it: two halves one after the other stand side by side, one alone has its caption
    beside it."""
    labels: Annotated[list[Label], Field(max_length=12)] = []


class Definition(Strict):
    term: Inline
    definition: Inline


class DefinitionList(BlockBase):
    kind: Literal["definition-list"]
    items: Annotated[list[Definition], Field(min_length=1, max_length=7)]


class TreatmentCard(BlockBase):
    kind: Literal["treatment-card"]
    name: Inline
    form: Inline | None = None
    """How it is taken or done: tablets, cream, operation."""
    pictogram: Id = "medicament"
    how_it_works: Inline | None = None
    benefits: Inline | None = None
    risks: Inline | None = None
    unknown: Inline | None = None
    """The four fields of every card. One left out has no source: the page says to ask the doctor."""
    pregnancy: Inline | None = None
    """What to know before a pregnancy, during one, and while breastfeeding; a line of its own under the four fields."""
    safety: Inline | None = None
    """A line that must not be missed, set apart at the card's foot."""


class Contacts(BlockBase):
    kind: Literal["contacts"]
    items: Annotated[list[Id], Field(min_length=1, max_length=12)]


class DiaryColumn(Strict):
    title: Inline
    options: Annotated[list[Inline], Field(max_length=8)] = []
    """Boxes to tick in each row; none leaves the cell empty to write in."""
    width: Annotated[int, Field(ge=1, le=12), WHOLE] = 3
    """Share of the table's width."""


class Diary(BlockBase):
    kind: Literal["diary"]
    title: Inline
    columns: Annotated[list[DiaryColumn], Field(min_length=2, max_length=5)]
    rows: Annotated[int, Field(ge=1, le=24), WHOLE] = 6
    example: list[Inline] = []
    """One cell a column; where a column has options, the ones to show ticked, separated by commas."""


class Scale(BlockBase):
    """The numbers from 0 to 10, with words at both ends, to say how strong something is."""

    kind: Literal["scale"]
    title: Inline
    low: Inline
    high: Inline
    """What 0 means, and what 10 means."""


class Notes(BlockBase):
    kind: Literal["notes"]
    title: Inline | None = None
    prompts: Annotated[list[Inline], Field(max_length=7)] = []
    """Questions to write under; without any, plain lines."""
    lines: Annotated[int, Field(ge=1, le=24), WHOLE] = 6
    """Lines under each prompt, or in all where there is none."""


class Team(BlockBase):
    """The clinic that hands the booklet out; without one, lines to stamp or write on. Filled by the program."""

    kind: Literal["team"]


class Quote(BlockBase):
    """A pull-line: one sentence of the section, set large."""

    kind: Literal["quote"]
    text: Inline


class Tip(Strict):
    pictogram: Id
    text: Inline


class Tips(BlockBase):
    """A row of pictograms, each with a few words."""

    kind: Literal["tips"]
    items: Annotated[list[Tip], Field(min_length=2, max_length=6)]


class TimelineItem(Strict):
    when: Inline
    title: Inline
    text: Inline
    pictogram: Id


class Timeline(BlockBase):
    kind: Literal["timeline"]
    items: Annotated[list[TimelineItem], Field(min_length=2, max_length=7)]


class FrequencyRow(Strict):
    label: Inline
    low: Annotated[int, Field(ge=0, le=10), WHOLE]
    high: Annotated[int, Field(ge=0, le=10), WHOLE]
    value: Inline

    @property
    def ranges(self) -> bool:
        """Whether studies differ, so that some people are striped and the drawing needs its key."""
        return self.low < self.high


class Frequency(BlockBase):
    """People out of ten, for frequencies from cohorts only: never for the outcome of a small series."""

    kind: Literal["frequency"]
    title: Inline
    rows: Annotated[list[FrequencyRow], Field(min_length=1, max_length=5)]
    note: Inline | None = None


class SeeAlso(BlockBase):
    """A band that sends the reader to another section, with its page number."""

    kind: Literal["see-also"]
    text: Inline
    section: Id


class GlossaryItem(Strict):
    id: Id
    term: Inline
    short: Annotated[Inline, Field(max_length=90)]
    """A few words, printed in brackets at a term's first use in each section."""
    definition: Inline


class Glossary(BlockBase):
    kind: Literal["glossary"]
    items: Annotated[list[GlossaryItem], Field(min_length=1, max_length=60)]


class References(BlockBase):
    """The references that the booklet cites, in order of appearance. Filled by the program."""

    kind: Literal["references"]


class EditionBox(BlockBase):
    """Version, dates, owner, review state, code, licence. Filled by the program from booklet.yaml."""

    kind: Literal["edition-box"]


Block = Annotated[
    Paragraph | Subheading | List | Steps | Checklist | DoDont | KeyPoints | Callout | WarningLevels
    | CallTable | QuestionAnswer | Table | Figure | DefinitionList | TreatmentCard | Contacts | Diary | Scale | Notes
    | Team | Quote | Tips | Timeline | Frequency | SeeAlso | Glossary | References | EditionBox,
    Field(discriminator="kind"),
]  # fmt: skip
