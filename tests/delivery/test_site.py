"""The download site as files: what it lists is there, what it says is so, what is not its own is not touched."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as Xml

import pypdfium2
import pytest
from PIL import Image, ImageChops

from booklet.delivery.files import Staged
from booklet.delivery.jobs import WrongUse
from booklet.delivery.site import folder, make, pictures
from booklet.delivery.site.pages import Printer
from booklet.delivery.site.shelf import state_of
from booklet.strings import SiteWords
from tests.delivery.sites import GONE, NEXT, PAST, Shop
from tests.support import CLINIC, FIRST, META
from tests.web.document import parsed, said

ATOM = "{http://www.w3.org/2005/Atom}"
OUTSIDE = re.compile(r"https?:|^//|\\")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A site with PDFs, made once, never changed by a test."""
    made = Shop(tmp_path_factory.mktemp("shop"))
    done = made.site(editions=("screen", "booklet", "web"))
    assert not [one for one in done.outcome.findings if one.severity == "error"]
    return made


@pytest.fixture(scope="module")
def files(shop: Shop) -> dict[str, bytes]:
    return shop.files()


@pytest.fixture
def own(shop: Shop, tmp_path: Path) -> Shop:
    """A copy of it for a test of its own, site and all."""
    shutil.copytree(shop.root, tmp_path / "shop")
    copy = Shop.__new__(Shop)
    copy.root = tmp_path / "shop"
    return copy


ALL = {"editions": ("screen", "booklet", "web")}


def small(tmp_path: Path, *edits: tuple[str, str, str]) -> Shop:
    """A project whose only booklet is ``vieux``, up to date unless edited: its site takes a moment."""
    shop = Shop(tmp_path)
    for name in ("demo", "parti"):
        shutil.rmtree(tmp_path / f"sections/booklets/{name}")
    shop.edit(OLD, PAST, NEXT)
    for edit in edits:
        shop.edit(*edit)
    return shop


OLD = META.replace("demo", "vieux")


def html(files: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


def pages(files: dict[str, bytes]) -> dict[str, str]:
    """The site's own pages: no web edition."""
    return {path: text for path, text in html(files).items() if not path.endswith(("-web.html", "read.html"))}


def addresses(text: str) -> Iterator[str]:
    """Everything that a page leads to or loads."""
    for element in parsed(text).iter():
        yield from (value for name, value in element.attrib.items() if name in ("href", "src"))


def lost(files: dict[str, bytes]) -> list[str]:
    """Addresses of the pages that lead to no file of the site, or to no place in one."""
    found = []
    for page, text in pages(files).items():
        for address in addresses(text):
            if address.startswith("data:"):
                continue
            if OUTSIDE.search(address) or address.startswith("/"):
                found.append(f"{page}: {address}")
                continue
            parts = urlsplit(address)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
            )
            if target not in files or (parts.fragment and f'id="{parts.fragment}"' not in files[target].decode()):
                found.append(f"{page}: {address}")
    return found


# What is there


def test_a_page_for_each_booklet_language_and_clinic(files: dict[str, bytes]) -> None:
    books = ["demo.en", "demo.fr", "vieux.fr", "parti.fr"]
    wanted = {"index.html", "index.en.html", "print.fr.html", "print.en.html"}
    wanted |= {"hopital-nord/index.html", "hopital-nord/index.en.html"}
    wanted |= {
        f"{where}{book}{kind}" for where in ("", "hopital-nord/") for book in books for kind in (".html", ".read.html")
    }
    assert {path for path in html(files) if not path.endswith("-web.html")} == wanted
    assert {"index.json", "feed.xml", "site.css", "manifest.json", "hopital-nord/logo.svg"} <= set(files)


def test_every_link_leads_to_a_file_of_the_site(files: dict[str, bytes]) -> None:
    assert len(pages(files)) > 12
    assert lost(files) == []


