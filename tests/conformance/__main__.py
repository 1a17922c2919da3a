"""``python -m tests.conformance FILE…`` judges any PDF: by the standards that it claims, or by those that are named.

Exit codes: 0 every file keeps every standard, 1 one does not, 2 wrong use.
"""

from __future__ import annotations

import argparse
import logging
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NoReturn

import pikepdf

from tests.conformance.java import unjudged
from tests.conformance.verapdf import Failure, profiles, validate

USE = 'make conformance FILES="a.pdf b.pdf" [ARGS="--profile PDF/UA-1"]'


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Wrong use, in one line."""
        self.exit(2, f"conformance: {message}\n")


def main(arguments: list[str]) -> int:
    parser = _Parser(prog="conformance", usage=USE, description="Judges PDF files by veraPDF's profiles.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--profile", action="append", default=[], metavar="NAME", help=f"one of {', '.join(profiles())}"
    )
    options = parser.parse_args(arguments)
    if not options.files:
        parser.error(f"no file is named; use: {USE}")
    unknown = [name for name in options.profile if name not in profiles()]
    if unknown:
        parser.error(f"there is no profile {unknown[0]!r}; there are {', '.join(profiles())}")
    wanted = {}  # every file is opened before the first is judged: a wrong name shows at once
    for file in options.files:
        try:
            claimed = claims(file)
        except (OSError, pikepdf.PdfError) as error:
            reason = error.strerror if isinstance(error, OSError) else "this is not a PDF that can be opened"
            parser.error(f"{file}: {reason}")
        wanted[file] = options.profile or claimed
    broken = [_report(file, standard) for file, standards in wanted.items() for standard in standards or [""]]
    return int(any(broken))


def claims(file: Path) -> list[str]:
    """The standards that a file says it keeps, of those that have a profile."""
    with pikepdf.open(file) as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        archive = f"PDF/A-{xmp.get('pdfaid:part', '')}{str(xmp.get('pdfaid:conformance', '')).lower()}"
        access = f"PDF/UA-{xmp.get('pdfuaid:part', '')}"
    return [claim for claim in (access, archive) if claim in profiles()]


def _report(file: Path, standard: str) -> bool:
    """Judges one file by one standard and prints the verdict; whether it is broken."""
    failures = _judged(file, standard)
    verdict = f"{len(failures)} broken" if failures else "pass"
    print(f"{file}: {standard or 'no standard'}: {verdict}", flush=True)
    for failure in failures:
        print(f"  {failure}", flush=True)
    return bool(failures)


def _judged(file: Path, standard: str) -> list[Failure]:
    if not standard:
        return [unjudged("the file claims no standard that can be judged; name one with --profile")]
    try:
        return validate(file, standard)
    except (OSError, BrokenProcessPool) as error:
        return [unjudged(str(error))]


if __name__ == "__main__":
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what is wrong with the metadata, a rule says better
    sys.exit(main(sys.argv[1:]))
