"""Steps that are drawn have a short form: their drawings and titles, where a sheet asks for no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet import shipped
from booklet.blocks import Steps
from booklet.checks import unknown_choice
from booklet.compose import compose
from booklet.edition import EDITIONS
from booklet.model import Library
from booklet.pdf import finish
from tests.sample import BOOKLET, LANG, ROOT, SHORT, job, library


def changed(figure: str | None) -> Library:
    """The fixture, its drawn steps without a short text, and with ``figure`` as their drawing."""
    everything = library()
    booklet = everything.booklets[BOOKLET]
    sections = {lang: dict(filed) for lang, filed in booklet.sections.items()}
    for filed in sections.values():
        blocks = []
        for block in filed["eclat"].value.blocks:
            if isinstance(block, Steps):
                items = [step.model_copy(update={"figure": figure or None}) for step in block.items]
                block = block.model_copy(update={"short": None, "items": items})
            blocks.append(block)
        filed["eclat"] = replace(filed["eclat"], value=filed["eclat"].value.model_copy(update={"blocks": blocks}))
    return replace(everything, booklets={**everything.booklets, BOOKLET: replace(booklet, sections=sections)})


@pytest.fixture
def steps() -> Steps:
    blocks = library().booklets[BOOKLET].sections[LANG]["eclat"].value.blocks
    return next(block for block in blocks if isinstance(block, Steps))


def test_a_sheet_prints_their_drawings_and_titles_alone(steps: Steps) -> None:
    composed = compose(changed("etape.svg"), job("leaflet"), EDITIONS["leaflet"], shipped.styles(ROOT))
    assert 'class="steps drawn brief"' in composed.html
    assert composed.html.count("step-scene") == len(steps.items)
    assert "Ne soufflez pas" not in composed.html
    assert "Essuyez le galet" in composed.html
    errors = [one for one in finish(composed, EDITIONS["leaflet"]).findings if one.severity == "error"]
    assert errors == [], [one.as_text() for one in errors]


def test_steps_without_drawings_have_no_short_form() -> None:
    assert [*unknown_choice.check(changed("etape.svg"))] == []
    assert {fault.message for fault in unknown_choice.check(changed(None))} == {"the block has no short text"}


def test_in_large_print_the_call_of_a_short_booklet_faces() -> None:
    composed = compose(library(), replace(job("large-print"), booklet=SHORT), EDITIONS["large-print"],
                       shipped.styles(ROOT), 3)  # fmt: skip
    assert composed.spread == "facing"
    assert "call-off-centre" not in {one.rule for one in finish(composed, EDITIONS["large-print"], fold=1).findings}
    folded = compose(library(), replace(job("screen"), booklet=SHORT), EDITIONS["screen"], shipped.styles(ROOT))
    assert folded.spread == ""
