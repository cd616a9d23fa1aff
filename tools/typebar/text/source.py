"""A source file's text, and places in it."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in one source."""

    source: str
    """The source's path, relative to the project, with forward slashes; "<stdin>" for input."""
    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """The span from the start of this one to the end of the other, in the same source."""
        return Span(self.source, self.start, other.end)


class Position(NamedTuple):
    """A place as editors show it: both numbers count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text as read: line ends and byte order mark kept, nothing normalised."""

    path: str
    """As in Span.source."""
    text: str
    encoding: str = "utf-8"
    """How the bytes were decoded; see `text.decode`."""
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which lines start; lines end with LF, CR LF or CR and with nothing else."""
        if not self._starts:
            self._starts.extend(_line_starts(self.text))
        return self._starts

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(self.path, 0, len(self.text))

    def position(self, offset: int) -> Position:
        """Line and column of an offset; the end of the text is a valid place."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """Line number `line` (from 1) without its end."""
        starts = self.line_starts
        stop = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : stop].rstrip("\r\n")

    def digest(self) -> str:
        """SHA-256 of path-independent content: the text and its encoding."""
        data = f"{self.encoding}\n{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest()


def _line_starts(text: str) -> list[int]:
    starts = [0]
    offset = 0
    # str.splitlines also splits on U+2028, U+0085, form feed ...: not line ends of these languages.
    for line in text.split("\n"):
        offset += len(line) + 1
        if "\r" in line:
            starts.extend(
                _carriage_returns(line, offset - len(line) - 1, ended=offset <= len(text))
            )
        starts.append(offset)
    starts.pop()
    return starts


def _carriage_returns(line: str, base: int, *, ended: bool) -> list[int]:
    """Starts of the lines that lone carriage returns end; the one of a CR LF isn't alone."""
    stop = len(line) - 1 if ended and line.endswith("\r") else len(line)
    starts = []
    at = line.find("\r", 0, stop)
    while at >= 0:
        starts.append(base + at + 1)
        at = line.find("\r", at + 1, stop)
    return starts
