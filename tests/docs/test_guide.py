"""The editor's guide is right: every command in it is run, every output and every file in it compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.guide import Drift, blocks, has, pattern, run
from tests.support import FILES, META, Project
from tests.test_architecture import kinds

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guide-editeur.md").read_text(encoding="utf-8")


def test_every_verb_of_the_guide_is_there() -> None:
    missing = [need for block in blocks(GUIDE) if not has(need := block.said.get("needs", ""))]
    if missing:
        pytest.skip(f"the guide tells of what the program cannot do yet: {', '.join(sorted(set(missing)))}")


def test_what_the_guide_only_says_is_there() -> None:
    said = [line[2:] for block in blocks(GUIDE) if block.kind == "console" for line in block.text.splitlines()
            if line.startswith(("$ make", "$ ."))]  # fmt: skip
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert said and all(
        line == ". .venv/bin/activate" or line.removeprefix("make ") in targets for line in said
    )  # fmt: skip


def test_the_guide_names_every_kind_of_block_and_every_pictogram() -> None:
    table, _, pictures = GUIDE.partition("## Les sortes de blocs")[2].partition("## Les pictogrammes")
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == sorted(kinds())
    there = sorted(path.stem for path in (ROOT / "sections/figures/pictograms").glob("*.svg"))
    assert re.findall(r"`([a-z-]+)`", pictures) == there


def test_links_and_pictures_of_the_guide_lead_somewhere() -> None:
    titles = {"#" + re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
              for title in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)}  # fmt: skip
    targets = re.findall(r"\]\(([^)\s]+)\)", GUIDE)
    assert len(targets) >= 5
    for target in targets:
        assert target in titles if target.startswith("#") else (ROOT / "docs" / target).exists(), target


def test_sentences_of_the_guide_are_short() -> None:
    prose = re.sub(
        r"^(?:\||#|!\[|`).*$|<!--.*?-->", "", re.sub(r"^```.*?^```$", "", GUIDE, flags=re.M | re.S), flags=re.M
    )
    long = [one for one in re.split(r"(?<=[.!?:])\s+", " ".join(prose.split())) if len(one.split()) > 30]
    assert long == []


SMALL = f"""\
Écrivez :

<!-- before: {META} -->
```yaml
title: {{fr: Titre}}
```

<!-- after -->
```yaml
title: {{fr: Autre titre}}
```

<!-- shows: {META} -->
```yaml
title: {{fr: Autre titre}}
```

```console
$ booklet list
booklets
  demo  [fr]  Autre titre, revision 1.0…
…
$ booklet check
…
2 warnings
```
"""


def test_a_guide_that_is_right_runs(project: Project) -> None:
    assert run(SMALL, project.root) == ["booklet list", "booklet check"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2 warnings", "1 warning"),
        ("Autre titre, revision", "Un titre, revision"),
        ("$ booklet check\n", "$ booklet chek\n"),
        ("$ booklet check\n", "$ booklet check --quick\n"),
        ("$ booklet check\n", "$ rm -r sections\n"),
        ("title: {fr: Titre}", "title: {fr: Titel}"),
        ("<!-- after -->\n", ""),
        ("<!-- shows: " + META + " -->\n", ""),
        ("```console", "```sh"),
        ("```console\n", "<!-- exit: 1 -->\n```console\n"),
        (META, "sections/absent.yaml"),
        ("  demo  [fr]  Autre titre, revision 1.0…\n…\n", "…\n  demo\n"),
    ],
)
def test_planted_drift_is_caught(old: str, new: str, project: Project) -> None:
    assert old in SMALL and META in FILES
    with pytest.raises(Drift):
        run(SMALL.replace(old, new), project.root)


def test_what_the_program_has_is_known() -> None:
    assert has("") and has("check") and has("check --format")
    assert not has("chek") and not has("check --forma")


def test_a_block_that_needs_an_unknown_verb_is_left_out(project: Project) -> None:
    guide = (
        "<!-- needs: fly -->\n```console\n$ booklet fly\n```\n"
        "<!-- needs: check; exit: 0 -->\n```console\n$ booklet check\n…\n```\n"
    )
    assert run(guide, project.root) == ["booklet check"]


def test_three_dots_stand_for_any_text() -> None:
    assert pattern("a…c\n…\nz\n").fullmatch("abc\nx\ny\nz\n")
    assert not pattern("a…c\n").fullmatch("abc\nd\n") and not pattern("a.c\n").fullmatch("abc\n")
