"""An edition that cannot be laid out as booklet.yaml plans it.

``editions`` names editions that there are. Only those of a single sheet have panels. The leaflet is folded in three: it
has six panels, each with a purpose of its own (``call`` alone may take several), and the cover comes first. The handout
has the two sides of its sheet; a panel with ``starts: flow`` follows the one before it on the same side. A cover has
the booklet's own words, and contacts have no title: what a panel says of its own and does not print is a fault.

Source: this project.

    editions: {leaflet: {panels: [{purpose: cover}, {purpose: call, …}]}}      # four panels are missing
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.fault import Fault
from booklet.content.nodes import KEY
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.edition import EDITIONS
from booklet.model import Library, Source
from booklet.panels import Panel

RULE = "panel-plan"
SEVERITY: Severity = "error"

PANELS = {"panels": 6, "sides": 2}
"""How many there are on the sheet of each form."""

UNPRINTED = {"cover": ("title", "pictogram", "blocks", "contacts"), "contacts": ("title", "pictogram")}
"""By purpose of a panel, the keys that it has no place for."""


def check(library: Library) -> Iterator[Fault]:
    for booklet in library.booklets.values():
        source = booklet.meta.source
        for name, content in booklet.meta.value.editions.items():
            edition = EDITIONS.get(name)
            if edition is None:
                hint = nearest(name, list(EDITIONS)) or f"known: {', '.join(EDITIONS)}"
                yield Fault(source.at(("editions", KEY, name)), f"there is no edition {quoted(name)}", hint)
            elif content.panels is not None:
                place = source.at(("editions", name, "panels"))
                if not edition.fitted:
                    message = f"the edition {quoted(name)} has pages, not panels"
                    yield Fault(place, message, "remove them, or choose what it leaves out with 'without'")
                elif message := _message(edition.form, content.panels):
                    purposes = "cover, remember, daily-living, prevention, call, emergency, contacts"
                    hint = f"{purposes}; see ARCHITECTURE.md, panels"
                    yield Fault(place, message, hint)
                else:
                    yield from _unprinted(source, name, content.panels)


def _unprinted(source: Source, edition: str, panels: list[Panel]) -> Iterator[Fault]:
    """What panels say of their own that their purpose does not print."""
    for rank, panel in enumerate(panels):
        for key in UNPRINTED.get(panel.purpose, ()):
            if getattr(panel, key):
                message = f"a panel with the purpose {quoted(panel.purpose)} prints no {key}"
                yield Fault(source.at(("editions", edition, "panels", rank, KEY, key)), message, f"remove {key}:")


def _message(form: str, panels: list[Panel]) -> str:
    """What is wrong with the plan; empty where it is right."""
    starting = [panel for index, panel in enumerate(panels) if index == 0 or panel.starts == "page"]
    if form == "panels" and len(starting) != PANELS[form]:
        return f"a leaflet has {PANELS[form]} panels, this one {len(starting)}"
    if form == "panels" and panels[0].purpose != "cover":
        return "the first panel of a leaflet is its cover"
    if form == "sides" and len(starting) > PANELS[form]:
        return f"a sheet has {PANELS[form]} sides, and {len(starting)} panels start on a side of their own"
    purposes = [panel.purpose for panel in panels if panel.purpose != "call"]
    twice = next((purpose for purpose in purposes if purposes.count(purpose) > 1), None)
    return f"two panels have the purpose {quoted(twice)}" if twice else ""
