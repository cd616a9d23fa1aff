"""Findings as lists, texts and numbers and back, for whoever remembers them between runs."""

from typing import Any

from typebar.text.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from typebar.text.source import Span

Packed = list[Any]


def pack(finding: Diagnostic) -> Packed:
    """A finding as JSON can hold it; spans come out as lists of three."""
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        finding.span,
        finding.message,
        finding.help,
        [[related.span, related.message] for related in finding.related],
        fix and [fix.title, [[edit.span, edit.text] for edit in fix.edits], fix.safe],
    ]


def unpack(packed: Packed) -> Diagnostic:
    """The finding that was packed.

    Raises:
        TypeError, ValueError: it's something else.
    """
    code, name, severity, span, message, help_, related, fix = packed
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Span(*span),
        message,
        help_,
        tuple(Related(Span(*place), said) for place, said in related),
        fix and Fix(fix[0], tuple(Edit(Span(*place), text) for place, text in fix[1]), fix[2]),
    )
