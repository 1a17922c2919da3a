"""A planted fault and a clean twin for every rule on plain language, on what a booklet owes its readers, on looks."""

from __future__ import annotations

from collections.abc import Callable

from tests.checks.cases import TEXT, Case
from tests.support import CLINIC, CONTACT, FIRST, META, REFERENCES, SECOND, Project

OS = (
    SECOND,
    "      - {id: derme,",
    "      - {id: os, term: couche de l'os, short: bord, definition: Le bord de l'os.}\n      - {id: derme,",
)
CARD = (
    "{kind: treatment-card, name: Crème, how_it_works: Elle agit., benefits: Un peu., risks: Rougeur., unknown: Tout.}"
)
CAPTION = "    caption: La peau.\n"
ACTION = "  - {kind: do-dont, do: [Lavez la plaie.], dont: [Gratter la peau.]}\n"
SEE = "  - kind: see-also\n"


def part(purpose: str, *edits: tuple[str, str, str]) -> Callable[[Project], None]:
    """The demonstration's only part is for something; then more edits: file, old, new."""

    def before(project: Project) -> None:
        project.edit(
            META, "    pictogram: main\n    sections:", f"    purpose: {purpose}\n    pictogram: main\n    sections:"
        )
        for edit in edits:
            project.edit(*edit)

    return before


def edited(*edits: tuple[str, str, str]) -> Callable[[Project], None]:
    def before(project: Project) -> None:
        for edit in edits:
            project.edit(*edit)

    return before


def threshold(name: str, value: int) -> tuple[str, str, str]:
    return META, "parts:\n", f"thresholds: {{fr: {{{name}: {value}}}}}\nparts:\n"


def text(bad: str, good: str) -> tuple[str, str, str, str]:
    """An edit of the first section's opening: ``bad`` or ``good`` follows what it says."""
    return FIRST, TEXT, f"'{TEXT} {bad}'", f"'{TEXT} {good}'"


def block(bad: str, good: str) -> tuple[str, str, str, str]:
    """A block before the last one of the first section."""
    return FIRST, SEE, f"{bad}\n{SEE}", f"{good}\n{SEE}"


LEVELS = "kind: warning-levels, levels: [{level: now, title: Vite, groups: [{signs: [{text: Un signe.}]}]}]"
LEVELS_AT = LEVELS.replace("{text:", "⟦{text:")
CITED = LEVELS.replace("Un signe.", "'Un signe. [@dupont-2024]'")
SIGNS = ", ".join(f"{{text: {letter}}}" for letter in "abcdefg")
LONG = " ".join(f"mot{number}" for number in range(16))
UNSUPPORTED = {
    "kind: list, items: [⟦Lavez.]": "kind: list, items: ['Lavez. [@dupont-2024]']",
    "kind: list, items: ['Lavez. [@dupont-2024]', ⟦Séchez.]":
        "kind: list, intro: 'Selon [@dupont-2024]', items: [A., B.]",
    "kind: steps, items: [{title: A, text: 'B. [@dupont-2024]'}, ⟦{title: Lavez, text: À l'eau.}]":
        "kind: steps, items: [{title: A, text: 'B. [@dupont-2024]'}, {title: 'C [@dupont-2024]', text: D.}]",
    "kind: do-dont, do: ['Lavez. [@dupont-2024]'], dont: [⟦Gratter.]":
        "kind: do-dont, do: ['Lavez. [@dupont-2024]'], dont: ['Gratter. [@dupont-2024]']",
    "kind: do-dont, do: [⟦Lavez.], dont: ['Gratter. [@dupont-2024]']":
        "kind: do-dont, sources: [dupont-2024], do: [Lavez.], dont: [Gratter.]",
    "kind: key-points, items: [⟦{text: Lavez.}]": "kind: key-points, items: [{text: 'Lavez. [@dupont-2024]'}]",
    "kind: tips, items: [{pictogram: main, text: 'A [@dupont-2024]'}, ⟦{pictogram: main, text: B}]":
        "kind: tips, sources: [dupont-2024], items: [{pictogram: main, text: A}, {pictogram: main, text: B}]",
    "kind: definition-list, items: [⟦{term: Pus, definition: Une infection.}]":
        "kind: definition-list, items: [{term: 'Pus [@dupont-2024]', definition: Une infection.}]",
    "kind: timeline, items: [{when: A, title: B, text: 'C [@dupont-2024]', pictogram: main}, "
    "⟦{when: A, title: B, text: C, pictogram: main}]":
        "kind: timeline, basis: to-validate, items: [{when: A, title: B, text: C, pictogram: main}, "
        "{when: A, title: B, text: C, pictogram: main}]",
    "kind: table, caption: C, header: [A, B], rows: [[c, 'd [@dupont-2024]'], ⟦[e, f]]":
        "kind: table, caption: 'C [@dupont-2024]', header: [A, B], rows: [[c, d], [e, f]]",
    "kind: frequency, title: F, rows: [⟦{label: A, low: 2, high: 3, value: 2 à 3 sur 10}]":
        "kind: frequency, title: F, rows: [{label: A, low: 2, high: 3, value: 2 à 3}], note: 'N. [@dupont-2024]'",
    **{f"kind: treatment-card, name: A, {field}: ⟦Un fait.":
       f"kind: treatment-card, name: A, {field}: 'B [@dupont-2024]'"
       for field in ("how_it_works", "benefits", "risks", "unknown", "pregnancy", "safety")},
    "kind: question-answer, question: Q ?, answer: ⟦[Oui., Non.]":
        "kind: question-answer, question: Q ?, answer: [Oui., 'Non. [@dupont-2024]']",
    "kind: callout, title: Non, text: ⟦Lavez.": "kind: callout, title: 'Non [@dupont-2024]', text: Lavez.",
    "kind: callout, text: ⟦Lavez.": "kind: checklist, items: [Que faire ?]",
}  # fmt: skip
"""A line without a source of each kind of block that has any, and its twin."""

