"""How a page looks: measures as data, one TOML file a profile."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from typebar.layout.pages import UNITS_PER_COLUMN, Kind
from typebar.model.inline import Emphasis


class Align(Enum):
    """Which edge of its measure a row keeps to; the value is what TOML spells."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Numbering(Enum):
    """What is done about scene numbers; the value is what TOML spells."""

    KEPT = "kept"
    """Those that the writer typed."""
    AUTOMATIC = "automatic"
    """Every scene counts from 1; round those that the writer numbered, 12A and A12 as needed."""
    NONE = "none"


class ElementStyle(NamedTuple):
    """How the rows of one kind of element are set."""

    x: int
    """Left edge in 1/80 inch from the left margin."""
    width: int
    """Columns."""
    before: int = 0
    """Blank rows above; of two blocks' claims the larger wins."""
    hang: int = 0
    """Columns by which a hyphen or dash at a row's end may go over the width."""
    outdent: int = 0
    """Columns by which the first row starts further left, and is wider."""
    spacing: int = 1
    """Rows that each line takes: 2 is double spaced."""
    capitals: bool = False
    emphasis: Emphasis = Emphasis.NONE
    align: Align = Align.LEFT


class Paper(NamedTuple):
    """The sheet and the body on it."""

    width_mm: float
    height_mm: float
    left: int
    """Left margin in 1/80 inch."""
    top: int
    """Upper edge of the first body row, in 1/80 inch."""
    rows: int


class DualStyle(NamedTuple):
    """Two speeches side by side; places are those of the left one."""

    elements: Mapping[Kind, ElementStyle]
    """For parenthetical, dialogue and lyric."""
    cue: int
    """Where a cue of one letter starts, in 1/80 inch; a longer one starts further left."""
    right: int
    """How far the right column stands from the left one, in 1/80 inch."""

    def cue_style(self, letters: int, style: ElementStyle, shift: int) -> ElementStyle:
        """The style of a cue of so many letters, wide ones counted twice, moved right by `shift`.

        It starts 3/64 inch further left for each letter after the first, on the sixteenth of an
        inch that is next, and never left of its own column.

        Source: Final Draft 11, measured on cues of 2 to 29 letters.
        """
        x = max(0, round((self.cue - 3.75 * (max(letters, 1) - 1)) / 5) * 5)
        room = (self.right - x) // UNITS_PER_COLUMN - 1
        return style._replace(x=x + shift, width=min(style.width, room))


class Marks(NamedTuple):
    """What the page adds to the text; places in 1/80 inch from the left margin."""

    more: int
    numbered_width: int
    """Columns of a heading that has a number in both margins."""
    page_number_right: int
    """Right edge."""
    scene_number_left: int
    scene_number_right: int
    """Right edge."""
    more_text: str = "(MORE)"
    continued_text: str = "(CONT'D)"
    page_number_format: str = "{}."
    automatic_continued: bool = True
    """Whether a speaker who goes on after action gets the mark too."""
    numbering: Numbering = Numbering.KEPT
    scene_continued: bool = False
    """Whether a scene that goes over a page is marked below it and above the next."""
    scene_continued_text: str = "CONTINUED"
    number_cues: bool = False
    """Whether speeches are counted in the left margin, as in audio scripts."""


class PageStyle(NamedTuple):
    """Everything that pages of one profile have in common."""

    name: str
    summary: str
    paper: Paper
    elements: Mapping[Kind, ElementStyle]
    dual: DualStyle
    marks: Marks
    font: str = ""
    """The family of another face with letters of one width; empty: Courier Prime."""

    def of(self, kind: Kind) -> ElementStyle:
        """The style of one kind; what a profile leaves out looks like action."""
        return self.elements.get(kind) or self.elements[Kind.ACTION]


def freeze(elements: dict[Kind, ElementStyle]) -> Mapping[Kind, ElementStyle]:
    """A mapping that nobody changes."""
    return MappingProxyType(elements)
