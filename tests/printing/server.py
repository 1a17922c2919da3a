"""A CUPS server of the tests' own, from its start to its last trace: two printers, and what jobs put on their paper.

A server that runs already is left alone: this one has its own folders, log and socket, listens on no port, and starts
without systemd or D-Bus. It needs root, because the backend of CUPS-PDF refuses to run as anybody else.

Seen with Debian 12: cups 2.4.2, cups-filters 1.28.17, printer-driver-cups-pdf 3.0.1, Ghostscript 10.00.0. The chain is
pdftopdf (turns and places pages on the sheet), pdftops (PostScript), the backend (PDF, by Ghostscript).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = ("cupsd", "lpadmin", "lp", "lpstat", "cancel", "gs")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
BACKEND_SETTINGS = Path("/etc/cups")
"""Where the backend reads its settings, which is built into it: for cups-pdf:/NAME from cups-pdf-NAME.conf."""

PATIENCE = 60.0
"""Seconds that a start, a job or an end may take; a job takes two."""

Printer = str
PDF: Printer = "pdf"
"""CUPS-PDF with the driver of its package, set up as the package itself does it: prints to the edge, one side only."""
OFFICE: Printer = "office"
"""The generic PostScript driver of CUPS: margins that it cannot print on, and a unit that turns the paper."""


def unavailable() -> str:
    """Why nothing can be printed here and what to do about it; empty where something can."""
    if os.geteuid() != 0:
        return "a CUPS server of the tests' own needs root"
    absent = [name for name in PROGRAMS if not program(name)]
    absent += [str(path) for path in (DRIVER, BACKEND) if not path.exists()]
    return f"CUPS is not installed: make setup-dev (not found: {', '.join(absent)})" if absent else ""


def program(name: str) -> str | None:
    """Where a program lies; servers are in folders that only root's PATH names."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]))


@dataclass(frozen=True)
class Printed:
    """What one job put on paper."""

    pdf: bytes
    """The printed sides, in the order that they left the printer."""
    turned: str = ""
    """How the printer was told to turn the paper: "none", "long edge", "short edge"; empty for a one-sided printer."""


