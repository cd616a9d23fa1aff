"""Axes of figures: round page numbers, acts."""

from collections.abc import Sequence

from typebar.reports.figures import Tick
from typebar.reports.screenplay import Screenplay

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_MOST = 8


def page_ticks(play: Screenplay) -> tuple[Tick, ...]:
    """The first page and every round number of pages, at most nine in all."""
    count = len(play.pages)
    step = next((step for step in _STEPS if count / step <= _MOST), max(1, count // _MOST))
    # What would stand too near to page 1 is left out.
    pages = [1, *(page for page in range(step, count + 1, step) if page > max(1, step / 2))]
    return tuple(Tick((page - 1) / count, play.label(page - 1)) for page in pages) if count else ()


def acts(play: Screenplay) -> tuple[Tick, ...]:
    """Where the outline's highest sections begin, if they are few."""
    highest = min((one.level for one in play.beginnings), default=0)
    found = [one for one in play.beginnings if one.level == highest]
    return tuple(Tick(play.at(one.row), one.title) for one in found) if len(found) <= _MOST else ()


def rounded(value: float) -> float:
    """A place on an axis, to where no eye sees a difference."""
    return round(value, 5)


def smoothed(values: Sequence[float], reach: int) -> list[float]:
    """The mean of each value and so many neighbours on both sides."""
    totals = [0.0]
    for value in values:
        totals.append(totals[-1] + value)
    found = []
    for index in range(len(values)):
        start, stop = max(0, index - reach), min(len(values), index + reach + 1)
        found.append((totals[stop] - totals[start]) / (stop - start))
    return found
