"""Showing findings, and what they mean for the exit code."""

import sys
from collections.abc import Iterable, Mapping

import click

from typebar.cli.terminal import wants_colour
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.show import show
from typebar.text.source import Source

NOT_UTF_8 = "TBR005"


def show_all(findings: Iterable[Diagnostic], texts: Mapping[str, bytes], when: str) -> None:
    """Write warnings and errors to the error stream with their excerpts; lint tells the rest."""
    sources: dict[str, Source] = {}

    def find(path: str) -> Source | None:
        if path not in sources and path in texts:
            sources[path] = decode(path, texts[path])[0]
        return sources.get(path)

    colour = wants_colour(sys.stderr, when)
    for finding in findings:
        if finding.severity is Severity.INFO:
            continue
        path = finding.span.source
        text = show(find(path) or Source(path, ""), finding, colour=colour, find=find)
        click.echo(text, err=True, color=colour)


def exit_code(findings: Iterable[Diagnostic]) -> int:
    """3 for a text that isn't UTF-8, 1 for other errors, else 0."""
    errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    return 3 if NOT_UTF_8 in errors else int(bool(errors))
