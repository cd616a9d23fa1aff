"""Showing findings, and what they mean for the exit code."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping

import click

from typebar.cli.terminal import wants_colour
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.show import headline, show
from typebar.text.source import Source

NOT_UTF_8 = "TBR005"
_IN_FULL = 3
"""So many findings that say the same have their line and help; of the rest the place is enough."""


def show_all(findings: Iterable[Diagnostic], texts: Mapping[str, bytes], when: str) -> None:
    """Write warnings and errors to the error stream with their excerpts; lint tells the rest."""
    sources: dict[str, Source] = {}

    def find(path: str) -> Source | None:
        if path not in sources and path in texts:
            sources[path] = decode(path, texts[path])[0]
        return sources.get(path)

    colour = wants_colour(sys.stderr, when)
    told: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if finding.severity is Severity.INFO:
            continue
        told[finding.code, finding.message] += 1
        source = find(finding.span.source) or Source(finding.span.source, "")
        if told[finding.code, finding.message] <= _IN_FULL:
            text = show(source, finding, colour=colour, find=find)
        else:
            text = headline(source, finding, colour=colour)
        click.echo(text, err=True, color=colour)


def exit_code(findings: Iterable[Diagnostic]) -> int:
    """3 for a text that isn't UTF-8, 1 for other errors, else 0."""
    errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    return 3 if NOT_UTF_8 in errors else int(bool(errors))
