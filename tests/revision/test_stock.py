"""Which printed stock a change makes out of date: of a booklet that prints it, and that was there before."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import get_args

import pytest
from pydantic import BaseModel

from booklet.desk import new
from booklet.model import Booklet, Clinic, Contact
from booklet.revision.changes import LANG, SHORT_KEYS
from booklet.revision.compare import compare
from booklet.revision.states import of_folder
from booklet.revision.stock import by_name, out_of_date
from tests.sample import BOOKLET, DARK
from tests.sample import LONG as MUSEUM
from tests.sample import SHORT as POCKET
from tests.support import CONTACT, REFERENCES, Project
from tests.works import assembled

OTHER_CONTACT = "sections/contacts/autre-contact.yaml"


@pytest.fixture
def two(tmp_path: Path) -> Project:
    """The demonstration, and a second booklet with a contact and a source of its own."""
    project = Project(tmp_path / "project")
    new.written(project.root, new.booklet(project.root, "autre", "fr"))
    return project


def outdated(old: Path, now: Path, booklet: str) -> list[str]:
    before, after = of_folder(old, "old"), of_folder(now, "new")
    return out_of_date(compare(before, after), before, after, booklet, "fr")


@pytest.mark.parametrize(
    ("path", "old", "text", "booklet", "other"),
    [
        (CONTACT, "Ligne info", "Ligne", "demo", "autre"),
        (REFERENCES, "title: La peau", "title: La peau saine", "demo", "autre"),
        (OTHER_CONTACT, "remplir : le nom", "remplir : son nom", "autre", "demo"),
        (REFERENCES, "remplir : le titre de", "remplir : son titre de", "autre", "demo"),
    ],
)
def test_what_booklets_share_makes_those_out_of_date_that_print_it(
    path: str, old: str, text: str, booklet: str, other: str, two: Project, tmp_path: Path
) -> None:
    copytree(two.root, tmp_path / "before")
    two.edit(path, old, text)
    assert "booklet" in outdated(tmp_path / "before", two.root, booklet)
    assert outdated(tmp_path / "before", two.root, other) == []


def test_a_new_booklet_has_no_stock_and_leaves_the_others_theirs(two: Project, tmp_path: Path) -> None:
    before = Project(tmp_path / "before")
    assert outdated(before.root, two.root, "autre") == []
    assert outdated(before.root, two.root, "demo") == []


LONG, SHORT = f"sections/booklets/{BOOKLET}", f"sections/booklets/{POCKET}"
FULL = ["booklet", "large-print", "press"]
EVERY = ["booklet", "leaflet", "large-print", "handout", "press"]
LEAFLET = [name for name in EVERY if name != "handout"]
HANDOUT = [name for name in EVERY if name != "leaflet"]
SHORE = f"sections/clinics/{DARK}.yaml"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture, as it stands."""
    root = tmp_path_factory.mktemp("before")
    return assembled(root)


