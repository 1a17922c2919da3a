"""What bad input gets from the command line: findings at their places, all at once, and the old PDF untouched.

Each case plants one fault; the mark in the planted text stands where the finding must be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from booklet import cli
from tests.checks.cases import TERM, TEXT, picture
from tests.support import BOOK, FIGURES, FIRST, META, REFERENCES, SECOND, SVG, Project

OLD = b"%PDF-1.7 the file of an earlier build"
FINDING = re.compile(r"(\S[^:]*:\d+:\d+): (error|warning)\[([a-z-]+)\] \S.*")


@dataclass(frozen=True)
class Given:
    """``new`` stands for ``old`` in ``path``, after ``before`` has been done; ``at`` is the place where no mark is."""

    rule: str
    path: str
    old: str
    new: str
    before: Callable[[Project], object] = lambda project: None
    at: str = ""


@dataclass(frozen=True)
class Whole:
    """A file that is written anew; its finding is at ``at``."""

    rule: str
    path: str
    content: str | bytes
    at: str


def outside(project: Project) -> None:
    """A drawing outside the project, and a link to it among the figures."""
    file = project.root.parent / f"{project.root.name}-outside.svg"
    file.write_text(SVG, encoding="utf-8")
    (project.root / FIGURES / "dehors.svg").symlink_to(file)


def bomb(levels: int = 9) -> str:
    """Lists of nine aliases of the list before: a thousand million values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


FIGURE = "figure: peau.svg"
FAULTS: dict[str, Given | Whole] = {
    "a missing key": Given("missing-key", FIRST, "    alt: La peau vue en coupe.\n", "", at=f"{FIRST}:8:5"),
    "an unknown key": Given("unknown-key", FIRST, "    lead: true\n", "    lead: true\n    ⟦couleur: bleu\n"),
    "a misspelt key": Given("unknown-key", FIRST, "    lead: true\n", "    ⟦leed: true\n"),
    "a duplicate key": Given("duplicate-key", FIRST, "    lead: true\n", "    lead: true\n    ⟦lead: true\n"),
    "a wrong type": Given("wrong-type", FIRST, "    lead: true\n", "    lead: ⟦oui\n"),
    "a tab": Given("tab", FIRST, "    lead: true\n", "⟦\tlead: true\n"),
    "bad UTF-8": Whole("bad-encoding", FIRST, "title: Été\nblocks: []\n".encode("latin-1"), f"{FIRST}:1:8"),
    "an empty file": Whole("empty-file", FIRST, "", f"{FIRST}:1:1"),
    "an empty section": Whole("list-too-short", FIRST, "title: Premiers pas\nblocks: []\n", f"{FIRST}:2:9"),
    "an unknown kind of block": Given("unknown-kind", FIRST, "- kind: figure", "- kind: ⟦figur"),
    "a missing image": Given("missing-figure", FIRST, FIGURE, "figure: ⟦absente.svg"),
    "a broken drawing": Whole("broken-figure", f"{FIGURES}/peau.svg", SVG[:80], f"{FIGURES}/peau.svg:2:1"),
    "a broken picture": Whole("broken-figure", f"{FIGURES}/a.png", picture("PNG")[:300], f"{FIGURES}/a.png:1:1"),
    "an oversized drawing": Whole("oversized-figure", f"{FIGURES}/peau.svg", SVG + " " * 600_000,
                                  f"{FIGURES}/peau.svg:1:1"),
    "an oversized picture": Whole("oversized-figure", f"{FIGURES}/a.png", picture("PNG", (6001, 2)),
                                  f"{FIGURES}/a.png:1:1"),
    "a citation without reference": Given("citation-without-reference", FIRST, TEXT, f"{TEXT} Un fait [⟦@absent]."),
    "a reference without citation": Given("reference-never-cited", REFERENCES, "martin-2023:",
                                          "⟦jamais: {authors: A, title: B}\nmartin-2023:"),
    "an unknown term": Given("unknown-term", FIRST, TEXT, f"{TEXT} Dans l'⟦{{epiderme}}."),
    "an unused term": Given("unused-term", SECOND, TERM,
                            TERM + "      - {id: ⟦graisse, term: a, short: b, definition: c}\n"),
    "an unknown section in the order": Given("unknown-section", META, "- id: contacts",
                                             "- id: contacts\n      - id: ⟦absente"),
    "two sections with one id": Whole("same-id", f"{BOOK}/fr/contacts.yml", "title: A\n",
                                      f"{BOOK}/fr/contacts.yml:1:1"),
    "one section listed twice": Given("section-listed-twice", META, "- id: contacts",
                                      "- id: contacts\n      - id: ⟦contacts"),
    "an alias bomb": Whole("too-many-values", FIRST, bomb(), f"{FIRST}:5:15"),
    "an endless alias": Whole("endless-alias", FIRST, "title: &a [*a]\n", f"{FIRST}:1:12"),
    "nesting 100 deep": Whole("too-deep", FIRST, "title: " + "[" * 100 + "]" * 100, f"{FIRST}:1:47"),
    "nesting 1,000 deep": Whole("too-deep", FIRST, "title: " + "[" * 1000 + "]" * 1000, f"{FIRST}:1:1007"),
    "nesting 1,000 deep, indented": Whole("too-deep", FIRST, "".join(f"{' ' * n}a:\n" for n in range(1000)),
                                          f"{FIRST}:41:41"),
    "a paragraph of a million letters": Given("text-too-long", FIRST, TEXT, f"⟦{'mot ' * 250_000}"),
    "a paragraph of 1 MB": Given("file-too-large", FIRST, TEXT, "mot " * 2**18, at=f"{FIRST}:1:1"),
    "a way out of the folder": Given("unsafe-figure-path", FIRST, FIGURE, "figure: ⟦../../../../../../../etc/passwd"),
    "an absolute path": Given("unsafe-figure-path", FIRST, FIGURE, "figure: ⟦/etc/passwd"),
    "a web address": Given("unsafe-figure-path", FIRST, FIGURE, "figure: ⟦https://example.org/peau.svg"),
    "a file address": Given("unsafe-figure-path", FIRST, FIGURE, "figure: ⟦file:///etc/passwd"),
    "a link outside the project": Given("unsafe-figure-path", FIRST, FIGURE, "figure: ⟦dehors.svg", outside),
}  # fmt: skip


