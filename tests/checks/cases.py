"""A planted fault and a clean twin for every rule. The mark stands where the finding must be."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.support import (
    BOOK,
    CLINIC,
    CONTACT,
    FIGURES,
    FIRST,
    META,
    REFERENCES,
    SECOND,
    STRINGS_TEXT,
    SVG,
    Project,
)


@dataclass(frozen=True)
class Case:
    """``old`` in ``path`` becomes ``bad``, which is found at its mark, or ``good``, which is not."""

    rule: str
    path: str
    old: str
    bad: str
    good: str
    before: Callable[[Project], object] = lambda project: None
    at: str = ""
    """The place, where it is in another file than the edit."""

    def __str__(self) -> str:
        return f"{self.rule} {self.bad.strip()[:40]}"


def picture(form: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A PNG or JPEG file."""
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, form)
    return out.getvalue()


def link(project: Project) -> None:
    """A figure that is a symbolic link to a drawing outside the project, and one to a drawing inside."""
    outside = project.root.parent / f"{project.root.name}-outside.svg"
    outside.write_text(SVG, encoding="utf-8")
    (project.root / FIGURES / "out.svg").symlink_to(outside)
    (project.root / FIGURES / "in.svg").symlink_to("peau.svg")


def silent(project: Project) -> None:
    """A contact without a number."""
    project.write("sections/contacts/muet.yaml", "name: {fr: A}\nwhat: {fr: B}\ncountry: FR\nrole: service\n")


def short(project: Project) -> None:
    """A short booklet that prints all that it must."""
    project.edit(META, "id: demo\n", "id: demo\nform: short\n")
    project.edit(SECOND, "  - kind: references\n", "  - kind: references\n  - kind: edition-box\n")


THIRD, POINT = "  - {text: {fr: Troisième point.}}\n", "  - {text: {fr: Un de plus.}}\n"


def english(project: Project) -> None:
    """A section in English, and nothing else in English."""
    project.write(f"{BOOK}/en/premiers-pas.yaml", "title: First\nblocks:\n  - {kind: paragraph, text: One.}\n")


ENGLISH = f"{BOOK}/en/premiers-pas.yaml"
ENGLISH_WORDS = f"{BOOK}/en/contacts.yaml"


def translated(project: Project) -> None:
    """Every section in English too, built like its source; two terms in the glossary."""
    project.edit(SECOND, TERM, TERM + GRAISSE)
    for name in (FIRST, SECOND):
        project.write(name.replace("/fr/", "/en/"), (project.root / name).read_text(encoding="utf-8"))
    project.write("sections/strings/en.yaml", STRINGS_TEXT)


TWENTY_ONE = " ".join(f"mot{number}" for number in range(21))
TWENTY = " ".join(f"mot{number}" for number in range(20))
TEXT = "Le {derme} porte la peau. [@dupont-2024]"
LISTED = "  - kind: contacts\n    items: [ligne-info]\n"
TERM = "      - {id: derme, term: derme, short: couche de la peau, definition: Couche du milieu de la peau.}\n"
GRAISSE = "      - {id: graisse, term: graisse, short: sous la peau, definition: Sous le derme.}\n"


def sheet(*panels: str, edition: str = "handout", at: str = "") -> str:
    """booklet.yaml's choice for a one-sheet edition; ``at`` stands before its panels."""
    return f"editions:\n  {edition}:\n    panels: {at}[{', '.join(panels)}]\nparts:\n"


def calling(project: Project) -> None:
    """The first section becomes one on when to call, in a part of its own."""
    project.edit(META, "  - id: debut\n", "  - id: debut\n    kind: call\n")
    project.edit(
        FIRST,
        "blocks:\n",
        """blocks:
  - kind: warning-levels
    id: niveaux
    levels:
      - {level: now, title: A, groups: [{signs: [{text: B}]}], lines: [F]}
      - {level: today, title: C, groups: [{signs: [{text: D}]}], waiting: {title: G, items: [E]}}
""",
    )


REMEMBER = "{purpose: remember, title: {fr: A}}"
FOLDED = [f"{{purpose: {name}, title: {{fr: A}}}}" for name in ("remember", "daily-living", "prevention")]
FOLDED.append("{purpose: contacts}")
LEVELS = "{purpose: call, blocks: [{section: premiers-pas, block: niveaux%s}]}"

