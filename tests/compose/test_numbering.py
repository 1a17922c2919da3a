"""Citations are numbered in the order in which a reader meets them."""

from booklet.compose.inline import Inliner
from booklet.compose.numbering import citation_numbers
from booklet.compose.typography import setter
from booklet.compose.views import part_views
from tests.support import FIRST, META, REFERENCES, SECOND, Project


def test_numbers_follow_the_order_of_sections_then_of_the_text(project: Project) -> None:
    project.edit(
        FIRST, "text: Le {derme} porte la peau. [@dupont-2024]", "text: Un {derme} [@b; @a] puis [@dupont-2024]"
    )
    project.edit(SECOND, "title: Contacts\n", "title: Contacts\nsources: [c]\n")
    entries = "".join(f"{name}:\n  authors: A\n  title: T\n" for name in "abc")
    project.write(
        REFERENCES, entries + "dupont-2024:\n  authors: D\n  title: T\nmartin-2023:\n  authors: M\n  title: T\n"
    )
    library, found = project.load()
    assert not found
    numbers = citation_numbers(library.booklets["demo"], "fr")
    assert numbers == {"b": 1, "a": 2, "dupont-2024": 3, "martin-2023": 4, "c": 5}


def test_order_of_sections_is_booklet_yaml_s(project: Project) -> None:
    project.edit(SECOND, "title: Contacts\n", "title: Contacts\nsources: [martin-2023]\n")
    project.edit(
        META, "      - id: premiers-pas\n      - id: contacts\n", "      - id: contacts\n      - id: premiers-pas\n"
    )
    library, _ = project.load()
    assert citation_numbers(library.booklets["demo"], "fr") == {"martin-2023": 1, "dupont-2024": 2}


def test_what_a_block_rests_on_is_numbered_after_the_text_and_printed_at_the_sections_end(project: Project) -> None:
    project.edit(FIRST, "  - kind: diary\n", "  - kind: diary\n    sources: [c, martin-2023]\n")
    entries = (project.root / REFERENCES).read_text(encoding="utf-8")
    project.write(REFERENCES, f"{entries}c: {{authors: A, title: T}}\n")
    library, found = project.load()
    assert not found
    files = library.booklets["demo"]
    numbers = citation_numbers(files, "fr")
    assert numbers == {"dupont-2024": 1, "c": 2, "martin-2023": 3}
    inliner = Inliner(setter("fr"), numbers, files.glossary("fr"))
    view = part_views(files, "fr", {"premiers-pas": inliner, "contacts": inliner}, numbers, frozenset())[0].sections[0]
    assert view.source_numbers == [(2, "c"), (3, "martin-2023")]
