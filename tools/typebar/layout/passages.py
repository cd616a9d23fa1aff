"""Displayed text of one paragraph: its characters, their emphasis and where they come from."""

from bisect import bisect_right
from dataclasses import dataclass

from typebar.layout.measure import is_plain
from typebar.layout.page_style import ElementStyle
from typebar.layout.pages import Kind
from typebar.layout.wrap import Measure, Row, next_row
from typebar.model.inline import Emphasis, Run


@dataclass(frozen=True, slots=True)
class Passage:
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
        style = self.style
        width = style.width + style.outdent if start == 0 else style.width
        return next_row(self.text, start, Measure(width, style.hang), plain=self.plain)

    def rows(self, start: int, most: int) -> list[Row]:
        """Rows from `start` on, at most so many."""
        found: list[Row] = []
        at = start
        while len(found) < most:
            row = self.row(at)
            found.append(row)
            if row.next >= len(self.text):
                break
            at = row.next
        return found

    def offset(self, index: int) -> int:
        """The source offset of the character at `index`; -1 for what layout adds."""
        at = bisect_right(self.origins, index, key=lambda origin: origin[0]) - 1
        start, origin = self.origins[at]
        return origin if origin < 0 else origin + index - start

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The characters of a row with their emphasis."""
        if len(self.marks) == 1:
            return (Run(self.text[start:end], self.marks[0][1] | self.style.emphasis),)
        at = bisect_right(self.marks, start, key=lambda mark: mark[0]) - 1
        found = []
        while start < end:
            stop = self.marks[at + 1][0] if at + 1 < len(self.marks) else end
            stop = min(stop, end)
            if stop > start:
                found.append(Run(self.text[start:stop], self.marks[at][1] | self.style.emphasis))
            start, at = stop, at + 1
        return tuple(found)


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
