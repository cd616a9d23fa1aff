"""The sheet: all rows of a source, from top to bottom.

Nearly all rows are plain lines, so the sheet is lists that are made in one go, and a row is made
only where somebody asks for more than its words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice, repeat

from typebar.readers.fountain.asides import Aside
from typebar.readers.fountain.rows import BLANKS, Row
from typebar.text.source import Source

BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\n|\r)")
_CLOSING = re.compile(r"[*_]*[,.;:!?…)\]}”’»]|[*_]+(?=[ \t]|\Z)")
"""What no blank stands before."""
_CUT = tuple[int, int]
_new = tuple.__new__
"""As in rows."""


@dataclass(slots=True)
class Sheet:
    """The rows of a source by number, from 0; an empty one stands behind the last."""

    written: list[str] = field(default_factory=list)
    """Each row as the source has it, notes and all; empty where nothing stands, not even blanks."""
    words: list[str] = field(default_factory=list)
    """As in Row: where it is the same as `written`, all that stands in the row is shown."""
    starts: list[int] = field(default_factory=list)
    """As in Row."""
    cut: dict[int, Row] = field(default_factory=dict)
    """The rows that hold notes and boneyards."""

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self.words)))

    def __getitem__(self, at: int) -> Row:
        if at in self.cut:
            return self.cut[at]
        text, start = self.written[at], self.starts[at]
        return _new(Row, (text, self.words[at], start, start + len(text), (), ()))

    def add_lines(self, lines: list[str], starts: list[int]) -> None:
        """Put lines without notes below the others."""
        self.written += lines
        self.words += map(str.strip, lines, repeat(BLANKS))
        self.starts += starts

    def add_row(self, written: str, row: Row) -> None:
        """Put a row that holds notes or boneyards below the others."""
        self.cut[len(self.words)] = row
        self.written.append(written)
        self.words.append(row.words)
        self.starts.append(row.start)


def sheet(source: Source, asides: list[Aside]) -> Sheet:
    """The rows of a source, a byte order mark left out."""
    text = source.text
    lines, starts = _split(text)
    if lines[0].startswith(BYTE_ORDER_MARK):
        lines[0], starts[0] = lines[0][1:], 1
    made = Sheet()
    at = 0
    for first, last, inside in _shared(lines, starts, asides):
        made.add_lines(lines[at:first], starts[at:first])
        start, end = starts[first], starts[last] + len(lines[last])
        made.add_row(text[start:end], _cut_row(text, start, end, inside))
        at = last + 1
    made.add_lines(lines[at:], starts[at:])
    made.add_lines([""], [len(text)])
    return made


def _split(text: str) -> tuple[list[str], list[int]]:
    """The lines and where they start; they end with LF, CR LF or CR and with nothing else."""
    if "\r" not in text:
        lines = text.split("\n")
        widths = map((1).__add__, map(len, lines))
        return lines, list(islice(accumulate(widths, initial=0), len(lines)))
    parts = _LINE_END.split(text)
    return parts[::2], list(islice(accumulate(map(len, parts), initial=0), 0, len(parts), 2))


def _shared(
    lines: list[str], starts: list[int], asides: list[Aside]
) -> Iterator[tuple[int, int, tuple[Aside, ...]]]:
    """The lines that hold asides, by the row: the first, the last, and the asides in them."""
    at = 0
    while at < len(asides):
        opening = at
        first = last = bisect_right(starts, asides[at].start) - 1
        end = starts[last] + len(lines[last])
        while at < len(asides) and asides[at].start < end:
            # A row goes on to the end of the line in which its last aside ends.
            while asides[at].end > end:
                last += 1
                end = starts[last] + len(lines[last])
            at += 1
        yield first, last, tuple(asides[opening:at])


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

    Where blanks stand on both sides of asides only the longer stretch is kept, before a mark that
    closes a sentence, a bracket or an emphasis none, and at the ends of the row none but the
    indentation: taking notes out leaves the line as it was without them.
    """
    at = start
    for first, last in _runs(text, asides):
        before = _blanks_before(text, at, first)
        behind = _blanks_behind(text, last, end)
        indents = before == first - start
        if before and not behind and not indents and _CLOSING.match(text, last, end):
            yield at, first - before
            at = last
        elif before >= behind or indents:
            yield at, first
            at = last + behind
        else:
            yield at, first - before
            at = last
    yield at, end


def _runs(text: str, asides: tuple[Aside, ...]) -> Iterator[tuple[int, int]]:
    """The stretches that asides take, those that only blanks part being one."""
    first, last = asides[0].start, asides[0].end
    for aside in asides[1:]:
        if text[last : aside.start].strip(BLANKS):
            yield first, last
            first = aside.start
        last = aside.end
    yield first, last


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
