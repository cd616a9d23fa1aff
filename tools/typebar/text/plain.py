"""Findings as plain data, as JSON spells them for other programs."""

from typing import Any

from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Source, Span


def place(source: Source, span: Span) -> dict[str, Any]:
    """Path, line and column of a span's start and end; from 1, columns in characters."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "path": span.source,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def finding(source: Source, diagnostic: Diagnostic) -> dict[str, Any]:
    """A finding with its place, its help and its fix; the fix is null where there is none."""
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        **place(source, diagnostic.span),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "fix": None
        if fix is None
        else {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [place(source, edit.span) | {"text": edit.text} for edit in fix.edits],
        },
    }
