"""A fact or an advice that says of nothing what it rests on.

Every line that a reader may act on cites its source, or its block names some in ``sources``, or a clinician must still
confirm it and ``basis: to-validate`` says so on the page. A line is an item of a list, of tips, key points or words
with their meaning, a step, a do or don't, a field of a treatment card, a row of a table or of frequencies, a moment of
a timeline, an answer, the text of a callout. A citation in a list's introduction, a caption, a table's head or the
note of frequencies is one for all lines below it. ``sources`` of the whole section are not: nobody could tell which
line they hold. A waiver says why a line needs none.

Not asked of what states no fact by itself: paragraphs, which lead from one thing to the next, headings and pull-lines;
checklists and notes, which are questions to ask and lines to fill in, like diaries; what is filled by the program or
lies elsewhere, like contacts, teams, references and links; the glossary; pictures. When to call is held by
``unsourced-call``. A section with something left to fill in is not held to it yet.

Source: DISCERN 4 (sources); HAS-C2; standards, section 16; this project.

    {kind: do-dont, do: [Couvrez la plaie. [@reso-main]], dont: [La gratter.]}      # the second line has no source
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet import blocks as kinds
from booklet.blocks import BlockBase
from booklet.checks import to_fill_in
from booklet.checks.fault import Fault
from booklet.checks.walk import blocks
from booklet.content.marks import CITATION
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library, Loc, texts

RULE = "unsupported-advice"
SEVERITY: Severity = "warning"

LINES: dict[type[BlockBase], tuple[tuple[str, ...], tuple[str, ...]]] = {
    kinds.List: (("intro",), ("items",)),
    kinds.Steps: ((), ("items",)),
    kinds.DoDont: ((), ("do", "dont")),
    kinds.KeyPoints: (("title",), ("items",)),
    kinds.Tips: ((), ("items",)),
    kinds.DefinitionList: ((), ("items",)),
    kinds.Timeline: ((), ("items",)),
    kinds.Table: (("caption", "header"), ("rows",)),
    kinds.Frequency: (("title", "note"), ("rows",)),
}
"""Of each kind made of lines: the fields whose citation holds for all lines, and the fields that list the lines."""

WHOLE: dict[type[BlockBase], tuple[str, ...]] = {
    kinds.TreatmentCard: ("how_it_works", "benefits", "risks", "unknown", "pregnancy", "safety"),
    kinds.QuestionAnswer: ("answer",),
    kinds.Callout: ("text",),
}
"""Of the other kinds: the fields of which each is one line; the title of a callout or question is read with it."""


def check(library: Library) -> Iterator[Fault]:
    unfilled = {fault.location.path for fault in to_fill_in.check(library)}
    for filed, loc, block in blocks(library, BlockBase):
        if block.basis or block.sources or filed.source.path in unfilled:
            continue
        for line, said in _lines(block):
            if not any(CITATION.search(text) for text in said):
                message = f"nothing says what this rests on: {quoted(said[-1])}"
                hint = "cite a source in it, name sources: of its block, or mark the block basis: to-validate"
                yield Fault(filed.source.at((*loc, *line)), message, hint)


def _lines(block: BlockBase) -> Iterator[tuple[Loc, list[str]]]:
    """Each line of a block that must rest on something: its path in the block, and the texts that may cite for it."""
    shared, fields = LINES.get(type(block), ((), ()))
    heads = _said([getattr(block, name) for name in shared])
    for name in fields:
        for index, line in enumerate(getattr(block, name)):
            yield (name, index), [*heads, *_said(line)]
    for name in WHOLE.get(type(block), ()):
        if getattr(block, name):
            heads = _said([getattr(block, "title", None), getattr(block, "question", None)])
            yield (name,), [*heads, *_said(getattr(block, name))]


def _said(value: object) -> list[str]:
    """The running texts inside a value."""
    return [str(text) for _, text in texts(value)]
