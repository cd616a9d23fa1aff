"""Rows: the lines of a source as they are shown, with notes and boneyards taken out.

A row goes from one line end that is shown to the next, so a note over three lines inside a
sentence leaves one row. What is shown can be traced to the source by offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from typebar.model.inline import Line, Piece
from typebar.readers.fountain.asides import Aside
from typebar.text.source import Source, Span

BLANKS = " \t"
BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\n|\r)")
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

    def shown(self, path: str) -> Line:
        """The whole row as a line, without blanks around it."""
        if self.cuts or not self.words:
            return self.line(path)
        text, words, start, end, _, _ = self
        if words != text:
            start += text.index(words)
            end = start + len(words)
        return _new(Line, (words, _new(Span, (path, start, end)), ()))

    def line(self, path: str, start: int = 0, stop: int | None = None) -> Line:
        """A range of the text as a line, without blanks around it."""
        start, stop = self._trimmed(start, len(self.text) if stop is None else stop)
        span = self.span(path, start, stop)
        if not self.cuts:
            return _new(Line, (self.text[start:stop], span, ()))
        missing = span.start - self.start - start
        cuts = ((at - start, total - missing) for at, total in self.cuts if start < at < stop)
        return Line(self.text[start:stop], span, tuple(cuts))

    def piece(self, path: str, start: int, stop: int) -> Piece:
        """A range of the text as a piece, without blanks around it."""
        start, stop = self._trimmed(start, stop)
        text, _, offset, _, cuts, _ = self
        if cuts:
            return Piece(text[start:stop], self.span(path, start, stop))
        span = _new(Span, (path, offset + start, offset + stop))
        return _new(Piece, (text[start:stop], span))

    def node_span(self, path: str) -> Span:
        """The source of the whole row."""
        return _new(Span, (path, self.start, self.end))

    def _trimmed(self, start: int, stop: int) -> tuple[int, int]:
        text = self[0]
        while start < stop and text[start] in BLANKS:
            start += 1
        while stop > start and text[stop - 1] in BLANKS:
            stop -= 1
        return start, stop


EMPTY = Row("", "", 0, 0)
"""Every row that shows nothing and holds nothing: scripts are half of them."""


def rows(source: Source, asides: list[Aside]) -> list[Row]:
    """The rows of a source, a byte order mark left out; an empty one stands behind the last."""
    text = source.text
    if asides:
        made = list(_cut_rows(text, _lines(text), asides))
    elif "\r" in text or text.startswith(BYTE_ORDER_MARK):
        made = [
            Row(line, line.strip(BLANKS), start, end) if line else EMPTY
            for line, start, end in _lines(text)
        ]
    else:
        made = _plain_rows(text)
    made.append(EMPTY)
    return made


def _plain_rows(text: str) -> list[Row]:
    """The rows of a text in which only LF ends lines: most are, and this is the shortest way."""
    made: list[Row] = []
    append = made.append
    start = 0
    for line in text.split("\n"):
        if line:
            end = start + len(line)
            append(_new(Row, (line, line.strip(BLANKS), start, end, (), ())))
            start = end + 1
        else:
            append(EMPTY)
            start += 1
    return made


def _lines(text: str) -> list[tuple[str, int, int]]:
    """The lines as text, start and end; they end with LF, CR LF or CR and with nothing else."""
    parts = _LINE_END.split(text)
    lines = []
    start = 0
    for at in range(0, len(parts), 2):
        line = parts[at]
        lines.append((line, start, start + len(line)))
        start += len(line) + (len(parts[at + 1]) if at + 1 < len(parts) else 0)
    return _unmarked(lines)


def _unmarked(lines: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    text, start, end = lines[0]
    if text.startswith(BYTE_ORDER_MARK):
        lines[0] = (text[1:], start + 1, end)
    return lines


def _cut_rows(text: str, lines: list[tuple[str, int, int]], asides: list[Aside]) -> Iterator[Row]:
    at = 0
    numbers = iter(range(len(lines)))
    for number in numbers:
        line, start, end = lines[number]
        first = at
        while at < len(asides) and asides[at].start < end:
            # A row goes on to the end of the line in which its last aside ends.
            while asides[at].end > end:
                number = next(numbers)  # noqa: PLW2901 -- the row takes this line in as well
                end = lines[number][2]
            at += 1
        if first == at:
            yield Row(line, line.strip(BLANKS), start, end) if line else EMPTY
        else:
            yield _cut_row(text, start, end, tuple(asides[first:at]))


def _cut_row(text: str, start: int, end: int, asides: tuple[Aside, ...]) -> Row:
    shown: list[str] = []
    cuts: list[_CUT] = []
    length = 0
    for piece_start, piece_stop in _kept(text, start, end, asides):
        if piece_start < piece_stop:
            cuts.append((length, piece_start - start - length))
            shown.append(text[piece_start:piece_stop])
            length += piece_stop - piece_start
    joined = "".join(shown)
    if not text[asides[-1].end : end].strip(BLANKS):
        joined = joined.rstrip(BLANKS)
    return Row(joined, joined.strip(BLANKS), start, end, tuple(cuts), asides)


def _kept(text: str, start: int, end: int, asides: tuple[Aside, ...]) -> Iterator[tuple[int, int]]:
    """Ranges of what is shown of a row.

    Where blanks stand on both sides of an aside only the longer stretch is kept, and at the ends
    of the row none but the indentation: taking a note out leaves the line as it was without it.
    """
    at = start
    for number, aside in enumerate(asides):
        stop = asides[number + 1].start if number + 1 < len(asides) else end
        before = _blanks_before(text, at, aside.start)
        behind = _blanks_behind(text, aside.end, stop)
        if before >= behind or before == aside.start - start:
            yield at, aside.start
            at = aside.end + behind
        else:
            yield at, aside.start - before
            at = aside.end
    yield at, end


def _blanks_before(text: str, start: int, stop: int) -> int:
    at = stop
    while at > start and text[at - 1] in BLANKS:
        at -= 1
    return stop - at


def _blanks_behind(text: str, start: int, stop: int) -> int:
    at = start
    while at < stop and text[at] in BLANKS:
        at += 1
    return at - start
