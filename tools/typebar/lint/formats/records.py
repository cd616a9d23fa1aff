"""Reports for other programs: JSON, one object a line, and Reviewdog's form."""

import json as _json
from typing import Any

from typebar.lint.formats import Style
from typebar.lint.report import Report
from typebar.text.diagnostics import Diagnostic, Edit, Severity
from typebar.text.source import Source, Span

Record = dict[str, Any]


def json(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """An array of findings; lines and columns from 1, columns in characters."""
    return _text([record(report, one) for one in report.diagnostics]) + "\n"


def json_lines(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """One finding a line."""
    return "".join(
        _json.dumps(record(report, one), ensure_ascii=False) + "\n" for one in report.diagnostics
    )


def record(report: Report, one: Diagnostic) -> Record:
    """A finding as plain data."""
    source = source_of(report, one.span)
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        **_place(source, one.span),
        "message": one.message,
        "help": one.help,
        "related": [
            {**_place(source_of(report, other.span), other.span), "message": other.message}
            for other in one.related
        ],
        "fix": None
        if one.fix is None
        else {
            "title": one.fix.title,
            "safe": one.fix.safe,
            "edits": [_edit(source, edit) for edit in one.fix.edits],
        },
    }


def source_of(report: Report, span: Span) -> Source:
    """The text that a span is in; empty where it isn't among the report's."""
    return report.sources.get(span.source) or Source(span.source, "")


def _place(source: Source, span: Span) -> Record:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "path": span.source,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _edit(source: Source, edit: Edit) -> Record:
    place = _place(source, edit.span)
    del place["path"]
    return {**place, "text": edit.text}


_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def rdjson(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """Reviewdog's diagnostic format; its columns count bytes of UTF-8 from 1."""
    found = []
    for one in report.diagnostics:
        source = source_of(report, one.span)
        entry: Record = {
            "message": one.message,
            "location": {"path": one.span.source, "range": _byte_range(source, one.span)},
            "severity": _LEVELS[one.severity],
            "code": {"value": one.code},
        }
        if one.fix:
            entry["suggestions"] = [
                {"range": _byte_range(source, edit.span), "text": edit.text}
                for edit in one.fix.edits
            ]
        found.append(entry)
    return _text({"source": {"name": "typebar"}, "diagnostics": found}) + "\n"


def _byte_range(source: Source, span: Span) -> Record:
    return {"start": _byte_place(source, span.start), "end": _byte_place(source, span.end)}


def _byte_place(source: Source, offset: int) -> Record:
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset].encode("utf-8", "surrogatepass")
    return {"line": line, "column": len(before) + 1}


def _text(value: object) -> str:
    return _json.dumps(value, ensure_ascii=False, indent=2)
