"""Reports as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from typebar.reports.account import Account
from typebar.reports.report import Field, Report, Value

VERSION = 1
"""Of the form; it changes when a program that reads it would have to."""


def write(accounts: Sequence[Account]) -> str:
    """All reports on all works: facts, rows as objects, totals, and how they were counted."""
    data = {
        "schema": "typebar-report",
        "version": VERSION,
        "works": [
            {
                "name": account.name,
                "title": account.title,
                "kind": account.kind,
                "language": account.language,
                "reports": [_report(report) for report in account.reports],
            }
            for account in accounts
        ],
    }
    text = json.dumps(data, indent=2, ensure_ascii=False)
    # Half a surrogate pair is no character: nothing but an escape can spell it.
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _report(report: Report) -> dict[str, Any]:
    fields = report.table.fields
    return {
        "name": report.name,
        "title": report.title,
        "summary": report.lead,
        "facts": {
            fact.field.key: {"value": fact.value, "unit": fact.field.unit.value}
            for fact in report.facts
        },
        "columns": [
            {"name": field.key, "title": field.title, "unit": field.unit.value} for field in fields
        ],
        "rows": [_object(fields, row) for row in report.table.rows],
        "total": _object(fields, report.table.total) if report.table.total else None,
        "notes": list(report.notes),
    }


def _object(fields: Sequence[Field], values: Sequence[Value]) -> dict[str, Value]:
    return {field.key: value for field, value in zip(fields, values, strict=True)}
