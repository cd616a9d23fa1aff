"""Reports as SARIF 2.1.0, which code scanning reads."""

import json
from typing import Any
from urllib.parse import quote

from typebar import __version__
from typebar.lint import registry
from typebar.lint.formats import Style
from typebar.lint.formats.records import source_of
from typebar.lint.formats.services import fingerprints
from typebar.lint.report import Report
from typebar.lint.rule import page_of
from typebar.text.diagnostics import Diagnostic, Fix, Severity
from typebar.text.source import Source, Span

Record = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(report: Report, style: Style) -> str:  # noqa: ARG001 -- one signature for all forms
    """A SARIF log of one run, with the manual's page of every rule that fired."""
    codes = sorted({one.code for one in report.diagnostics})
    marks = fingerprints(report)
    run = {
        "tool": {
            "driver": {
                "name": "typebar",
                "version": __version__,
                "rules": [_rule(code, report) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, one, codes.index(one.code), mark)
            for one, mark in zip(report.diagnostics, marks, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, report: Report) -> Record:
    entry = registry.find(code)
    if entry is None:
        name = next(one.name for one in report.diagnostics if one.code == code)
        return {"id": code, "name": _camel(name)}
    return {
        "id": code,
        "name": _camel(entry.name),
        "shortDescription": {"text": page_of(entry).summary},
        "fullDescription": {"text": registry.page(entry)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity], "enabled": entry.default},
    }


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _result(report: Report, one: Diagnostic, index: int, mark: str) -> Record:
    source = source_of(report, one.span)
    record: Record = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message + (f" ({one.help})" if one.help else "")},
        "locations": [_location(source, one.span)],
        "partialFingerprints": {"typebar/v1": mark},
    }
    if one.related:
        record["relatedLocations"] = [
            {
                **_location(source_of(report, other.span), other.span),
                "message": {"text": other.message},
            }
            for other in one.related
        ]
    if one.fix:
        record["fixes"] = [_fix(source, one.fix)]
    return record


def _location(source: Source, span: Span) -> Record:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(span.source)},
            "region": _region(source, span),
        }
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _region(source: Source, span: Span) -> Record:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(source: Source, fix: Fix) -> Record:
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(source.path)},
                "replacements": [
                    {
                        "deletedRegion": _region(source, edit.span),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }
