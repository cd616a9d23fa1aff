"""Text inside a line: where it stands in the source, and its emphasis."""

from bisect import bisect_right
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
    """Where source is missing: (offset in `text`, code points missing in all up to there).

    The second number is a running total, and falls where a tab was widened to four blanks.
    """

    def source_offset(self, index: int) -> int:
        """The place in the source of the character at `index` of the text."""
        offset = self.span.start + index
        if not self.cuts:
            return offset
        cut = bisect_right(self.cuts, index, key=_first)
        return offset + (self.cuts[cut - 1][1] if cut else 0)


def _first(cut: tuple[int, int]) -> int:
    return cut[0]


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
