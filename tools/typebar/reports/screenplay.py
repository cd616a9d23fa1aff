"""A screenplay as reports see it: scenes, speeches and pages, each counted once."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from typebar.model.work import Person
from typebar.reports.clock import Spent


class Setting(Enum):
    """Indoors or out; the value is what people read."""

    INTERIOR = "interior"
    EXTERIOR = "exterior"
    BOTH = "interior and exterior"
    UNSAID = "not said"


class Light(Enum):
    """The time of day, as a schedule sorts scenes."""

    DAY = "day"
    NIGHT = "night"
    TWILIGHT = "dawn or dusk"
    UNSAID = "not said"


class Lane(Enum):
    """What a printed row is."""

    HEADING = "headings"
    SPEECH = "speech"
    ACTION = "action"
    OTHER = "transitions and other rows"


class Tag(NamedTuple):
    """`[[prop: a lamp]]`."""

    kind: str
    item: str


class Stretch(NamedTuple):
    """Printed rows of one lane that follow each other; rows count through from the first page."""

    start: int
    stop: int
    lane: Lane


class Beginning(NamedTuple):
    """Where an act or another section of the outline begins."""

    title: str
    level: int
    row: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speech, with the verses that its speaker goes on to sing."""

    speaker: str
    scene: int
    """Index in Screenplay.scenes."""
    words: tuple[str, ...]
    rows: tuple[int, ...]
    """Printed rows of dialogue and lyrics, counted through from the first page."""
    unseen: bool
    """Whether the voice alone is heard: V.O., O.S."""
    second: bool
    """Whether it's the right one of two at the same time."""

    @property
    def lines(self) -> int:
        """How many rows."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene heading and what follows up to the next; the first may be what is before any."""

    number: str
    """As typed, else as counted; empty for what is before the first heading."""
    heading: str
    """As displayed; empty likewise."""
    setting: Setting
    location: str
    light: Light
    first: int
    """Index of the page on which it begins."""
    last: int
    """Index of the page on which its last row stands."""
    start: int
    """Its first row, counted through from the first page."""
    eighths: int
    rows: int
    """Printed ones."""
    lanes: dict[Lane, int]
    """Those rows by what they are; read-only."""
    utterances: tuple[int, ...]
    """Indexes in Screenplay.utterances."""
    named: frozenset[str]
    """People named in the action."""
    action_words: int
    synopses: tuple[str, ...]
    tags: tuple[Tag, ...]
    time: Spent


@dataclass(frozen=True, slots=True)
class PageTally:
    """A page's printed rows."""

    label: str
    lanes: dict[Lane, int]
    """Read-only."""
    scenes: int
    """How many begin on it."""


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A whole screenplay, counted."""

    scenes: tuple[Scene, ...]
    utterances: tuple[Utterance, ...]
    pages: tuple[PageTally, ...]
    page_rows: int
    stretches: tuple[Stretch, ...]
    beginnings: tuple[Beginning, ...]
    unsung: int
    """Words of lyrics that stand behind no speech."""
    vocabulary: tuple[str, ...]
    """Words of speech, lyrics and action in the order of the text."""
    cast: tuple[Person, ...]

    @property
    def headed(self) -> tuple[Scene, ...]:
        """The scenes that have a heading."""
        return tuple(scene for scene in self.scenes if scene.number)

    def label(self, page: int) -> str:
        """The page's number as printed."""
        return self.pages[page].label if page < len(self.pages) else ""

    def at(self, row: int) -> float:
        """A row's place in the whole, from 0 to 1."""
        return row / (self.page_rows * len(self.pages)) if self.pages else 0.0