@pytest.mark.parametrize(
    "planted", ["nirgends.html", "https://example.org/", "/index.html", "//example.org/a", "#nulle-part"]
)
def test_a_link_that_leads_nowhere_is_found(files: dict[str, bytes], planted: str) -> None:
    text = files["index.html"].replace(b'href="print.fr.html"', f'href="{planted}"'.encode(), 1)
    assert lost({**files, "index.html": text}) == [f"index.html: {planted}"]


def test_every_file_is_reached_from_the_front_page(files: dict[str, bytes]) -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        if not page.endswith(".html") or page.endswith("-web.html"):
            continue
        for address in addresses(files[page].decode()):
            path = urlsplit(address).path
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
            if path and target in files and target not in seen:
                waiting.append(target)
    told_at_their_old_address = {"parti.fr.read.html", "hopital-nord/parti.fr.read.html"}
    assert set(files) - seen == {"manifest.json", *told_at_their_old_address}


def test_no_page_asks_for_anything_but_what_lies_beside_it(files: dict[str, bytes]) -> None:
    for text in pages(files).values():
        assert "default-src 'none'" in text.replace("&#39;", "'")
        assert not re.search(r"<script|<style| style=| on[a-z]+=|<iframe|<form", text)
    css = files["site.css"].decode()
    assert css.count("@font-face") == 4
    assert re.findall(r"url\(\"(?!data:font/woff2)", css) == []
    assert "@import" not in css


def test_a_page_is_in_its_language(files: dict[str, bytes]) -> None:
    for path, text in pages(files).items():
        assert parsed(text).attrib["lang"] == ("en" if ".en." in path else "fr")


# What it says of the files


def listed(files: dict[str, bytes]) -> list[str]:
    """What is wrong with what the index says of the files, and the pages of them."""
    wrong = []
    for one in json.loads(files["index.json"])["booklets"]:
        page = files[one["page"]].decode()
        for file in one["files"]:
            content = files.get(file["path"], b"")
            if (file["bytes"], file["sha256"]) != (len(content), sha256(content).hexdigest()):
                wrong.append(f"{file['path']} is not as listed")
            if f'<code translate="no">{file["sha256"]}</code>' not in page:
                wrong.append(f"{one['page']} does not give the sum of {file['path']}")
            if file["type"] == "application/pdf" and file["pages"] != len(pypdfium2.PdfDocument(content)):
                wrong.append(f"{file['path']} has other pages")
    return wrong


def test_what_is_listed_is_what_lies_there(files: dict[str, bytes]) -> None:
    assert listed(files) == []
    changed = {**files, "demo-fr-screen.pdf": files["demo-fr-screen.pdf"] + b"\n"}
    assert listed(changed) == ["demo-fr-screen.pdf is not as listed"]
    page = files["demo.fr.html"].replace(sha256(files["demo-fr-web.html"]).hexdigest().encode(), b"0" * 64)
    assert listed({**files, "demo.fr.html": page}) == ["demo.fr.html does not give the sum of demo-fr-web.html"]


def test_the_page_says_what_each_edition_is_for_its_pages_size_date_and_state(files: dict[str, bytes]) -> None:
    text = said(parsed(files["demo.fr.html"].decode()))
    count = len(pypdfium2.PdfDocument(files["demo-fr-screen.pdf"]))
    kilobytes = f"{len(files['demo-fr-screen.pdf']) / 1000:.0f}"
    assert count != 1
    for words in ("Écran", "À lire.", f"PDF, {kilobytes} ko", "1.0, 1 février 2026 – draft"):
        assert words in text, words


