"""Pages as plain data for other programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from typebar.layout.pages import UNITS_PER_COLUMN, Candidate, Page, Placed
from typebar.model.inline import Emphasis, Run
from typebar.model.work import Work
from typebar.text.source import Source
from typebar.writers.registry import Options
from typebar.writers.sheets import Sheets, sheets

_NAMES = ((Emphasis.BOLD, "bold"), (Emphasis.ITALIC, "italic"), (Emphasis.UNDERLINE, "underline"))


def pages(work: Work, options: Options) -> list[dict[str, Any]]:
    """Every page, the title page first, as dictionaries that JSON can hold.

    A line's `row` counts from 0 at the first row of the body; `column` is in tenths of an inch
    from the left margin; `line` is the source line, from 1, null for what the layout added.

    Raises:
        UsageError: no profile has the name that is asked for.
    """
    laid = sheets(work, options)
    lookup = Lookup(work.sources, laid)
    return [_page(page, lookup) for page in laid.all]


class Lookup:
    """Source lines of offsets, in the source that an element was read from."""

    def __init__(self, sources: Sequence[Source], laid: Sheets) -> None:
        self.sources = {source.path: source for source in sources}
        self.elements = laid.script.elements
        self.title = laid.script.source

    def path(self, placed: Placed) -> str:
        """The source that a row was read from."""
        return self.elements[placed.element].span.source if placed.element >= 0 else self.title

    def line(self, placed: Placed) -> int | None:
        """The row's line there, from 1; none for what the layout added."""
        source = self.sources.get(self.path(placed))
        if placed.offset < 0 or source is None:
            return None
        return source.position(placed.offset).line


def _page(page: Page, lookup: Lookup) -> dict[str, Any]:
    found: dict[str, Any] = {
        "label": page.label,
        "lines": [_line(placed, lookup) for placed in page.lines],
    }
    if page.struck:
        found["struck"] = [list(rows) for rows in page.struck]
    if page.break_reason:
        found["break"] = page.break_reason
        found["rejected"] = [candidate(one) for one in page.rejected]
    return found


def candidate(one: Candidate) -> dict[str, Any]:
    """An end that was weighed; where a rule forbids it `score` is null, and `rule` says it."""
    found = {"rows": one.rows, "reason": one.reason, "score": list(one.score) or None}
    return found | ({"rule": one.rule} if one.rule else {})


def _line(placed: Placed, lookup: Lookup) -> dict[str, Any]:
    found: dict[str, Any] = {
        "row": placed.row,
        "column": placed.x / UNITS_PER_COLUMN,
        "kind": placed.kind.value,
        "text": placed.text,
        "element": placed.element if placed.element >= 0 else None,
        "line": lookup.line(placed),
    }
    if placed.synthetic:
        found["synthetic"] = True
    if any(run.emphasis for run in placed.runs):
        found["runs"] = list(_runs(placed.runs))
    return found


def _runs(runs: Sequence[Run]) -> Iterator[dict[str, Any]]:
    for run in runs:
        yield {"text": run.text} | {name: True for flag, name in _NAMES if flag in run.emphasis}
