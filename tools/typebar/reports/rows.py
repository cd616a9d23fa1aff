"""Printed rows of pages, as reports count them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typebar.layout.pages import Kind, Page
from typebar.reports.screenplay import Lane, Stretch

_LANES = {
    Kind.HEADING: Lane.HEADING,
    Kind.SHOT: Lane.HEADING,
    Kind.ACTION: Lane.ACTION,
    Kind.CUE: Lane.SPEECH,
    Kind.PARENTHETICAL: Lane.SPEECH,
    Kind.DIALOGUE: Lane.SPEECH,
    Kind.LYRIC: Lane.SPEECH,
    Kind.MORE: Lane.SPEECH,
    Kind.CENTRED: Lane.OTHER,
    Kind.TRANSITION: Lane.OTHER,
    Kind.NOTE: Lane.OTHER,
    Kind.SECTION: Lane.OTHER,
    Kind.SYNOPSIS: Lane.OTHER,
}
"""Kinds that aren't here stand in the margins: numbers, headers, footers."""
SAID = (Kind.DIALOGUE, Kind.LYRIC)


class Row(NamedTuple):
    """One printed row of the body; two speeches side by side share rows."""

    page: int
    row: int
    """On the page, below the number of rows that a page has."""
    lane: Lane
    element: int
    said: int
    """Offset in the source of what is said in it; -1 where nothing is."""
    shared: bool
    """Whether the row before, of the other speech, stands beside it."""


def rows(pages: Sequence[Page], height: int) -> Iterator[Row]:
    """Every row with text in it, in the order of the pages."""
    for number, page in enumerate(pages):
        taken: set[int] = set()
        for placed in page.lines:
            lane = _LANES.get(placed.kind)
            if lane is None or placed.row < 0 or placed.element < 0:
                continue
            if not any(run.text.strip() for run in placed.runs):
                continue
            # "(MORE)" may hang below the last row.
            row = min(placed.row, height - 1)
            said = placed.offset if placed.kind in SAID else -1
            yield Row(number, row, lane, placed.element, said, row in taken)
            taken.add(row)


def stretches(found: Sequence[Row], height: int) -> tuple[Stretch, ...]:
    """Neighbouring rows of one lane as one; blank rows part them."""
    merged: list[Stretch] = []
    places = {(row.page * height + row.row): row.lane for row in found}
    for place in sorted(places):
        lane = places[place]
        if merged and merged[-1].lane is lane and merged[-1].stop == place:
            merged[-1] = merged[-1]._replace(stop=place + 1)
        else:
            merged.append(Stretch(place, place + 1, lane))
    return tuple(merged)