@pytest.fixture
def old(project: Project) -> Project:
    """The project with a PDF of an earlier build."""
    project.write("dist/demo-fr-screen.pdf", OLD)
    return project


@pytest.fixture
def run(old: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Builds, which must fail with 1 and leave everything alone; places and rules of the errors, in order."""

    def build(*arguments: str) -> list[str]:
        monkeypatch.chdir(old.root)
        before = files(old.root)
        assert cli.main(arguments) == 1
        out, err = capsys.readouterr()
        assert (out, files(old.root)) == ("", before)
        assert "Traceback" not in err and "\x1b" not in err
        *found, last = err.splitlines()
        assert last.startswith("booklet: ") and last.endswith("; nothing was written")
        errors = []
        for line, hint in zip(found[::2], found[1::2], strict=True):
            match = FINDING.fullmatch(line)
            assert match and re.fullmatch(r"  hint: \S.*", hint), (line, hint)
            if match[2] == "error":
                errors.append(f"{match[1]} {match[3]}")
        return errors

    return build


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def plant(project: Project, fault: Given | Whole) -> str:
    """Makes the fault; place and rule of the finding that it must give."""
    if isinstance(fault, Whole):
        project.write(fault.path, fault.content)
        return f"{fault.at} {fault.rule}"
    fault.before(project)
    place = project.edit(fault.path, fault.old, fault.new)
    return f"{fault.at or place} {fault.rule}"


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_the_old_file_stays(name: str, old: Project, run: Callable[..., list[str]]) -> None:
    place = plant(old, FAULTS[name])
    found = run()
    assert place in found
    if name not in SEVERAL:
        assert found == [place]


SEVERAL = {
    "a misspelt key", "a tab", "an alias bomb", "a link outside the project", "an empty file", "an empty section",
    "an endless alias", "nesting 100 deep", "nesting 1,000 deep", "nesting 1,000 deep, indented",
    "a paragraph of a million letters",
}  # fmt: skip
"""Faults that bring others with them: a file that says nothing any more uses no term and cites nothing."""


def test_faults_in_several_files_are_reported_in_one_run_sorted(old: Project, run: Callable[..., list[str]]) -> None:
    names = ("an unknown term", "an unused term", "a reference without citation", "a missing image", "a broken picture",
             "an unknown section in the order", "two sections with one id")  # fmt: skip
    planted = [plant(old, FAULTS[name]) for name in names]
    found = run()
    assert set(found) == set(planted)
    assert [line.split(":")[0] for line in found] == sorted(line.split(":")[0] for line in found)


def test_faults_of_one_file_are_reported_in_one_run_by_line(old: Project, run: Callable[..., list[str]]) -> None:
    planted = [plant(old, FAULTS[name]) for name in ("an unknown kind of block", "a wrong type")]
    old.write(SECOND, "titre: A\nblocks:\n  - {kind: paragraph, text: 7, text: 8}\n  - {kind: contact, items: []}\n")
    assert run() == [
        f"{SECOND}:1:1 unknown-key", f"{SECOND}:3:32 duplicate-key",
        f"{SECOND}:4:12 unknown-kind", *reversed(planted),
    ]  # fmt: skip


@pytest.mark.parametrize("drawn", ['<g transform="rotate()"><rect/></g>', '<text rotate="q">a</text>'])
def test_a_drawing_that_cannot_be_drawn_is_a_finding_too(
    drawn: str, old: Project, run: Callable[..., list[str]]
) -> None:
    old.write(f"{FIGURES}/peau.svg", SVG.replace("</svg>", f"{drawn}</svg>"))
    assert f"{FIRST}:8:5 weasyprint-warning" in run("--edition", "screen")


def test_check_says_the_same(old: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    place, rule = plant(old, FAULTS["an unknown term"]).split()
    monkeypatch.chdir(old.root)
    assert cli.main(["check"]) == 1
    out, err = capsys.readouterr()
    said = out.splitlines()
    (told,) = [number for number, line in enumerate(said) if line.startswith(f"{place}: error[{rule}] ")]
    assert said[told + 1].startswith("  hint: ")
    assert err == "1 error, 2 warnings\n"


TYPED = [
    "no", "12:30", "2025-01-02", "08", "null", "~", "0x1F", "1e3", "yes", "1_000",
    "<b>gras</b>", "<script>alert(1)</script>", "&amp; &lt;", "{{ 7*7 }}",
    "{% for x in y %}", "{# rien #}", "%s $HOME",
]  # fmt: skip
"""What YAML, HTML or a template engine would make something else of."""


def test_what_is_no_fault_is_printed_as_typed(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quoted = [f"'{text}'" if text[0] in "&{%<" else text for text in TYPED]
    blocks = "".join(f"  - {{kind: quote, text: {text}}}\n" if text[0] != "~" else "" for text in quoted)
    lists = "".join(f"  - kind: list\n    items: [début, {text}, fin]\n" for text in ("no", "08", "~", "12:30"))
    text = "\ufefftitle: 2025-01-02\r\nblocks:\n" + blocks + lists
    project.edit(META, "- id: contacts", "- id: contacts\n      - id: tel-quel")
    project.write(f"{BOOK}/fr/tel-quel.yaml", text)
    monkeypatch.chdir(project.root)
    assert cli.main(["--edition", "screen"]) == 0, capsys.readouterr().err
    printed = words(project.root / "dist/demo-fr-screen.pdf")
    for typed in TYPED:
        assert typed.replace(" ", "") in printed, typed
    assert "\ufeff" not in printed and "49" not in printed


def words(path: Path) -> str:
    """The text of a PDF without white space and with the plain signs that an editor types."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    text = unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    return "".join(text.split())
