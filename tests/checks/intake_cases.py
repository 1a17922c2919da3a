"""Planted faults and clean twins of what comes from outside: lists pasted into a text, values as people write them."""

from __future__ import annotations

from tests.checks.cases import Case
from tests.support import CLINIC, CONTACT, FIGURES, FIRST, META, REFERENCES, STRINGS

LEAD = "text: Le {derme} porte la peau. [@dupont-2024]"
KEPT = "porte la peau. {derme} [@dupont-2024]"

SIDE = """\
editions:
  handout:
    panels:
      - purpose: contacts
        {}
parts:
"""

INTAKE_CASES = [
    Case("block-markup", FIRST, LEAD, f"text: |\n      ⟦- buvez {KEPT}\n      - mangez",
         f"text: |\n      buvez - {KEPT}"),
    Case("block-markup", FIRST, LEAD, f"text: |\n      ⟦# Le matin\n      {KEPT}", f"text: '#1 {KEPT}'"),
    Case("block-markup", FIRST, "[mardi, sécher]", "[mardi, '⟦[ ] sécher']", "[mardi, '[non] sécher']"),
    Case("block-markup", META, "objective: {fr: Comprendre.}", "objective: {fr: ⟦• Comprendre.}",
         "objective: {fr: Comprendre •.}"),
    Case("block-markup", CONTACT, "what: {fr: Répond à vos questions.}",
         "what:\n  fr: >\n    Répond\n\n    ⟦à vos questions.",
         "what:\n  fr: >\n    Répond\n    à vos questions.\n"),
    Case("block-markup", CLINIC, "{fr: Accueil}", "{fr: ⟦1. Accueil}", "{fr: 1 Accueil}"),
    Case("to-fill-in", FIRST, "caption: La peau.", 'caption: "⟦À remplir : la légende"',
         "caption: À remplir à la main."),
    Case("to-fill-in", FIRST, "caption: La peau.", 'caption: "⟦À  REMPLIR**\u00a0: la légende"',
         "caption: Déjà remplir."),
    Case("to-fill-in", CLINIC, "{fr: Accueil}", "{fr: ⟦À remplir}", "{fr: À remplir ici}"),
    Case("to-fill-in", FIRST, "caption: La peau.", 'caption: "[⟦À remplir] : la légende"', "caption: À remplir."),
    Case("to-fill-in", STRINGS, "to_do: to do\n", 'to_do: "⟦To fill in: the title"\n', "to_do: To fill in\n"),
    Case("to-fill-in", f"{FIGURES}/peau.svg", "<path", "<text>⟦À remplir : le nom</text><path",
         "<text>À remplir</text><path"),
    Case("bad-clinic-value", CLINIC, "name: Hôpital Nord\n", "name: Hôpital Nord\nlanguages: [fr, ⟦fr]\n",
         "name: Hôpital Nord\nlanguages: [fr, en]\n"),
    Case("bad-contact-value", CONTACT, "read_on: 2026-01", "read_on: ⟦1026-01", "read_on: 2025-12"),
    Case("future-date", REFERENCES, "  title: La peau\n", "  title: La peau\n  year: ⟦2098\n",
         "  title: La peau\n  year: 1999\n"),
    Case("panel-plan", META, "parts:\n", SIDE.format("⟦title: {fr: Qui appeler}"),
         SIDE.format("contacts: [ligne-info]")),
    Case("bad-link", FIRST, "caption: La peau.", "caption: '[La peau](https://example.org ⟦\"jour et nuit\").'",
         "caption: '[La peau, jour et nuit](https://example.org ).'"),
    Case("html-tag", FIRST, "caption: La peau.", "caption: La⟦&nbsp;peau.", "caption: La peau & le derme ; oui."),
]  # fmt: skip
