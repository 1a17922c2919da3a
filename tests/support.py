"""A small valid project to plant faults in, and the reading of places from marked texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from booklet import checks
from booklet.content import load
from booklet.diagnostics import Diagnostic
from booklet.model import Library, Strings
from booklet.records import Approval, Role
from booklet.revision.meaning import digest, names
from booklet.revision.writing import with_approvals
from booklet.strings import SiteWords

MARK = "⟦"
"""Stands in a planted text just before the character where the finding must be."""

BOOK = "sections/booklets/demo"
META = f"{BOOK}/booklet.yaml"
FIRST = f"{BOOK}/fr/premiers-pas.yaml"
SECOND = f"{BOOK}/fr/contacts.yaml"
CONTACT = "sections/contacts/ligne-info.yaml"
CLINIC = "sections/clinics/hopital-nord.yaml"
REFERENCES = "sections/references.yaml"
STRINGS = "sections/strings/fr.yaml"
APPROVALS = f"{BOOK}/approvals.yaml"
FIGURES = f"{BOOK}/figures"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n<path d="M0 0h10v10z"/>\n</svg>\n'

STRINGS_TEXT = "".join(
    f"{field.alias or name}: {name.strip('_').replace('_', ' ')}\n"
    for name, field in Strings.model_fields.items() if field.annotation is str and name != "first_of_month"
) + "site:\n" + "".join(
    f"  {name}: {name.replace('_', ' ')}\n"
    for name, field in SiteWords.model_fields.items() if field.annotation is str and name != "decimal_sign"
) + """\
  size_units: [octets, ko, Mo, Go]
  decimal_sign: ","
  editions:
    screen: {name: Écran, purpose: À lire., printing: Deux pages par feuille.}
    large-print: {name: Grandes lettres, purpose: Pour qui voit mal.}
months: [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]
languages: {fr: français, en: anglais}
guide_steps:
  - {title: Réglez, text: Papier A4., figure: print}
guide_settings:
  - [Machine, Taille]
  - [Toutes, réelle]
"""  # fmt: skip

FILES: dict[str, str] = {
    META: """\
id: demo
source_language: fr
title: {fr: Titre}
subtitle: {fr: Sous-titre}
main_message: {fr: Un seul message.}
key_points:
  - {text: {fr: Premier point.}, pictogram: main}
  - {text: {fr: Deuxième point.}}
  - {text: {fr: Troisième point.}}
objective: {fr: Comprendre.}
audience: {fr: Adultes.}
covers: [{fr: Les bases.}]
does_not_cover: [{fr: Les enfants.}]
how_to_use: [{title: {fr: Lisez}, text: {fr: Lisez une page.}}]
keywords: {fr: "un, deux"}
code: DEMO-1
revision: "1.0"
dates: {written: 2026-01-10, last_review: 2026-02-01, next_review: 2099-02-01}
license: {text: {fr: Libre.}, drawings: {fr: Libres.}}
cover:
  figure: couverture.svg
  alt: {fr: Une personne lit.}
  promise: [{fr: Des réponses.}]
parts:
  - id: debut
    title: {fr: Début}
    sentence: {fr: Pour commencer.}
    pictogram: main
    sections:
      - id: premiers-pas
      - id: contacts
slots: {owner: {fr: La rédaction}}
""",
    FIRST: """\
title: Premiers pas
pictogram: main
blocks:
  - kind: paragraph
    id: ouverture
    lead: true
    text: Le {derme} porte la peau. [@dupont-2024]
  - kind: figure
    figure: peau.svg
    alt: La peau vue en coupe.
    caption: La peau.
  - kind: table
    caption: Les jours [@dupont-2024]
    header: [Jour, Geste]
    rows:
      - [lundi, laver]
      - [mardi, sécher]
  - kind: frequency
    title: Combien de personnes [@dupont-2024]
    rows:
      - {label: Douleur, low: 2, high: 3, value: 2 à 3 sur 10}
  - kind: diary
    title: Carnet
    columns:
      - {title: Date}
      - {title: Douleur, options: [oui, non]}
    example: [3 mai, oui]
  - kind: see-also
    text: Voir les contacts
    section: contacts
sources: [martin-2023]
""",
    SECOND: """\
title: Contacts
blocks:
  - kind: contacts
    items: [ligne-info]
  - kind: glossary
    items:
      - {id: derme, term: derme, short: couche de la peau, definition: Couche du milieu de la peau.}
  - kind: references
""",
    CONTACT: """\
name: {fr: Ligne info}
what: {fr: Répond à vos questions.}
country: FR
role: service
phone:
  value: 01 56 53 53 40
  source: https://example.org/contact
  read_on: 2026-01
  checked_on: 2026-02-03
  checked_by: La rédaction
  shelf_life_months: 60
""",
    CLINIC: "name: Hôpital Nord\nphones:\n  - {label: {fr: Accueil}, number: 01 56 53 53 41}\n",
    REFERENCES: """\
dupont-2024:
  authors: Dupont A
  title: La peau
martin-2023:
  authors: Martin B
  title: Les soins
""",
    STRINGS: STRINGS_TEXT,
    f"{FIGURES}/couverture.svg": SVG,
    f"{FIGURES}/peau.svg": SVG,
    "sections/figures/pictograms/main.svg": SVG,
    "sections/figures/pictograms/medicament.svg": SVG,
}
"""The files of the demonstration project, without a fault and without a warning."""


class Project:
    """The demonstration project in a folder, some of its files replaced."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def edit(self, path: str, old: str, new: str) -> str:
        """Put ``new`` for ``old`` in a file; the place of the mark in ``new`` as ``path:line:column``."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        text, place = marked(path, text.replace(old, new))
        self.write(path, text)
        return place

    def load(self) -> tuple[Library, list[Diagnostic]]:
        return load(self.root)

    def findings(self, *, unapproved: bool = False) -> list[Diagnostic]:
        """What loading and the rules find, in that order; that nobody has approved the project only if asked for."""
        library, found = load(self.root)
        return [*found, *(one for one in checks.check(library) if unapproved or one.rule != "not-approved")]

    def approve(
        self, *roles: Role, lang: str = "fr", by: str = "Dr A. Martin", on: str = "2026-02-03", booklet: str = "demo"
    ) -> None:
        """Somebody approves everything as it stands."""
        library, _ = load(self.root)
        files = library.booklets[booklet]
        path = self.root / APPROVALS.replace("demo", booklet)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        new = [
            Approval(section=name, lang=lang, role=role, by=by, date=date.fromisoformat(on),
                     hash=digest(library, files, lang, name))
            for role in roles for name in names(files, lang)
        ]  # fmt: skip
        self.write(APPROVALS.replace("demo", booklet), with_approvals(text, new))


def marked(path: str, text: str) -> tuple[str, str]:
    """The text without its mark, and the place of the mark as ``path:line:column``; empty without one."""
    if MARK not in text:
        return text, ""
    before, after = text.split(MARK)
    return before + after, f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def lines(findings: list[Diagnostic]) -> list[str]:
    """Place and rule of each finding, to compare in a test."""
    return [f"{finding.location} {finding.rule}" for finding in findings]
