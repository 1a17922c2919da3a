"""The tags of every edition of what ships say what the content says, in its order. That each fact sees a fault is
proved on the fixture, in tests/conformance."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest

from tests.conformance import tagfacts
from tests.conformance.tagfacts import FACTS, Fact, faults
from tests.conformance.test_tags import TAGGED
from tests.real import BOOKLET, job, library, made


@cache
def finished(edition: str, lang: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made(job(edition, lang=lang)).pdf))


@cache
def document(edition: str, lang: str) -> tagfacts.Document:
    """Read once for all facts."""
    return tagfacts.opened(finished(edition, lang))


@pytest.mark.parametrize("lang", library().booklets[BOOKLET].languages())
@pytest.mark.parametrize("edition", TAGGED)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_fact_holds(fact: Fact, edition: str, lang: str) -> None:
    content = tagfacts.Content(job(edition, lang=lang))
    assert list(fact(finished(edition, lang), document(edition, lang), content)) == []


@pytest.mark.parametrize("clinic", library().clinics)
@pytest.mark.parametrize("edition", ["screen", "handout"])
def test_facts_hold_with_a_clinic(edition: str, clinic: str) -> None:
    """What a clinic adds is no text of the booklet's, but it is tagged as well, and its links say where they lead."""
    with pikepdf.open(BytesIO(made(job(edition, clinic)).pdf)) as pdf:
        for fact in (tagfacts.furniture, tagfacts.reach, tagfacts.lists, tagfacts.links):
            assert faults(fact, pdf, job(edition)) == [], fact.__name__
