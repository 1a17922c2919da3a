"""The fixture as a web page: what can be said of it without a browser. Those with one are in tests/browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from xml.etree.ElementTree import Element

import pypdfium2
import pytest

from booklet import shipped
from booklet.compose import compose
from booklet.delivery.build import build, make
from booklet.delivery.editions import EDITIONS
from booklet.delivery.inputs import Inputs
from booklet.delivery.jobs import Request
from booklet.model import Job
from tests.sample import BOOKLET, LANG, ROOT, job, library, made
from tests.support import CLINIC, FIRST, META, Project
from tests.web.document import by_id, classes, parsed, said

TURNED = frozenset({"see-page", "lead-page", "line-mark", "saying"})
"""What a page says of page numbers, and a screen of lines to be confirmed, and the other does not; and what to say on
the phone, which a full page leaves to the next."""


CALL = ("quand-appeler", "quand-appeler-vernis")
"""The sections on when to call."""


@pytest.fixture(scope="module")
def html() -> str:
    return made(job("web")).pdf.decode()


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    return parsed(html)


@pytest.fixture(scope="module")
def paper() -> dict[str, Element]:
    """The page that the screen edition is painted from, by id."""
    return by_id(parsed(compose(library(), job("screen"), EDITIONS["screen"], ROOT / "styles").html))


def anchors() -> list[str]:
    """The id of every section and every block."""
    booklet = library().booklets[BOOKLET]
    found = []
    for name in booklet.meta.value.order:
        blocks = booklet.sections[LANG][name].value.blocks
        found += [name, *(f"{name}--{block.id or index + 1}" for index, block in enumerate(blocks))]
    return found


# The same text


def differences(web: dict[str, Element], paper: dict[str, Element]) -> list[str]:
    """Ids of blocks and pages that do not say the same on the screen as on paper."""
    blocks = [name for name in anchors() if "--" in name]
    pages = ["cover", "essentials", *(name for name in paper if name.startswith("part-"))]
    return [name for name in blocks + pages if _alike(web[name]) != _alike(paper[name])]


def _alike(element: Element) -> str:
    """Its words without what is printed only: the dagger of a source; an address is printed to its first slash."""
    return re.sub(r"(\w\.\w+)/\S+|†| (?=\.)", r"\1", said(element, TURNED))


def on_the_phone(where: dict[str, Element]) -> list[str]:
    return [said(one) for name in CALL for one in where[name].iter() if "saying" in classes(one)]


def test_every_block_says_what_the_pdf_says(page: Element, paper: dict[str, Element]) -> None:
    assert len(anchors()) > 50
    assert differences(by_id(page), paper) == []
    assert on_the_phone(by_id(page)) == on_the_phone(paper) != []


def test_a_word_less_on_the_screen_is_caught(html: str, paper: dict[str, Element]) -> None:
    poorer = re.sub(r"(Essuyez le) galet", r"\1", html)
    assert poorer != html
    assert differences(by_id(parsed(poorer)), paper) == ["eclat--recoller"]


def test_every_title_and_every_foot_of_a_section_is_there_too(page: Element, paper: dict[str, Element]) -> None:
    web = by_id(page)
    for name in anchors():
        if "--" not in name:
            parts = [
                [said(child) for child in where[name] if classes(child) & {"section-head", "section-foot"}]
                for where in (web, paper)
            ]
            assert parts[0]
            if name in CALL:  # on paper the sources of the call are marked in the list of all
                parts[0] = [words for part in parts[0] if (words := re.sub(r"Sources : [\d, ]+$", "", part))]
            assert parts[0] == parts[1]


def test_paper_marks_the_sources_of_the_call_that_the_web_names(page: Element, paper: dict[str, Element]) -> None:
    feet = [said(one) for name in CALL for one in by_id(page)[name].iter() if "section-foot" in classes(one)]
    named = {number for foot in feet for number in re.findall(r"\d+", foot.partition("Sources : ")[2])}
    assert set(re.findall(r"(\d+)†", said(paper["sources"]))) == named != set()


def squashed(text: str) -> str:
    """Letters and digits alone: a PDF keeps no word of how its lines were broken."""
    return "".join(character for character in text if character.isalnum())


def test_every_text_of_a_block_is_printed_in_the_pdf(page: Element) -> None:
    printed = squashed(
        "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(made(job("screen")).pdf))
    )
    web = by_id(page)
    absent = [
        text
        for name in anchors() if "--" in name
        for text in filter(None, (squashed(re.sub(r"^([\w.]+\.\w+)/\S+$", r"\1", own)) for own in web[name].itertext()))
        if text not in printed and not _over_two_pages(text, printed)
    ]  # fmt: skip
    assert absent == []
    assert squashed("Lancez vos galets") not in printed


def _over_two_pages(text: str, printed: str) -> bool:
    """Whether a text is there in two pieces, one at a page's end and one at the next one's start."""
    return any(text[:cut] in printed and text[cut:] in printed for cut in range(12, len(text) - 12))


def test_it_speaks_of_no_page_number(html: str, page: Element) -> None:
    assert [one for one in page.iter() if "page-of" in classes(one)] == []
    assert not re.search(r"\bpages? \d", said(page))
    assert [said(one) for one in page.iter() if "see-page" in classes(one)] == ["→"] * html.count('class="see-page"')


def test_draft_and_revision_stand_at_top_and_bottom(page: Element) -> None:
    state = "Aucun professionnel de santé ne l’a encore approuvée."
    revision = f"Version {library().booklets[BOOKLET].meta.value.revision}"
    for name in ("cover", "back"):
        assert state in said(by_id(page)[name])
        assert revision in said(by_id(page)[name])


# By itself


def outside(root: Element) -> Iterator[str]:
    """Everything in a page that would make a browser ask for something, or send something."""
    for element in root.iter():
        for name, value in element.attrib.items():
            asks = name in {"src", "srcset", "data", "poster", "action", "formaction", "ping", "background", "manifest"}
            if (asks or (name == "href" and element.tag != "a")) and not value.startswith("data:"):
                yield f"{element.tag} {name}={value[:60]}"
            if name.startswith("on"):
                yield f"{element.tag} {name}"
            yield from _addresses(element.tag, value if name == "style" else "")
        if element.tag in {"form", "iframe", "object", "embed", "base"}:
            yield element.tag
        if element.attrib.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            yield element.tag
        yield from _addresses(element.tag, (element.text or "") if element.tag == "style" else "")


def _addresses(tag: str, css: str) -> Iterator[str]:
    # A quoted address is taken whole: a drawing in it may have addresses of its own parts.
    for address in re.findall(r"""url\(\s*("[^"]*"|'[^']*'|[^)]*)|@import\s*(["'][^"']*)""", css):
        if not "".join(address).lstrip("\"'").startswith("data:"):
            yield f"{tag} {''.join(address)[:60]}"


def test_it_asks_for_nothing_and_sends_nothing(page: Element, html: str) -> None:
    assert list(outside(page)) == []
    assert "file:" not in html
    script = "".join(one.text or "" for one in page.iter("script"))
    assert not re.search(r"fetch|XMLHttp|sendBeacon|WebSocket|Storage|cookie|indexedDB|location[.= ]|import\(", script)


@pytest.mark.parametrize(
    "planted",
    [
        '<img src="https://example.org/a.png">', '<link rel="stylesheet" href="a.css">', "<script src=a.js></script>",
        '<p style="background: url(//example.org/a)">', "<style>@import 'a.css';</style>", '<img src="a.svg">',
        "<style>p { background: url(a.png) }</style>", "<form></form>", '<a ping="/b" href="#c">x</a>', "<p onclick=x>",
        '<meta http-equiv="refresh" content="0; url=https://example.org">',
    ],
)  # fmt: skip
def test_what_would_ask_for_something_is_recognised(planted: str) -> None:
    assert len(list(outside(parsed(planted)))) == 1


def test_its_policy_forbids_all_but_what_is_in_it(page: Element) -> None:
    (policy,) = [one.attrib["content"] for one in page.iter("meta") if "http-equiv" in one.attrib]
    (script,) = [one.text or "" for one in page.iter("script")]
    hashed = b64encode(sha256(script.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:",
        f"script-src 'sha256-{hashed}'", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_it_says_what_it_is(page: Element) -> None:
    meta = {one.attrib["name"]: one.attrib["content"] for one in page.iter("meta") if "name" in one.attrib}
    assert page.attrib["lang"] == LANG
    assert [one.text for one in page.iter("title")] == ["Vivre avec un galet de compagnie"]
    assert meta["description"] == "Une pierre ronde sur votre étagère"
    assert meta["revision"] == library().booklets[BOOKLET].meta.value.revision
    assert meta["viewport"] == "width=device-width, initial-scale=1"


def broken_links(root: Element) -> list[str]:
    ids = by_id(root)
    return [
        one.attrib["href"]
        for one in root.iter("a") if one.attrib["href"].startswith("#") and one.attrib["href"][1:] not in ids
    ]  # fmt: skip


def test_ids_are_unique_and_links_lead_somewhere(page: Element) -> None:
    counted = Counter(one.attrib["id"] for one in page.iter() if "id" in one.attrib)
    assert [name for name, times in counted.items() if times > 1] == []
    assert set(anchors()) <= set(counted)
    assert broken_links(page) == []
    assert broken_links(parsed('<a href="#nowhere">x</a>')) == ["#nowhere"]
    kinds = Counter(one.attrib["href"].partition(":")[0] for one in page.iter("a") if ":" in one.attrib["href"])
    assert set(kinds) == {"https", "http", "tel", "sms"}
    assert {"tel:15", "tel:112"} <= {one.attrib["href"] for one in page.iter("a")}


def test_the_contents_list_names_every_part_and_section(page: Element) -> None:
    wanted = {f"#part-{part.id}" for part in library().booklets[BOOKLET].meta.value.parts}
    wanted |= {f"#{name}" for name in anchors() if "--" not in name}
    for place in ("rail", "bar"):
        (around,) = [one for one in page.iter() if place in classes(one)]
        assert wanted <= {one.attrib["href"] for one in around.iter("a")}


# To fill in


def test_every_field_has_a_name_to_hear_and_none_to_be_sent_by(page: Element) -> None:
    labelled = {field for label in page.iter("label") for field in label.iter("input") if said(label)}
    fields = [*page.iter("input"), *page.iter("textarea")]
    assert {one.attrib.get("type", "lines") for one in fields} == {"checkbox", "text", "lines"}
    for one in fields:
        assert one.attrib.get("aria-label") or one in labelled
        assert one.attrib["autocomplete"] == "off"
        assert not {"name", "id", "form", "required"} & set(one.attrib)


def test_each_cell_of_the_diary_can_be_written_in_or_ticked(page: Element) -> None:
    booklet = library().booklets[BOOKLET].sections[LANG]
    diaries = [(f"{name}--{block.id or index + 1}", block) for name in anchors() if "--" not in name
               for index, block in enumerate(booklet[name].value.blocks) if block.kind == "diary"]  # fmt: skip
    assert diaries
    for anchor, block in diaries:
        boxes = sum(len(column.options) for column in block.columns)
        lines = sum(not column.options for column in block.columns)
        drawn = by_id(page)[anchor]
        assert len(list(drawn.iter("input"))) == boxes * block.rows
        heard = [one.attrib["aria-label"] for one in drawn.iter("textarea")]
        assert len(set(heard)) == lines * block.rows
        assert f"{block.columns[0].title}, ligne {block.rows}" in heard


# From any content


HOSTILE = """\
title: '<script>alert(1)</script>'
blocks:
  - kind: paragraph
    text: 'Le {derme} </p><img src=x onerror=alert(2)> {{ 7 * 7 }} [x](javascript:alert(3)) <img src="file:///etc/passwd">'
  - kind: table
    caption: '</style><script>alert(4)</script>'
    header: ['" onmouseover="alert(5)', "'><script>alert(6)</script>"]
    rows: [['url(&quot;file:///etc/passwd&quot;)', '<textarea><script>alert(7)</script>']]
  - kind: diary
    title: <!-- <script> alert(8)
    columns: [{title: '"><script>alert(9)</script>'}, {title: 'B', options: ['<b onclick=alert(10)>b</b>']}]
  - kind: notes
    prompts: ['</textarea><script>alert(11)</script>']
