"""What is set on pages: a heading, a paragraph, a speech, two speeches side by side."""

from enum import Enum, auto
from typing import NamedTuple

from typebar.layout.pages import Kind
from typebar.layout.passages import Passage
from typebar.layout.wrap import Row


class Role(Enum):
    """How a block behaves at a page's end."""

    HEADING = auto()
    """Scene heading, shot or printed section: stays with what follows."""
    TEXT = auto()
    """Action and its like: may be split."""
    SPEECH = auto()
    """May be split, with (MORE) and the cue again."""
    DUAL = auto()
    """Two speeches: each column is split by itself."""
    TRANSITION = auto()
    """Stays with what goes before."""
    BREAK = auto()
    """The writer's own page break; takes no row."""


class Spot(NamedTuple):
    """A place inside a column of text: what stands before it is set."""

    passage: int = 0
    at: int = 0
    """Index in its text."""


START = Spot()


class Column(NamedTuple):
    """Passages one below the other: a paragraph, or a speech with its cue first."""

    passages: tuple[Passage, ...]
    cue: str = ""
    """What is repeated at the head of the next page; empty where nothing is."""

    def is_over(self, spot: Spot) -> bool:
        """Whether nothing is left from the spot on."""
        return spot.passage >= len(self.passages)

    def after(self, passage: int, row: Row) -> Spot:
        """The spot after a row of that passage."""
        return self.at(passage, row.next)

    def at(self, passage: int, index: int) -> Spot:
        """The spot at an index of a passage; its end is the start of the next one."""
        if index >= len(self.passages[passage].text):
            return Spot(passage + 1, 0)
        return Spot(passage, index)


class Line(NamedTuple):
    """One row of a column as it will stand on a page."""

    passage: int
    row: Row
    height: int
    """Rows that it takes, the blank ones of double spacing with it."""


class Block(NamedTuple):
    """One element of the script, ready to be set."""

    role: Role
    element: int
    """Index in the script's elements."""
    before: int
    """Blank rows above."""
    columns: tuple[Column, ...]
    """One; two of a dual speech; none of a page break."""
    number: str = ""
    """The scene number of a heading, the count of a numbered cue."""
    label: str = ""
    """The page label that a page break asks for."""
    alone: tuple[Column, ...] = ()
    """Of a dual speech: each speech over the whole measure, for when the other one is over."""

    @property
    def kind(self) -> Kind:
        """The kind of the first passage."""
        return self.columns[0].passages[0].kind


def lines(column: Column, spot: Spot, height: int) -> list[Line]:
    """Lines of the column from the spot on while they fit into so many rows, and one more.

    The last line's blank rows may fall off: they are needed only where a line follows.
    """
    found: list[Line] = []
    at = spot.at
    for index in range(spot.passage, len(column.passages)):
        if height <= 0:
            break
        passage = column.passages[index]
        spacing = passage.style.spacing
        rows = passage.rows(at, -(-height // spacing))
        found += [Line(index, row, spacing) for row in rows]
        height -= spacing * len(rows)
        at = 0
    return found


def height(placed: list[Line]) -> int:
    """Rows that lines take, without the blank ones under the last."""
    return sum([line.height for line in placed[:-1]], 1) if placed else 0