SUPPORT_CASES = [
    Case("unsupported-advice", SECOND, "  - kind: glossary\n", f"  - {{{bad}}}\n  - kind: glossary\n",
         f"  - {{{good}}}\n  - kind: glossary\n") for bad, good in UNSUPPORTED.items()
]  # fmt: skip
EIGHT, SEVEN = ", ".join("abcdefgh"), ", ".join("abcdefg")

PLAIN_CASES = [
    Case("main-message-too-long", META, "{fr: Un seul message.}", f"{{fr: ⟦{LONG} {LONG}}}", f"{{fr: {LONG}}}"),
    Case("main-message-too-long", META, "{fr: Un seul message.}", f"{{fr: ⟦{LONG}}}", "{fr: Un seul message.}",
         edited(threshold("words_in_main_message", 15))),
    Case("missing-owner", META, "slots: {owner: {fr: La rédaction}}", "slots: ⟦{publisher: {fr: La rédaction}}",
         "slots: {owner: {fr: La rédaction}}"),
    Case("missing-owner", META, "{owner: {fr: La rédaction}}", "{owner: {fr: ⟦…}}", "{owner: {fr: L 2}}"),
    Case("future-date", META, "last_review: 2026-02-01", "last_review: ⟦2098-02-01", "last_review: 2026-02-02"),
    Case("future-date", CONTACT, "checked_on: 2026-02-03", "checked_on: ⟦2098-02-03", "checked_on: 2026-02-04"),
    Case("future-date", CONTACT, "read_on: 2026-01\n", "read_on: ⟦2098-01\n", "read_on: 2026-01-31\n"),
    Case("missing-last-review", META, "dates: {written: 2026-01-10, last_review: 2026-02-01,",
         "dates: ⟦{written: 2026-01-10,", "dates: {written: 2026-01-10, last_review: 2026-02-02,"),
    Case("contact-expired", CONTACT, "phone:\n",
         "⟦website: {value: https://a.fr, source: https://e.org, read_on: 2024-01}\nphone:\n",
         "website: {value: https://a.fr, source: https://e.org, read_on: 2098-01}\nphone:\n"),
    Case("contact-expired", CONTACT, "phone:\n",
         "⟦email: {value: a@b.fr, source: https://e.org, read_on: 2098-01, checked_on: 2024-01-31}\nphone:\n",
         "email: {value: a@b.fr, source: https://e.org, read_on: 2024-01, checked_on: 2098-01-31}\nphone:\n"),
    Case("no-guideline", REFERENCES, "  title: Les soins\n", "  title: Les soins\n",
         "  title: Les soins\n  type: systematic-review\n", part("treat"), at=f"{FIRST}:1:8"),
    Case("no-support", CONTACT, "role: service", "role: emergency", "role: association", at=f"{META}:25:3"),
    Case("list-too-long", *block(f"  - {{kind: warning-levels, levels: [{{level: today, title: A, "
                                 f"groups: [{{signs: [{SIGNS}, ⟦{{text: h}}]}}]}}]}}",
                                 f"  - {{kind: warning-levels, levels: [{{level: today, title: A, "
                                 f"groups: [{{signs: [{SIGNS}]}}]}}]}}")),
    Case("list-too-long", *block("  - {kind: list, items: [a, b, c, d, ⟦e]}", "  - {kind: list, items: [a, b, c, d]}"),
         edited(threshold("items_per_list", 4))),
    Case("steps-count", *block(f"  - {{kind: steps, items: [{', '.join(['{title: A, text: B}'] * 3)}, "
                               "⟦{title: A, text: B}]}",
                               f"  - {{kind: steps, items: [{', '.join(['{title: A, text: B}'] * 3)}]}}"),
         edited(threshold("steps", 3))),
    Case("long-without-heading", *block("\n".join(f"  - {{kind: paragraph, text: {LONG}}}" for _ in range(7))
                                        + f"\n  - {{kind: paragraph, text: ⟦{LONG} {LONG} {LONG}}}",
                                        f"  - {{kind: subheading, text: A}}\n  - {{kind: paragraph, text: {LONG}}}")),
    Case("long-without-heading", *block(f"  - {{kind: subheading, text: A}}\n  - {{kind: list, items: [{LONG}, {LONG}, "
                                        f"{LONG}, ⟦{LONG}]}}", f"  - {{kind: list, items: [{LONG}]}}"),
         edited(threshold("words_between_headings", 50))),
    Case("no-visual-cue", SECOND, "title: Contacts\nblocks:\n", "title: ⟦Contacts\nblocks:\n",
         "title: Contacts\nblocks:\n  - {kind: callout, text: Un.}\n",
         part("act", (FIRST, SEE, ACTION + SEE))),
    Case("table-too-wide", *block("  - {kind: diary, title: A, columns: ⟦[" + ", ".join(["{title: A}"] * 5) + "]}",
                                  "  - {kind: diary, title: A, columns: [" + ", ".join(["{title: A}"] * 4) + "]}")),
    Case("table-too-wide", FIRST, "header: [Jour, Geste]", "header: ⟦[Jour, Geste, Heure]", "header: [Jour, Geste]",
         edited(threshold("columns_per_table", 2), (FIRST, "- [lundi, laver]\n      - [mardi, sécher]", "- [a, b]"))),
    *(Case("alt-says-nothing", FIRST, "La peau vue en coupe.", f"⟦{said}", "Image de la peau.")
      for said in ("peau.svg", "Image", "…", "Une photo 2.")),
    Case("alt-says-nothing", META, "alt: {fr: Une personne lit.}", "alt: {fr: ⟦Illustration}", "alt: {fr: Une main.}"),
    Case("figure-without-caption", FIRST, CAPTION, "", CAPTION, at=f"{FIRST}:9:13"),
    Case("term-without-gloss", FIRST, TEXT, "Le ⟦derme porte la peau. [@dupont-2024] Le {derme}.", f"{TEXT} Le derme."),
    Case("term-without-gloss", FIRST, TEXT, "Les ⟦dermes et le {derme}. [@dupont-2024]",
         "Le {=derme|derme}, une couche, et les dermes. [@dupont-2024]"),
    Case("abbreviation-not-spelled-out", *text("Voyez la ⟦MDPH. La MDPH.", "Voyez la maison (MDPH). La MDPH.")),
    Case("abbreviation-not-spelled-out", *text("Le ⟦PAI, lui.", "Le PAI (un projet). Par SMS, partie II.")),
    Case("passive-voice", *text("La plaie ⟦est lavée. Elle est couverte.", "La plaie est lavée. Elle guérit.")),
    Case("passive-voice", *text("L'opération n'⟦est pas remboursée. Le lit est ensuite ouvert.".replace("'", "''"),
                                "Elle est très occupée. Il s'est lavé, c'est lavé.".replace("'", "''"))),
    Case("no-action", SECOND, "title: Contacts\n", "title: ⟦Ce que vous savez\n", "title: Sachez ceci\n",
         part("act", (FIRST, SEE, ACTION + SEE))),
    Case("reader-not-addressed", *text("Dites ce que ⟦le patient doit faire.", "Dites ce que vous devez faire.")),
    Case("reader-not-addressed", SECOND, "title: Contacts", "title: ⟦Contacts", "title: Vos contacts",
         part("act", (FIRST, SEE, ACTION + SEE))),
    Case("no-action", SECOND, "title: Contacts\n", "title: ⟦Contacts\n", "title: Appelez\n",
         part("act", (FIRST, SEE, ACTION + SEE))),
    Case("advice-without-why", *block(f"  - ⟦{ACTION.strip()[2:]}",
                                      f"{ACTION}  - {{kind: paragraph, text: Cela évite une infection.}}"),
         part("act")),
    Case("no-tool", FIRST, "  - kind: diary\n    title: Carnet\n    columns:\n      - {title: Date}\n"
         "      - {title: Douleur, options: [oui, non]}\n    example: [3 mai, oui]\n", "",
         "  - {kind: checklist, items: [Un]}\n", at=f"{META}:25:3"),
    Case("no-uncertainty", *text("x.", "On ne sait pas tout."), part("understand"), at=f"{META}:25:3"),
    Case("hard-number", *text("Il faut ⟦2,5 fois.", "Il faut 2,5 mg, le 24.12.2026, au 01.56.53.53.40.")),
    Case("hard-number", *text("Pour ⟦les deux tiers.", "Pour un quart d''heure.")),
    Case("hard-number", *text("Pour ⟦1/2.", "Pour 1 sur 2.")),
    Case("percent-alone", *text("Pour ⟦30 % des gens.", "Pour 30 % des gens, 30 personnes sur 100.")),
    Case("mixed-denominators", *text("Puis ⟦3 personnes sur 17.", "Puis 3 personnes sur 10.")),
    *(Case("percent-alone", *text(f"Chez ⟦{said} des gens.", f"Chez {said} des gens, 3 personnes sur 10.")) for said in
      ("30** **%", "30 pour 100", "30 p. 100", "30 ‰", "30 ％", "10 à 30 %", "trente pour cent")),
    Case("percent-alone", *text("Chez 30 %, 3 sur 10, et ⟦40 %.", "Chez 30 %, 3 sur 10, et 40 %, 4 sur 10.")),
    Case("term-without-gloss", FIRST, TEXT, "Les ⟦couches  de\u00a0l’os, {os}. Le {derme}. [@dupont-2024]",
         "Une {os}, des couches de l'os, un {derme}. [@dupont-2024]", edited(OS)),
    Case("term-without-gloss", FIRST, TEXT, "Une **⟦couche** de l'os, {os}. Le {derme}. [@dupont-2024]",
         "Une sous-couche de l'os, {os}. Le {derme}. [@dupont-2024]", edited(OS)),
    Case("term-without-gloss", FIRST, "caption: La peau.", "caption: Le ⟦derme.", "caption: Le {derme}.",
         edited((FIRST, TEXT, "La peau. [@dupont-2024]"), (FIRST, "[lundi, laver]", "['{derme}', laver]"))),
    Case("abbreviation-not-spelled-out", META, "{fr: Un seul message.}", "{fr: Appelez le ⟦CHU.}", "{fr: SMS au 15.}"),
    Case("html-tag", *text("Ne percez ⟦<u>jamais</u>.", "Ne percez **jamais**, 2 < 3 > 1, `<u>`.")),
    Case("html-tag", META, "{fr: Un seul message.}", '{fr: "Un.⟦<br/>Deux."}', "{fr: Un <deux>.}"),
    Case("hard-number", *text("Pour ⟦3/4 des gens.", "Voir https://a.fr/b?x=1,5 ou a1,5@exemple.fr.")),
    Case("percent-alone", *text("Payé à 100 %, ou ⟦à 60 %.".replace("⟦à ", "à ⟦"), "Payé à 100 %.")),
    Case("stray-mark", *text("Lavez ⟦**en douceur.", "Lavez **en** douceur, `**`.")),
    Case("stray-mark", *text('Lavez en douceur.⟦".', 'Une plaque de 5" et un "mot".')),
    Case("stray-mark", *text("Lavez ⟦« en douceur.", "Lavez « en douceur ».")),
    Case("stray-mark", *text("Lavez « en » douceur ⟦».", "Lavez « en » « douceur ».")),
    Case("stray-mark", *text("Lavez ⟦[@dupont-2024.", "Lavez [@dupont-2024].")),
    Case("stray-mark", *text("Lavez ⟦@dupont-2024.", "Lavez, a@dupont-2024, @dupont.")),
    Case("stray-mark", *text("Lavez ⟦[dupont-2024].", "Lavez [dupont].")),
    Case("stray-mark", *text("Lavez le ⟦{derme.", "Lavez le {derme}, { ou {{.")),
    Case("stray-mark", CONTACT, "{fr: Répond à vos questions.}", "{fr: Répond ⟦**vite.}", "{fr: Répond **vite**.}"),
    Case("unsourced-call", SECOND, "  - kind: glossary\n", f"  - {{{LEVELS_AT}}}\n  - kind: glossary\n",
         f"  - {{basis: to-validate, {LEVELS}}}\n  - kind: glossary\n"),
    Case("unsourced-call", SECOND, "  - kind: glossary\n", f"  - {{{LEVELS_AT}}}\n  - kind: glossary\n",
         f"  - {{{CITED}}}\n  - kind: glossary\n"),
    *SUPPORT_CASES,
    Case("capitals-text", *text("⟦STOP À TOUT.", "Un CHU à Pau.")),
    Case("term-without-gloss", FIRST, TEXT, f"Pre\u0301s du ⟦derme. {TEXT}", f"Pre\u0301s. {TEXT}"),
    Case("percent-alone", *text("Chez ⟦30 %, 24 heures sur 24.", "Le prix pour cent personnes. Trois pour dix.")),
    Case("percent-alone", CONTACT, "Répond à vos questions.", "Répond à ⟦90 % des appels.", "Répond 24 heures sur 24."),
    Case("percent-alone", FIRST, "    lead: true\n", "    lead: true\n    short: ⟦30 % de plus.\n", "    lead: true\n"),
    Case("hard-number", *text("Il faut **⟦2,5**, ou plus.", "À 38,5 °C, pour 1,73 m² et 12,50 euros, 1,5 comprimé.")),
    Case("hard-number", *text("Pour ⟦deux cinquièmes.", "Avec 130/80, ouvert 24/24, le 12/05, par tiers payant.")),
    Case("hard-number", *text("Pour ⟦⅕ des gens.", "Le cinquième jour, un sixième enfant.")),
    Case("hard-number", CLINIC, "{fr: Accueil}", "{fr: ⟦Un quart, en: A}", "{fr: A, en: 8.30 am to 9}"),
    Case("mixed-denominators", *text("Puis ⟦deux personnes sur vingt.", "Une personne sur dix, 7 jours sur 7.")),
    Case("mixed-denominators", *text("Puis ⟦4 **sur** 17.", "Page 3 sur 12, 24 heures sur 24, 10 cm sur 15.")),
    Case("reader-not-addressed", *text("Puis ⟦certains patients.", "Soyez patient.")),
    Case("citation-without-reference", *text("Un ⟦[@dupont-2024, @martin-2023].", "Un [@dupont-2024; @martin-2023].")),
    Case("citation-without-reference", *text("Voir ⟦[@dupont-2024 p. 3].", "Voir [1 @nous](https://a.fr).")),
    Case("citation-without-reference", *text("Voir ⟦[ @dupont-2024 ].", "Voir `[ @dupont-2024 ]`.")),
    Case("citation-without-reference", *text("Un fait ⟦[13].", "Un fait [13](https://a.fr), (13).")),
    Case("citation-without-reference", *text("Un fait ⟦[2, 4-6].", "Un fait, [deux].")),
    Case("honcode-logo", CONTACT, "Répond à vos questions.", "Porte le label ⟦HONcode.", "Python code."),
    Case("falc-logo", CONTACT, "Répond à vos questions.", "Écrit en ⟦FALC.", "Écrit bien."),
    Case("contact-words", CONTACT, "Répond à vos questions.", '"Répond ⟦[@dupont-2024]."', '"Répond [13e]."'),
    Case("contact-words", CONTACT, "Répond à vos questions.", '"Répond au ⟦{derme}."', "Répond."),
    Case("contact-words", CONTACT, "Répond à vos questions.", '"Répond ⟦[ici](https://a.fr)."', "Répond (ici)."),
    Case("clinic-words", CLINIC, "{fr: Accueil}", '{fr: "Accueil ⟦[3]"}', "{fr: Accueil 3}"),
    Case("treatment-without-effect", *block("  - {kind: treatment-card, name: ⟦Crème, benefits: A, risks: B}",
                                            "  - {kind: treatment-card, name: Crème, how_it_works: A}")),
    Case("treatment-without-benefit", *block("  - {kind: treatment-card, name: ⟦Crème, how_it_works: A, risks: B}",
                                             "  - {kind: treatment-card, name: Crème, benefits: A}")),
    Case("treatment-without-risk", *block("  - {kind: treatment-card, name: ⟦Crème, how_it_works: A, benefits: B}",
                                          "  - {kind: treatment-card, name: Crème, risks: A}")),
    Case("no-untreated-option",
         *block(f"  - {CARD}", f"  - {CARD}\n  - {{kind: paragraph, text: Sans traitement.}}"),
         part("treat"), at=f"{META}:25:3"),
    Case("single-treatment", *block(f"  - {CARD}", f"  - {CARD}\n  - {CARD}"), part("treat"), at=f"{META}:28:14"),
    Case("no-shared-decision", *block("  - {kind: quote, text: A}", "  - {kind: checklist, items: [Quel but ?]}"),
         part("treat"), at=f"{META}:28:14"),
    Case("italic-text", *text("Ne percez ⟦*jamais*.", "Ne percez **jamais**, 2 * 3 * 4.")),
    Case("italic-text", *text("Ne percez ⟦_jamais_.", "Le fichier a_b_c, `*code*`.")),
    Case("italic-text", *text("Ne percez ⟦***jamais***.", "Ne percez **jamais**.")),
    Case("italic-text", *text("Une dé⟦*form*ation.", "Une déformation, 2*3, \\*non\\*.")),
    Case("italic-text", *text("Ne percez ⟦*jamais **rien** ici*.", "Ne percez **jamais rien** ici.")),
    Case("italic-text", *text("Ne percez __⟦*jamais*__.", "Ne percez __jamais__.")),
    Case("italic-text", *text("Voir [⟦_ici_](https://a.fr).", "Voir [ici](https://a.fr/_b_).")),
    Case("italic-text", *text("Le {derme|⟦*derme*}.", "Le {derme|**derme**}.")),
    Case("italic-text", CONTACT, "Répond à vos questions.", "Répond ⟦*vite*.", "Répond **vite**."),
    Case("italic-text", CLINIC, "{fr: Accueil}", "{fr: L'⟦_accueil_}", "{fr: L'accueil}"),
    Case("sentence-too-long", CONTACT, "Répond à vos questions.", f"⟦{LONG} {LONG}", LONG),
    Case("paragraph-too-long", CONTACT, "Répond à vos questions.", "Un. Deux. Trois. ⟦Quatre.", "Un. Deux. Trois."),
    Case("capitals-text", CLINIC, "{fr: Accueil}", "{fr: ⟦NE PAS APPELER}", "{fr: Appelez le CHU}"),
    Case("capitals-text", *text("⟦NE PERCEZ PAS.", "Ne percez pas la peau au CHU.")),
    Case("capitals-text", *text("⟦ATTENTION à vous.", "Attention à vous.")),
    Case("honcode-logo", META, "figure: couverture.svg", "figure: ⟦honcode.svg", "figure: couverture.svg"),
    Case("honcode-logo", *text("Ce site a le ⟦HONcode.", "Ce site est sérieux.")),
    Case("falc-logo", META, "figure: couverture.svg", "figure: ⟦logo-falc.svg", "figure: couverture.svg"),
    Case("falc-logo", *text("Un texte ⟦facile à lire et à comprendre.", "Un texte facile.")),
    Case("falc-logo", CLINIC, "name: Hôpital Nord\n", "name: Hôpital Nord\nlogo: ⟦falc.png\n", "name: Hôpital Nord\n"),
]  # fmt: skip
