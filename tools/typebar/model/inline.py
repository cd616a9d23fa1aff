"""Text inside a line: where it stands in the source, and its emphasis."""

from enum import Flag
from typing import NamedTuple

from typebar.text.source import Span


class Piece(NamedTuple):
    """A stretch of displayed text and the source it came from."""

    text: str
    span: Span


class Line(NamedTuple):
    """One line of an element, notes and boneyard taken out, emphasis marks and escapes kept.

    Where nothing was taken out, `text` is the source of `span` to the letter.
    """

    text: str
    span: Span
    """From the first to the last displayed character; what was taken out in between is inside."""
    cuts: tuple[tuple[int, int], ...] = ()
    """Where text was taken out: (offset in `text`, code points of source missing before it)."""

    def source_offset(self, index: int) -> int:
        """The place in the source of the character at `index` of the text."""
        return self.span.start + index + sum(size for at, size in self.cuts if at <= index)


class Emphasis(Flag):
    """How a run is emphasised; any combination."""

    NONE = 0
    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4


class Run(NamedTuple):
    """Displayed text of one emphasis: marks and escapes resolved."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
