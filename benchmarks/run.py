"""Measures this build beside what a user would pick instead, in one run: ``make bench ARGS='--rounds 7 --write'``.

Each contestant is a process of its own, started in turn, round after round, so that a machine that slows down slows all
of them. Wall time, processor time and peak memory are the kernel's (wait4); a contestant of many processes (Chromium)
counts the largest of them for memory. Ratios are medians of the ratios within a round, and say nothing through the exit
code: a machine under load must not fail a build.

Standard library only, and nothing large in memory: a child starts with its parent's peak.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RESULTS = Path(__file__).with_name("RESULTS.md")
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
PAGES = "import sys, pikepdf; print(len(pikepdf.open(sys.argv[1]).pages))"

OURS, UNCHANGED, SIX, WEASYPRINT, CHROMIUM, TYPST_COLD = (
    "this build, cold", "this build, unchanged", "all editions, for a clinic, two at a time", "weasyprint command",
    "Chromium", "Typst, cold",
)  # fmt: skip


@dataclass(frozen=True)
class Contestant:
    name: str
    command: list[str]
    output: Path
    clear: Path | None = None
    """What an earlier run left, to be removed first."""


@dataclass(frozen=True)
class Run:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, of all its processes."""
    peak: float
    """MiB."""
    bytes: int


@dataclass(frozen=True)
class Ratio:
    what: str
    over: str
    under: str
    field: str
    goal: float | None = None


RATIOS = [
    Ratio("cold build against the weasyprint command, wall", OURS, WEASYPRINT, "wall", 1.0),
    Ratio("cold build against the weasyprint command, processor", OURS, WEASYPRINT, "cpu"),
    Ratio("cold build against the weasyprint command, peak memory", OURS, WEASYPRINT, "peak", 1.4),
    Ratio("all editions against the screen edition alone, wall", SIX, OURS, "wall", 3.0),
    Ratio("all editions against the screen edition alone, peak memory of a process", SIX, OURS, "peak", 2.0),
    Ratio("unchanged build against a Typst cold build, wall", UNCHANGED, TYPST_COLD, "wall", 0.6),
    Ratio("cold build against Chromium, wall", OURS, CHROMIUM, "wall"),
    Ratio("cold build against Typst, wall", OURS, TYPST_COLD, "wall"),
    Ratio("bytes against the weasyprint command", OURS, WEASYPRINT, "bytes"),
    Ratio("bytes against Chromium", OURS, CHROMIUM, "bytes"),
    Ratio("bytes against Typst", OURS, TYPST_COLD, "bytes"),
]
BYTES_A_PAGE = 16 * 1024


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure this build beside its peers, in one run.")
    parser.add_argument("--booklet", default="calcinose-cutanee", help="id of the booklet (%(default)s)")
    parser.add_argument("--lang", default="fr", help="its language (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds, after one that is not (%(default)s)")
    parser.add_argument("--write", action="store_true", help=f"also write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="booklet-bench-") as folder:
        field = contestants(Path(folder), options.booklet, options.lang)
        runs: dict[str, list[Run]] = {contestant.name: [] for contestant in field}
        for number in range(options.rounds + 1):
            print(f"round {number} of {options.rounds}" + ("" if number else " (not counted)"), flush=True)
            for contestant in field:
                run = measure(contestant)
                if number:
                    runs[contestant.name].append(run)
        pages = {contestant.name: count_pages(contestant.output) for contestant in field}
    text = report(runs, pages, options.rounds)
    print(text)
    if options.write:
        RESULTS.write_text(f"# Side by side\n\nWritten by `make bench ARGS=--write`.\n\n{text}", encoding="utf-8")
    return 0


def contestants(folder: Path, booklet: str, lang: str) -> list[Contestant]:
    """Everyone who is on this machine. Who is not is named aloud."""
    told = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "prepare.py", folder, booklet, lang],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    facts = json.loads(told)
    html, typ = folder / "booklet.html", folder / "booklet.typ"
    ours = [sys.executable, str(ROOT / "build_pdf.py"), "build", "--booklet", booklet, "--lang", lang]
    ours += ["--edition", "screen", "--out", str(folder / "ours")]
    clinic = min(path.stem for path in (ROOT / "sections" / "clinics").glob("*.yaml"))
    six = [sys.executable, str(ROOT / "build_pdf.py"), "build", "--booklet", booklet, "--lang", lang]
    six += ["--clinic", clinic, "--jobs", "2", "--out", str(folder / "six")]
    pdf = folder / "ours" / f"{booklet}-{lang}-screen.pdf"
    weasyprint = [str(BIN / "weasyprint"), "--quiet", "--pdf-variant", facts["pdf_variant"]]
    weasyprint += ["--base-url", facts["base_url"], str(html), str(folder / "weasyprint.pdf")]
    found = [
        Contestant(OURS, ours, pdf, clear=pdf.parent),
        Contestant(UNCHANGED, ours, pdf),
        Contestant(SIX, six, folder / "six" / clinic / pdf.name, clear=folder / "six"),
        Contestant(WEASYPRINT, weasyprint, folder / "weasyprint.pdf", clear=folder / "weasyprint.pdf"),
    ]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium:
        output = folder / "chromium.pdf"
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={output}"]
        profile = f"--user-data-dir={folder / 'profile'}"
        found.append(Contestant(CHROMIUM, [chromium, *flags, profile, html.as_uri()], output, clear=output))
    else:
        print("Chromium is not on this machine: left out.")
    output = folder / "typst.pdf"
    typst = [sys.executable, "-c", TYPST, str(typ), str(output), str(ROOT / "styles" / "fonts")]
    found.append(Contestant(TYPST_COLD, typst, output, clear=output))
    return found


