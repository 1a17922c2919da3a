"""The sheets through a real print chain: the commands of the README, a CUPS server, and what comes out on paper.

Every command is typed as the README has it, on two printers: CUPS-PDF with the driver of its package, and a generic
PostScript printer, which has margins and a unit that turns the paper. Seen with Debian 12, cups 2.4.2 and cups-filters
1.28.17:

- Lying pages come out on a standing A4 sheet, all of them turned by a quarter against the clock. The sheet then goes
  over on its short edge, which puts heads together.
- ``print-scaling=none`` keeps 1:1. ``fit`` prints at 96 % on a printer with margins.
- ``sides`` reaches the printer as ``/Duplex`` and ``/Tumble``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from booklet.delivery.editions import EDITIONS, GUIDE
from booklet.edition import Edition
from tests.printing.server import (
    BACKEND_SETTINGS,
    OFFICE,
    PDF,
    Printed,
    PrintError,
    Server,
    private_server,
    unavailable,
)
from tests.printing.sheets import compare, heads_together
from tests.sample import LANG, ROOT, job, made

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, str] = {
    match[1]: match[0] for match in re.finditer(rf"(?m)^lp .*dist/[a-z-]+?-{LANG}-(\S+)\.pdf$", README)
}
"""The README's commands by the edition that they print."""

EDGES = {"": "one-sided", "DuplexFlipShortEdge": "two-sided-short-edge", "DuplexFlipLongEdge": "two-sided-long-edge"}
"""Values of the option ``sides``, by what the file itself asks the print dialog for."""


def needs_cups(test: Callable[..., None]) -> Callable[..., None]:
    """Marks a test that prints, so that it can be left out; where nothing can be printed it is skipped."""
    return pytest.mark.printing(pytest.mark.skipif(bool(unavailable()), reason=unavailable())(test))


documented = pytest.mark.parametrize("name", list(COMMANDS))


def edition_of(name: str) -> Edition:
    """The row of what a command prints: of an edition, or of the page that goes with the booklet."""
    return GUIDE if name == f"booklet-{GUIDE.name}" else EDITIONS[name]


def file_of(name: str) -> bytes:
    return made(job("booklet", piece=GUIDE.name) if edition_of(name) is GUIDE else job(name)).pdf


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with private_server() as running:
        yield running


def printed(server: Server, printer: str, command: str, pdf: bytes, folder: Path) -> Printed:
    """What a command of the README prints of a file."""
    file = folder / command.split()[-1]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pdf)
    return server.print(command, printer, folder)


def test_the_readme_has_a_command_for_every_edition_that_an_office_prints() -> None:
    assert {name for name, edition in EDITIONS.items() if edition.office} <= set(COMMANDS)
    assert len(re.findall(r"(?m)^ *lp ", README)) == len(COMMANDS), "a command is not understood, and so not tested"


@documented
def test_the_readme_names_the_edge_that_the_file_asks_for(name: str) -> None:
    assert f"-o sides={EDGES[edition_of(name).duplex]} " in COMMANDS[name]


@needs_cups
@documented
@pytest.mark.slow
def test_it_prints_at_full_size_in_order(server: Server, tmp_path: Path, name: str) -> None:
    pdf = file_of(name)
    assert compare(pdf, printed(server, PDF, COMMANDS[name], pdf, tmp_path).pdf).faults == []


@needs_cups
@documented
@pytest.mark.slow
def test_it_prints_at_full_size_with_heads_together_on_an_office_printer(
    server: Server, tmp_path: Path, name: str
) -> None:
    pdf = file_of(name)
    result = printed(server, OFFICE, COMMANDS[name], pdf, tmp_path)
    comparison = compare(pdf, result.pdf)
    assert comparison.faults == []
    assert heads_together(comparison.turn, result.turned) or edition_of(name).duplex == ""


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The booklet's first two sheets."""
    return altered(made(job("booklet")).pdf, first_two_sheets)


