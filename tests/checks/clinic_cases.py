"""A planted fault and a clean twin for every rule on clinics. The mark stands where the finding must be."""

from __future__ import annotations

import io
import zlib

from PIL import Image

from tests.checks.cases import Case
from tests.support import CLINIC, SVG, Project

CLINICS = "sections/clinics"
NAME = "name: Hôpital Nord\n"
PHONE = "{label: {fr: Accueil}, number: 01 56 53 53 41}"


def logo(size: tuple[int, int] = (600, 200)) -> bytes:
    """A PNG with a transparent ground."""
    out = io.BytesIO()
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    picture.paste((10, 65, 80, 255), (size[0] // 4, 0, size[0] // 2, size[1]))
    picture.save(out, "PNG")
    return out.getvalue()


def logos(project: Project) -> None:
    """Logos of all sorts beside the clinic's file."""
    folder = project.root / CLINICS
    project.write(f"{CLINICS}/good.svg", SVG)
    project.write(f"{CLINICS}/good.png", logo())
    project.write(f"{CLINICS}/coarse.png", logo((300, 100)))
    project.write(f"{CLINICS}/long.svg", SVG.replace("0 0 10 10", "0 0 90 10"))
    project.write(f"{CLINICS}/wide.png", logo((6001, 1000)))
    project.write(f"{CLINICS}/heavy.svg", SVG + " " * 600_000)
    outside = project.root.parent / f"{project.root.name}-logo.svg"
    outside.write_text(SVG, encoding="utf-8")
    (folder / "out.svg").symlink_to(outside)
    (folder / "loop.svg").symlink_to("loop.svg")
    for name, content in HOSTILE.items():
        project.write(f"{CLINICS}/{name}", content)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says, with the right checksum, that it has 60,000 by 60,000 pixels."""
    raw = bytearray(logo())
    raw[16:24] = (60000).to_bytes(4) + (60000).to_bytes(4)
    raw[29:33] = zlib.crc32(raw[12:29]).to_bytes(4)
    return bytes(raw)


HOSTILE: dict[str, str | bytes] = {
    "script.svg": SVG.replace("<path", "<script>alert(1)</script><path"),
    "event.svg": SVG.replace("<path", '<path onclick="x()"'),
    "fetch.svg": SVG.replace("<path", '<image href="https://example.org/a.png"/><path'),
    "entity.svg": f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}',
    "renamed.svg": logo(),
    "renamed.png": SVG,
    "short.png": logo()[:60],
    "page.svg": "<html/>",
    "empty.svg": "",
}
"""Logos that are refused where they are wrong, in the logo's own file."""


def added(rule: str, bad: str, good: str) -> Case:
    """Keys after the clinic's name."""
    return Case(rule, CLINIC, NAME, f"{NAME}{bad}\n", f"{NAME}{good}\n")


def named(bad: str, good: str) -> Case:
    """A logo by its name."""
    return Case("clinic-logo", CLINIC, NAME, f"{NAME}logo: ⟦{bad}\n", f"{NAME}logo: {good}\n", logos)


def painted(rule: str, bad: str, good: str) -> Case:
    """The clinic's two colours."""
    return added(rule, f"colours: {bad}", f"colours: {good}")


def phone(rule: str, bad: str, good: str, before: str = "") -> Case:
    """A number in place of the clinic's own."""
    old = f"{NAME}phones:\n  - {PHONE}"
    new = f"{NAME}{before}phones:\n  - {{label: {{fr: Accueil}}, number: "
    return Case(rule, CLINIC, old, f"{new}⟦{bad}}}", f"{new}{good}}}")


EXAMPLE = "example: true\n"
NEAR = "contacts: [{name: {fr: A}, what: {fr: B}, "
DARK = '"#33214F"'

CLINIC_CASES = [
    *(phone("bad-clinic-value", bad, good) for bad, good in (
        ("01 56 53", "01 56 53 53 42"), ("99 99 99 99 99", "+33 1 56 53 53 41"), ("appelez-nous", '"15"'),
        ("01 56 53 53 41 (gratuit)", '"3114"'), ("+1 23", "'112'"),
    )),
    phone("bad-clinic-value", "01 56 53 53 41", "02 555 12 12", "country: BE\n"),
    added("bad-clinic-value", f"{NEAR}phone: ⟦01 56}}]", f"{NEAR}phone: 01 56 53 53 42}}]"),
    added("bad-clinic-value", f"{NEAR}email: ⟦a@b}}]", f"{NEAR}email: a@b.fr}}]"),
    added("bad-clinic-value", f"{NEAR}web: ⟦https://nord}}]", f"{NEAR}web: https://nord.example}}]"),
    added("bad-clinic-value", "web: ⟦https://nord", "web: https://nord.example"),
    added("bad-clinic-value", "email: ⟦accueil@nord", "email: accueil@nord.example"),
    added("bad-clinic-value", "qr: ⟦https://nord", "qr: https://nord.example/a"),
    added("bad-clinic-value", "feedback: ⟦javascript:alert(1)", "feedback: avis@nord.example"),
    added("bad-clinic-value", "feedback: ⟦www.nord.example", "feedback: https://nord.example/avis"),
    added("bad-clinic-value", "languages: [fr, ⟦xx]", "languages: [fr, en]"),
    *(phone("fictitious-number", number, "01 56 53 53 41") for number in (
        "01 99 00 12 34", "02 61 91 12 34", "03 53 01 12 34", "04 65 71 12 34", "05 36 49 12 34", "06 39 98 12 34",
        "+33 1 99 00 12 34",
    )),
    *(phone("fictitious-number", "01 56 53 53 41", good, EXAMPLE) for good in (
        "01 99 00 12 34", "06 39 98 12 34", "+33 6 39 98 12 34", '"15"', '"3114"',
    )),
    phone("fictitious-number", "02 555 12 12", "+33 1 99 00 12 34", f"{EXAMPLE}country: BE\n"),
    Case("fictitious-number", CLINIC, f"{NAME}phones:\n  - {PHONE}", f"{NAME}{EXAMPLE}{NEAR}phone: ⟦01 56 53 53 41}}]",
         f"{NAME}{EXAMPLE}{NEAR}phone: 01 99 00 53 41}}]"),
    added("clinic-words", "welcome: {fr: 'Un fait ⟦[@dupont-2024].'}", "welcome: {fr: 'Un fait [2024].'}"),
    added("clinic-words", "unit: {fr: 'Service du ⟦{derme}'}", "unit: {fr: 'Service {{ 7*7 }}'}"),
    added("clinic-words", "welcome: {fr: 'Voir ⟦[ici](https://nord.example).'}", "welcome: {fr: Voir **ici**.}"),
    *(named(bad, good) for bad, good in (
        ("absent.svg", "good.svg"), ("Good.svg", "good.png"), ("out.svg", "good.svg"), ("loop.svg", "good.svg"),
        ("coarse.png", "good.png"), ("long.svg", "good.svg"), ("wide.png", "good.png"),
        ("heavy.svg", "good.svg"),
    )),
    painted("clinic-contrast", f'{{main: ⟦"#7FB2C0", second: {DARK}}}', f"{{main: {DARK}, second: {DARK}}}"),
    painted("clinic-contrast", f'{{main: {DARK}, second: ⟦"#2A8A9A"}}', f"{{main: {DARK}, second: '#1B6075'}}"),
    painted("clinic-warning-colour", f'{{main: ⟦"#6A2410", second: {DARK}}}', f"{{main: {DARK}, second: {DARK}}}"),
    painted("clinic-warning-colour", f'{{main: {DARK}, second: ⟦"#7A2A18"}}', f"{{main: {DARK}, second: {DARK}}}"),
    Case("missing-language", CLINIC, "fr: Accueil", "fr: Accueil}, hours: ⟦{en: Always", "fr: Accueil, en: Desk"),
]  # fmt: skip
