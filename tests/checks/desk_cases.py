"""Planted faults and clean twins for the rules on approvals and translations."""

from __future__ import annotations

from booklet.revision.translations import sealed, standings
from booklet.revision.writing import with_translation, with_words
from tests.checks.cases import ENGLISH, ENGLISH_WORDS, Case, translated
from tests.support import APPROVALS, BOOK, FIRST, META, Project

WORDS = f"{BOOK}/translations.yaml"


def approved(project: Project) -> None:
    """A clinician has approved everything."""
    project.approve("clinician")


def recorded(project: Project) -> None:
    """Every section in English too, with what it was translated from, and booklet.yaml's words."""
    translated(project)
    library, _ = project.load()
    for one in standings(library, library.booklets["demo"], "en"):
        record = sealed(one.source, one.text)
        if one.section == "booklet":
            project.write(WORDS, with_words("", "en", record))
        else:
            path = f"{BOOK}/en/{one.section}.yaml"
            project.write(path, with_translation((project.root / path).read_text(encoding="utf-8"), record))


def line(section: str) -> str:
    """A record of approval up to its section."""
    return f"- {{section: {section}, lang: fr"


DESK_CASES = [
    Case("not-approved", META, "parts:\n", "approvals_needed: ⟦[clinician, librarian]\nparts:\n",
         "approvals_needed: [clinician]\nparts:\n", approved),
    Case("approval-void", FIRST, "porte la peau", "porte votre peau", "porte  la   peau",
         lambda project: project.approve("clinician"), at=f"{APPROVALS}:3:3"),
    Case("approval-unknown-section", APPROVALS, line("premiers-pas"), line("⟦premier-pas"), line("premiers-pas"),
         approved),
    Case("approval-unknown-section", APPROVALS, line("contacts"), "- {section: contacts, lang: ⟦en", line("contacts"),
         approved),
    Case("approval-date", APPROVALS, "# Who", "- {section: booklet, lang: fr, role: patient, by: A, date: ⟦2099-01-01, "
         "hash: 00000000000000000000}\n# Who", "# Who", approved),
    Case("typed-review-state", META, "code: DEMO-1", "code: DEMO-1\nreview_state: ⟦approved", "code: DEMO-1"),
    Case("translation-stale", FIRST, "porte la peau", "porte votre peau", "porte  la   peau", recorded,
         at=f"{ENGLISH}:32:14"),
    Case("translation-stale", META, "{fr: Un seul message.}", "{fr: Un message.}", "{fr: 'Un  seul message.'}",
         recorded, at=f"{WORDS}:2:5"),
    Case("translation-missing", META, "      - id: contacts\n", "      - id: contacts\n      - id: suite\n",
         "      - id: contacts\n", lambda project: (recorded(project), project.write(
             f"{BOOK}/fr/suite.yaml", "title: A\nblocks: [{kind: paragraph, text: Un.}]\n")),
         at=f"{BOOK}/en/suite.yaml:1:1"),
    Case("translation-unrecorded", ENGLISH_WORDS, "translation:", "# translation:", "translation:", recorded,
         at=f"{ENGLISH_WORDS}:1:1"),
    Case("translation-bumped", ENGLISH, ', seal: "', ', seal: "00000000000000000000"}  # "', ', seal: "', recorded,
         at=f"{ENGLISH}:32:14"),
]  # fmt: skip