def altered(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    document, out = pikepdf.open(BytesIO(pdf)), BytesIO()
    change(document)
    document.save(out)
    return out.getvalue()


def first_two_sheets(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[4:]


def lay_on_sheets(pdf: pikepdf.Pdf) -> None:
    """Turns lying pages as a printer does."""
    for page in pdf.pages:
        page.rotate(-90, relative=True)


def swap(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[1])
    del pdf.pages[1]


def turn_the_back(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].rotate(180, relative=True)


def around_the_middle(scale: float, right: float = 0) -> Callable[[pikepdf.Pdf], None]:
    """Scales every side around its middle and moves it, in mm."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            x, y = (1 - scale) * width / 2 + right * 72 / 25.4, (1 - scale) * height / 2
            page.contents_add(f"q {scale} 0 0 {scale} {x:.3f} {y:.3f} cm".encode(), prepend=True)
            page.contents_add(b"Q")

    return change


def lose_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].Resources.XObject["/L"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(swap, "side 2 is side 3 of the file", id="two sides swapped"),
        pytest.param(turn_the_back, "side 2 is side 2 of the file upside down", id="one side upside down"),
        pytest.param(around_the_middle(0.97), "side 1 has ink at", id="97 %"),
        pytest.param(around_the_middle(0.995), "side 1 has ink at", id="99.5 %"),
        pytest.param(around_the_middle(1, right=1), "side 4 has ink at", id="moved 1 mm"),
        pytest.param(lose_a_page, "side 3 looks different", id="half a side missing"),
    ],
)
def test_a_fault_of_the_paper_is_seen(sample: bytes, change: Callable[[pikepdf.Pdf], None], says: str) -> None:
    assert compare(sample, altered(sample, lay_on_sheets)).faults == []
    assert says in "\n".join(compare(sample, altered(altered(sample, change), lay_on_sheets)).faults)


@needs_cups
@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("print-scaling=none", "print-scaling=fit", "side 1 has ink at"),
        ("media=A4", "media=A3", "side 1 is 297.0 x 420.2 mm"),
        ("media=A4", "outputorder=reverse", "side 1 is side 4 of the file"),
        ("media=A4", "number-up=2", "4 sides were sent, 2 were printed"),
        ("media=A4", "page-ranges=1-3", "4 sides were sent, 3 were printed"),
    ],
)
def test_a_wrong_option_is_seen_on_the_paper(
    server: Server, tmp_path: Path, sample: bytes, right: str, wrong: str, says: str
) -> None:
    assert right in COMMANDS["booklet"]
    result = printed(server, OFFICE, COMMANDS["booklet"].replace(right, wrong), sample, tmp_path)
    assert says in "\n".join(compare(sample, result.pdf).faults)


@needs_cups
@pytest.mark.parametrize("wrong", ["two-sided-long-edge", "one-sided"])
def test_a_wrong_edge_is_seen(server: Server, tmp_path: Path, sample: bytes, wrong: str) -> None:
    command = COMMANDS["booklet"].replace("two-sided-short-edge", wrong)
    result = printed(server, OFFICE, command, sample, tmp_path)
    comparison = compare(sample, result.pdf)
    assert comparison.faults == []
    assert not heads_together(comparison.turn, result.turned)


@pytest.mark.parametrize(("name", "value"), [("PROGRAMS", ("nowhere",)), ("BACKEND", Path("nowhere"))])
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(f"tests.printing.server.{name}", value)
    assert unavailable().startswith("CUPS is not installed: make setup-dev")
    assert "nowhere" in unavailable()


def test_without_root_it_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "needs root" in unavailable()


@needs_cups
def test_a_job_that_fails_says_why_and_a_server_leaves_nothing(tmp_path: Path) -> None:
    with private_server() as second:
        with pytest.raises(PrintError, match=r"office-1 failed\n(.*\n)*.*unable to find trailer"):
            printed(second, OFFICE, COMMANDS["booklet"], b"%PDF-1.4 and no more", tmp_path)
        assert second.run("lpstat", "-o") == ""
        (settings,) = BACKEND_SETTINGS.glob(f"*{second.folder.name}*")
        process = Path("/proc") / (second.folder / "state" / "cupsd.pid").read_text().strip()
        assert process.exists()
    assert not second.folder.exists()
    assert not settings.exists()
    assert not process.exists()