def test_the_index_says_everything(files: dict[str, bytes]) -> None:
    index = json.loads(files["index.json"])
    assert (index["form"], index["feed"], index["languages"]) == (1, "feed.xml", ["fr", "en"])
    assert [(one["id"], one["example"], one["pages"]["en"]) for one in index["clinics"]] == [
        ("hopital-nord", False, "hopital-nord/index.en.html")
    ]
    states = {(one["id"], one["lang"], one["clinic"]): one["state"] for one in index["booklets"]}
    books = {
        ("demo", "fr"): "current",
        ("demo", "en"): "current",
        ("parti", "fr"): "withdrawn",
        ("vieux", "fr"): "expired",
    }
    assert states == {(*book, clinic): books[book] for book in books for clinic in (None, "hopital-nord")}
    screen = index["booklets"][0]["files"][0]
    assert (screen["edition"], screen["sheet_mm"], screen["conformance"]) == (
        "screen",
        [148, 210],
        ["PDF/UA-1", "PDF/A-2a"],
    )
    assert screen["picture"]["path"] == "demo-fr-screen.webp"


def test_pictures_show_the_first_page(files: dict[str, bytes]) -> None:
    shown = [file for one in json.loads(files["index.json"])["booklets"] for file in one["files"] if file["picture"]]
    assert len(shown) == 12
    for file in shown:
        picture = Image.open(BytesIO(files[file["picture"]["path"]]))
        assert (picture.format, *picture.size) == ("WEBP", file["picture"]["width"], file["picture"]["height"])
        document = pypdfium2.PdfDocument(files[file["path"]])
        pages = [page.render(scale=0.2).to_pil().convert("RGB") for page in (document[0], document[1])]
        first, second = (unlike(picture, page) for page in pages)
        assert first < 6 < second


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255, at the size of the second."""
    gap = ImageChops.difference(one.convert("RGB").resize(other.size), other).convert("L")
    return sum(value * count for value, count in enumerate(gap.histogram())) / (gap.width * gap.height)


def test_pictures_say_what_they_are_and_how_large(files: dict[str, bytes]) -> None:
    images = [one for one in parsed(files["demo.fr.html"].decode()).iter("img") if one.attrib["src"].endswith(".webp")]
    assert len(images) == 3
    assert all(one.attrib["alt"] and int(one.attrib["width"]) and int(one.attrib["height"]) for one in images)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 o"), (999, "999 o"), (1000, "1,0 ko"), (9_949, "9,9 ko"), (27_426, "27 ko"), (999_949, "1000 ko"),
     (1_234_567, "1,2 Mo"), (12_345_678, "12 Mo"), (3_210_000_000, "3,2 Go"), (9_999_000_000_000, "9999 Go")],
)  # fmt: skip
def test_sizes_are_told_in_two_figures(count: int, words: str) -> None:
    printer = Printer.__new__(Printer)
    printer.words = SiteWords.model_construct(size_units=["o", "ko", "Mo", "Go"], decimal_sign=",")
    assert printer.size(count).replace("\u00a0", " ") == words


# Drafts, expired, withdrawn


def test_a_draft_says_so_and_an_approved_booklet_too(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.site()
    assert "not approved" in said(parsed(shop.files()["vieux.fr.html"].decode()))
    shop.approve("clinician", "patient", booklet="vieux")
    shop.site()
    text = said(parsed(shop.files()["vieux.fr.html"].decode()))
    assert "not approved" not in text
    assert "approved" in text
    listed = json.loads(shop.files()["index.json"])["booklets"][0]
    assert listed["approved"] is True
    assert listed["approvals"] == [{"role": role, "on": "2026-02-03"} for role in ("clinician", "patient")]


def test_an_expired_booklet_says_so_wherever_it_is_named(files: dict[str, bytes]) -> None:
    for page in ("vieux.fr.html", "vieux.fr.read.html", "hopital-nord/vieux.fr.html"):
        assert "expired long" in said(parsed(files[page].decode()))
    assert "expired" in said(parsed(files["index.html"].decode()))
    for page in ("demo.fr.html", "demo.fr.read.html", "print.fr.html"):
        assert "expired" not in said(parsed(files[page].decode()))
    assert "vieux-fr-screen.pdf" in files


@pytest.mark.parametrize(("epoch", "state"), [("1772323200", "current"), ("1772409600", "expired")])
def test_the_day_of_the_build_decides_what_is_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, state: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)  # 1 and 2 March 2026
    shop = small(tmp_path, (OLD, NEXT, PAST))
    shop.site()
    index = json.loads(shop.files()["index.json"])
    assert (index["booklets"][0]["state"], index["day"]) == (state, f"2026-03-0{1 if state == 'current' else 2}")


def test_a_withdrawn_booklet_says_why_and_offers_nothing(files: dict[str, bytes]) -> None:
    assert [path for path in files if path.startswith("parti-") or "/parti-" in path] == []
    for page in ("parti.fr.html", "parti.fr.read.html", "hopital-nord/parti.fr.html"):
        root = parsed(files[page].decode())
        assert "withdrawn long" in said(root)
        assert "La dose de la page 3 était fausse." in said(root)
        assert [one for one in root.iter("a") if "download" in one.attrib] == []
    front = parsed(files["index.html"].decode())
    assert "withdrawn" in said(front)
    assert [one for one in front.iter("a") if "parti.fr.read" in one.attrib["href"]] == []
    (entry,) = [
        one for one in json.loads(files["index.json"])["booklets"] if (one["id"], one["clinic"]) == ("parti", None)
    ]
    assert (entry["read"], entry["files"], entry["withdrawn"]["since"]) == (None, [], "2026-04-02")


def test_withdrawing_a_booklet_takes_its_files_away(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.site()
    assert "vieux-fr-web.html" in shop.files()
    shop.edit(OLD, "code: DEMO-1", f"{GONE}code: DEMO-1")
    shop.site()
    assert "vieux-fr-web.html" not in shop.files()
    assert b"withdrawn long" in shop.files()["vieux.fr.read.html"]
    assert lost(shop.files()) == []


def test_withdrawn_comes_before_expired() -> None:
    assert state_of(Fake(None, date(2026, 3, 1)), date(2026, 3, 1)) == "current"  # type: ignore[arg-type]
    assert state_of(Fake(None, date(2026, 3, 1)), date(2026, 3, 2)) == "expired"  # type: ignore[arg-type]
    assert state_of(Fake(object(), date(2026, 3, 1)), date(2026, 3, 2)) == "withdrawn"  # type: ignore[arg-type]


class Fake:
    """What is asked of a booklet to know its state."""

    def __init__(self, withdrawn: object, due: date) -> None:
        self.withdrawn = withdrawn
        self.dates = type("Dates", (), {"next_review": due})


def test_the_page_to_read_leads_back(files: dict[str, bytes]) -> None:
    root = parsed(files["demo.fr.read.html"].decode())
    (note,) = [one for one in root.iter("div") if one.attrib.get("class") == "site-note"]
    assert [one.attrib["href"] for one in note.iter("a")] == ["demo.fr.html", "index.html"]
    assert files["demo-fr-web.html"] != files["demo.fr.read.html"]


# The feed


def entries(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """For each entry, by the page that it leads to: id, title, updated, category, files."""
    feed = Xml.fromstring(files["feed.xml"])
    found = {}
    for entry in feed.iter(f"{ATOM}entry"):
        links = {one.attrib["rel"]: one.attrib["href"] for one in entry.iter(f"{ATOM}link")}
        texts = {name: entry.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "updated", "summary")}
        category = entry.find(f"{ATOM}category")
        assert category is not None
        found[links["alternate"]] = {**texts, "state": category.attrib["term"], "file": links.get("enclosure", "")}
    return found


def test_the_feed_has_an_entry_for_each_booklet_and_language(files: dict[str, bytes]) -> None:
    found = entries(files)
    assert set(found) == {"demo.fr.html", "demo.en.html", "vieux.fr.html", "parti.fr.html"}
    assert len({one["id"] for one in found.values()}) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one["id"]) for one in found.values())
    assert [found[page]["state"] for page in ("demo.fr.html", "vieux.fr.html", "parti.fr.html")] == [
        "current", "expired", "withdrawn",
    ]  # fmt: skip
    assert found["parti.fr.html"]["updated"] == "2026-04-02T00:00:00Z"
    assert "La dose de la page\u00a03 était fausse." in found["parti.fr.html"]["summary"]
    assert found["demo.fr.html"]["updated"] == "2026-02-01T00:00:00Z"
    assert found["vieux.fr.html"]["updated"] == "2026-03-01T00:00:00Z"
    assert (found["parti.fr.html"]["file"], found["demo.fr.html"]["file"] in files) == ("", True)
    feed = Xml.fromstring(files["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00Z"
    assert {"id", "title", "updated"} <= {one.tag.removeprefix(ATOM) for one in feed}
    assert not re.search(r"(?:href|src)=\"(?:https?:|//)", files["feed.xml"].decode())


def test_ids_stay_until_there_is_a_new_revision(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.site()
    before = entries(shop.files())["vieux.fr.html"]["id"]
    shop.edit(OLD, "{fr: Titre vieux}", "{fr: Nouveau titre}")
    shop.site()
    assert entries(shop.files())["vieux.fr.html"]["id"] == before
    shop.edit(OLD, 'revision: "1.0"', 'revision: "1.1"')
    shop.site()
    assert entries(shop.files())["vieux.fr.html"]["id"] != before


# Again, and beside other files


def test_a_second_run_makes_nothing_and_changes_nothing(own: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = own.files()
    monkeypatch.setattr(pictures, "first_page", lambda pdf: pytest.fail("a picture was drawn"))
    made = own.site(**ALL)
    assert made.outcome.made == frozenset()
    assert own.files() == before


def test_the_same_content_gives_the_same_site(own: Shop, files: dict[str, bytes]) -> None:
    shutil.rmtree(own.root / "site")
    own.site(**ALL)
    assert own.files() == files


def test_a_picture_that_was_spoilt_is_drawn_again(own: Shop, files: dict[str, bytes]) -> None:
    own.write("site/demo-fr-screen.webp", b"not a picture")
    own.site(**ALL)
    assert own.files() == files


def test_what_is_no_longer_offered_goes_and_what_is_not_its_own_stays(own: Shop) -> None:
    own.write("site/robots.txt", "User-agent: *\n")
    own.write("site/hopital-nord/index.html", "changed by hand")
    (own.root / CLINIC).unlink()
    made = own.site(**ALL)
    left = own.files()
    assert [path for path in left if path.startswith("hopital-nord/")] == ["hopital-nord/index.html"]
    assert made.left == ["hopital-nord/index.html"]
    assert left["robots.txt"] == b"User-agent: *\n"
    assert lost({path: content for path, content in left.items() if path != "hopital-nord/index.html"}) == []


def test_an_emptied_folder_goes_too(own: Shop) -> None:
    (own.root / CLINIC).unlink()
    own.site(**ALL)
    assert not (own.root / "site/hopital-nord").exists()


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/etc/passwd", "link/outside.txt", "a/../../outside.txt", "..\\x", ""]
)
def test_a_list_that_names_what_lies_outside_removes_nothing(tmp_path: Path, path: str) -> None:
    out = tmp_path / "site"
    out.mkdir()
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (out / "link").symlink_to(tmp_path)
    known = sha256(b"mine").hexdigest()
    (out / folder.OWN).write_text(json.dumps({"files": {path: known, "index.html": known}}), encoding="utf-8")
    (out / "index.html").write_text("mine", encoding="utf-8")
    own = folder.owned(out)
    assert set(own) == {"index.html"}
    folder.remove_stale(out, own, [])
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not (out / "index.html").exists()


@pytest.mark.parametrize("own", ["", "[]", "{}", '{"files": 3}', '{"files": ["a"]}', "\0"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, own: str) -> None:
    shop = small(tmp_path)
    shop.write("site/photo.txt", "mine")
    with pytest.raises(WrongUse, match="no site of this program"):
        shop.site()
    shop.write(f"site/{folder.OWN}", own)
    with pytest.raises(WrongUse, match="no site of this program"):
        shop.site()
    assert set(shop.files()) == {"photo.txt"}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.write("site", "a file")
    with pytest.raises(WrongUse, match="is a file"):
        shop.site()


def test_a_page_is_never_written_over_what_somebody_put_there(tmp_path: Path) -> None:
    shop = small(tmp_path)
    (tmp_path / "site").mkdir()
    shop.site()
    before = shop.files()
    folder.record(tmp_path / "site", {path: known for path, known in folder.owned(tmp_path / "site").items()
                                      if path != "print.fr.html"})  # fmt: skip
    shop.edit(OLD, "{fr: Titre vieux}", "{fr: Nouveau titre}")
    with pytest.raises(WrongUse, match=r"print\.fr\.html is not of the site"):
        shop.site()
    assert shop.files() == before


def test_an_error_in_the_content_leaves_the_site_as_it_was(own: Shop) -> None:
    before = own.files()
    own.edit(FIRST, "la peau. [@dupont-2024]", "la peau. [@inconnu-1999]")
    made = own.site(**ALL)
    found = {one.rule for one in made.outcome.findings if one.severity == "error"}
    assert found == {"citation-without-reference", "translation-shape"}
    assert own.files() == before


def test_an_interruption_leaves_the_site_as_it_was(own: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = own.files()
    own.edit(META, "{fr: Titre, en: Titre}", "{fr: Nouveau titre, en: Titre}")

    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(make.pages, "style_sheet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        own.site(editions=("web",))
    assert own.files() == before


def test_an_interruption_while_files_are_moved_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run still knows every file as its own."""
    shop = small(tmp_path)
    commit, moved = Staged.commit, []

    def interrupted(staged: Staged) -> None:
        if (moved.append(staged) or len(moved)) == 2:  # the first writes down what is the site's own
            raise KeyboardInterrupt
        commit(staged)

    monkeypatch.setattr(Staged, "commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        shop.site()
    monkeypatch.setattr(Staged, "commit", commit)
    shop.write("site/index.html", "moved before the interruption")
    shop.site()
    assert lost(shop.files()) == []


# What is asked for


def test_without_clinics_there_are_none(tmp_path: Path) -> None:
    shop = small(tmp_path)
    (tmp_path / CLINIC).unlink()
    shop.site()
    assert {posixpath.dirname(path) for path in shop.files()} == {""}
    assert "clinics intro" not in said(parsed(shop.files()["index.html"].decode()))


def test_a_site_of_one_clinic_still_has_a_front_page(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.site(clinics=("hopital-nord",))
    assert {"index.html", "hopital-nord/index.html"} <= set(shop.files())
    assert "vieux-fr-web.html" not in shop.files()
    assert lost(shop.files()) == []


def test_an_invented_clinic_says_so(tmp_path: Path) -> None:
    shop = small(tmp_path)
    shop.write(CLINIC, "example: true\nname: Hôpital Nord\n")
    shop.site()
    for page in ("hopital-nord/index.html", "hopital-nord/vieux.fr.html"):
        assert "invented" in said(parsed(shop.files()[page].decode()))
    assert "invented" not in said(parsed(shop.files()["vieux.fr.html"].decode()))


def test_what_stands_in_the_content_cannot_break_a_page(tmp_path: Path) -> None:
    shop = small(tmp_path, (OLD, "{fr: Titre vieux}", "{fr: \"</title><script>x()</script>{{ 7 * 7 }} & 'a'\"}"))
    shop.site()
    files = shop.files()
    for text in pages(files).values():
        assert "<script" not in text
        assert "{{ 7 * 7 }}" in text or "vieux" not in text
    assert Xml.fromstring(files["feed.xml"]) is not None
    assert lost(files) == []


def test_a_site_without_anything_is_empty_and_whole(tmp_path: Path) -> None:
    shop = small(tmp_path, (OLD, "code: DEMO-1", f"{GONE}code: DEMO-1"))
    made = shop.site()
    assert (made.outcome.built, lost(shop.files())) == ([], [])
