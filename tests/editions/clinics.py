"""The fixture for each of its clinics, laid out once for all the tests that read its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from booklet import shipped
from booklet.compose import Composed, compose
from booklet.delivery.editions import EDITIONS, FOLD
from booklet.diagnostics import Diagnostic
from booklet.model import Clinic, Job
from booklet.pdf.boxes import PageView, read
from booklet.pdf.layout import judge
from booklet.pdf.render import Rendered, render
from tests.sample import BOOKLET, ROOT, library


@dataclass(frozen=True)
class Layout:
    """A laid-out edition and what is wrong with its pages."""

    composed: Composed
    rendered: Rendered
    views: list[PageView]
    findings: list[Diagnostic]

    @property
    def pages(self) -> list[Any]:
        return self.rendered.pages

    def named(self, name: str) -> Any:
        """The one page of a name."""
        (page,) = [page for page in self.pages if page.page_type.name == name]
        return page


def clinic(name: str) -> Clinic:
    return library().clinics[name].value


@lru_cache(maxsize=32)
def composed(name: str | None, edition: str = "screen") -> Composed:
    job = Job(BOOKLET, "fr", edition, name)
    return compose(library(), job, EDITIONS[edition], shipped.styles(ROOT), padding=FOLD - 1)


@lru_cache(maxsize=32)
def layout(name: str | None, edition: str = "screen") -> Layout:
    made = composed(name, edition)
    rendered = render(made, FOLD)
    views = read(rendered.pages, made.places)
    return Layout(made, rendered, views, [*judge(views, made), *rendered.findings()])
