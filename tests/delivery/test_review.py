"""The document on what changed, read back: bars, numbers, pages of the list, the sheet to sign; pages that move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
import yaml

from booklet.cli import main
from booklet.content import load
from booklet.content.marks import unmarked
from booklet.delivery.moves import between, signatures
from booklet.model import Job
from booklet.pagemoves import page_spans
from tests.revision.gitted import commit
from tests.sample import BOOKLET, DARK, ROOT, SHORT
from tests.works import assembled

BOOK = f"sections/booklets/{BOOKLET}"
PETROL = (10, 65, 80)


def edit(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    file = root / BOOK / path
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


MOVED = """\
  - kind: callout
    tone: remember
    pictogram: main
    title: Pourquoi ne jamais jeter
    text: "N'en lancez aucun : cela évite bien des fentes [@maree-2018]."
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture, committed, then changed in every way."""
    root = tmp_path_factory.mktemp("review")
    assembled(root)
    commit(root)
    edit(root, "fr/eclat.yaml", ("Avec un chiffon sec.", "Avec un chiffon très sec."), (MOVED, ""))
    edit(root, "fr/laver.yaml", ("  - kind: tips\n    id: pictos\n", MOVED + "  - kind: tips\n    id: pictos\n"),
         ("  - kind: subheading\n    text: Sur l'étagère\n", ""), ("      - Frotter avec du sable.\n", ""))  # fmt: skip
    edit(root, "figures/etape.svg", ("</svg>", '<circle cx="9" cy="9" r="9" fill="#0A4150"/></svg>'))
    return root


@pytest.fixture(scope="module")
def pages(project: Path) -> Iterator[list[str]]:
    """The texts of the pages of its document."""
    out = project / "review.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["diff", "HEAD", "--format", "pdf", "--no-pages", "--out", str(out)]) == 0
    pdf = pypdfium2.PdfDocument(out)
    yield [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()


def listed(pages: list[str]) -> list[tuple[int, str, int]]:
    """Number, first words and page of each change in the list."""
    text = " ".join(pages[:3]).partition("Liste des changements")[2]
    kinds = "Modifié|Ajouté|Retiré|Déplacé"
    found = re.findall(rf"(?<!\d)(\d+) ((?:{kinds})[^–]*–.*?) (\d+)(?= \d+ (?:{kinds})| [A-Z]|$)", text)
    return [(int(number), words, int(page)) for number, words, page in found]


def test_the_list_names_every_change_and_the_page_on_which_it_stands(pages: list[str]) -> None:
    rows = listed(pages)
    assert [number for number, _, _ in rows] == [1, 2, 3, 4, 5]
    assert [words.split(" – ")[0] for _, words, _ in rows] == ["Modifié", "Déplacé", "Retiré", "Modifié", "Modifié"]
    for number, words, page in rows:
        head = " – ".join(words.split(" – ")[:2]).split(" (")[0]
        kind = " ".join(head.split()[:3])
        assert f"{number} {kind}" in pages[page - 1] or kind in pages[page - 1], (number, page)


def test_words_are_marked_by_signs_that_survive_a_grey_copy(pages: list[str]) -> None:
    whole = " ".join(pages)
    assert "Avec un chiffon +très+ sec." in whole
    assert "[Frotter avec du sable.]" in whole
    assert "[Sur l’étagère]" in whole
    moved = "avant dans « Un éclat se détache : 3 gestes », élément 3"
    assert moved in whole.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_last_page_is_to_be_signed_and_names_nobody(pages: list[str]) -> None:
    assert pages[-1].startswith("Validation")
    for words in ("Professionnel de santé", "Signature", "Date", "Nom", "J’approuve", "Corrections demandées"):
        assert words in pages[-1]


def test_a_bar_stands_in_the_margin_beside_each_change(project: Path, pages: list[str]) -> None:
    pdf = pypdfium2.PdfDocument(project / "review.pdf")
    inside = [number for number, text in enumerate(pages[:-1], 1) if "Liste des changements" not in text]
    with_bars = {number for number in inside if _bars(pdf[number - 1])}
    pdf.close()
    assert with_bars == {page for _, _, page in listed(pages)}


def _bars(page: pypdfium2.PdfPage) -> bool:
    """Whether a tall narrow field of petrol stands left of the text, which begins 40 mm from the edge."""
    picture = page.render(scale=1).to_pil().convert("RGB")
    left, right = round(30.5 / 25.4 * 72), round(36 / 25.4 * 72)
    for x in range(left, right):
        column = [picture.getpixel((x, y)) for y in range(picture.height)]
        run = longest = 0
        for colour in column:
            run = run + 1 if all(abs(one - other) < 30 for one, other in zip(colour, PETROL, strict=True)) else 0
            longest = max(longest, run)
        if longest > 12:
            return True
    return False


def test_both_drawings_are_shown(project: Path, pages: list[str]) -> None:
    page = next(text for text in pages[3:] if "Dessin etape.svg" in text)
    assert "Avant" in page and "Après" in page


def test_it_holds_all_that_is_signed(project: Path, pages: list[str]) -> None:
    """What booklet.yaml says is approved with the rest; what must be confirmed is marked on the call page too."""
    said = "".join("".join(pages).replace("\u2019", "'").split())
    meta = yaml.safe_load((project / BOOK / "booklet.yaml").read_text(encoding="utf-8"))
    words = [meta[key] for key in ("title", "subtitle", "main_message", "audience")]
    words += [point["text"] for point in meta["key_points"]] + [part["sentence"] for part in meta["parts"]]
    words += [*meta["does_not_cover"], *meta["cover"]["promise"], *(step["text"] for step in meta["how_to_use"])]
    assert len(words) >= 20
    texts = [unmarked(one["fr"]) for one in words]
    assert [text for text in texts if "".join(text.split()) not in said] == []
    for level in ("15 ou 112", "En attendant"):
        (call,) = [page for page in pages if level in page]
        assert "◊" in call


def test_the_document_claims_to_be_accessible(project: Path, pages: list[str]) -> None:
    import pikepdf

    with pikepdf.open(project / "review.pdf") as pdf:
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.Root.Lang) == "fr"
    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(project / "review.pdf"))


def test_without_changes_there_is_no_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled(tmp_path)
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD", "--format", "pdf", "--out", "none.pdf"]) == 0
    assert "no differences" in capsys.readouterr().out
    assert not (tmp_path / "none.pdf").exists()


def test_content_with_faults_is_refused_with_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled(tmp_path)
    commit(tmp_path)
    edit(tmp_path, "fr/observer.yaml", ("title: Observer son galet", "titel: Observer son galet"))
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD", "--format", "pdf", "--out", "none.pdf"]) == 1
    assert f"{BOOK}/fr/observer.yaml:1:1: error[unknown-key]" in capsys.readouterr().err
    assert not (tmp_path / "none.pdf").exists()


@pytest.mark.parametrize(
    ("old", "new", "changed", "added", "removed", "moved"),
    [
        ("abc", "abc", (), (), (), ()),
        ("abc", "axc", (2,), (), (), ()),
        ("abc", "axbc", (), (2,), (), ((1, (3, 4)),)),
        ("abcd", "acd", (), (), (2,), ((-1, (2, 3)),)),
        ("abc", "xyabc", (), (1, 2), (), ((2, (3, 4, 5)),)),
        ("ab", "xyz", (1, 2), (3,), (), ()),
    ],
)
def test_pages_that_move_are_told_from_pages_that_change(
    old: str, new: str, changed: object, added: object, removed: object, moved: object
) -> None:
    found = between("screen", [[one] for one in old], [[one] for one in new])
    assert (found.changed, found.added, found.removed, found.moved) == (changed, added, removed, moved)
    assert found.same == (old == new)


@pytest.mark.parametrize(
    ("file", "old", "new", "side"),
    [("sortir", "Pensez aussi", "Pensez toujours", 1), ("quand-appeler", "title: Aujourd'hui", "title: Ce jour", 2)],
)
def test_the_pages_of_a_sheet_to_fold_are_its_sides(tmp_path: Path, file: str, old: str, new: str, side: int) -> None:
    """What is folded in stands outside, with cover and back; the call stands inside."""
    sheets = []
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        assembled(tmp_path / name)
        if name == "new":
            section = tmp_path / name / "sections/booklets" / SHORT / f"fr/{file}.yaml"
            text = section.read_text(encoding="utf-8")
            assert old in text
            section.write_text(text.replace(old, new), encoding="utf-8")
        library, _ = load(tmp_path / name)
        sheets.append(signatures(library, Job(SHORT, "fr", "leaflet"), ROOT / "styles"))
    found = between("leaflet", *sheets)
    assert (found.old, found.new, found.changed) == (2, 2, (side,))


def test_a_clinic_whose_number_changed_is_named_with_its_stock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled(tmp_path)
    commit(tmp_path)
    clinic = tmp_path / "sections/clinics" / f"{DARK}.yaml"
    text = clinic.read_text(encoding="utf-8")
    clinic.write_text(text.replace("02 61 91 45 67", "02 61 91 45 68"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    book = ("--booklet", SHORT)
    assert main(["diff", "HEAD", *book, "--pages"]) == 0
    out = capsys.readouterr().out
    assert "screen: no page changes" in out
    stock = f"printed stock out of date: {SHORT} in fr with the clinic {DARK} (revision 0.1.0):"
    assert f"{stock} booklet, leaflet, large-print, handout, press" in out
    assert main(["diff", "HEAD", *book, "--format", "pdf", "--no-pages", "--out", "review.pdf"]) == 0
    pdf = pypdfium2.PdfDocument(tmp_path / "review.pdf")
    front = " ".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    assert "Imprimés à remplacer" in front and "Établissement Maison imaginaire du Rivage : livret à plier" in front


def test_words_of_one_language_make_the_document_of_that_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled(tmp_path)
    commit(tmp_path)
    edit(tmp_path, "booklet.yaml", ("en: Living with a", "en: Life with a"))
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD", "--format", "pdf", "--no-pages"]) == 0
    assert re.findall(r"[\w-]+-review\.pdf", capsys.readouterr().out) == [f"{BOOKLET}-en-review.pdf"]


def test_runs_of_pages_are_written_as_one() -> None:
    assert page_spans([12, 14, 15, 16, 20], "-") == "12, 14-16, 20"
