"""Pages as plain data: what PDF, text drawings, page lists, lint and reports all read."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from typebar.model.inline import Run

UNITS_PER_COLUMN = 8
"""Horizontal places are whole units of 1/80 inch: a column is 8, a sixteenth of an inch 5."""


class Kind(Enum):
    """What a placed line is; the value is what JSON spells."""

    HEADING = "heading"
    SHOT = "shot"
    ACTION = "action"
    CENTRED = "centred"
    CUE = "cue"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    NOTE = "note"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    MORE = "more"
    CONTINUED = "continued"
    SCENE_NUMBER = "scene-number"
    PAGE_NUMBER = "page-number"
    HEADER = "header"
    FOOTER = "footer"
    REVISION = "revision"
    TITLE_PAGE = "title-page"

    # Members are one of a kind: their identity is hashed three times as fast as their name.
    __hash__ = object.__hash__


class Placed(NamedTuple):
    """One row of one element on a page."""

    row: int
    """From 0, the first row of the body; header lines have negative rows."""
    x: int
    """Left edge in 1/80 inch from the left margin of the text."""
    runs: tuple[Run, ...]
    kind: Kind
    element: int
    """Index in the script's elements; -1 for what belongs to none."""
    offset: int
    """Code point in the source where the row's first character stands; -1 for what layout adds."""
    synthetic: bool = False
    """Whether the layout added it: (MORE), repeated cues, numbers."""

    @property
    def text(self) -> str:
        """The row's characters."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


class Candidate(NamedTuple):
    """A place at which a page could have ended."""

    rows: int
    """Rows that the page would have held."""
    reason: str
    score: tuple[int, ...]
    """Compared from the left, the larger the better; empty where a rule forbids the cut."""
    rule: str = ""
    """That rule, in words."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the body, or the title page."""

    label: str
    """As printed: "2", "12A"; empty on the title page."""
    lines: tuple[Placed, ...]
    break_reason: str = ""
    """Why the page ends where it does; empty on the last."""
    rejected: tuple[Candidate, ...] = ()
    """Other ends that were weighed."""
    struck: tuple[tuple[int, int], ...] = ()
    """Stretches of rows, first and last, that are crossed out: not what the page is handed out
    for."""

    def is_struck(self, placed: Placed) -> bool:
        """Whether a row is crossed out; what belongs to the page as a whole never is."""
        return placed.element >= 0 and any(a <= placed.row <= b for a, b in self.struck)
