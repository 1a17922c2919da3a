"""Judges PDF files by veraPDF's profiles: ``validate(pdf, "PDF/UA-1")`` gives every rule that the file breaks.

Java runs in a process apart, started at the first question and kept for those that follow. In the process of the
tests it would fight with pytest's fault handler over signals, and tests that fork would fork it too; a crash of Java
would end the run instead of failing a test.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from pathlib import Path

from tests.conformance import java
from tests.conformance.java import Failure

__all__ = ["Failure", "profiles", "submit", "validate"]


def profiles() -> list[str]:
    """The standards that can be asked for: ``PDF/UA-1``, ``PDF/A-2a`` and the others."""
    return sorted(java.profile_files())


def validate(pdf: bytes | Path, standard: str) -> list[Failure]:
    """Every rule of ``standard`` that ``pdf`` breaks; empty means that the file was judged and broke none.

    KeyError for a standard without a profile, OSError for a file that cannot be read; whatever goes wrong in Java is
    raised or is a failure.
    """
    return submit(pdf, standard).result()


def submit(pdf: bytes | Path, standard: str) -> Future[list[Failure]]:
    """The same, asked now and answered when it is done: other files can be made meanwhile."""
    content = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    return _engine().submit(java.validate, content, standard)


@cache
def _engine() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=java.start)