CASES = [
    Case("citation-without-reference", FIRST, TEXT, f"{TEXT} Un fait [@martin-2023; ⟦@martin-2022].", TEXT),
    Case("citation-without-reference", FIRST, "[martin-2023]", "[martin-2023, ⟦absent]", "[martin-2023]"),
    Case("citation-without-reference", FIRST, "  - kind: figure\n", "  - kind: figure\n    sources: [⟦absent]\n",
         "  - kind: figure\n    sources: [martin-2023]\n"),
    Case("citation-without-reference", META, "Adultes.", "'Adultes [⟦@absent].'", "'Adultes [@martin-2023].'"),
    Case("citation-without-reference", FIRST, TEXT, f">\n      {TEXT}\n\n      Un fait\n      [⟦@absent].",
         f"'{TEXT}'"),
    Case("reference-never-cited", REFERENCES, "martin-2023:", "⟦jamais: {authors: A, title: B}\nmartin-2023:",
         "martin-2023:"),
    Case("unknown-term", FIRST, TEXT, f"{TEXT} L'{{derme}} et l'⟦{{epiderme|épiderme}}.", f"{TEXT} L'{{derme}}."),
    Case("unknown-term", FIRST, TEXT, f"'{TEXT} L''eau et l''⟦{{epiderme}}.'", f"'{TEXT} L''eau.'"),
    Case("unknown-term", FIRST, TEXT, f"\"{TEXT} Dit \\\"oui\\\" : l'⟦{{epiderme}}.\"", f'"{TEXT} Dit \\"oui\\"."'),
    Case("unused-term", SECOND, TERM, TERM + "      - {id: ⟦graisse, term: a, short: b, definition: c}\n", TERM),
    Case("term-defined-twice", SECOND, TERM, TERM + "      - {id: ⟦derme, term: a, short: b, definition: c}\n", TERM),
    Case("unknown-section", META, "- id: contacts", "- id: ⟦contact", "- id: contacts"),
    Case("unknown-section", FIRST, "section: contacts", "section: ⟦absente", "section: premiers-pas"),
    Case("unknown-section", META, "parts:\n", "editions:\n  screen: {without: [⟦absente]}\nparts:\n",
         "editions:\n  screen: {without: [contacts]}\nparts:\n"),
    Case("unlisted-section", META, "      - id: contacts\n", "", "      - id: contacts\n", at=f"{SECOND}:1:1"),
    Case("section-listed-twice", META, "      - id: contacts\n", "      - id: contacts\n      - id: ⟦premiers-pas\n",
         "      - id: contacts\n"),
    Case("duplicate-block-id", SECOND, "  - kind: glossary\n", "  - kind: glossary\n    id: ⟦ouverture\n",
         "  - kind: glossary\n    id: mots\n"),
    Case("duplicate-part-id", META, "      - id: contacts\n", "      - id: contacts\n"
         "  - {id: ⟦debut, title: {fr: A}, sentence: {fr: B}, pictogram: main, sections: [{id: voyages}]}\n",
         "      - id: contacts\n"
         "  - {id: fin, title: {fr: A}, sentence: {fr: B}, pictogram: main, sections: [{id: voyages}]}\n"),
    Case("unknown-contact", SECOND, "[ligne-info]", "[ligne-info, ⟦ligne-infos]", "[ligne-info]"),
    Case("unknown-contact", META, "parts:\n", "emergency_contacts: [⟦samu]\nparts:\n",
         "emergency_contacts: [ligne-info]\nparts:\n"),
    Case("unknown-contact", META, "parts:\n", "back_contacts: [ligne-info, ⟦absent]\nparts:\n",
         "back_contacts: [ligne-info]\nparts:\n"),
    Case("unused-contact", SECOND, LISTED, "", LISTED, at=f"{CONTACT}:1:1"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦#nulle-part).'",
         f"'{TEXT} Voyez [là](#contacts), [ici](#premiers-pas--ouverture), [début](#part-debut).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦javascript:alert(1)).'",
         f"'{TEXT} Voyez `[là](javascript:x)`.'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦www.exemple.fr).'",
         f"'{TEXT} Voyez [là](<https://exemple.fr/a_(b)>).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦https://[::1).'", f"'{TEXT} Voyez [là](https://a.fr:80/?a=b#c).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦mailto:x).'", f"'{TEXT} Voyez [là](mailto:a@b.fr?subject=x).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦tel:abc).'", f"'{TEXT} Voyez [là](tel:15) ou [1] (non).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦file:///etc/passwd).'", f"'{TEXT} Voyez \\[là\\](x).'"),
    Case("bad-link", FIRST, TEXT, f"'{TEXT} Voyez [là](⟦).'", f"'{TEXT} Voyez [là].'"),
    Case("bad-link", META, "Adultes.", "'[Adultes](⟦#x).'", "'[Adultes](#contacts).'"),
    Case("reference-list", SECOND, "  - kind: references\n", "", "  - kind: references\n", at=f"{FIRST}:7:37"),
    Case("reference-list", SECOND, "  - kind: references\n", "  - kind: references\n  - ⟦kind: references\n",
         "  - kind: references\n"),
    Case("reserved-id", FIRST, "id: ouverture", "id: ⟦'2'", "id: contacts"),
    Case("empty-edition", META, "parts:\n", "editions:\n  ⟦screen: {without: [contacts, premiers-pas]}\nparts:\n",
         "editions:\n  screen: {without: [contacts]}\nparts:\n"),
    Case("panel-plan", META, "parts:\n", "editions:\n  ⟦leaflett: {without: [contacts]}\nparts:\n",
         "editions:\n  booklet: {without: [contacts]}\nparts:\n"),
    Case("panel-plan", META, "parts:\n", sheet(REMEMBER, edition="screen", at="⟦"), sheet(REMEMBER)),
    Case("panel-plan", META, "parts:\n", sheet("{purpose: cover}", REMEMBER, edition="leaflet", at="⟦"),
         sheet("{purpose: cover}", *FOLDED, "{purpose: call}", edition="leaflet")),
    Case("panel-plan", META, "parts:\n", sheet(*FOLDED, "{purpose: call}", "{purpose: cover}",
         edition="leaflet", at="⟦"), sheet("{purpose: cover}", "{purpose: call}", *FOLDED, edition="leaflet")),
    Case("panel-plan", META, "parts:\n", sheet(*FOLDED[:3], at="⟦"), sheet(*FOLDED[:2])),
    Case("panel-plan", META, "parts:\n", sheet(REMEMBER, REMEMBER, at="⟦"), sheet(REMEMBER)),
    Case("unknown-choice", META, "parts:\n", sheet("{purpose: remember, blocks: [{section: ⟦contact}]}"),
         sheet("{purpose: remember, blocks: [{section: contacts}]}")),
    Case("unknown-choice", META, "parts:\n", sheet("{purpose: remember, blocks: [{section: premiers-pas, block: ⟦x}]}"),
         sheet("{purpose: remember, blocks: [{section: premiers-pas, block: ouverture}]}")),
    Case("unknown-choice", META, "parts:\n",
         sheet("{purpose: remember, blocks: [{section: premiers-pas, block: ouverture, short: ⟦true}]}"),
         sheet("{purpose: remember, blocks: [{section: premiers-pas, block: ouverture, short: false}]}")),
    Case("unknown-choice", META, "parts:\n",
         sheet("{purpose: remember, blocks: [{section: premiers-pas, block: ouverture, only: ⟦[now]}]}"),
         sheet(LEVELS % ", only: [now]"), calling),
    Case("unknown-contact", META, "parts:\n", sheet("{purpose: contacts, contacts: [⟦absent]}"),
         sheet("{purpose: contacts, contacts: [ligne-info]}")),
    Case("short-incomplete", META, "id: demo\n", "id: demo\nform: ⟦short\n", "id: demo\nform: full\n"),
    Case("short-incomplete", META, THIRD, THIRD + POINT * 2 + "  - ⟦{text: {fr: Un de trop.}}\n", THIRD + POINT * 2,
         short),
    Case("call-incomplete", META, "parts:\n", sheet(REMEMBER, at="⟦"), sheet(REMEMBER, LEVELS % ""), calling),
    Case("call-incomplete", META, "parts:\n", sheet(LEVELS % ", only: [now, today.head, today.1]", at="⟦"),
         sheet(LEVELS % ", only: [now, today.head, today.1, today.waiting]"), calling),
    Case("call-incomplete", META, "parts:\n",
         sheet(LEVELS % ", only: [today]", LEVELS % ", only: [now]", at="⟦"),
         sheet(LEVELS % ", only: [now.head, now.1]", LEVELS % ", only: [now.lines, today]"), calling),
    Case("call-incomplete", META, "parts:\n",
         sheet(LEVELS % ", only: [now]", REMEMBER, "⟦" + LEVELS % ", only: [today]"),
         sheet(LEVELS % ", only: [now]", LEVELS % ", only: [today]", REMEMBER), calling),
    Case("call-incomplete", META, "parts:\n",
         sheet("⟦{purpose: call, blocks: [{section: premiers-pas, block: ouverture}, "
               "{section: premiers-pas, block: niveaux}]}"), sheet(LEVELS % ""), calling),
    Case("call-incomplete", META, "parts:\n", "editions:\n  booklet: {without: [⟦premiers-pas]}\nparts:\n",
         "editions:\n  booklet: {without: []}\nparts:\n", calling),
    Case("call-without-page", FIRST, TEXT, f"'{TEXT} Lisez ⟦« Premiers pas ».'",
         f"'{TEXT} Lisez {{page:premiers-pas|« Premiers pas »}}.'", calling),
    Case("unknown-section", FIRST, TEXT, f"'{TEXT} Lisez {{page:⟦premier-pas|« Premiers pas »}}.'",
         f"'{TEXT} Lisez {{page:premiers-pas|« Premiers pas »}}.'"),
    Case("unknown-choice", META, "parts:\n", sheet(LEVELS % ", only: [⟦now.3]"), sheet(LEVELS % ", only: [now.1]"),
         calling),
    Case("bad-contact-value", CONTACT, "01 56 53 53 40", "⟦01 56 53 53", '"3114"'),
    Case("bad-contact-value", CONTACT, "01 56 53 53 40", "⟦01 56 53 53 40 (gratuit)", '"15"'),
    Case("bad-contact-value", CONTACT, "phone:",
         "email: {value: ⟦a@b, source: https://e.org, read_on: 2026-01}\nphone:",
         "email: {value: a@b.fr, source: https://e.org, read_on: 2026-01}\nphone:"),
    Case("bad-contact-value", CONTACT, "phone:",
         "website: {value: ⟦www exemple.fr, source: https://e.org, read_on: 2026-01}\nphone:",
         "website: {value: https://www.exemple.fr/a, source: https://e.org, read_on: 2026-01}\nphone:"),
    Case("bad-contact-value", FIRST, "  - kind: see-also", "  - kind: warning-levels\n    levels:\n"
         '      - {level: now, title: A, groups: [{signs: [{text: B}]}], numbers: ["15", ⟦le 15]}\n  - kind: see-also',
         "  - kind: warning-levels\n    levels:\n"
         '      - {level: now, title: A, groups: [{signs: [{text: B}]}], numbers: ["15", "112"]}\n  - kind: see-also'),
    Case("bad-contact-value", CONTACT, "read_on: 2026-01", "read_on: ⟦2026-13", "read_on: 2026-12"),
    Case("bad-contact-value", CONTACT, "read_on: 2026-01", "read_on: ⟦2026-02-30", "read_on: 2026-02-28"),
    Case("bad-contact-value", REFERENCES, "  title: La peau\n", "  title: La peau\n  url: ⟦https://[::1\n",
         "  title: La peau\n  url: https://doi.org/10.1/(a)\n"),
    Case("bad-contact-value", META, "parts:\n", "emergency_contacts: [⟦muet]\nparts:\n",
         "emergency_contacts: [ligne-info]\nback_contacts: [muet]\nparts:\n", silent),
    Case("contact-unchecked", CONTACT, "phone:",
         "⟦email: {value: a@b.fr, source: https://e.org, read_on: 2026-01}\nphone:", "phone:"),
    Case("missing-figure", FIRST, "figure: peau.svg", "figure: ⟦Peau.svg", "figure: peau.svg"),
    Case("missing-figure", META, "figure: couverture.svg", "figure: ⟦absente.svg", "figure: peau.svg"),
    *(Case("unsafe-figure-path", FIRST, "figure: peau.svg", f"figure: ⟦{name}", "figure: in.svg", link)
      for name in ("/etc/a.svg", "../a.svg", "sub/peau.svg", "https://example.org/a.svg", r"..\a.svg", "peau.pdf",
                   "data:image/svg+xml,x.svg", "out.svg", ".svg", "pe au.svg", "'-x.svg'")),
    Case("unknown-pictogram", FIRST, "pictogram: main", "pictogram: ⟦mains", "pictogram: medicament"),
    Case("unknown-pictogram", META, "Premier point.}, pictogram: main", "Premier point.}, pictogram: ⟦absent",
         "Premier point.}"),
    Case("missing-language", META, "title: {fr: Titre}", "title: ⟦{en: Title}", "title: {fr: Titre, en: Title}"),
    Case("missing-language", CONTACT, "name: {fr: Ligne info}", "name: ⟦{en: Info}", "name: {fr: A, en: B}"),
    *(Case("translation-shape", ENGLISH, old, bad, good, translated) for old, bad, good in (
        (TEXT, f"⟦{TEXT.replace('2024', '2023')}", "The {derme} carries the skin. [@dupont-2024]"),
        (TEXT, f"⟦{TEXT.replace('{derme}', 'derme')}", "'[@dupont-2024] The {derme|dermis} carries the skin.'"),
        (TEXT, f"⟦{TEXT} À 8 ans.", f"{TEXT} Eight."),
        ("value: 2 à 3 sur 10", "value: ⟦2 à 3 sur 100", "value: '2 to 3, of 10:00'"),
        ("low: 2, high: 3", "low: ⟦1, high: 3", "low: 2, high: 3"),
        ("id: ouverture", "id: ⟦overture", "id: ouverture"),
        ("    lead: true\n", "    lead: true\n    basis: ⟦to-validate\n", "    lead: true\n"),
        ("    lead: true\n", "    lead: ⟦false\n", "    lead: true\n"),
        ("figure: peau.svg", "figure: ⟦couverture.svg", "figure: peau.svg"),
        ("pictogram: main\n", "pictogram: ⟦medicament\n", "pictogram: main\nshort_title: First\n"),
        ("      - [mardi, sécher]\n", "      - [mardi, sécher]\n      - ⟦[jeudi, sécher]\n",
         "      - [Tuesday, dry]\n"),
        ("{title: Douleur, options: [oui, non]}", "{title: Douleur, options: ⟦[oui]}",
         "{title: Pain, options: [yes, oui], width: 4}"),
        ("kind: see-also\n    text: Voir les contacts\n    section: contacts", "kind: ⟦quote\n    text: Voir",
         "kind: see-also\n    text: See\n    section: contacts"),
        ("sources: [martin-2023]", "sources: [⟦dupont-2024]", "sources: [martin-2023]"),
    )),
    Case("translation-shape", ENGLISH_WORDS, TERM + GRAISSE,
         TERM + GRAISSE + GRAISSE.replace("id: graisse", "id: ⟦fat"), GRAISSE + TERM, translated),
    Case("translation-shape", ENGLISH_WORDS, f"    items:\n{TERM}{GRAISSE}", f"    items:\n      ⟦{TERM.strip()}\n",
         f"    items:\n{GRAISSE}{TERM}", translated),
    Case("translation-shape", META, "title: {fr: Titre}", "title: {fr: Titre, en: ⟦Title 2}",
         "title: {fr: Titre, en: Title}", translated),
    Case("translation-shape", FIRST, "title: Premiers pas", "title: Premiers pas, 2", "title: Un pas", translated,
         at=f"{ENGLISH}:1:8"),
    Case("table-shape", FIRST, "- [mardi, sécher]", "- ⟦[mardi, sécher, encore]", "- [jeudi, sécher]"),
    Case("frequency-order", FIRST, "low: 2, high: 3", "low: ⟦4, high: 3", "low: 3, high: 3"),
    Case("diary-example", FIRST, "example: [3 mai, oui]", "example: ⟦[3 mai]", "example: [3 mai, 'oui, non']"),
    Case("diary-example", FIRST, "example: [3 mai, oui]", "example: [3 mai, ⟦ouais]", "example: [3 mai, non]"),
    Case("sentence-too-long", FIRST, TEXT, f"{TEXT} ⟦Le {TWENTY}.", f"{TEXT} {TWENTY.capitalize()}."),
    Case("sentence-too-long", FIRST, TEXT, f"|\n      {TEXT}\n      ⟦Le {TWENTY}.", f"{TEXT} L'{TWENTY}."),
    Case("paragraph-too-long", FIRST, TEXT, f"{TEXT} Deux. Trois ! ⟦Quatre ?", f"'{TEXT} Deux. Trois : M. Oui, p. 4.'"),
    Case("to-fill-in", FIRST, TEXT, f"'{TEXT} Oui. ⟦To fill in\u202f: une date.'",
         f"'{TEXT} A table to fill in by hand.'"),
    Case("to-fill-in", META, "title: {fr: Titre}", 'title: {fr: "⟦to fill in: le titre"}',
         'title: {fr: "To fill in, and to bring"}'),
    Case("to-fill-in", CONTACT, "name: {fr: Ligne info}", 'name: {fr: "⟦To fill in : le nom"}',
         'name: {fr: "Into fill in: le nom"}'),
    Case("to-fill-in", CLINIC, "name: Hôpital Nord", 'name: "Hôpital ⟦To  fill in:"', "name: Hôpital To fill in"),
    Case("to-fill-in", REFERENCES, "  title: La peau\n", '  title: "⟦To fill in: le titre"\n', "  title: To fill in\n"),
    Case("to-validate", FIRST, "    lead: true\n", "    lead: true\n    basis: ⟦to-validate\n", "    lead: true\n"),
    Case("review-dates", META, "next_review: 2099-02-01", "next_review: ⟦2026-02-01", "next_review: 2098-02-01"),
    Case("review-dates", META, "last_review: 2026-02-01", "last_review: ⟦2026-01-09", "last_review: 2026-01-10"),
    Case("review-overdue", META, "next_review: 2099-02-01", "next_review: ⟦2026-03-01", "next_review: 2098-02-01"),
    Case("withdrawn", META, "code: DEMO-1", "withdrawn: ⟦{since: 2026-03-01, reason: {fr: Dose fausse.}}\ncode: DEMO-1",
         "code: DEMO-2"),
]  # fmt: skip

