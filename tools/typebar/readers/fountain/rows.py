"""Rows: the lines of a source as they are shown, with notes and boneyards taken out.

A row goes from one line end that is shown to the next, so a note over three lines inside a
sentence leaves one row. What is shown can be traced to the source by offsets.
"""

from bisect import bisect_right
from typing import NamedTuple

from typebar.model.inline import Line, Piece
from typebar.readers.fountain.asides import Aside
from typebar.text.source import Span

BLANKS = " \t"
_CUT = tuple[int, int]
_new = tuple.__new__
"""Makes a named tuple in less than half the time of its own constructor; a script has thousands."""


class Row(NamedTuple):
    """One line as shown."""

    text: str
    """What is shown, tabs and blanks kept."""
    words: str
    """The text without blanks around it; empty for a row that shows nothing."""
    start: int
    """Where the row begins in the source."""
    end: int
    """Where it ends, before the line end."""
    cuts: tuple[_CUT, ...] = ()
    """As in model.inline.Line, relative to `start`."""
    asides: tuple[Aside, ...] = ()
    """The notes and boneyards in it."""

    @property
    def is_note(self) -> bool:
        """Whether it holds notes and nothing else."""
        return bool(self.asides) and not self.words and all(a.is_note for a in self.asides)

    @property
    def is_boneyard(self) -> bool:
        """Whether it shows nothing and holds a boneyard: it separates as a blank line does."""
        return bool(self.asides) and not self.words and not self.is_note

    @property
    def is_held(self) -> bool:
        """Whether it is of two blanks or more, or a tab: an empty line that doesn't separate."""
        return not self.words and not self.asides and (len(self.text) > 1 or self.text == "\t")

    def offset(self, index: int) -> int:
        """The place in the source of the character at `index` of the text."""
        if not self.cuts:
            return self.start + index
        cut = bisect_right(self.cuts, index, key=lambda cut: cut[0])
        return self.start + index + (self.cuts[cut - 1][1] if cut else 0)

    def span(self, path: str, start: int, stop: int) -> Span:
        """The source of a range of the text."""
        if not self.cuts:
            return _new(Span, (path, self.start + start, self.start + stop))
        begin = self.offset(start)
        return Span(path, begin, self.offset(stop - 1) + 1 if stop > start else begin)

    def line(self, path: str, start: int = 0, stop: int | None = None) -> Line:
        """A range of the text as a line, without blanks around it."""
        start, stop, text = self._trimmed(start, stop)
        span = self.span(path, start, stop)
        if not self.cuts:
            return _new(Line, (text, span, ()))
        missing = span.start - self.start - start
        cuts = ((at - start, total - missing) for at, total in self.cuts if start < at < stop)
        return Line(text, span, tuple(cuts))

    def piece(self, path: str, start: int, stop: int) -> Piece:
        """A range of the text as a piece, without blanks around it."""
        start, stop, text = self._trimmed(start, stop)
        if self.cuts:
            return Piece(text, self.span(path, start, stop))
        offset = self.start
        return _new(Piece, (text, _new(Span, (path, offset + start, offset + stop))))

    def node_span(self, path: str) -> Span:
        """The source of the whole row."""
        return _new(Span, (path, self.start, self.end))

    def _trimmed(self, start: int, stop: int | None) -> tuple[int, int, str]:
        """A range of the text without blanks around it: start, stop, and what stands there."""
        text = self.text[start:stop]
        words = text.strip(BLANKS)
        if len(words) != len(text):
            start += len(text) - len(text.lstrip(BLANKS))
        return start, start + len(words), words
