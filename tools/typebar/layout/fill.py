"""How much of a block fits into the rows that a page has left."""

from collections.abc import Sequence
from typing import NamedTuple

from typebar.layout.blocks import START, Block, Column, Line, Role, Spot, height, lines


class Cursor(NamedTuple):
    """A place in the blocks: what stands before it is on earlier pages."""

    block: int
    spots: tuple[Spot, ...] = ()
    """One a column of the block; none at its beginning."""


class View(NamedTuple):
    """What is left of a block at a cursor."""

    role: Role
    columns: tuple[Column, ...]
    spots: tuple[Spot, ...]
    before: int
    over: tuple[tuple[int, Spot], ...] = ()
    """Columns of the block that are set already: index, and the spot behind their end."""

    def after(self, stops: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """The spots of all columns of the block when these are where the page ends."""
        spots = list(stops)
        for side, spot in self.over:
            spots.insert(side, spot)
        return tuple(spots)

    def own(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Of the spots of all columns of the block those of the columns that are left."""
        done = {side for side, _ in self.over}
        return tuple(spot for side, spot in enumerate(spots) if side not in done)

    def repeats_cue(self, column: int) -> bool:
        """Whether the column opens with its cue again: it has one, and that is set already."""
        return bool(self.columns[column].cue) and self.spots[column].passage > 0


class Fitted(NamedTuple):
    """Lines of each column that fit."""

    lines: tuple[list[Line], ...]
    stops: tuple[Spot, ...]
    """The spots behind them."""
    height: int
    whole: bool
    """Whether nothing is left."""


class Segment(NamedTuple):
    """A part of a block on a page."""

    block: int
    view: View
    stops: tuple[Spot, ...]
    top: int
    """The row of its first line."""
    height: int
    lines: tuple[list[Line], ...] = ()
    """Of each column, where the segment is whole and they are known."""


def view(block: Block, spots: tuple[Spot, ...]) -> View:
    """What is left of the block.

    When one of two speeches side by side is over, the other goes on over the whole measure:
    nothing stands beside it any more.
    """
    if not spots:
        return View(block.role, block.columns, (START,) * len(block.columns), block.before)
    if block.role is Role.DUAL:
        left = [
            side
            for side, (column, spot) in enumerate(zip(block.columns, spots, strict=True))
            if not column.is_over(spot)
        ]
        if len(left) == 1:
            side, other = left[0], 1 - left[0]
            rest = (block.alone[side],), (spots[side],)
            return View(Role.SPEECH, *rest, block.before, ((other, spots[other]),))
    return View(block.role, block.columns, spots, block.before)


def fit(left: View, free: int) -> Fitted:
    """The lines that fit into so many rows."""
    found: list[list[Line]] = []
    stops: list[Spot] = []
    most, whole = 0, True
    for side, (column, spot) in enumerate(zip(left.columns, left.spots, strict=True)):
        head = left.repeats_cue(side)
        own, rows = _column(column, spot, free - head)
        stop = stop_after(column, spot, own)
        found.append(own)
        stops.append(stop)
        most = max(most, rows + head if own else 0)
        whole = whole and column.is_over(stop)
    return Fitted(tuple(found), tuple(stops), most, whole)


def _column(column: Column, spot: Spot, free: int) -> tuple[list[Line], int]:
    """Lines that fit, and the rows that they take."""
    found = lines(column, spot, free + 1)
    rows = height(found)
    while found and rows > free:
        found.pop()
        rows = height(found)
    return found, rows


def stop_after(column: Column, spot: Spot, found: Sequence[Line]) -> Spot:
    """The spot behind these lines."""
    return column.after(found[-1].passage, found[-1].row) if found else spot