NS = 'xmlns="http://www.w3.org/2000/svg"'
HEAD = f'<svg {NS} viewBox="0 0 1 1">'
SVG_FAULTS = {
    "script": f"{HEAD}\n ⟦<script>alert(1)</script></svg>",
    "foreign object": f"{HEAD}\n ⟦<foreignObject/></svg>",
    "event": f'{HEAD}\n ⟦<g onclick="x()"/></svg>',
    "event on the root": f'⟦<svg {NS} viewBox="0 0 1 1" onload="x()"/>',
    "address": f'{HEAD}\n ⟦<image href="https://example.org/a.png"/></svg>',
    "file": f'{HEAD}\n ⟦<image href="../a.png"/></svg>',
    "xlink": f'{HEAD}<g xmlns:xlink="http://www.w3.org/1999/xlink">\n ⟦<use xlink:href="a.svg#x"/></g></svg>',
    "data": f'{HEAD}\n ⟦<image href="data:image/png;base64,AA"/></svg>',
    "paint": f'{HEAD}\n ⟦<path fill="url(https://example.org/a.svg#x)"/></svg>',
    "style": f'{HEAD}\n ⟦<path style="fill: url(a.svg#x)"/></svg>',
    "escape": f'{HEAD}\n ⟦<path style="fill: \\75rl(a)"/></svg>',
    "sheet": f"{HEAD}\n<style>⟦@import 'a.css';</style></svg>",
    "animation": f'{HEAD}\n ⟦<set attributeName="href" to="a"/></svg>',
    "instruction": f'⟦<?xml-stylesheet href="a.css"?>{HEAD}</svg>',
    "doctype": f"<!DOCTYPE svg⟦>\n{HEAD}</svg>",
    "no viewBox": f'⟦<svg {NS} width="1" height="1"/>',
    "flat viewBox": f'⟦<svg {NS} viewBox="0 0 0 1"/>',
    "no namespace": '⟦<svg viewBox="0 0 1 1"/>',
    "HTML": "⟦<html/>",
    "cut short": f"{HEAD}\n⟦<path",
    "endless": f'⟦{HEAD}<g id="a"><use href="#a"/></g><use href="#a"/></svg>',
    "bomb": f"⟦{HEAD}" + '<path id="a0"/>' + "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 8)
    ) + '<use href="#a7"/></svg>',
    "deep": f"{HEAD}{'<g>' * 59}⟦<g/>{'</g>' * 59}</svg>",
}  # fmt: skip
"""Drawings that must be refused, each at its mark."""

SVG_TWINS = {
    "gradient": f'{HEAD}<linearGradient id="g"/><path fill="url(#g)" style="stroke:url(\'#g\')"/></svg>',
    "use": f'{HEAD}<path id="p"/><use href="#p"/><g id="q"><use href="#p"/></g><use href="#q"/></svg>',
    "title": f'<?xml version="1.0" encoding="UTF-8"?>\n{HEAD}<title>Été</title><style>.a{{fill:red}}</style></svg>',
    "foreign names": f'{HEAD}<metadata xmlns:x="http://x.org"><x:a x:b="1"/></metadata></svg>',
}
"""Drawings that are taken."""
