"""Findings as plain data and back, so that a build with nothing to do can still show them."""

from typing import Any

from typebar.text.diagnostics import Diagnostic, Related, Severity
from typebar.text.source import Span

Packed = list[Any]


def pack(finding: Diagnostic) -> Packed:
    """A finding as lists, texts and numbers; its fix isn't kept."""
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        list(finding.span),
        finding.message,
        finding.help,
        [[list(related.span), related.message] for related in finding.related],
    ]


def unpack(packed: Packed) -> Diagnostic:
    """The finding that was packed.

    Raises:
        TypeError, ValueError: it's something else.
    """
    code, name, severity, span, message, help_text, related = packed
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Span(*span),
        message,
        help_text,
        tuple(Related(Span(*place), text) for place, text in related),
    )
