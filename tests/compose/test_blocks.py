"""Each kind of block, from its sample to HTML: everything that an editor typed is there, in order."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from booklet import shipped
from booklet.blocks import Block
from booklet.compose import compose
from booklet.compose.typography import setter
from booklet.content.marks import unmarked
from booklet.model import Edition, Job, texts
from tests.support import FIGURES, FIRST, SVG, Project

SAMPLES = sorted((Path(__file__).parent.parent / "blocks").glob("*.yaml"))
SCREEN = Edition("screen", "", (148, 210), "pdf/ua-1")
FILLED_BY_THE_PROGRAM = {"references", "edition-box", "team"}


def composed(project: Project, sample: str) -> str:
    """HTML of the demonstration project with a sample as the only other block of its first section."""
    block = "\n".join(f"    {line}" for line in sample.splitlines()).replace("    ", "  - ", 1)
    project.write(FIRST, f"title: Premiers pas\nblocks:\n  - kind: paragraph\n    text: Le {{derme}}.\n{block}\n")
    project.write(f"{FIGURES}/dos.svg", SVG)
    library, found = project.load()
    assert not found
    return compose(library, Job("demo", "fr", "screen"), SCREEN, shipped.styles(project.root)).html


def words_of(html: str) -> str:
    """What a reader sees, and the alt texts, in order."""
    body = re.sub(r"<(style|head).*?</\1>", "", html, flags=re.DOTALL)
    body = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r" \1 ", body)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 19


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_text_of_a_sample_is_on_the_page_in_order(path: Path, project: Project) -> None:
    sample = path.read_text(encoding="utf-8")
    sample = sample.replace("section: essai", "section: contacts").replace("[exemple]", "[ligne-info]")
    html = composed(project, sample)
    if path.stem not in FILLED_BY_THE_PROGRAM:
        block = TypeAdapter(Block).validate_python(yaml.safe_load(sample))
        typeset = setter("fr")
        wanted = [typeset(unmarked(text)) for loc, text in texts(block) if loc[-1] != "short"]
        assert wanted or path.stem == "contacts"
        seen = words_of(html)
        for text in wanted:
            assert re.sub(r"\s+", " ", text) in seen
    assert f'class="{path.stem}' in html or f" {path.stem}" in html
