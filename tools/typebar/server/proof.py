"""Findings for the preview: what the linter says, each beside the row that it is about."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from typebar.lint.report import Report
from typebar.pipeline import linting
from typebar.pipeline.linting import Effort
from typebar.project.config import Config
from typebar.project.linting import lint_settings, texts
from typebar.server.view import Finder, Spot, View
from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Source

Record = dict[str, Any]

MOST = 2000
"""Findings that one view shows: more than anybody reads."""


def look(config: Config, cache_dir: Path | None = None) -> Report:
    """What the linter finds in the project's texts, by the project's own settings.

    In one process: those of a program with threads are better not forked, and one gives way to a
    save.

    Raises:
        TypebarError: a text can't be read, or the settings are wrong.
    """
    effort = Effort(jobs=1, cache_dir=cache_dir)
    return linting.check(config, texts(config, ()), lint_settings(config), effort)


def beside(view: View, report: Report, views: Sequence[View]) -> list[Record]:
    """The findings of a view in the order of its rows; those that are in no view come first.

    Those for another version of a text than the view's are left out: the next round has them.
    """
    finder = Finder(view)
    shown = {path for one in views for path in one.sources}
    records = []
    for one in _current(report, view):
        spot = finder.spot(one.span.source, one.span.start)
        if spot or one.span.source not in shown:
            records.append(_record(report, one, spot))
        if len(records) >= MOST:
            break
    return sorted(records, key=lambda record: (record["part"], record["row"]))


def _current(report: Report, view: View) -> Iterator[Diagnostic]:
    for one in report.diagnostics:
        mine = view.sources.get(one.span.source)
        theirs = report.sources.get(one.span.source)
        if mine is None or theirs is None or mine.text == theirs.text:
            yield one


def _record(report: Report, one: Diagnostic, spot: Spot | None) -> Record:
    source = report.sources.get(one.span.source) or Source(one.span.source, "")
    place = source.position(one.span.start)
    return {
        "part": spot.part if spot else -1,
        "row": spot.row if spot else -1,
        "severity": one.severity.value,
        "code": one.code,
        "name": one.name,
        "message": one.message,
        "help": one.help,
        "place": f"{one.span.source}:{place.line}:{place.column}",
    }
