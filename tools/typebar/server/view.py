"""What a browser is shown of one target: parts to draw, and where everything stands in the text."""

from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from typebar.text.source import Source

SCRIPT, BOOK = "script", "book"


class Part(NamedTuple):
    """A page of a screenplay or a chapter of a book."""

    label: str
    """What it is called: "12", "The Lamp"."""
    markup: str
    """HTML or SVG; says nothing of places in the source, so that it changes only when it looks
    different."""
    path: str = ""
    """A chapter's source."""
    line: int = 1
    """The source line that a chapter's own lines count from."""

    @property
    def digest(self) -> str:
        """A name for the markup."""
        return sha256(self.markup.encode("utf-8", "surrogatepass")).hexdigest()[:20]


class Entry(NamedTuple):
    """A line of the outline."""

    title: str
    level: int
    """0 for the uppermost."""
    part: int
    row: int
    """Index of the row on a page; line of a chapter, from its first, 0."""
    divides: bool = False
    """Whether it's a section, which stands above scenes."""


class Spot(NamedTuple):
    """A part, and a row of it as in Entry."""

    part: int
    row: int


class Paper(NamedTuple):
    """A sheet, in 1/80 inch."""

    width: int
    height: int
    left: int
    """The margin."""


LETTER = Paper(680, 880, 120)


@dataclass(frozen=True, slots=True)
class View:
    """A target as it is shown."""

    name: str
    title: str
    kind: str
    """SCRIPT or BOOK."""
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]
    sources: dict[str, Source]
    """By path."""
    paper: Paper = LETTER
    rows: tuple[tuple[tuple[str, int], ...], ...] = ()
    """Of a screenplay, for every row of every page: the source's path and the offset; -1 for what
    the layout adds."""
    homes: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Of a book's texts that take in others: for every line, the file and line that it is from."""
    images: dict[str, bytes] = field(default_factory=dict)
    """What its chapters show, by the name that addresses end in."""

    def place(self, part: int, row: int) -> tuple[str, int] | None:
        """Path and line of a row; of the nearest above for what the layout adds."""
        if not 0 <= part < len(self.parts):
            return None
        if self.kind == BOOK:
            found = self.parts[part]
            return self._home(found.path, found.line + row) if found.path else None
        rows = self.rows[part][: row + 1]
        for path, offset in (*reversed(rows), *self.rows[part][row + 1 :]):
            if offset >= 0 and path in self.sources:
                return path, self.sources[path].position(offset).line
        return None

    def _home(self, path: str, line: int) -> tuple[str, int]:
        lines = self.homes.get(path, ())
        return lines[line - 1] if 0 < line <= len(lines) else (path, line)


class Finder:
    """Where in a view an offset of a source is shown."""

    def __init__(self, view: View) -> None:
        self.view = view
        found: dict[str, list[tuple[int, Spot]]] = {}
        for part, rows in enumerate(view.rows):
            for row, (path, offset) in enumerate(rows):
                if offset >= 0:
                    found.setdefault(path, []).append((offset, Spot(part, row)))
        self.places = {path: sorted(spots) for path, spots in found.items()}
        self.woven = {
            home: (path, line)
            for path, homes in view.homes.items()
            for line, home in enumerate(homes, 1)
        }

    def spot(self, path: str, offset: int) -> Spot | None:
        """The row that shows the offset, or the last one before it; None in another view."""
        if self.view.kind == BOOK:
            return self._in_chapters(path, offset)
        spots = self.places.get(path)
        if not spots:
            return None
        index = bisect_right(spots, offset, key=lambda item: item[0])
        return spots[max(0, index - 1)][1]

    def _in_chapters(self, path: str, offset: int) -> Spot | None:
        source = self.view.sources.get(path)
        if source is None:
            return None
        line = source.position(min(offset, len(source.text))).line
        path, line = self.woven.get((path, line), (path, line))
        found = [
            (part, chapter) for part, chapter in enumerate(self.view.parts) if chapter.path == path
        ]
        before = [item for item in found if item[1].line <= line] or found[:1]
        return Spot(before[-1][0], max(0, line - before[-1][1].line)) if before else None
