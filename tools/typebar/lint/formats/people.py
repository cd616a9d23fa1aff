"""Reports for people."""

from itertools import groupby

from typebar.lint.formats import Style
from typebar.lint.report import ORDER, Report
from typebar.text.diagnostics import Diagnostic
from typebar.text.show import headline, paint, printable, show
from typebar.text.source import Source

_BOLD = "\x1b[1m"


def full(report: Report, style: Style) -> str:
    """Each finding with its line, carets and help; then how many there are."""
    parts = [
        show(_source(report, one), one, colour=style.colour, find=report.sources.get) + "\n\n"
        for one in report.diagnostics
    ]
    return "".join(parts) + summary(report, style)


def concise(report: Report, style: Style) -> str:
    """One line a finding; then how many there are."""
    lines = [
        headline(_source(report, one), one, colour=style.colour) + "\n"
        for one in report.diagnostics
    ]
    return "".join(lines) + summary(report, style)


def grouped(report: Report, style: Style) -> str:
    """The findings of each file under its name; then how many there are."""
    blocks = []
    for path, found in groupby(report.diagnostics, key=lambda one: one.span.source):
        rows = [_row(_source(report, one), one) for one in found]
        width = max(len(place) for place, _ in rows)
        title = paint(printable(path), _BOLD, colour=style.colour)
        blocks.append(f"{title}:\n" + "".join(f"  {at:<{width}}  {said}\n" for at, said in rows))
    return "\n".join(blocks) + ("\n" if blocks else "") + summary(report, style)


def _row(source: Source, one: Diagnostic) -> tuple[str, str]:
    line, column = source.position(one.span.start)
    said = f"{one.severity.value}[{one.code}] {one.name}: {printable(one.message)}"
    return f"{line}:{column}", said


def summary(report: Report, style: Style) -> str:
    """How many findings there are, of what severity, and how many can be mended."""
    found = len(report.diagnostics)
    if style.quiet:
        return ""
    if not found:
        return "no findings\n" if report.sources else ""
    counts = report.counts()
    kinds = ", ".join(
        _many(counts[severity], severity.value) for severity in reversed(ORDER) if counts[severity]
    )
    files = len({one.span.source for one in report.diagnostics})
    line = f"{_many(found, 'finding')} ({kinds}) in {_many(files, 'file')}\n"
    return line + (_fixable(report) if style.show_fixes else "")


def _fixable(report: Report) -> str:
    fixes = [one.fix for one in report.diagnostics if one.fix]
    safe = sum(fix.safe for fix in fixes)
    if not fixes:
        return ""
    if safe == len(fixes):
        return f"{safe} can be mended with --fix\n"
    if not safe:
        return f"{len(fixes)} can be mended with --fix --unsafe-fixes, which need a look\n"
    return f"{safe} can be mended with --fix, {len(fixes) - safe} more with --unsafe-fixes\n"


def _many(count: int, noun: str) -> str:
    if noun == "info":
        return f"{count} info"
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _source(report: Report, one: Diagnostic) -> Source:
    return report.sources.get(one.span.source) or Source(one.span.source, "")
