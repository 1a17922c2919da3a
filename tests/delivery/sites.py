"""A small project whose site shows everything: two languages, a clinic, an expired booklet and a withdrawn one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request
from booklet.delivery.site.make import Made, make
from tests.support import BOOK, CLINIC, CONTACT, FILES, META, STRINGS_TEXT, Project

NEXT, PAST = "next_review: 2099-02-01", "next_review: 2026-03-01"
GONE = "withdrawn: {since: 2026-04-02, reason: {fr: La dose de la page 3 était fausse.}}\n"


class Shop(Project):
    """``demo`` in French and English, ``vieux`` expired, ``parti`` withdrawn; one clinic, with a logo."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        for path in (META, CONTACT, CLINIC):
            self.write(path, self.english((root / path).read_text(encoding="utf-8")))
        for path, text in FILES.items():
            if path.startswith(f"{BOOK}/fr/"):
                self.write(path.replace("/fr/", "/en/"), text)
        self.write("sections/strings/en.yaml", STRINGS_TEXT)
        self.write("sections/clinics/rond.svg", SVG_LOGO)
        self.write(CLINIC, (root / CLINIC).read_text(encoding="utf-8") + "logo: rond.svg\n")
        self.another("vieux", (NEXT, PAST))
        self.another("parti", ("code: DEMO-1", f"{GONE}code: DEMO-1"))

    @staticmethod
    def english(text: str) -> str:
        """Every mapping of words by language with English too."""
        return re.sub(r'\{fr: ((?:"[^"]*"|[^}"])+)\}', r"{fr: \1, en: \1}", text)

    def another(self, name: str, *edits: tuple[str, str]) -> None:
        """The demonstration booklet under another id, in French alone."""
        for path, text in FILES.items():
            if path.startswith(f"{BOOK}/"):
                self.write(path.replace("/demo/", f"/{name}/"), text)
        meta = FILES[META].replace("id: demo", f"id: {name}").replace("{fr: Titre}", f"{{fr: Titre {name}}}")
        for old, new in edits:
            assert meta.count(old) == 1
            meta = meta.replace(old, new)
        self.write(META.replace("/demo/", f"/{name}/"), meta)

    def site(self, **what: Any) -> Made:
        """Makes the site into ``site/``: the web edition alone, which takes no time, unless others are named."""
        what = {"editions": ("web",), "out": self.root / "site", **what}
        return make(Request(self.root, site=True, **what), Inputs(str(self.root)))

    def files(self, out: str = "site") -> dict[str, bytes]:
        """What lies in the site, by path; nothing hidden."""
        folder = self.root / out
        found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".")}


SVG_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n'
    '<circle cx="5" cy="5" r="4" fill="#0A4150"/>\n</svg>\n'
)
