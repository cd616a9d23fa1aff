"""A report as data: what every format writes down."""

from dataclasses import dataclass
from enum import Enum

from typebar.reports.figures import Figure

Value = str | int | float | tuple[str, ...] | None


class Unit(Enum):
    """What a value is; the value of the unit is what JSON spells."""

    TEXT = "text"
    LABEL = "label"
    """A short text that stands in for a number: a page, a scene."""
    NAMES = "names"
    COUNT = "count"
    NUMBER = "number"
    """With one decimal."""
    EIGHTHS = "eighths"
    """Whole eighths of a page."""
    SHARE = "share"
    """From 0 to 1, four decimals."""
    SECONDS = "seconds"


class Column(Enum):
    """What becomes of a column where there is too little room."""

    KEPT = "kept"
    """Its texts are cut."""
    SPARE = "spare"
    """It's left out before others are."""
    FLOWING = "flowing"
    """Its texts go on in further lines."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, or the name of one fact."""

    key: str
    """As in CSV and JSON: "first_page"."""
    title: str
    """As people read it: "first page"."""
    unit: Unit
    room: Column = Column.KEPT


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that stands for the whole."""

    field: Field
    value: Value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values in the order of the fields."""

    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()
    """What the rows add up to, in the order of the fields; empty where they don't add up."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report on one work."""

    name: str
    """As on the command line: "one-liners"."""
    title: str
    lead: str
    """The finding in one sentence."""
    table: Table
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    """How it was counted, a sentence each."""
