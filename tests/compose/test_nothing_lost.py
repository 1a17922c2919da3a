"""What is typed into any text of any content file is printed somewhere: nothing is lost on the way without a word.

The texts are found by the types of the model, so that a new field is tried without being named here. Marks of running
text are left out of what is typed: they are meant to go.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from booklet import pdf, shipped
from booklet.checks.walk import models
from booklet.clinic import Lang
from booklet.compose import compose
from booklet.content import load, nodes, schema
from booklet.content.cuts import FILE, accepts_words
from booklet.content.library import BOOKLET, CLINIC, CONTACT, REFERENCES, SECTION
from booklet.content.nodes import KEY, Loc
from booklet.content.wanted import wanted_at
from booklet.edition import EDITIONS
from booklet.model import Job
from tests.support import CLINIC as CLINIC_FILE
from tests.support import CONTACT as CONTACT_FILE
from tests.support import FIGURES, FILES, FIRST, META, SECOND, SVG, Project
from tests.support import REFERENCES as REFERENCES_FILE

SAMPLES = sorted((Path(__file__).parent.parent / "blocks").glob("*.yaml"))
TYPED = st.text(
    "abczéèàçœÉÀ ßñ019.,;:!?()'\"«»“”‘’-–—…/%°&<>+=@€$µ²½#|^", min_size=1, max_size=24
).map(lambda text: f"m{text}m")  # fmt: skip
"""The characters that a text may have, less the marks of running text."""

SAME = str.maketrans(
    {"’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "«": '"', "»": '"', "″": '"', "–": "-", "—": "-"}
)

KINDS = {META: BOOKLET, FIRST: SECTION, SECOND: SECTION, CONTACT_FILE: CONTACT, CLINIC_FILE: CLINIC,
         REFERENCES_FILE: REFERENCES}  # fmt: skip

UNPRINTED = {
    (META, "waivers"): "a decision of the editors",
    (CONTACT_FILE, "checked_by"): "upkeep: the day is printed, who rang is not",
    (REFERENCES_FILE, "authors"): "the first of several, and et al.",
    (REFERENCES_FILE, "published"): "without volume and pages, to which the address leads",
}
"""What no page prints of a file, by key, and why; docs/losses.md names each."""

MORE_BOOKLET = """\
slots:
  owner: {fr: La rédaction}
  publisher: {fr: Maison}
  funding: {fr: Fonds}
  interests: {fr: Aucun}
  feedback: {fr: Écrivez}
editions:
  handout:
    panels:
      - {purpose: prevention, title: {fr: Prévenir}, blocks: [{section: premiers-pas, block: court, short: true}]}
      - {purpose: contacts}
emergency_contacts: [ligne-info]
back_contacts: [ligne-info]
"""
MORE_BLOCKS = """\
  - {kind: key-points, title: À retenir, items: [{text: Un point.}]}
  - {kind: treatment-card, name: Crème, how_it_works: A, benefits: B, risks: C, unknown: D}
"""
MORE_PART = "    lead: {fr: Pour savoir}\n    scene: {figure: peau.svg, alt: {fr: Une scène}}\n    sections:\n"
WHOLE_CLINIC = """\
name: Hôpital Nord
short_name: Nord
unit: {fr: Service}
address: [1 rue A, 75000 B]
phones:
  - {label: {fr: Accueil}, number: 01 56 53 53 41, hours: {fr: Le matin}}