@pytest.mark.parametrize(
    ("path", "old", "text", "said"),
    [
        # A sheet prints by itself what its panels are for.
        (f"{SHORT}/booklet.yaml", "Évitez de passer", "Ne passez pas",
         {f"{POCKET}:fr": HANDOUT}),
        (f"{SHORT}/booklet.yaml", "Sortir sans", "Partir sans", {f"{POCKET}:fr": EVERY}),
        (f"{SHORT}/booklet.yaml", "next_review: 2099", "next_review: 2098", {f"{POCKET}:fr": EVERY}),
        (f"{SHORT}/booklet.yaml", "back_contacts: [amis-du-galet, ", "back_contacts: [",
         {f"{POCKET}:fr": HANDOUT}),
        (f"{SHORT}/booklet.yaml", "emergency_contacts: [secours, ", "emergency_contacts: [",
         {f"{POCKET}:fr": LEAFLET}),
        # The back of a leaflet says of each emergency number what it is for; the other sheets do not.
        ("sections/contacts/secours.yaml", "fr: \"Toute", "fr: \"Vraiment toute",
         {f"{name}:fr": LEAFLET for name in (BOOKLET, POCKET)}),
        # A leaflet names the contacts of its own panel, not those of the back cover.
        (f"{SHORT}/booklet.yaml", "[amis-du-galet, ligne-galet]\n  handout", "[amis-du-galet]\n  handout",
         {f"{POCKET}:fr": ["leaflet"]}),
        (f"{SHORT}/booklet.yaml", "Sortir avec un galet et", "Partir avec un galet et",
         {f"{POCKET}:fr": FULL}),
        (f"{SHORT}/figures/couverture.svg", "<svg ", "<svg  ", {f"{POCKET}:fr": LEAFLET}),
        # Titles that a panel puts its own in the place of; blocks that one sheet of two chooses.
        (f"{SHORT}/fr/sortir.yaml", "title: Sortir avec", "title: Partir avec", {f"{POCKET}:fr": FULL}),
        (f"{SHORT}/fr/comprendre.yaml", "peut suffire", "suffit", {f"{POCKET}:fr": LEAFLET}),
        # What no page prints.
        (f"{SHORT}/booklet.yaml", "reason: \"Un", "reason: \"Ce", {f"{POCKET}:fr": []}),
        (f"{SHORT}/booklet.yaml", "galet, poche", "pierre, poche", {f"{POCKET}:fr": []}),
        (f"{SHORT}/booklet.yaml", "purpose: act", "purpose: warn", {f"{POCKET}:fr": []}),
        ("sections/strings/fr.yaml", "  welcome: \"Lisez", "  welcome: \"Voyez",
         {f"{BOOKLET}:fr": [], f"{POCKET}:fr": []}),
        ("sections/strings/en.yaml", "to_do: ", "to_do: Please ", {f"{BOOKLET}:en": EVERY}),
        # The words of one language are printed in that one alone.
        (f"{LONG}/booklet.yaml", "en: Living with", "en: Life with", {f"{BOOKLET}:en": EVERY}),
        ("sections/contacts/amis-du-galet.yaml", "en: \"An invented", "en: \"A made-up", {f"{BOOKLET}:en": FULL}),
        ("sections/contacts/amis-du-galet.yaml", "en: \"{fr:", "en: \"The {fr:", {f"{BOOKLET}:en": EVERY}),
        # No sheet uses a word that is explained.
        (f"{LONG}/fr/glossaire.yaml", "short: ", "short: une ", {f"{BOOKLET}:fr": FULL}),
        # A clinic's own words are on its copies only.
        (SHORE, "number: 02 61 91 45 67", "number: 02 61 91 45 68",
         {f"{name}:{DARK}": EVERY for name in (f"{BOOKLET}:en", f"{BOOKLET}:fr", f"{POCKET}:fr")}),
        (SHORE, "en: Secretary", "en: Office", {f"{BOOKLET}:en:{DARK}": EVERY}),
        (f"sections/clinics/{MUSEUM}.svg", "<svg ", "<svg  ",
         {f"{BOOKLET}:fr:{MUSEUM}": EVERY}),
    ],
)  # fmt: skip
def test_each_edition_is_out_of_date_where_it_prints_the_change(
    before: Path, tmp_path: Path, path: str, old: str, text: str, said: dict[str, list[str]]
) -> None:
    copytree(before / "sections", tmp_path / "sections")
    file = tmp_path / path
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, text, 1), encoding="utf-8")
    past, now = of_folder(before, "old"), of_folder(tmp_path, "")
    pairs = [(BOOKLET, "en"), (BOOKLET, "fr"), (POCKET, "fr")]
    found = by_name(compare(past, now), past, now, pairs, {})
    for name, editions in said.items():
        assert found.get(name) == editions, name
    assert not {name for name, editions in found.items() if editions} - said.keys() or path.endswith(".svg")


def test_an_explanation_is_printed_wherever_its_word_is_used(before: Path, tmp_path: Path) -> None:
    for root in ("old", "now"):
        copytree(before / "sections", tmp_path / root / "sections")
        glossary = "title: Mots\nblocks:\n  - kind: glossary\n    items:\n"
        word = "      - {id: pouce, term: pouce, short: un doigt, definition: Un doigt de la main.}\n"
        (tmp_path / root / SHORT / "fr/mots.yaml").write_text(glossary + word, encoding="utf-8")
        section = tmp_path / root / SHORT / "fr/comprendre.yaml"
        text = section.read_text(encoding="utf-8").replace("La pluie aussi", "La pluie, le {pouce} aussi")
        section.write_text(text, encoding="utf-8")
    words = tmp_path / "now" / SHORT / "fr/mots.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("short: un", "short: le premier"), encoding="utf-8")
    assert outdated(tmp_path / "old", tmp_path / "now", POCKET) == LEAFLET


def test_a_sheet_that_is_offered_no_longer_is_still_in_the_rack(before: Path, tmp_path: Path) -> None:
    copytree(before / "sections", tmp_path / "sections")
    meta = tmp_path / SHORT / "booklet.yaml"
    text = meta.read_text(encoding="utf-8")
    start, end = text.index("  leaflet:\n"), text.index("  handout:\n")
    meta.write_text(text[:start] + text[end:], encoding="utf-8")
    assert outdated(before, tmp_path, POCKET) == ["leaflet"]


def test_a_key_of_two_letters_that_is_no_language_is_known() -> None:
    """``qr`` is a key of a clinic: its change must not be taken for words in Quechua."""
    found = {field.alias or name for kind in (Booklet, Contact, Clinic, *_inside(Booklet, Contact, Clinic))
             for name, field in kind.model_fields.items()}  # fmt: skip
    assert {name for name in found if LANG.fullmatch(name)} == SHORT_KEYS


def _inside(*kinds: type[BaseModel]) -> set[type[BaseModel]]:
    """The models that stand in fields of others."""
    found: set[type[BaseModel]] = set()
    waiting: list[object] = [field.annotation for kind in kinds for field in kind.model_fields.values()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in found:
            found.add(one)
            waiting += [field.annotation for field in one.model_fields.values()]
        waiting += get_args(one)
    return found
