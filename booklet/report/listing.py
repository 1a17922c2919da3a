"""A report as JSON, for a program: docs/report.md describes every key."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from booklet.checks.readability import Score
from booklet.diagnostics import Diagnostic, Waived
from booklet.report.ages import WINDOW
from booklet.report.data import Report
from booklet.report.evidence import Result
from booklet.report.standards import Standard

FORMAT = 1
"""Counts up where a key is renamed or goes away; keys may be added at any time."""


def as_json(reports: list[Report]) -> str:
    """All reports in one document."""
    found = {"format": FORMAT, "reports": [_report(one) for one in reports]}
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)


def _report(report: Report) -> dict[str, Any]:
    meta = report.booklet.meta.value if report.booklet else None
    return {
        "booklet": report.id,
        "lang": report.lang,
        "title": report.title,
        "revision": meta.revision if meta else None,
        "review_state": report.state,
        "day": report.day,
        "laid_out": list(report.laid_out),
        "unread": report.unread,
        "silent": report.silent,
        "standards": [_standard(standard, results) for standard, results in report.standards],
        "readability": {
            "whole": _score(report.whole),
            "sections": [
                {
                    "section": one.section,
                    **(_score(one.score) or {}),
                    "approved": _score(one.trend.before) if one.trend else None,
                }
                for one in report.readings
            ],
        },
        "contacts": [asdict(one) for one in report.contacts],
        "sources": [
            {
                "id": one.id, "number": one.number, "year": one.reference.year, "years": one.years,
                "type": one.reference.type, "url": one.reference.url, "place": asdict(one.place),
            }
            for one in report.sources
        ],
        "expires": {
            "until": report.day + WINDOW,
            "items": [{**asdict(one), "what": one.what.replace("|", ", ")} for one in report.expiries],
        },
        "findings": [asdict(one) for one in report.findings],
        "waived": [_waived(one) for one in report.waived],
    }  # fmt: skip


def _standard(standard: Standard, results: list[Result]) -> dict[str, Any]:
    people = {item.id for item in standard.for_people()}
    return {
        "id": standard.id,
        "source": standard.source or None,
        "items": [{**_result(result), "person": result.item.id in people} for result in results],
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "id": result.item.id,
        "text": result.item.text,
        "state": result.state,
        "rules": result.item.rules,
        "findings": [_finding(one) for one in result.findings],
        "waived": [_waived(one) for one in result.waived],
        "absent": [{"name": one.name, "what": one.what, "location": asdict(one.place)} for one in result.absent],
        "present": [{"name": name, "location": asdict(place)} for name, place in result.present],
        "not_checked": [{"why": why, "what": what} for why, what in result.not_checked],
    }


def _finding(one: Diagnostic) -> dict[str, Any]:
    return asdict(one)


def _waived(one: Waived) -> dict[str, Any]:
    return {"finding": asdict(one.finding), "reason": one.reason, "until": one.until}


def _score(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    ease, lix, grade = (None if value is None else round(value, 1) for value in (score.ease, score.lix, score.grade))
    return {**asdict(score.counts), "ease": ease, "lix": lix, "grade": grade}