out_of_hours: {fr: Appelez le 15}
languages: [fr]
contacts: [{name: {fr: A}, what: {fr: B}, phone: 01 56 53 53 42}]
welcome: {fr: Bienvenue}
"""


def canonical(text: str) -> str:
    """The text without what typography changes: spaces, the shape of quotes and dashes."""
    whole = unicodedata.normalize("NFKC", text.replace("…", "...")).translate(SAME)
    return re.sub(r"\s+|\u00ad", "", whole)


def prepared(root: Path) -> Project:
    """The demonstration project with every kind of block and every field that a text can stand in."""
    project = Project(root)
    blocks = []
    for path in SAMPLES:
        sample = path.read_text(encoding="utf-8").replace("section: essai", "section: contacts")
        sample = re.sub("(?m)^id: .*\n", "", sample.replace("[exemple]", "[ligne-info]"))
        if not re.match("kind: (references|glossary)", sample):
            blocks.append("\n".join(f"    {line}" for line in sample.splitlines()).replace("    ", "  - ", 1))
    first = FILES[FIRST].replace("    lead: true\n", "    lead: true\n    short: En bref.\n")
    first = first.replace("id: ouverture", "id: court").replace(
        "sources:", "\n".join(blocks) + f"\n{MORE_BLOCKS}sources:"
    )
    project.write(FIRST, first.replace("title: Premiers pas\n", "title: Premiers pas\nshort_title: Pas\n"))
    meta = re.sub("(?m)^slots: .*\n", "", FILES[META]) + MORE_BOOKLET
    meta = meta.replace("text: {fr: Lisez une page.}", "text: {fr: Lisez une page.}, screen: {fr: Touchez.}")
    project.write(META, meta.replace("    sections:\n", MORE_PART, 1))
    project.write(CLINIC_FILE, WHOLE_CLINIC)
    project.write(f"{FIGURES}/dos.svg", SVG)
    contact = FILES[CONTACT_FILE].replace("  source:", "  note: {fr: gratuit}\n  source:", 1)
    project.write(CONTACT_FILE, contact + "address: {value: 1 rue A, source: https://example.org, read_on: 2026-01}\n")
    references = FILES[REFERENCES_FILE].replace("  title: La peau\n", "  title: La peau\n  published: Revue\n")
    project.write(REFERENCES_FILE, references)
    return project


def text_places(path: str, text: str) -> Iterator[tuple[Loc, int, int]]:
    """Where any words may stand in a file: its path of keys, and where it begins and ends."""
    parsed = nodes.parse(text, path)
    assert schema.validate(KINDS[path], parsed) is not None, [one.as_text() for one in parsed.diagnostics]
    for loc, (_, _, start, end) in parsed.source.places.items():
        if not loc:
            continue
        wanted, value = wanted_at(KINDS[path].annotation, parsed.data, loc)
        free = isinstance(value, str) and not FILE.fullmatch(value) and KEY not in loc and accepts_words(wanted)
        bound = loc[-1] in ("number", "value", "phone") or "numbers" in loc or "options" in loc or "example" in loc
        if free and (not bound or loc == ("address", "value")) and "{" not in text[start:end]:
            yield loc, start, end


def planted(project: Project, typed: str) -> dict[tuple[str, Loc], str]:
    """Every text of the project replaced by a text of its own; by file and path of keys."""
    found: dict[tuple[str, Loc], str] = {}
    for path in KINDS:
        text = (project.root / path).read_text(encoding="utf-8")
        for loc, start, end in sorted(text_places(path, text), key=lambda one: -one[1]):
            found[path, loc] = f"{typed} Q{len(found)}q"
            text = text[:start] + json.dumps(found[path, loc], ensure_ascii=False) + text[end:]
        project.write(path, text)
    return found


def page_text(html: str) -> str:
    """All that a page says, its attributes and its style sheet included: alternative texts, labels, feet."""
    attributes = " ".join(re.findall(r'(?:alt|aria-label|content|data-title|title)="([^"]*)"', html))
    css = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match.group(1), 16)), " ".join(re.findall(r'"[^"]*"', html)))
    body = re.sub(r"<(style|script).*?</\1>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", body)) + " " + unescape(attributes) + css


def lost(project: Project, typed: str) -> list[tuple[str, Loc]]:
    """The texts that stand in no edition."""
    found = planted(project, typed)
    library, faults = load(project.root)
    assert not faults, [one.as_text() for one in faults]
    seen = ""
    for edition in ("screen", "web", "handout"):
        job = Job("demo", "fr", edition, "hopital-nord")
        seen += canonical(page_text(compose(library, job, EDITIONS[edition], shipped.styles(project.root)).html))
    return [place for place, text in found.items() if canonical(text) not in seen and not _known(place)]


def _known(place: tuple[str, Loc]) -> bool:
    return any((place[0], key) in UNPRINTED for key in place[1])


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(TYPED)
def test_whatever_is_typed_into_any_text_is_printed(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    assert lost(prepared(tmp_path_factory.mktemp("typed")), typed) == []


def test_every_file_has_texts(tmp_path: Path) -> None:
    found = planted(prepared(tmp_path), "m")
    counts = {path: sum(one == path for one, _ in found) for path in KINDS}
    assert counts[FIRST] > 60 and counts[META] > 25 and all(count > 2 for count in counts.values())


def test_what_stands_on_a_page_stands_in_the_file(tmp_path: Path) -> None:
    """The same in the PDF: every sign is drawn, with letters that a reader can copy."""
    project = prepared(tmp_path)
    found = planted(project, "mabcé œÉß 019.,;:!?()'\"«»-–…/%°&<>+=@€µ²½#|m")
    library, _ = load(project.root)
    job, edition = Job("demo", "fr", "screen", "hopital-nord"), EDITIONS["screen"]
    composed = compose(library, job, edition, shipped.styles(project.root))
    body = canonical(
        unescape(re.sub(r"<[^>]+>", "", re.sub(r"<(style|head).*?</\1>", "", composed.html, flags=re.DOTALL)))
    )
    shown = [place for place, text in found.items() if canonical(text) in body]
    assert len(shown) > 100
    with pypdfium2.PdfDocument(pdf.paint(composed, edition).pdf) as document:
        drawn = unhyphenated("".join(page.get_textpage().get_text_range() for page in document))
    assert [place for place in shown if unhyphenated(found[place]) not in drawn] == []


def unhyphenated(text: str) -> str:
    return re.sub("[-\u2010\ufffe\x02]", "", canonical(text))


def holds_words(annotation: Any) -> bool:
    """Whether a field may hold a text of any words, alone, in a list or by language."""
    while get_origin(annotation) is Annotated and not accepts_words(annotation):
        annotation = get_args(annotation)[0]
        if annotation is str:  # what it is bound to takes no words
            return False
    if get_origin(annotation) is Literal or not (get_args(annotation) or isinstance(annotation, type)):
        return False
    if accepts_words(annotation):
        return True
    return any(holds_words(part) for part in get_args(annotation) if part is not Lang and not is_model(part))


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


NO_WORDS = {
    ("Figure", "figure"), ("Step", "figure"), ("Scene", "figure"), ("Cover", "figure"), ("Clinic", "logo"),
    ("SourcedNumber", "checked_by"), ("Booklet", "withdrawn"), ("Section", "translation"), ("Booklet", "thresholds"),
    ("WarningLevel", "numbers"), ("Clinic", "email"), ("Clinic", "feedback"), ("Clinic", "web"), ("Clinic", "qr"),
    ("LocalContact", "email"), ("LocalContact", "web"), ("Sourced", "note"), ("Sourced", "checked_by"),
    ("DiaryColumn", "options"), ("Diary", "example"),
}  # fmt: skip
"""Fields whose text is a name of a file, an address, a number, or words that must agree with others."""


def test_every_field_that_may_hold_words_is_tried(tmp_path: Path) -> None:
    library, _ = load(prepared(tmp_path).root)
    files = library.booklets["demo"]
    values: list[Any] = [files.meta.value, *(one.value for one in files.sections["fr"].values())]
    values += [*(one.value for one in library.contacts.values()), *(one.value for one in library.clinics.values())]
    values += list(library.references.values())
    seen: dict[tuple[str, str], bool] = {}
    for value in values:
        for _, model in models(value):
            for name, field in type(model).model_fields.items():
                if holds_words(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation):
                    key = (type(model).__name__, name)
                    seen[key] = seen.get(key, False) or bool(getattr(model, name))
    left = {key for key, tried in seen.items() if not tried and (key[1] != "short" or key[0] == "Paragraph")}
    assert left - NO_WORDS == set()