@dataclass(frozen=True)
class Server:
    """A running server; made by ``private_server``."""

    folder: Path
    environment: dict[str, str] = field(repr=False)

    def run(self, *command: str, folder: Path | None = None) -> str:
        """Runs a client of this server and gives its output."""
        done = subprocess.run(
            [program(command[0]) or command[0], *command[1:]],
            cwd=folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise PrintError(f"{shlex.join(command)}: {done.stderr.strip()}", self.folder)
        return done.stdout

    def print(self, command: str, printer: Printer, folder: Path) -> Printed:
        """Types a command, with nothing added but the printer's name, in a folder; waits for the paper."""
        for old in (self.folder / printer).iterdir():
            old.unlink()
        name, *arguments = shlex.split(command)
        said = self.run(name, "-d", printer, *arguments, folder=folder)
        request = re.search(r"request id is (\S+)", said)
        assert request, said
        until(lambda: self._ended(request[1]), f"{command} never ended", self.folder)
        results = list((self.folder / printer).iterdir())
        if len(results) != 1:
            raise PrintError(f"{command} printed {len(results)} files", self.folder)
        data = results[0].read_bytes()
        if printer == PDF:
            return Printed(data)
        return Printed(self._distilled(data), turned(data))

    def _ended(self, request: str) -> bool:
        """Whether a job is done; one that failed stays in the queue and is taken out of it."""
        queue = self.run("lpstat", "-l", "-o")
        if "job-completed-with-errors" in queue:
            self.run("cancel", request)
            raise PrintError(f"{request} failed", self.folder)
        return request not in queue.split()

    def _distilled(self, postscript: bytes) -> bytes:
        """The sides that PostScript prints, as a PDF."""
        source, target = self.folder / "job.ps", self.folder / "job.pdf"
        source.write_bytes(postscript)
        options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dAutoRotatePages=/None", "-sDEVICE=pdfwrite"]
        self.run("gs", *options, f"-sOutputFile={target}", str(source))
        return target.read_bytes()


class PrintError(Exception):
    """Printing failed; the ends of the server's logs tell more."""

    def __init__(self, text: str, folder: Path) -> None:
        logs = [folder / "log" / name for name in ("output", "error_log")]
        lines = [log.read_text(encoding="utf-8", errors="replace").splitlines() for log in logs if log.exists()]
        super().__init__("\n".join([text, *(line for log in lines for line in log[-30:])]))


def turned(postscript: bytes) -> str:
    """What a job says to the unit that turns the paper."""
    settings = {
        b"/Duplex false": "none",
        b"/Duplex true/Tumble false": "long edge",
        b"/Duplex true/Tumble true": "short edge",
    }
    found = re.search(rb"%%BeginFeature: \*Duplex \w+\s+<<(/Duplex [^>]*)>>setpagedevice", postscript)
    assert found, "the job says nothing about turning the paper"
    return settings[found[1]]


@contextmanager
def private_server() -> Iterator[Server]:
    """A server with the two printers; when it ends, nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="print-chain-"))
    backend_settings = BACKEND_SETTINGS / f"cups-pdf-{folder.name}.conf"
    process = None
    try:
        server = prepared(folder, backend_settings)
        # The parent's death is the server's, so that it does not outlive a run of the tests that was killed.
        leash = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        command = [program("cupsd") or "cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
        with (folder / "log" / "output").open("wb") as output:
            process = subprocess.Popen([*leash, *command], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        until(lambda: (folder / "socket").exists() or process.poll() is not None, "no server starts", folder)
        if process.poll() is not None:
            raise PrintError("the server ended at once", folder)
        device = {PDF: f"cups-pdf:/{folder.name}", OFFICE: f"file:{folder / OFFICE / 'job.ps'}"}
        driver = {PDF: ("-P", str(DRIVER)), OFFICE: ("-m", "drv:///sample.drv/generic.ppd")}
        for name in (PDF, OFFICE):
            # The package of CUPS-PDF sets this renderer for the printer that it makes; the usual one takes ten times as
            # long and keeps no text.
            renderer = ("-o", "pdftops-renderer-default=pdftocairo")
            server.run("lpadmin", "-p", name, "-E", "-v", device[name], *driver[name], *renderer)
        yield server
    finally:
        if process:
            end(process)
        backend_settings.unlink(missing_ok=True)
        shutil.rmtree(folder)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends the server, which ends its jobs."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def prepared(folder: Path, backend_settings: Path) -> Server:
    """Folders and settings of a server that is about to start."""
    folder.chmod(0o711)  # the filters run as another user and read their files in there
    for name in ("etc", "log", "requests/tmp", "cache", "state", PDF, OFFICE):
        (folder / name).mkdir(parents=True)
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}/etc\nRequestRoot {folder}/requests\nTempDir {folder}/requests/tmp\n"
        f"CacheDir {folder}/cache\nStateDir {folder}/state\nFileDevice Yes\nSystemGroup root\n"
        f"AccessLog {folder}/log/access_log\nErrorLog {folder}/log/error_log\nPageLog {folder}/log/page_log\n"
    )
    (folder / "cupsd.conf").write_text(
        f"Listen {folder}/socket\nBrowsing No\nWebInterface No\nLogLevel info\n<Location />\n</Location>\n"
    )
    backend_settings.write_text(
        f"Out {folder}/{PDF}\nAnonDirName {folder}/{PDF}\nSpool {folder}/spool\nLog {folder}/log\nGSTmp {folder}\n"
    )
    # No defaults of the person who runs the tests: theirs would add options to the command.
    private = {"CUPS_SERVER": f"{folder}/socket", "CUPS_SERVERROOT": f"{folder}/etc", "HOME": str(folder)}
    return Server(folder, {**os.environ, **private, "LC_ALL": "C.UTF-8"})


def until(reached: Callable[[], bool], failure: str, folder: Path) -> None:
    """Waits for something, never for long."""
    last = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > last:
            raise PrintError(failure, folder)
        time.sleep(0.05)