"""


def test_what_an_editor_types_comes_out_as_typed_and_runs_nowhere(project: Project) -> None:
    project.write(FIRST, HOSTILE)
    project.edit(META, "title: {fr: Titre}", "title: {fr: '</title><script>alert(12)</script>'}")
    loaded, _ = project.load()
    html = make(loaded, Job("demo", "fr", "web"), shipped.styles(project.root)).pdf.decode()
    root = parsed(html)
    assert list(outside(root)) == []
    assert len(list(root.iter("script"))) == 1
    assert {one.attrib["href"].partition(":")[0] for one in root.iter("a")} <= {"tel", "mailto", "https", "#cover"} | {
        one.attrib["href"] for one in root.iter("a") if one.attrib["href"].startswith("#")
    }
    text = said(by_id(root)["premiers-pas"])
    for typed in ("<script>alert(1)</script>", "</p><img src=x onerror=alert(2)>", "{{ 7 * 7 }}", "javascript:alert(3)",
                  "</style><script>alert(4)", "<script> alert(8)", "<b onclick=alert(10)>b</b>",
                  "</textarea><script>alert(11)", "file:///etc/passwd"):  # fmt: skip
        assert typed in text
    assert "root:" not in html
    assert "<\\/title" not in html


def test_a_clinic_stands_where_it_stands_on_paper(project: Project) -> None:
    loaded, _ = project.load()
    page = make(loaded, Job("demo", "fr", "web", "hopital-nord"), shipped.styles(project.root))
    cover = said(by_id(parsed(page.pdf.decode()))["cover"])
    assert "Hôpital Nord" in cover
    assert re.search("01.56.53.53.41", cover)


def test_a_clinics_colours_are_used_on_light_and_dark_screens(project: Project) -> None:
    project.write(CLINIC, 'name: Hôpital Nord\ncolours: {main: "#3B1E66", second: "#5A3A8A"}\n')
    loaded, _ = project.load()
    page = make(loaded, Job("demo", "fr", "web", "hopital-nord"), shipped.styles(project.root)).pdf.decode()
    (light, dark) = re.findall(r"--petrol: light-dark\((#\w+), (#\w+)\)", page)[0]
    assert light == "#3B1E66"
    assert dark != light


def test_a_build_makes_it_and_the_manifest_lists_it(project: Project) -> None:
    out = project.root / "dist"
    outcome = build(Request(project.root, out, editions=("web",), clinics=("all",)), Inputs(str(project.root)))
    assert sorted(outcome.made) == ["demo-fr-web.html", "hopital-nord/demo-fr-web.html"]
    listed = {one["path"]: one for one in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]}
    for path in outcome.made:
        content = (out / path).read_bytes()
        assert listed[path]["sha256"] == sha256(content).hexdigest()
        assert listed[path]["bytes"] == len(content)


PROGRAM = """\
import sys
from hashlib import sha256
from pathlib import Path
from booklet import shipped
from booklet.content import load
from booklet.delivery.build import make
from booklet.model import Job
root = Path(sys.argv[1])
print(sha256(make(load(root)[0], Job("demo", "fr", "web"), shipped.styles(root)).pdf).hexdigest())
print("weasyprint" in sys.modules)
"""


def test_the_same_content_makes_the_same_bytes_without_weasyprint(project: Project) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(project.root)],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert said[0][1] == "False"


def test_it_is_small_enough_to_send(html: str) -> None:
    figures = library().root / "sections/booklets" / BOOKLET / "figures"
    assert sum(path.stat().st_size for path in figures.iterdir()) < len(html) < 800_000
