"""A report as a page for a browser and as pages to print: one template, one style sheet, the engine of the booklets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from booklet.compose.composed import Composed
from booklet.compose.pictures import data_address
from booklet.compose.typography import setter
from booklet.diagnostics import Diagnostic
from booklet.edition import TAGGED, Edition
from booklet.pdf import Finished, finish
from booklet.report import plot
from booklet.report.ages import WINDOW, Expiry
from booklet.report.data import Report
from booklet.report.standards import Standard, spoken, words
from booklet.web import one_page

REPORT = Edition("report", "what machine and people say of a booklet", (210, 297), duplex="DuplexFlipLongEdge",
                 conformance=TAGGED)  # fmt: skip
"""The report's PDF: A4, tagged like the editions for a screen reader."""

SHEET = Path("report") / "report.css"
SHOWN = 4
"""Findings that stand under one item; all of them stand in the list at the end."""


def as_html(report: Report, styles: Path) -> Finished:
    """The page for a browser: its forms can be filled in and printed, it asks for nothing and stores nothing."""
    return one_page(compose(report, styles, paged=False))


def as_pdf(report: Report, styles: Path) -> Finished:
    """The pages to print, with boxes to tick by pen."""
    return finish(compose(report, styles, paged=True), REPORT)


def compose(report: Report, styles: Path, *, paged: bool) -> Composed:
    """The HTML of either. ``styles`` is the program's own folder of style sheets."""
    lang = spoken(report.lang)
    text = Text(lang)
    html = (
        _environment()
        .get_template("report.html")
        .render(
            lang=lang,
            paged=paged,
            report=report,
            t=text,
            shown=SHOWN,
            sheet=(styles / SHEET).as_uri(),
            plots=_plots(report, text, paged=paged),
            window=(report.day, report.day + WINDOW),
        )
    )
    sheets = frozenset(path for path in styles.rglob("*") if path.suffix in (".css", ".ttf"))
    return Composed(html, styles.as_uri() + "/", {}, sheets, lang)


def _plots(report: Report, text: Text, *, paged: bool) -> list[Markup]:
    if not report.whole:
        return []
    wanted = plot.Words(
        text("ease") if report.whole.ease is not None else "",
        text("lix_long"),
        *(text(f"ease_{end}") for end in ("harder", "easier", "easier", "harder")),
    )
    drawn = plot.plots(report.readings, report.whole, wanted)
    return [Markup(data_address(one) if paged else one) for one in drawn]


class Text:
    """The report's words in one language, set as the language sets them."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.known = words(lang)
        self.set = setter(lang)

    def __call__(self, key: str, **values: object) -> str:
        """One of the words; ``{name}`` in it stands for a value."""
        return self.set(str(self.known[key]).format(**values))

    def of(self, mapping: dict[str, str]) -> str:
        """The words of a standard, which are in every language of the report."""
        return self.set(mapping[self.lang])

    def field(self, name: str) -> str:
        return str(self.known["fields"].get(name, name))

    def kind(self, name: str) -> str:
        return str(self.known["kinds"].get(name, name))

    def day(self, day: date) -> str:
        months: list[str] = self.known["months_names"]
        return f"{self._number(day.day)} {months[day.month - 1]} {day.year}"

    def month(self, read: str) -> str:
        """``2026-11`` or ``2026-11-24`` as it is written in the language; as typed where there is no such month."""
        year, number, *rest = read.split("-")
        months: list[str] = self.known["months_names"]
        if not 1 <= int(number) <= 12:
            return read
        month = f"{months[int(number) - 1]} {year}"
        return f"{self._number(int(rest[0]))} {month}" if rest else month

    def _number(self, day: int) -> str:
        return str(self.known["first_of_month"]) if day == 1 else str(day)

    def number(self, value: float | None, digits: int = 0) -> str:
        """A number as the language writes it; a dash for one that is not known."""
        if value is None:
            return "–"
        shown = f"{value:.{digits}f}"
        return ("0" if shown == "-0" else shown).replace(".", str(self.known["decimal"])).replace("-", "−")

    def change(self, value: float | None) -> str:
        """A difference with its sign."""
        shown = self.number(value)
        return f"+{shown}" if value is not None and round(value) > 0 else shown

    def months(self, count: int | None) -> str:
        return "–" if count is None else self("months", count=count)

    def years(self, count: int | None) -> str:
        if count is None:
            return self("no_year")
        return self("this_year") if count <= 0 else self("one_year") if count == 1 else self("years", count=count)

    def until(self, days: int) -> str:
        """How far off a day is."""
        named = {0: "today", 1: "in_one_day", -1: "overdue_one"}.get(days)
        return self(named) if named else self("in_days", count=days) if days > 0 else self("overdue", count=-days)

    def what(self, expiry: Expiry) -> str:
        """What expires: a contact's value is named by the contact and the field."""
        if expiry.kind == "contact":
            name, _, field = expiry.what.rpartition("|")
            return f"{self.set(name)}, {self.field(field)}"
        return expiry.what


def by_file(findings: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """Findings under their files, both in order."""
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        found.setdefault(finding.location.path, []).append(finding)
    return list(found.items())


def boxes(form: str) -> list[str]:
    """What may be ticked for an item: keys of the report's words, or marks."""
    return (
        ["1", "2", "3", "4", "5"]
        if form == "one-to-five"
        else ["agree_short", "disagree_short", "not_applicable_short"]
    )


def number(name: str, standard: Standard) -> str:
    """An item's name without what all names of its standard begin with."""
    beginnings = {item.id.rpartition("-")[0] for item in standard.items}
    return name.rpartition("-")[2] if len(beginnings) == 1 else name


def states(results: Iterable[Any]) -> dict[str, int]:
    """How many items of each state."""
    found = dict.fromkeys(("met", "found", "waived", "not-checked", "not-applicable", "person"), 0)
    for result in results:
        found[result.state] += 1
    return found


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["by_file"] = by_file
    environment.filters["boxes"] = boxes
    environment.filters["states"] = states
    environment.filters["number"] = number
    return environment
