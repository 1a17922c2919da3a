"""A number, an address or a language of a clinic that cannot be right.

Telephone numbers are held against the numbering plan of the clinic's country, or of their own, as by the rule
bad-contact-value; those that are kept for fiction are the business of the rule fictitious-number. A country is one of
ISO 3166-1. An e-mail and a web address have their usual shape, wherever they lead: a QR code too. A language is named
once, and has its name in sections/strings/<lang>.yaml of every language that is printed.

Source: this project; a number must be one that can be dialled.

    phones: [{label: {fr: Accueil}, number: 01 56 53}]
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.addresses import WEB, fictitious, why_no_email, why_no_web
from booklet.checks.bad_contact_value import countries
from booklet.checks.fault import Fault
from booklet.checks.numbers import hint_for, why_no_number
from booklet.checks.walk import clinic_numbers
from booklet.clinic import LocalContact
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Severity
from booklet.model import Clinic, Filed, Library, Loc

RULE = "bad-clinic-value"
SEVERITY: Severity = "error"
WAIVABLE = False

HINT = "try it: open the page, write to the address"


def check(library: Library) -> Iterator[Fault]:
    for filed in library.clinics.values():
        yield from countries(filed.source, filed.value)
        for loc, number, country in clinic_numbers(filed.value):
            if not fictitious(number, country) and (reason := why_no_number(number, country)):
                yield Fault(filed.source.at(loc), f"{quoted(number)} {reason}", hint_for(number, country))
        for loc, value, reason in _wrong(filed.value):
            yield Fault(filed.source.at(loc), f"{quoted(value)} {reason}", HINT)
        yield from _languages(library, filed)


def _wrong(clinic: Clinic) -> Iterator[tuple[Loc, str, str]]:
    """Path, value and reason of each address that cannot be right."""
    holders: list[tuple[Loc, Clinic | LocalContact]] = [((), clinic)]
    holders += [(("contacts", index), contact) for index, contact in enumerate(clinic.contacts)]
    for loc, holder in holders:
        if holder.email and (reason := why_no_email(holder.email)):
            yield (*loc, "email"), holder.email, reason
        if holder.web and (reason := why_no_web(holder.web)):
            yield (*loc, "web"), holder.web, reason
    if clinic.qr and (reason := why_no_web(clinic.qr)):
        yield ("qr",), clinic.qr, reason
    if clinic.feedback and why_no_email(clinic.feedback) and not WEB.fullmatch(clinic.feedback):
        yield ("feedback",), clinic.feedback, "is neither an e-mail address nor a whole web address"


def _languages(library: Library, filed: Filed[Clinic]) -> Iterator[Fault]:
    for index, lang in enumerate(filed.value.languages):
        if lang in filed.value.languages[:index]:
            yield Fault(
                filed.source.at(("languages", index)), f"the language {quoted(lang)} is named twice", "name it once"
            )
            continue
        for strings in library.strings.values():
            if strings.value.language(lang) == lang:
                message = f"the language {quoted(lang)} has no name in {strings.source.path}"
                hint = nearest(lang, strings.value.languages) or "write its code of two letters, or add its name there"
                yield Fault(filed.source.at(("languages", index)), message, hint)
                break
