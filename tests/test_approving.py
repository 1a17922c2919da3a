"""booklet approve and booklet translations as a person types them, and what --final makes of it."""

from __future__ import annotations

import multiprocessing
import os
import re
from pathlib import Path
from typing import get_args

import pytest

from booklet import cli, program
from booklet.delivery import records as disk
from booklet.records import Role
from booklet.revision.meaning import digest
from tests.checks.cases import ENGLISH, GRAISSE, translated
from tests.checks.desk_cases import WORDS
from tests.support import APPROVALS, BOOK, CONTACT, FIRST, META, STRINGS, STRINGS_TEXT, Project

FEBRUARY = "1770076800"  # 2026-02-03, in seconds


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, project: Project) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FEBRUARY)
    monkeypatch.chdir(project.root)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def approve(capsys: pytest.CaptureFixture[str], *sections: str, role: str = "clinician", by: str = "Dr A") -> int:
    return run(capsys, "approve", *sections, "--role", role, "--by", by)[0]


def text(project: Project, path: str = APPROVALS) -> str:
    return (project.root / path).read_text(encoding="utf-8")


def test_what_is_approved_is_recorded_with_role_name_day_and_hash(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "approve", "premiers-pas", "booklet", "--role", "clinician", "--by", " Dr  Ève 'Z\" ")
    library, found = project.load()
    files = library.booklets["demo"]
    assert code == 0 and not found
    assert files.approvals
    assert [(one.section, one.lang, one.role, one.by, str(one.on), one.hash) for one in files.approvals.value] == [
        (name, "fr", "clinician", "Dr Ève 'Z\"", "2026-02-03", digest(library, files, "fr", name))
        for name in ("premiers-pas", "booklet")
    ]
    assert out.splitlines() == [
        *(f"approved: {one.section} (fr) as clinician by {one.by} on 2026-02-03, {one.hash}"
          for one in files.approvals.value),
        "clinician: 1 of 3 still to approve",
        "patient: 3 of 3 still to approve",
    ]  # fmt: skip


