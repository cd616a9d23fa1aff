"""Marks of revision: an asterisk in the margin beside every row that an earlier draft hadn't."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from typebar.layout.changes import Place
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Kind, Page, Placed
from typebar.model.inline import Run

EDGE = 624
"""7.8 inches from the sheet's left, in 1/80 inch.

Source: Final Draft 11, measured.
"""
MARK = "*"


def marked(pages: Sequence[Page], places: Iterable[Place], style: PageStyle) -> tuple[Page, ...]:
    """The pages with a mark beside each row that holds something of these places."""
    starts: dict[int, list[int]] = {}
    for placed in (placed for page in pages for placed in page.lines):
        if placed.offset >= 0 and not placed.synthetic:
            starts.setdefault(placed.element, []).append(placed.offset)
    for offsets in starts.values():
        offsets.sort()
    changed = {
        (place.element, offset)
        for place in places
        for offset in _rows(starts.get(place.element, []), place)
    }
    return tuple(_page(page, changed, style) for page in pages)


def is_marked(page: Page) -> bool:
    """Whether anything on the page is marked."""
    return any(placed.kind is Kind.REVISION for placed in page.lines)


def _rows(starts: Sequence[int], place: Place) -> Sequence[int]:
    """Where the rows begin that hold a place: the last that begins before it, and those in it."""
    first = max(0, bisect_left(starts, place.start + 1) - 1)
    return starts[first : max(first + 1, bisect_left(starts, place.stop))]


def _page(page: Page, changed: set[tuple[int, int]], style: PageStyle) -> Page:
    rows = {
        placed.row: placed.element
        for placed in page.lines
        if not placed.synthetic and (placed.element, placed.offset) in changed
    }
    x = EDGE - style.paper.left
    marks = [
        Placed(row, x, (Run(MARK),), Kind.REVISION, element, -1, synthetic=True)
        for row, element in sorted(rows.items())
    ]
    return replace(page, lines=(*page.lines, *marks)) if marks else page
