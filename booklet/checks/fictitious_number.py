"""A number kept for fiction in a real clinic, or a number that somebody may have in an invented one.

A clinic with ``example: true`` is invented: its numbers are from the ranges kept for films and books, where nobody
answers, or short and emergency numbers. Any other clinic has none of those: a patient would ring in vain. The ranges
known here are the French ones, in ``booklet/checks/addresses.py``.

Source: this project; numbering plan of Arcep.

    number: 01 99 00 12 34      # and example: true is not set
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.addresses import fictitious
from booklet.checks.fault import Fault
from booklet.checks.numbers import short
from booklet.checks.walk import clinic_numbers
from booklet.content.words import quoted
from booklet.diagnostics import Severity
from booklet.model import Library

RULE = "fictitious-number"
SEVERITY: Severity = "error"
WAIVABLE = False


def check(library: Library) -> Iterator[Fault]:
    for filed in library.clinics.values():
        clinic = filed.value
        for loc, number, country in clinic_numbers(clinic):
            invented = fictitious(number, country)
            if invented and not clinic.example:
                message = f"{quoted(number)} is kept for fiction: nobody answers there"
                hint = "write the clinic's own number, or example: true where the clinic is invented"
                yield Fault(filed.source.at(loc), message, hint)
            elif clinic.example and not invented and not short(number, country):
                message = f"{quoted(number)} may be somebody's number, and this clinic is invented"
                yield Fault(filed.source.at(loc), message, "write one kept for fiction, such as 01 99 00 12 34")