def measure(contestant: Contestant) -> Run:
    """One run in a process of its own; RuntimeError with its last words where it fails."""
    if contestant.clear:
        shutil.rmtree(contestant.clear, ignore_errors=True)
        contestant.clear.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(contestant.command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=words, stderr=words)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or not contestant.output.exists():
            words.seek(0)
            raise RuntimeError(f"{contestant.name}: exit {process.returncode}\n{words.read().decode()[-2000:]}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, contestant.output.stat().st_size)


def count_pages(pdf: Path) -> int:
    done = subprocess.run([sys.executable, "-c", PAGES, pdf], check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout)


def report(runs: dict[str, list[Run]], pages: dict[str, int], rounds: int) -> str:
    """Two tables in Markdown: medians of each contestant, and the ratios with their goals."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}"
    lines = [
        f"Medians of {rounds} rounds. {machine}.",
        "",
        "| | wall s | processor s | peak MiB | KiB | pages |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, measured in runs.items():
        wall, cpu, peak, size = (
            median(getattr(run, field) for run in measured) for field in ("wall", "cpu", "peak", "bytes")
        )
        lines.append(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak:.0f} | {size / 1024:.0f} | {pages[name]} |")
    lines += ["", "| ratio | median | goal | reached |", "|---|--:|--:|---|"]
    for ratio in RATIOS:
        if ratio.over in runs and ratio.under in runs:
            pairs = zip(runs[ratio.over], runs[ratio.under], strict=True)
            value = median(getattr(over, ratio.field) / getattr(under, ratio.field) for over, under in pairs)
            lines.append(f"| {ratio.what} | {value:.2f} | {verdict(value, ratio.goal)} |")
    a_page = runs[OURS][0].bytes / pages[OURS]
    lines.append(f"| KiB a page | {a_page / 1024:.1f} | {verdict(a_page / 1024, BYTES_A_PAGE / 1024)} |")
    return "\n".join(lines) + "\n"


def verdict(value: float, goal: float | None) -> str:
    return "– | –" if goal is None else f"{goal:g} | {'yes' if value <= goal else 'no'}"


if __name__ == "__main__":
    sys.exit(main())
