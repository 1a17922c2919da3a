"""Stage 2: Library -> findings. One rule a file; the file's docstring is the rule's page in the manual.

``registry`` lists the rules, ``manual`` is their manual and that of findings made elsewhere, ``waivers`` sets aside
what booklet.yaml waives, ``wording`` holds what depends on a language. A warning does not fail a build.
"""

from __future__ import annotations

from collections.abc import Collection

from booklet.checks.registry import FOR_A_PERSON, RULES, severity
from booklet.checks.waivers import Judged, settle
from booklet.diagnostics import Diagnostic
from booklet.model import Library

__all__ = ["FOR_A_PERSON", "RULES", "Judged", "check", "judge"]


def check(library: Library, final: bool | Collection[str] = False) -> list[Diagnostic]:
    """Every fault that the rules find in what was read and that nothing waives, sorted by place."""
    return judge(library, final).findings


def judge(library: Library, final: bool | Collection[str] = False) -> Judged:
    """What the rules find, and what of it booklet.yaml waives.

    ``final`` asks for the level of what is handed out: of everything, or of the booklets of these ids and of what they
    share. The findings on other booklets keep the level of a draft.
    """
    found = [
        Diagnostic(
            fault.location, rule.RULE, fault.message, fault.hint,
            fault.severity or severity(rule, final=_final(final, fault.location.path)),
        )
        for rule in RULES
        for fault in rule.check(library)
    ]  # fmt: skip
    return settle(library, found, final=bool(final))


def _final(final: bool | Collection[str], path: str) -> bool:
    """Whether a file is held to the final level."""
    if isinstance(final, bool):
        return final
    own = path.removeprefix("sections/booklets/")
    return bool(final) and (own == path or own.partition("/")[0] in final)
