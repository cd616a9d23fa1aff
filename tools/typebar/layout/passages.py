"""Displayed text of one paragraph: its characters, their emphasis and where they come from."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from typebar.layout.measure import is_plain
from typebar.layout.page_style import ElementStyle
from typebar.layout.pages import Kind
from typebar.layout.wrap import Measure, Row, next_row
from typebar.model.inline import Emphasis, Run


class Passage(NamedTuple):
    """One paragraph, ready to be cut into rows."""

    kind: Kind
    style: ElementStyle
    text: str
    """Displayed characters, the writer's lines parted by line feeds; it never ends with one."""
    marks: tuple[tuple[int, Emphasis], ...] = ((0, Emphasis.NONE),)
    """From which index on which emphasis holds; the first is at 0."""
    origins: tuple[tuple[int, int], ...] = ((0, -1),)
    """From which index on the text stands in the source, letter by letter from which offset."""
    plain: bool = True
    """Whether every character takes one column."""
    element: int = -1
    """Index in the script's elements where it isn't that of its block; -1 where it is."""

    @property
    def first(self) -> int:
        """Where a page takes the passage up: empty rows above it fall away."""
        return len(self.text) - len(self.text.lstrip("\n"))

    def row(self, start: int) -> Row:
        """The row that begins at `start`."""
        return self.rows(start, 1)[0]

    def rows(self, start: int, most: int) -> list[Row]:
        """Rows from `start` on, at most so many."""
        style, text = self.style, self.text
        measure = Measure(style.width, style.hang)
        found: list[Row] = []
        while len(found) < most:
            first = style.outdent and start == 0
            room = Measure(style.width + style.outdent, style.hang) if first else measure
            row = next_row(text, start, room, plain=self.plain)
            found.append(row)
            start = row.next
            if start >= len(text):
                break
        return found

    def offset(self, index: int) -> int:
        """The source offset of the character at `index`; -1 for what layout adds."""
        start, origin = self.origins[_last_upto(self.origins, index)]
        return origin if origin < 0 else origin + index - start

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The characters of a row with their emphasis."""
        marks, text = self.marks, self.text
        if len(marks) == 1:
            return (Run(text[start:end], self._emphasis(marks[0][1])),)
        at = _last_upto(marks, start)
        found = []
        while start < end:
            stop = marks[at + 1][0] if at + 1 < len(marks) else end
            stop = min(stop, end)
            if stop > start:
                found.append(Run(text[start:stop], self._emphasis(marks[at][1])))
            start, at = stop, at + 1
        return tuple(found)

    def _emphasis(self, own: Emphasis) -> Emphasis:
        """That of a mark and of the style; flags are costly to combine, and most are none."""
        style = self.style.emphasis
        return own if style is Emphasis.NONE else own | style


def _last_upto(pairs: Sequence[tuple[int, object]], index: int) -> int:
    """Which of these pairs holds at an index: the last that begins there or before."""
    return bisect_right(pairs, index, key=itemgetter(0)) - 1 if len(pairs) > 1 else 0


def synthetic(kind: Kind, style: ElementStyle, text: str) -> Passage:
    """A passage of what the layout adds, such as a repeated cue."""
    return Passage(kind, style, text, plain=is_plain(text))


def capitals(text: str, *, outside_brackets: bool) -> str:
    """The text in capitals, letter for letter: what would grow ("ß") stays as it is.

    Args:
        text: as written.
        outside_brackets: leave what stands in round brackets, as in cues.
    """
    if not outside_brackets or "(" not in text:
        return _upper(text)
    pieces, depth, at = [], 0, 0
    for index, character in enumerate(text):
        if character in "()":
            if depth == 0 or (depth == 1 and character == ")"):
                piece = text[at:index]
                pieces.append(_upper(piece) if depth == 0 else piece)
                at = index
            depth = max(0, depth + (1 if character == "(" else -1))
    pieces.append(_upper(text[at:]) if depth == 0 else text[at:])
    return "".join(pieces)


def _upper(text: str) -> str:
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
