"""Figures as data: what they show, not how they look. Places are fractions of the whole width."""

from typing import NamedTuple


class Tick(NamedTuple):
    """A named place on an axis."""

    at: float
    """From 0 to 1."""
    label: str


class Stretch(NamedTuple):
    """Something that lasts from one place to another, both from 0 to 1."""

    start: float
    stop: float


class Bar(NamedTuple):
    """One page's mark on a track."""

    start: float
    stop: float
    height: float
    """From 0 to 1."""


class Track(NamedTuple):
    """One character's row of the timeline."""

    label: str
    remark: str
    present: tuple[Stretch, ...]
    """Where there's a scene with them."""
    spoken: tuple[Bar, ...]


class Timeline(NamedTuple):
    """Who is there, and who speaks how much, over the pages."""

    title: str
    description: str
    tracks: tuple[Track, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    """Where acts begin."""
    told: str
    """What the figure shows, in words, for those who don't see it."""


class Curve(NamedTuple):
    """One line of small multiples that share their horizontal axis."""

    label: str
    points: tuple[tuple[float, float], ...]
    """Both from 0 to 1; each is held until the next one."""
    low: str
    high: str
    """What 0 and 1 stand for."""
    mean: float
    mean_label: str


class Curves(NamedTuple):
    """Curves one below the other over the pages."""

    title: str
    description: str
    curves: tuple[Curve, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    told: str


class Line(NamedTuple):
    """One line of a folded strip."""

    label: str
    upper: tuple[Stretch, ...]
    lower: tuple[Stretch, ...]
    marks: tuple[float, ...]
    """Where scenes begin."""
    width: float
    """How much of the whole width the line has; the last one may be short."""


class Strip(NamedTuple):
    """A script's rows in order, folded like a text: speech above, action below the line."""

    title: str
    description: str
    upper: str
    lower: str
    """What the two sides are."""
    lines: tuple[Line, ...]
    told: str


class Matrix(NamedTuple):
    """How often two of a list have to do with each other."""

    title: str
    description: str
    names: tuple[str, ...]
    upper: tuple[tuple[int, ...], ...]
    """For row and column; read where the column is right of the diagonal."""
    lower: tuple[tuple[int, ...], ...]
    told: str


class Measure(NamedTuple):
    """One horizontal bar."""

    label: str
    value: str
    """As it's written beside the bar."""
    dark: float
    light: float
    """Lengths from 0 to 1, one behind the other."""


class Bars(NamedTuple):
    """Bars to be compared; each may have two parts."""

    title: str
    description: str
    bars: tuple[Measure, ...]
    told: str
    dark_label: str = ""
    light_label: str = ""
    """What the parts are; empty where there's one."""


Figure = Timeline | Curves | Strip | Matrix | Bars
