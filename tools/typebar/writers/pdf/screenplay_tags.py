"""What the rows of screenplay pages mean: the structure tree of a tagged PDF.

Document, a section a scene, headings, a division a speech with a paragraph for the cue and for
each part; what the layout added is an artifact and stands in no tree, nor does what is struck.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from typebar.layout.pages import Kind, Page, Placed
from typebar.model.script import DualSpeech, Script

_SPOKEN = frozenset({Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC})
_HEADINGS = frozenset({Kind.HEADING, Kind.SHOT})


@dataclass(eq=False, slots=True)
class Tag:
    """A node of the tree."""

    name: str
    kids: list["Tag | Mark"] = field(default_factory=list)
    number: int = 0
    """Of its object in the file, once it has one."""
    parent: int = 0
    """Of the object that holds it, likewise."""
    inside: "Tag | None" = None
    """What it becomes a part of when some of it is drawn; for links in the midst of a text."""

    objects: tuple["Object", ...] = ()
    """What it holds behind its text."""

    def take(self, page: int, number: int) -> None:
        """Mark a stretch of content on a page as its own."""
        if self.inside is not None and not self.kids:
            self.inside.kids.append(self)
        self.kids.append(Mark(page, number))


class Object(NamedTuple):
    """An object on a page, such as a link."""

    page: int
    number: int


class Mark(NamedTuple):
    """A stretch of marked content on a page."""

    page: int
    number: int


Tagged = list[Tag | None]
"""For each row of a page what it belongs to; none for artifacts."""


def tags(title: Page | None, pages: Sequence[Page], script: Script) -> tuple[Tag, list[Tagged]]:
    """The tree, and for every page (the title page first, if any) what its rows belong to."""
    builder = _Builder(script, "H2" if title else "H1")
    rows = [builder.title(title)] if title else []
    rows += [
        [
            None if page.struck and page.is_struck(placed) else builder.row(placed)
            for placed in page.lines
        ]
        for page in pages
    ]
    return builder.root, rows


class _Builder:
    def __init__(self, script: Script, heading: str) -> None:
        self.script = script
        self.heading = heading
        self.root = Tag("Document")
        self.section = self.root
        self.key: tuple[int, int, Kind | None] = (-1, 0, None)
        """Element, side of a dual speech, and kind of the row before."""
        self.leaf = self.root
        self.speeches: dict[tuple[int, int], Tag] = {}
        self.dual: dict[int, Tag] = {}

    def title(self, page: Page) -> Tagged:
        """Rows that follow each other directly are one entry; the first is the title."""
        part = self.open(self.root, "Sect")
        found: Tagged = []
        leaf, before = part, None
        for placed in page.lines:
            place = (placed.row - 1, placed.x < 0 or placed.x > 200)
            if before is None or (placed.row, place[1]) != before:
                leaf = self.open(part, "P" if found else "H1")
            before = (placed.row + 1, place[1])
            found.append(leaf)
        return found

    def open(self, parent: Tag, name: str) -> Tag:
        tag = Tag(name)
        parent.kids.append(tag)
        return tag

    def row(self, placed: Placed) -> Tag | None:
        if placed.synthetic:
            return None
        element, side, kind = self.key
        if placed.kind is not kind or placed.element != element or self.side(placed) != side:
            self.key = (placed.element, self.side(placed), placed.kind)
            self.leaf = self.begin(placed, self.key)
        return self.leaf

    def begin(self, placed: Placed, key: tuple[int, int, Kind | None]) -> Tag:
        if placed.kind in _HEADINGS:
            self.section = self.open(self.root, "Sect")
            return self.open(self.section, self.heading)
        if placed.kind in _SPOKEN:
            return self.open(self.speech(placed, key[:2]), "P")
        return self.open(self.parent(), "P")

    def parent(self) -> Tag:
        """The scene; text before the first one has a section of its own."""
        if self.section is self.root:
            self.section = self.open(self.root, "Sect")
        return self.section

    def speech(self, placed: Placed, key: tuple[int, int]) -> Tag:
        if key not in self.speeches:
            self.speeches[key] = self.open(self.around(placed), "Div")
        return self.speeches[key]

    def around(self, placed: Placed) -> Tag:
        """What a speech stands in: the scene, or the division of two speeches side by side."""
        if not isinstance(self.script.elements[placed.element], DualSpeech):
            return self.parent()
        if placed.element not in self.dual:
            self.dual[placed.element] = self.open(self.parent(), "Div")
        return self.dual[placed.element]

    def side(self, placed: Placed) -> int:
        element = self.script.elements[placed.element] if placed.element >= 0 else None
        if not isinstance(element, DualSpeech):
            return 0
        return int(placed.offset >= element.right.span.start)