def test_earlier_lines_and_comments_are_kept(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(capsys, "contacts") == 0
    before = text(project).replace("# Who", "# A note of ours: é\n# Who") + "# the end"
    project.write(APPROVALS, before)
    assert approve(capsys, "contacts", by="Dr B") == 0
    assert text(project).startswith(before + "\n- {section: contacts,")
    # The same once more adds nothing.
    after = text(project)
    assert approve(capsys, "contacts", by="Dr B") == 0
    assert text(project) == after


def test_a_text_that_is_changed_back_within_the_day_is_approved_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert approve(capsys, "premiers-pas") == 0
    for old, new in (("porte la peau", "porte votre peau"), ("porte votre peau", "porte la peau")):
        project.edit(FIRST, old, new)
        assert approve(capsys, "premiers-pas") == 0
        assert not [one for one in project.findings() if one.rule == "approval-void"]
    assert text(project).count("premiers-pas") == 3


@pytest.mark.parametrize("style", ["indented", "windows", "mark"])
def test_a_file_keeps_its_style(project: Project, capsys: pytest.CaptureFixture[str], style: str) -> None:
    assert approve(capsys, "contacts") == 0
    raw = (project.root / APPROVALS).read_bytes()
    raw = {
        "indented": raw.replace(b"\n- ", b"\n    - "),
        "windows": raw.replace(b"\n", b"\r\n"),
        "mark": b"\xef\xbb\xbf" + raw,
    }[style]
    project.write(APPROVALS, raw)
    assert approve(capsys, "booklet") == 0
    assert (project.root / APPROVALS).read_bytes().startswith(raw)
    library, found = project.load()
    approvals = library.booklets["demo"].approvals
    assert not found and approvals and len(approvals.value) == 2


def test_a_file_in_brackets_is_left_alone(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    line = '{section: contacts, lang: fr, role: patient, by: A, date: 2026-01-01, hash: "00000000000000000000"}'
    project.write(APPROVALS, f"[{line}]\n")
    code, _, err = run(capsys, "approve", "contacts", "--role", "clinician", "--by", "A")
    assert code == 1 and "write its items one a line" in err and "nothing was recorded" in err
    assert text(project) == f"[{line}]\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["premier-pas", "--role", "clinician", "--by", "A"], "did you mean premiers-pas?"),
        (["premiers-pas", "zzz", "--role", "clinician", "--by", "A"], "known: booklet, premiers-pas, contacts"),
        (["all", "--booklet", "dmo", "--role", "clinician", "--by", "A"], "did you mean demo?"),
        (["all", "--lang", "en", "--role", "clinician", "--by", "A"], "no language 'en'; known: fr"),
        (["all", "--role", "clinician", "--by", "  "], "needs the name"),
        (["all", "--role", "clinician", "--by", "a\x07b"], "needs the name"),
        (["all", "--role", "clinician", "--by", "\udcff"], "needs the name"),
        (["all", "--role", "clinician", "--by", "x" * 121], "needs the name"),
        (["all", "--role", "doctor", "--by", "A"], "clinician"),
        (["all", "--by", "A"], "--role"),
        (["--role", "clinician", "--by", "A"], "SECTION"),
    ],
)
def test_wrong_use_is_told_and_records_nothing(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, _, err = run(capsys, "approve", *arguments)
    assert code == 2 and said in err
    assert not (project.root / APPROVALS).exists()


@pytest.mark.parametrize(
    ("path", "old", "new", "asked", "code"),
    [
        (FIRST, "section: contacts", "section: absent", "premiers-pas", 1),
        (FIRST, "section: contacts", "section: absent", "all", 1),
        (FIRST, "section: contacts", "section: absent", "contacts", 0),
        (FIRST, "title: Premiers pas", "titel: Premiers pas", "premiers-pas", 1),
        (FIRST, "title: Premiers pas", "titel: Premiers pas", "all", 1),
        (CONTACT, "01 56 53 53 40", "01 56", "contacts", 1),
        (CONTACT, "01 56 53 53 40", "01 56", "premiers-pas", 0),
        (META, "figure: couverture.svg", "figure: absente.svg", "booklet", 1),
    ],
)
def test_what_has_errors_is_not_approved(
    project: Project, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, asked: str, code: int
) -> None:
    project.edit(path, old, new)
    assert approve(capsys, asked) == code
    assert (project.root / APPROVALS).exists() is (code == 0)


def test_the_front_is_not_approved_while_a_contact_that_it_lists_has_faults(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(META, "parts:\n", "back_contacts: [ligne-info]\nparts:\n")
    project.edit(CONTACT, "country: FR", "country: France")
    code, out, err = run(capsys, "approve", "booklet", "--role", "clinician", "--by", "A")
    assert code == 1 and f"{CONTACT}:" in out and "nothing was recorded" in err
    assert not (project.root / APPROVALS).exists()


def test_a_broken_file_of_approvals_is_not_written_to(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(APPROVALS, "- oops\n")
    assert approve(capsys, "all") == 1
    assert text(project) == "- oops\n"


def test_a_full_disk_leaves_the_file_as_it_was(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert approve(capsys, "contacts") == 0
    before = text(project)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run(capsys, "approve", "booklet", "--role", "patient", "--by", "B")
    assert code == 2 and "No space left" in err
    assert text(project) == before
    assert sorted(path.name for path in (project.root / BOOK).iterdir() if path.name.startswith(".")) == []


def _approve_one(root: str, role: str) -> int:
    os.chdir(root)
    return cli.main(["approve", "all", "--role", role, "--by", f"By {role}"])


def test_two_at_once_lose_nothing(project: Project) -> None:
    roles: list[Role] = ["clinician", "patient", "librarian", "language"]
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.starmap(_approve_one, [(str(project.root), role) for role in roles]) == [0] * 4
    library, found = project.load()
    approvals = library.booklets["demo"].approvals
    assert not found and approvals
    assert {(one.role, one.section) for one in approvals.value} == {
        (role, name) for role in roles for name in ("booklet", "premiers-pas", "contacts")
    }


def test_the_lock_leaves_no_file(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    with disk.alone(tmp_path):
        assert sorted(tmp_path.rglob("*")) == before


def test_the_roles_of_the_command_are_those_of_the_model() -> None:
    assert get_args(Role) == program.ROLES


def build(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    return run(capsys, "build", "--edition", "web", *more)


SAYS = {
    "approved_by": "Approuvé par {roles}.",
    "approved_role": "{role} le {day}",
    "role_clinician": "un soignant",
    "role_patient": "un patient",
}


def page(project: Project) -> str:
    return text(project, "dist/demo-fr-web.html").replace("\u00a0", " ").replace("\u202f", " ")


def test_final_asks_for_all_approvals_and_one_word_voids_them(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    words = STRINGS_TEXT
    for name, value in SAYS.items():
        words = words.replace(f"{name}: {name.replace('_', ' ')}\n", f'{name}: "{value}"\n')
    project.write(STRINGS, words)
    code, out, err = build(capsys, "--final")
    assert (code, out) == (1, "")
    assert "not-approved: not approved as clinician (fr): nothing of it\n" in err
    assert "not-approved: not approved as patient (fr): nothing of it\n" in err
    assert not (project.root / "dist").exists()
    assert build(capsys)[0] == 0
    assert "not approved" in page(project) and "Approuvé" not in page(project)

    assert approve(capsys, "all") == 0
    assert build(capsys, "--final")[0] == 1
    assert build(capsys)[0] == 0
    assert "not fully approved" in page(project)
    assert approve(capsys, "all", role="patient", by="Mme B") == 0
    assert build(capsys, "--final")[0] == 0
    assert "Approuvé par un soignant le 3 février 2026, un patient le 3 février 2026." in page(project)
    assert "not approved" not in page(project)

    before = text(project, "dist/demo-fr-web.html")
    project.edit(FIRST, "porte la peau", "porte votre peau")
    code, _, err = build(capsys, "--final")
    assert code == 1 and "error[approval-void] 'premiers-pas' (fr) has changed since Dr A approved it" in err
    assert text(project, "dist/demo-fr-web.html") == before, "earlier files stay as they were"


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (META, "next_review: 2099-02-01", "next_review: 2026-02-02", "review-overdue"),
        (CONTACT, "  checked_on: 2026-02-03\n", "", "contact-unchecked"),
    ],
)
def test_final_refuses_what_has_expired_or_is_open(
    project: Project, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, rule: str
) -> None:
    project.edit(path, old, new)
    assert approve(capsys, "all") == approve(capsys, "all", role="patient") == 0
    assert build(capsys, "--final")[0] == 1
    assert rule in build(capsys, "--final")[2]
    assert build(capsys)[0] == 0


def test_final_looks_again_though_nothing_changed(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit(META, "next_review: 2099-02-01", "next_review: 2026-03-01")
    assert approve(capsys, "all") == approve(capsys, "all", role="patient") == 0
    assert build(capsys, "--final")[0] == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert build(capsys, "--final")[0] == 1


def test_final_of_one_language_does_not_ask_for_another(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    bilingual(project)
    assert run(capsys, "translations", "--record", "all")[0] == 0
    assert approve(capsys, "all") == approve(capsys, "all", role="patient") == 0
    assert build(capsys, "--final")[0] == 0
    code, _, err = build(capsys, "--final", "--lang", "en")
    assert code == 1
    assert [line.strip() for line in err.splitlines() if "not-approved" in line] == [
        f"not-approved: not approved as {role} (en): nothing of it" for role in ("clinician", "language", "patient")
    ]


def bilingual(project: Project) -> None:
    """The project in English too, without a fault."""
    translated(project)
    for path in (f"{BOOK}/fr/contacts.yaml", f"{BOOK}/en/contacts.yaml"):
        project.edit(path, GRAISSE, "")
    for path in (META, CONTACT, "sections/clinics/hopital-nord.yaml"):
        project.write(path, re.sub(r"\{fr: ([^}]*)\}", r"{fr: \1, en: \1}", text(project, path)))
    library, found = project.load()
    assert library.booklets["demo"].languages() == ["fr", "en"] and not found


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    code, out, _ = run(capsys, "translations", *more)
    assert code == 0
    return out.splitlines()


def test_translations_are_listed_recorded_and_told_when_stale(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listed(capsys) == ["there is no translation"]
    bilingual(project)
    unrecorded = "unrecorded: what it was made from is not known"
    assert listed(capsys, "contacts") == [f"demo en/contacts: {unrecorded}"]
    before = text(project, ENGLISH)
    code, out, _ = run(capsys, "translations", "--record", "all")
    assert (code, out.splitlines()) == (
        0, [f"recorded: demo en/{name}" for name in ("booklet", "premiers-pas", "contacts")]
    )  # fmt: skip
    assert text(project, ENGLISH).startswith(f'{before}translation: {{source: "')
    assert (project.root / WORDS).exists()
    assert listed(capsys) == [f"demo en/{name}: fresh" for name in ("booklet", "premiers-pas", "contacts")]
    assert run(capsys, "translations", "--record", "all")[1] == "nothing to record\n"

    project.edit(FIRST, "porte la peau", "porte votre peau")
    assert listed(capsys, "premiers-pas")[0] == "demo en/premiers-pas: stale: the source has changed since"
    recorded = text(project, ENGLISH)
    code, _, err = run(capsys, "translations", "--record", "all")
    assert code == 1 and "the translation has not: premiers-pas" in err and "--same-text" in err
    assert text(project, ENGLISH) == recorded
    project.edit(ENGLISH, "porte la peau", "carries your skin")
    assert run(capsys, "translations", "--record", "premiers-pas")[0] == 0
    assert listed(capsys, "premiers-pas") == ["demo en/premiers-pas: fresh"]
    project.edit(FIRST, "porte votre peau", "porte bien votre peau")
    assert run(capsys, "translations", "--record", "premiers-pas", "--same-text")[0] == 0
    assert listed(capsys, "premiers-pas") == ["demo en/premiers-pas: fresh"]


def test_a_bumped_hash_is_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    bilingual(project)
    assert run(capsys, "translations", "--record", "all")[0] == 0
    project.edit(ENGLISH, ', seal: "', ', seal: "00000000000000000000"}  # "')
    assert listed(capsys, "premiers-pas") == ["demo en/premiers-pas: hash bumped but text unchanged"]
    code, out, _ = run(capsys, "translations", "premiers-pas", "--format", "json")
    assert code == 0 and '"state": "bumped"' in out and '"same_text": true' in out
    assert run(capsys, "translations", "--record", "premiers-pas")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--record"], "say which sections"),
        (["all", "--same-text"], "--same-text goes with --record"),
        (["premier-pas"], "did you mean premiers-pas?"),
        (["--lang", "de"], "no translation into 'de'; known: en"),
        (["--booklet", "dem"], "did you mean demo?"),
    ],
)
def test_wrong_use_of_translations_is_told(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    bilingual(project)
    code, _, err = run(capsys, "translations", *arguments)
    assert code == 2 and said in err


def test_the_page_says_where_a_translation_is_behind(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    bilingual(project)
    assert run(capsys, "translations", "--record", "all")[0] == 0
    assert build(capsys, "--lang", "en")[0] == 0
    english = text(project, "dist/demo-en-web.html")
    assert "unreviewed translation" in english and "source changed" not in english
    project.edit(FIRST, "porte la peau", "porte votre peau")
    code, _, err = build(capsys, "--lang", "en")
    assert code == 0 and "translation-stale" in err
    english = text(project, "dist/demo-en-web.html")
    assert english.count("source changed") == 1
    assert english.index('id="premiers-pas"') < english.index("source changed") < english.index('id="contacts"')
    assert run(capsys, "approve", "all", "--lang", "en", "--role", "language", "--by", "C")[0] == 0
    assert build(capsys, "--lang", "en")[0] == 0
    assert "unreviewed translation" not in text(project, "dist/demo-en-web.html")


def test_a_section_that_is_not_translated_holds_up_its_own_language_alone(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(META, "  - id: debut\n", "  - id: debut\n    purpose: warn\n")
    bilingual(project)
    (project.root / ENGLISH).unlink()
    assert build(capsys)[0] == 0
    code, _, err = build(capsys, "--lang", "en")
    assert code == 1 and f"{ENGLISH}:1:1: error[translation-missing]" in err
